import { expect, test } from 'vitest'
import { OFFICE_CODE, OTHER_OFFICE_CODE, actorWith } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { refusalOf } from '#test/edited-plan.ts'
import { roadName } from '#test/planted-pair.ts'
import { plantPlan } from '#test/planted-works.ts'
import { testContext, upload } from '#test/working-plan.ts'
import { similarInImport } from './import-hints.commands.ts'

test('rows that look like works of the plan are told of, but not those that are its own projects, nor works of other years', async () => {
  const context = testContext(await openTestDatabase())
  const [{ plain, respelled }, past] = [roadName(), roadName()]
  const row = { budget: '500,000', months: [1] }
  await plantPlan(context, OFFICE.id, 2570, [{ name: plain, place: null, villages: [] }, { name: 'อบรมอาชีพแม่บ้าน' }])
  await plantPlan(context, OFFICE.id, 2569, [{ name: past.plain, place: null, villages: [] }])
  const target = await upload(context, OFFICE_CODE, [
    { ...row, name: respelled },
    { ...row, name: 'อบรมอาชีพแม่บ้าน' },
    { ...row, name: past.respelled },
  ])
  const { rowCount, hints } = await similarInImport(context, target, 2570)
  expect(rowCount).toBe(3)
  expect(hints).toMatchObject([{ row: respelled, name: plain }])
  const elsewhere = { ...context, actor: actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }) }
  expect(await refusalOf(similarInImport(elsewhere, target, 2570))).toMatchObject({ code: 'forbidden' })
})
