import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { actorWith, OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { edit, list, PLANNER, planOf, refusalOf, set, undo } from '#test/edited-plan.ts'
import { testContext } from '#test/working-plan.ts'
import { projectsApi } from './projects.api.ts'

let planner: Context
let engineer: Context
let clerk: Context
beforeAll(async () => {
  planner = { ...testContext(await openTestDatabase()), actor: { ...PLANNER, userId: 'planner' } }
  const other = (name: string) => actorWith(['planning-officer'], { name, positionTitle: 'นายช่างโยธา' })
  engineer = { ...planner, actor: { ...other('ช่างตัวอย่าง'), userId: 'engineer' } }
  clerk = { ...planner, actor: { ...other('ธุรการตัวอย่าง'), userId: 'clerk' } }
})

describe('a conflict', () => {
  test('tells who changed the field that stands against the edit, and when, not who came last', async () => {
    const { year, first } = await planOf(planner, 1)
    const theirs = await edit(engineer, year, [set(first, { place: 'ของช่าง' })])
    await edit(clerk, year, [set({ ...first, version: 2 }, { note: 'ของธุรการ' })])
    const refused = await refusalOf(edit(planner, year, [set(first, { place: 'ของแผน' })]))
    expect(theirs.changeCount).toBe(1)
    expect(refused.conflicts).toMatchObject([
      {
        projectId: first.id,
        fields: ['place'],
        by: 'ช่างตัวอย่าง (นายช่างโยธา)',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      },
    ])
  })

  test('with a deletion tells who deleted, and what the project was', async () => {
    const { year, first } = await planOf(planner, 2)
    await edit(clerk, year, [set(first, { note: 'ก่อนลบ' })])
    await edit(engineer, year, [{ type: 'delete', projectId: first.id, version: 2 }])
    const refused = await refusalOf(edit(planner, year, [set(first, { place: 'ของแผน' })]))
    expect(refused.conflicts).toMatchObject([
      { current: null, by: 'ช่างตัวอย่าง (นายช่างโยธา)', last: { id: first.id, name: first.name, note: 'ก่อนลบ' } },
    ])
  })

  test('is what undoing meets where another left a field as it was found', async () => {
    const { year, first } = await planOf(planner, 1)
    const id = 'c4b2a0ce-6f3f-4d7e-8f57-0f1b6f6d1b11'
    await edit(planner, year, [set(first, { months: 2 })], id)
    await edit(engineer, year, [set({ ...first, version: 2 }, { months: 4 })])
    await edit(engineer, year, [set({ ...first, version: 3 }, { months: 2 })])
    expect((await refusalOf(undo(planner, year, id))).conflicts).toMatchObject([{ by: 'ช่างตัวอย่าง (นายช่างโยธา)' }])
    expect(await list(planner, year)).toMatchObject([{ months: 2, version: 4 }])
  })
})

test.each([
  ['editProjects', 'edits'],
  ['undoEdit', 'undo'],
])('%s is not done in the name of another than who made it', async (operationId) => {
  const { year, first } = await planOf(planner, 1)
  const route = projectsApi.find((each) => each.operationId === operationId)
  if (!route) throw new Error(operationId)
  const ids = ['b0d5a7e2-9c39-4f5e-9b64-7c7d3a1f0e01', 'b0d5a7e2-9c39-4f5e-9b64-7c7d3a1f0e02'] as const
  await edit(planner, year, [set(first, { note: 'ก' })], ids[0])
  const body =
    operationId === 'undoEdit'
      ? { editId: ids[1], undoes: ids[0] }
      : { editId: ids[1], edits: [set({ ...first, version: 2 }, { note: 'ข' })] }
  const as = (author: string) =>
    route.run(planner, {
      params: { officeCode: OFFICE_CODE, fiscalYear: String(year) },
      query: {},
      body: { ...body, as: author },
      headers: {},
    })
  const refused = await refusalOf(as('engineer'))
  expect([refused.code, refused.problems]).toMatchObject(['forbidden', [{ field: 'as', rule: 'other-person' }]])
  expect(await list(planner, year)).toMatchObject([{ note: 'ก' }])
  await as('planner')
  expect(await list(planner, year)).not.toMatchObject([{ note: 'ก' }])
})
