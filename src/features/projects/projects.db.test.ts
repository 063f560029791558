import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { readOrg } from '#src/db/scope.ts'
import { PLAN_STATUSES } from '#src/domain/plan-status.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { edit, list, PLANNER, planOf, refusalOf, set } from '#test/edited-plan.ts'
import { planAt } from '#test/plan-at-step.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { changesSince, openProject, projectHistory } from './project-views.commands.ts'
import { editProjects } from './projects.commands.ts'
import type { Edit, EditAnswer } from './projects.ts'

let context: Context
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), actor: PLANNER }
})

const stored = async (year: number) => (await openPlan(context, OFFICE_CODE, year)).projects

describe('editing', () => {
  test('saves, tells what changed, and keeps who did it, from what to what', async () => {
    const { year, first, planId } = await planOf(context, 2)
    const funds = [
      { source: 'เงินสะสม', amountSatang: 12_345 },
      { source: 'เทศบัญญัติ', amountSatang: null },
    ]
    const answer = await edit(context, year, [set(first, { name: 'ขุดลอกคลองตัวอย่าง', funds, place: 'หมู่ที่ 7' })])
    expect(answer).toMatchObject({
      changeCount: 1,
      deleted: [],
      projects: [{ id: first.id, version: 2, funds, villages: [7] }],
    })
    const [saved] = await stored(year)
    expect(saved).toMatchObject({ name: 'ขุดลอกคลองตัวอย่าง', funds, villages: [7], version: 2 })
    expect(await projectHistory(context, OFFICE_CODE, year, first.id)).toMatchObject([
      {
        action: 'edited',
        actor: 'ผู้วางแผนตัวอย่าง (นักวิเคราะห์นโยบายและแผน)',
        isUndone: false,
        changes: [
          { field: 'name', from: first.name, to: 'ขุดลอกคลองตัวอย่าง' },
          { field: 'funds', from: first.funds, to: funds },
          { field: 'place' },
          { field: 'villages', from: [1], to: [7] },
        ],
      },
    ])
    const entries = await readOrg(context.db, OFFICE.id, (tx) =>
      tx.selectFrom('audit_entry').selectAll().where('subject_id', '=', planId).execute(),
    )
    expect(entries).toMatchObject([{ action: 'project.edit', detail: { edited: 1, fiscalYear: year } }])
    expect(await auditOf(context, OFFICE.id)).toMatchObject({ brokenAt: null })
  })

  test('keeps with the edits what is saved alongside, or neither; a repeated edit runs it no more', async () => {
    const { year, first, planId } = await planOf(context, 1)
    const request = { editId: randomUUID(), edits: [set(first, { note: 'ใหม่' })] }
    const failing = editProjects(context, OFFICE_CODE, year, request, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await list(context, year)).toEqual([first])
    const marked = () =>
      editProjects(context, OFFICE_CODE, year, request, async (tx, { projects }) => {
        const id = projects[0]?.id ?? ''
        await appendAudit(tx, { at: context.now(), actor: planId, action: 'x', subjectType: 'project', subjectId: id })
      })
    expect([await marked(), await marked()]).toMatchObject([{ changeCount: 1 }, { changeCount: 1 }])
    const entries = await readOrg(context.db, OFFICE.id, (tx) =>
      tx.selectFrom('audit_entry').select('subject_id').where('actor', '=', planId).execute(),
    )
    expect(entries).toEqual([{ subject_id: first.id }])
  })

  test('is all or nothing', async () => {
    const { year, first, second } = await planOf(context, 2)
    const refused = await refusalOf(edit(context, year, [set(first, { note: 'ใหม่' }), set(second, { name: '' })]))
    expect(refused.problems).toMatchObject([{ field: `${second.id}.name` }])
    expect(await list(context, year)).toEqual([first, second])
    expect((await changesSince(context, OFFICE_CODE, year, 0)).changeCount).toBe(0)
  })

  test('is done once, however often it is sent', async () => {
    const { year, first } = await planOf(context, 2)
    const [editId, projectId] = [randomUUID(), randomUUID()]
    const edits: Edit[] = [
      { type: 'create', projectId, fields: { name: 'โครงการใหม่' }, beforeId: null },
      set(first, { note: 'ใหม่' }),
    ]
    const byId = ({ projects, ...rest }: EditAnswer) => ({
      ...rest,
      projects: projects.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    })
    const answers = await Promise.all([edit(context, year, edits, editId), edit(context, year, edits, editId)])
    const again = await edit(context, year, edits, editId)
    for (const answer of answers) expect(byId(answer)).toEqual(byId(again))
    expect(await list(context, year)).toHaveLength(3)
    expect(await projectHistory(context, OFFICE_CODE, year, first.id)).toHaveLength(1)
  })

  test('makes, moves and deletes in the order of the plan', async () => {
    const { year, first, second, third } = await planOf(context, 3)
    const id = randomUUID()
    const answer = await edit(context, year, [
      { type: 'create', projectId: id, fields: { name: 'แทรก' }, beforeId: second.id },
      { type: 'move', projectIds: [third.id], beforeId: first.id, into: { strategyNo: 2, strategy: 'ใหม่' } },
      { type: 'delete', projectId: second.id, version: 1 },
    ])
    expect((await list(context, year)).map((project) => project.id)).toEqual([third.id, first.id, id])
    expect(answer.deleted).toEqual([second.id])
    expect(await openProject(context, OFFICE_CODE, year, third.id)).toMatchObject({
      project: { strategyNo: 2, strategy: 'ใหม่' },
    })
  })

  test('a project of another plan or office is not there', async () => {
    const [here, there] = [await planOf(context, 1), await planOf(context, 1)]
    const change = [set(here.first, { note: 'ก' })]
    const refused = await refusalOf(edit(context, here.year, [set(there.first, { note: 'ก' })]))
    expect(refused.conflicts).toMatchObject([{ current: null }])
    const taken: Edit = { type: 'create', projectId: there.first.id, fields: { name: 'ก' }, beforeId: null }
    expect((await refusalOf(edit(context, here.year, [taken]))).problems).toMatchObject([{ rule: 'id-taken' }])
    const stranger = { ...context, actor: actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }) }
    expect((await refusalOf(edit(stranger, here.year, change))).code).toBe('forbidden')
    const theirs = editProjects(stranger, OTHER_OFFICE_CODE, here.year, { editId: randomUUID(), edits: change })
    expect((await refusalOf(theirs)).code).toBe('not_found')
    expect(await list(context, here.year)).toEqual([here.first])
  })

  test('a division edits its own only, and sees which those are', async () => {
    const { year, first } = await planOf(context, 1)
    const [own, other] = (['กองช่าง', 'กองคลัง'] as const).map((name) => ({
      ...context,
      actor: actorWith(['division-officer'], { divisions: [name] }),
    }))
    if (!own || !other) throw new Error('two divisions')
    expect((await edit(own, year, [set(first, { note: 'ของกองช่าง' })])).projects).toMatchObject([{ mayEdit: true }])
    const refused = await refusalOf(edit(other, year, [set({ ...first, version: 2 }, { note: 'ก' })]))
    expect(refused.code).toBe('forbidden')
    expect(await openProject(other, OFFICE_CODE, year, first.id)).toMatchObject({
      project: { mayEdit: false, note: 'ของกองช่าง' },
      allowed: { edit: false, arrange: false },
    })
  })

  test.each(PLAN_STATUSES.filter((status) => !['collect', 'draft'].includes(status)))(
    'nothing can be changed at %s',
    async (status) => {
      const { fiscalYear, projects } = await planAt(context, status)
      const [project] = await list(context, fiscalYear)
      expect(project).toMatchObject({ id: projects[0]?.id, mayEdit: false })
      if (!project) return
      const edits: Edit[] = [
        set(project, { note: 'ก' }),
        { type: 'delete', projectId: project.id, version: 1 },
        { type: 'create', projectId: randomUUID(), fields: { name: 'ก' }, beforeId: null },
        { type: 'move', projectIds: [project.id], beforeId: null },
      ]
      for (const each of edits) expect((await refusalOf(edit(context, fiscalYear, [each]))).code).toBe('forbidden')
      expect(await list(context, fiscalYear)).toEqual([project])
    },
  )

  test('costs a few statements, however large the plan', async () => {
    const { year, first } = await planOf(context, 1_200)
    const { db, statements } = counting(context)
    await edit({ ...context, db }, year, [set(first, { months: 1 })])
    expect(statements.filter((text) => /^(select|insert|update|delete|with) /.test(text)).length).toBeLessThanOrEqual(
      10,
    )
  })
})

/** The same database, telling the statements that go through it. */
function counting({ db }: Context): { db: Context['db']; statements: string[] } {
  const statements: string[] = []
  const pool = new Proxy(db.pool, {
    get: (target, property) => {
      if (property !== 'connect') return Reflect.get(target, property) as unknown
      return async () => {
        const client = await target.connect()
        const query = client.query.bind(client) as (...args: unknown[]) => unknown
        return new Proxy(client, {
          get: (inner, name) => {
            if (name === 'release') return inner.release.bind(inner)
            if (name !== 'query') return Reflect.get(inner, name) as unknown
            return (...args: unknown[]) => {
              statements.push(String(args[0]))
              return query(...args)
            }
          },
        })
      }
    },
  })
  return { db: { ...db, pool }, statements }
}
