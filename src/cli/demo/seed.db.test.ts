import { expect, it } from 'vitest'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { configurePlan, listPlansOf, makeBook, openPlan } from '#src/features/plans/plans.commands.ts'
import { listPlanIntakes } from '#src/features/intakes/intake-views.commands.ts'
import { openTestDatabase } from '#test/database.ts'
import { DEMO_OFFICE, DEMO_YEAR } from './demo-office.ts'
import { demoProjects } from './demo-projects.ts'
import { tidyFile } from './office-files.ts'
import { seedDemo } from './seed.ts'

const db = await openTestDatabase()
const context = { db, actor: LOCAL_OPERATOR, now: () => new Date('2026-11-22T03:00:00Z') }

it('fills in the plan once, and leaves what people have changed since', async () => {
  const planFile = await tidyFile(demoProjects())
  await seedDemo(context, planFile)
  const { plan, projects, office } = await openPlan(context, DEMO_OFFICE.dlaCode, DEMO_YEAR)
  expect(projects).toHaveLength(80)
  expect(office).toMatchObject({ name: DEMO_OFFICE.name, province: DEMO_OFFICE.province })
  expect(plan).toMatchObject({ announcementNumber: '1/2569', announcementDate: '2026-10-15', signatoryName: null })

  const { regulation, levelLabel, version } = plan
  await configurePlan(
    context,
    { officeCode: DEMO_OFFICE.dlaCode, fiscalYear: DEMO_YEAR },
    {
      regulation,
      levelLabel,
      version,
      preparedBy: '',
      announcementNumber: '9/2569',
      announcementDate: '',
      signatoryName: '',
      signatoryPosition: '',
      digits: 'arabic',
      rowOrder: 'file',
      optionalColumns: [],
    },
  )
  await seedDemo(context, planFile)
  expect(await listPlansOf(context, DEMO_OFFICE.dlaCode)).toHaveLength(1)
  expect(await listPlanIntakes(context, DEMO_OFFICE.dlaCode, DEMO_YEAR)).toHaveLength(1)
  expect((await openPlan(context, DEMO_OFFICE.dlaCode, DEMO_YEAR)).plan.announcementNumber).toBe('9/2569')

  const book = await makeBook(context, DEMO_OFFICE.dlaCode, DEMO_YEAR)
  expect(book.partTwo.summary.total.projectCount).toBe(80)
  expect(book.partTwo.equipment).toHaveLength(5)
})
