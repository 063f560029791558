import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { edit, list, PLANNER, planOf, refusalOf, set, undo } from '#test/edited-plan.ts'
import { takeIn, testContext } from '#test/working-plan.ts'
import { changesSince, listLiveProjects, openProject, projectHistory } from './project-views.commands.ts'
import type { Edit, LiveProject } from './projects.ts'

let context: Context
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), actor: PLANNER }
})

describe('undoing', () => {
  const content = (projects: readonly LiveProject[]) =>
    projects.map(({ version: _version, position: _position, ...project }) => project)

  test('brings all back, and does it again', async () => {
    const { year, first, second, third, projects } = await planOf(context, 4)
    const [doing, undoing, id] = [randomUUID(), randomUUID(), randomUUID()]
    const edits: Edit[] = [
      { type: 'delete', projectId: second.id, version: 1 },
      {
        type: 'create',
        projectId: id,
        fields: { name: 'ใหม่', funds: [{ source: 'เงินกู้', amountSatang: 5 }] },
        beforeId: first.id,
      },
      { type: 'move', projectIds: [third.id], beforeId: null },
      set(first, { funds: [], departments: ['กองคลัง'], note: 'ใหม่' }),
    ]
    await edit(context, year, edits, doing)
    const after = await list(context, year)
    const answer = await undo(context, year, doing, undoing)
    expect(answer.deleted).toEqual([id])
    expect(content(await list(context, year))).toEqual(content(projects))
    const replayed = await undo(context, year, doing, undoing)
    expect([replayed.changeCount, replayed.deleted]).toEqual([answer.changeCount, answer.deleted])
    await undo(context, year, undoing)
    expect(content(await list(context, year))).toEqual(content(after))
    const history = await projectHistory(context, OFFICE_CODE, year, second.id)
    expect(history.map(({ action, isUndone }) => [action, isUndone])).toEqual([
      ['undone', false],
      ['restored', true],
      ['deleted', true],
    ])
  })

  test('is refused after a later change, and changes nothing', async () => {
    const { year, first, second } = await planOf(context, 2)
    const doing = randomUUID()
    await edit(context, year, [set(first, { note: 'ก' }), set(second, { note: 'ก' })], doing)
    await edit(context, year, [set({ ...first, version: 2 }, { note: 'ข' })])
    const before = await list(context, year)
    expect((await refusalOf(undo(context, year, doing))).conflicts).toMatchObject([
      { projectId: first.id, fields: ['note'] },
    ])
    expect(await list(context, year)).toEqual(before)
    expect((await refusalOf(undo(context, year, randomUUID()))).code).toBe('not_found')
  })
})

test('what was deleted does not come back over a project of another plan that has its id now', async () => {
  const [here, elsewhere] = [await planOf(context, 1), await planOf(context, 1)]
  const [deleting, projectId] = [randomUUID(), here.first.id]
  await edit(context, here.year, [{ type: 'delete', projectId, version: 1 }], deleting)
  await edit(context, elsewhere.year, [{ type: 'create', projectId, fields: { name: 'ของแผนอื่น' }, beforeId: null }])
  expect((await refusalOf(undo(context, here.year, deleting))).code).toBe('conflict')
  expect((await list(context, elsewhere.year)).map(({ name }) => name)).toContain('ของแผนอื่น')
})

test('half a character is no fault of ours', async () => {
  const { year, first } = await planOf(context, 1)
  const { projects } = await edit(context, year, [set(first, { note: 'ก\ud800', departments: ['\udc00ข'] })])
  expect(projects).toMatchObject([{ note: 'ก\ufffd', departments: ['\ufffdข'] }])
})

