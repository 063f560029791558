import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { wordsOf } from '#src/features/projects/table/plan-words.ts'
import { WHOLE_PLAN } from '#src/features/projects/table/view-address.ts'
import { buildModel } from '#src/features/projects/table/view-model.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { edit, list, PLANNER, planOf, set } from '#test/edited-plan.ts'
import { testContext } from '#test/working-plan.ts'
import { openTable } from './plan-table.commands.ts'

let context: Context
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), actor: PLANNER }
})

/** A plan of groups that are spelt alike, without a strategy, without a programme, with several funds and with none. */
async function motleyPlan() {
  const { year, projects } = await planOf(context, 9)
  const traits = [
    { strategyNo: 2, strategy: 'เศรษฐกิจ', programme: 'แผนงานการศึกษา', departments: ['กองช่าง', 'กองคลัง'] },
    { strategyNo: 1, strategy: 'คุณภาพชีวิต', programme: 'แผนงานของเราเอง', departments: [] },
    { strategyNo: null, strategy: null, programme: null, departments: ['กองช่าง'] },
    { strategyNo: 2, strategy: 'เศรษฐกิจและสังคม', programme: 'แผนงานการศึกษา', funds: [] },
    { strategyNo: null, strategy: 'ไม่มีเลข', programme: null, funds: [{ source: 'เงินกู้', amountSatang: null }] },
    {
      strategyNo: 1,
      strategy: 'คุณภาพชีวิต',
      programme: 'แผนงานการศึกษา',
      funds: [
        { source: 'เงินกู้', amountSatang: 5 },
        { source: 'เงินสะสม', amountSatang: 7 },
      ],
    },
  ]
  await edit(
    context,
    year,
    projects.flatMap((project, index) => {
      const fields = traits[index]
      return fields ? [set(project, fields)] : []
    }),
  )
  return { year, projects: await list(context, year) }
}

test.each([1, 4, 7, 100])('the first %i rows of a plan are those that its projects give', async (most) => {
  const { year, projects } = await motleyPlan()
  const start = await openTable(context, OFFICE_CODE, year, { view: WHOLE_PLAN, most })
  const model = buildModel(projects, WHOLE_PLAN)
  expect(start.rows).toEqual(model.rows.slice(0, most))
  expect([start.rowCount, start.shown, start.whole]).toEqual([model.rows.length, model.shown, model.whole])
  expect(start.words).toEqual(wordsOf(projects))
})

test('a filtered view begins with its own rows', async () => {
  const { year, projects } = await motleyPlan()
  const view = { ...WHOLE_PLAN, department: 'กองช่าง' }
  const start = await openTable(context, OFFICE_CODE, year, { view, most: 2 })
  const model = buildModel(projects, view)
  expect([start.rows, start.rowCount, start.shown]).toEqual([model.rows.slice(0, 2), model.rows.length, model.shown])
})

test('there is no table without a plan', async () => {
  await expect(openTable(context, OFFICE_CODE, 2599, { view: WHOLE_PLAN, most: 5 })).rejects.toMatchObject({
    code: 'not_found',
  })
})
