import { expect, it } from 'vitest'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { openBudget } from '#src/features/budgets/budgets.commands.ts'
import { openInbox } from '#src/features/collections/inbox-views.commands.ts'
import { openRounds } from '#src/features/collections/rounds.commands.ts'
import { openPlacing } from '#src/features/development/placing.commands.ts'
import { findPlanDuplicates } from '#src/features/duplicates/radar.commands.ts'
import { openTestDatabase } from '#test/database.ts'
import { DEMO_OFFICE, DEMO_SENT, DEMO_YEAR } from './demo-office.ts'
import { demoProjects } from './demo-projects.ts'
import { tidyFile } from './office-files.ts'
import { seedDemoCollection } from './seed-collection.ts'
import { seedDemoBudget, seedDemoDevelopment } from './seed-money.ts'
import { seedDemoPeople } from './seed-people.ts'
import { seedDemo } from './seed.ts'

const db = await openTestDatabase()
const context = { db, actor: LOCAL_OPERATOR, now: () => new Date('2026-11-22T03:00:00Z') }
const at = [context, DEMO_OFFICE.dlaCode, DEMO_YEAR] as const

it('shows a round half answered, a road that is there twice, a budget and a development plan, once', async () => {
  const projects = demoProjects()
  await seedDemo(context, await tidyFile(projects))
  await seedDemoPeople(context, 'ทดลอง-ระบบ-ตัวอย่าง')
  for (const _time of [1, 2]) {
    await seedDemoDevelopment(context, projects)
    await seedDemoBudget(context, projects)
    await seedDemoCollection(context)
  }
  const { rounds } = await openRounds(...at)
  expect(rounds).toHaveLength(1)
  expect(rounds[0]?.answered).toBe(1)
  expect(JSON.stringify(await openInbox(...at))).toContain('แขวงทางหลวงตัวอย่างที่ 1')
  const pairs = JSON.stringify(await findPlanDuplicates(...at))
  expect(pairs).toContain(DEMO_SENT[0].name)

  const { tied } = await openBudget(...at)
  expect(tied.instruments).toHaveLength(1)
  expect(tied.lines).toHaveLength(12)
  // All but the pavement have their project, or a reason.
  expect(tied.lines.filter(({ restSatang, leftOutSatang }) => restSatang !== leftOutSatang)).toHaveLength(1)
  expect((await openPlacing(...at)).rows.filter(({ placing }) => placing !== null).length).toBeGreaterThan(20)
})