describe('following', () => {
  test('what changed since, also of those that only gave way', async () => {
    const { year, first, second, third } = await planOf(context, 3)
    await edit(context, year, [set(first, { note: 'ก' })])
    await edit(context, year, [{ type: 'delete', projectId: third.id, version: 1 }])
    const id = randomUUID()
    const made = await edit(context, year, [
      { type: 'create', projectId: id, fields: { name: 'แทรก' }, beforeId: second.id },
    ])
    const all = await changesSince(context, OFFICE_CODE, year, 0)
    expect(all).toMatchObject({ changeCount: made.changeCount, deleted: [third.id], reload: false })
    const known = new Map([first, second, third, ...all.projects].map((project) => [project.id, project]))
    for (const gone of all.deleted) known.delete(gone)
    expect([...known.values()].toSorted((a, b) => a.position - b.position)).toEqual(await list(context, year))
    expect((await changesSince(context, OFFICE_CODE, year, made.changeCount)).projects).toEqual([])
    expect((await changesSince(context, OFFICE_CODE, year, made.changeCount + 1)).reload).toBe(true)
  })

  test('a file that is taken in: the list is loaded anew, with the villages that its places name', async () => {
    const rows = [
      { name: 'ก่อสร้างถนนตัวอย่าง', place: 'หมู่ที่ 3, 5 และ ๗' },
      { name: 'ขุดลอกคลองตัวอย่าง', place: 'ทั้งตำบล' },
    ]
    await takeIn(context, OFFICE_CODE, rows)
    const [first, second] = await list(context, 2570)
    expect([first?.villages, second?.villages]).toEqual([[3, 5, 7], []])
    if (!first || !second) throw new Error('two projects')
    const { changeCount } = await changesSince(context, OFFICE_CODE, 2570, 0)
    await edit(context, 2570, [set(second, { villages: [9] })])
    await takeIn(
      context,
      OFFICE_CODE,
      rows.map((row) => ({ ...row, place: 'หมู่ที่ 4' })),
    )
    expect(await changesSince(context, OFFICE_CODE, 2570, changeCount)).toMatchObject({ reload: true, projects: [] })
    // What a person has set stays; what was read from the place follows it.
    expect((await list(context, 2570)).map(({ villages }) => villages)).toEqual([[4], [9]])
    // Room between the rows of a file: putting one in between moves no other.
    const made: Edit = { type: 'create', projectId: randomUUID(), fields: { name: 'แทรก' }, beforeId: second.id }
    expect((await edit(context, 2570, [made])).projects).toHaveLength(1)
  })

  test('parts make up the whole, each project once, in order', async () => {
    const { year, first, projects } = await planOf(context, 25)
    await edit(context, year, [{ type: 'move', projectIds: [first.id], beforeId: projects[12]?.id ?? null }])
    const found: LiveProject[] = []
    let cursor: string | null = null
    do {
      const part = await listLiveProjects(context, OFFICE_CODE, year, { limit: 7, cursor })
      found.push(...part.items)
      cursor = part.nextCursor
    } while (cursor !== null)
    expect(found).toEqual(await list(context, year))
    expect(found).toHaveLength(25)
    expect((await refusalOf(listLiveProjects(context, OFFICE_CODE, year, { limit: 7, cursor: "1.'" }))).code).toBe(
      'invalid',
    )
  })

  test('a project that is not there', async () => {
    const { year } = await planOf(context, 1)
    for (const id of [randomUUID(), 'x'])
      for (const view of [openProject, projectHistory])
        expect((await refusalOf(view(context, OFFICE_CODE, year, id))).code).toBe('not_found')
  })
})

describe('many hands', () => {
  const EDITORS = 20
  const ROUNDS = 5

  test('lose nothing: every acknowledged step of a counter is in the sum, every own field is as last set', async () => {
    const { year, planId, projects } = await planOf(context, 6)
    const acknowledged = new Map<string, number>()
    const own = new Map<string, string>()
    const work = async (editor: number): Promise<void> => {
      for (let round = 0; round < ROUNDS; round++) {
        const { id } = projects[(editor * 7 + round) % projects.length] ?? { id: '' }
        const { project } = await openProject(context, OFFICE_CODE, year, id)
        const strategyNo = (project.strategyNo ?? 0) + 1
        try {
          await edit(context, year, [
            // Without the values of the screen: two who set the same number would otherwise agree.
            set(project, { strategyNo }),
          ])
          acknowledged.set(id, (acknowledged.get(id) ?? 0) + 1)
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'conflict')) throw error
        }
        const text = `${editor}.${round}`
        const made = randomUUID()
        await edit(context, year, [
          { type: 'create', projectId: made, fields: { name: text }, beforeId: projects[0]?.id ?? null },
        ])
        own.set(made, text)
      }
    }
    await Promise.all(Array.from({ length: EDITORS }, (_, editor) => work(editor)))
    const now = new Map((await list(context, year)).map((project) => [project.id, project]))
    for (const project of projects)
      expect(now.get(project.id)?.strategyNo).toBe((project.strategyNo ?? 0) + (acknowledged.get(project.id) ?? 0))
    expect([...acknowledged.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(EDITORS)
    for (const [id, name] of own) expect(now.get(id)?.name).toBe(name)
    expect(now.size).toBe(projects.length + EDITORS * ROUNDS)
    const seqs = await readOrg(context.db, OFFICE.id, (tx) =>
      tx.selectFrom('project_change').select('seq').where('plan_id', '=', planId).orderBy('seq').execute(),
    )
    expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, at) => at + 1))
  })
})
