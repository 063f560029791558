import type { Edit, EditAnswer, LiveProject, ProjectFields } from '../projects.ts'
import { blankProject } from './blank-project.ts'

/** The projects of a plan by id, as the server last told of them. */
export type LivePlan = ReadonlyMap<string, LiveProject>

/** The projects in the order of the plan. */
export const inPlanOrder = (plan: LivePlan): LiveProject[] =>
  [...plan.values()].toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))

/** The plan after what the server tells has changed; of two states of a project the newer one stays. */
export function withAnswer(plan: LivePlan, { projects, deleted }: Pick<EditAnswer, 'projects' | 'deleted'>): LivePlan {
  const next = new Map(plan)
  for (const project of projects) {
    const known = next.get(project.id)
    if (known === undefined || known.version <= project.version) next.set(project.id, project)
  }
  for (const id of deleted) next.delete(id)
  return next
}

/** The plan as it will stand when the edits have been taken: what is shown before the server has answered. */
export function withEdits(projects: readonly LiveProject[], edits: readonly Edit[]): LiveProject[] {
  let rows = [...projects]
  for (const edit of edits) rows = withEdit(rows, edit)
  return rows
}

function withEdit(rows: LiveProject[], edit: Edit): LiveProject[] {
  switch (edit.type) {
    case 'set': {
      const at = rows.findIndex(({ id }) => id === edit.projectId)
      const project = rows[at]
      // The list is this function's own copy: a paste of hundreds of rows must not copy it hundreds of times.
      if (project !== undefined) rows[at] = { ...project, ...edit.fields }
      return rows
    }
    case 'create':
      return rows.some(({ id }) => id === edit.projectId)
        ? rows
        : insertedBefore(rows, edit.beforeId, [blankProject({ ...edit.fields, id: edit.projectId })])
    case 'delete':
      return rows.filter(({ id }) => id !== edit.projectId)
    case 'move': {
      const moved = rows
        .filter(({ id }) => edit.projectIds.includes(id))
        .map((project) => ({ ...project, ...edit.into }))
      const rest = rows.filter(({ id }) => !edit.projectIds.includes(id))
      return insertedBefore(rest, edit.beforeId, moved)
    }
  }
}

function insertedBefore(rows: LiveProject[], beforeId: string | null, added: readonly LiveProject[]): LiveProject[] {
  const at = beforeId === null ? -1 : rows.findIndex(({ id }) => id === beforeId)
  return at === -1 ? [...rows, ...added] : rows.toSpliced(at, 0, ...added)
}

/** An edit of fields of a project as it is on the screen: with its version, and with what stood in those fields. */
export function setEdit(project: LiveProject, fields: Partial<ProjectFields>): Edit {
  const base = Object.fromEntries(
    Object.keys(fields).map((field) => [field, project[field as keyof ProjectFields]]),
  ) as Partial<ProjectFields>
  return { type: 'set', projectId: project.id, version: project.version, fields, base }
}
