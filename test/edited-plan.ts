import { randomUUID } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { AppError } from '#src/domain/errors.ts'
import { listLiveProjects } from '#src/features/projects/project-views.commands.ts'
import { editProjects, undoEdit } from '#src/features/projects/projects.commands.ts'
import type { Edit, EditAnswer, LiveProject } from '#src/features/projects/projects.ts'
import { actorWith, OFFICE_CODE } from './actors.ts'
import { freshPlan } from './plan-at-step.ts'

/** Who edits in tests, unless another is named. */
export const PLANNER = actorWith(['planning-officer'], {
  name: 'ผู้วางแผนตัวอย่าง',
  positionTitle: 'นักวิเคราะห์นโยบายและแผน',
})

/** An edit of some fields of a project as it was on the screen. */
export const set = (
  project: { id: string; version: number },
  fields: Extract<Edit, { type: 'set' }>['fields'],
): Edit => ({ type: 'set', projectId: project.id, version: project.version, fields })

/** The refusal that a command ends with. @throws Error when it does not, or breaks */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof AppError) return error
  throw new Error(`no refusal: ${String(error)}`)
}

/** Does edits in a plan of the first office. */
export const edit = (
  context: Context,
  year: number,
  edits: Edit[],
  editId: string = randomUUID(),
): Promise<EditAnswer> => editProjects(context, OFFICE_CODE, year, { editId, edits })

/** Undoes an edit in a plan of the first office. */
export const undo = (context: Context, year: number, undoes: string, editId: string = randomUUID()) =>
  undoEdit(context, OFFICE_CODE, year, { editId, undoes })

/** The whole plan of the first office, as its table has it. */
export const list = async (context: Context, year: number): Promise<LiveProject[]> =>
  (await listLiveProjects(context, OFFICE_CODE, year, { limit: 5_000, cursor: null })).items

/** A fresh plan of some projects, as the table has them. */
export async function planOf(context: Context, count: number) {
  const { fiscalYear: year, id: planId } = await freshPlan(context, count)
  const projects = await list(context, year)
  const [first, second, third] = projects
  if (!first) throw new Error('the plan is empty')
  return { year, planId, projects, first, second: second ?? first, third: third ?? first }
}
