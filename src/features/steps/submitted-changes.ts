import { changedFields, fieldsOf, type FieldChange, type ProjectFields } from '#src/features/projects/projects.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'

/** A project as the copy of a submitted draft keeps it. */
export type SubmittedProject = ProjectFields & { id: string }

/** A project as the copy keeps it, from the living plan. */
export const submittedProjectOf = (project: StoredProject): SubmittedProject => ({
  ...fieldsOf(project),
  id: project.id,
})

/** What became of one project since the draft was submitted. `changes` is empty for what was added or removed as a whole. */
export type ProjectChangeSince = {
  projectId: string
  name: string
  kind: 'added' | 'removed' | 'edited'
  changes: FieldChange[]
}

/** What changed since the draft was submitted: edits and additions in the order of the plan, then what was removed. */
export function changesSince(
  before: readonly SubmittedProject[],
  now: readonly SubmittedProject[],
): ProjectChangeSince[] {
  const known = new Map(before.map((project) => [project.id, project]))
  const present = new Set(now.map(({ id }) => id))
  const whole = (project: SubmittedProject, kind: 'added' | 'removed'): ProjectChangeSince => ({
    projectId: project.id,
    name: project.name,
    kind,
    changes: [],
  })
  return [
    ...now.flatMap((project): ProjectChangeSince[] => {
      const old = known.get(project.id)
      if (!old) return [whole(project, 'added')]
      const changes = changedFields(old, project)
      return changes.length === 0 ? [] : [{ projectId: project.id, name: project.name, kind: 'edited', changes }]
    }),
    ...before.filter(({ id }) => !present.has(id)).map((project) => whole(project, 'removed')),
  ]
}
