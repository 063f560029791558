import { isSameValue, PROJECT_FIELDS, type ProjectField, type ProjectFields } from '#src/features/projects/projects.ts'
import { inputFromFields, type ProjectInput } from './project-input.ts'

/** A field in which what stands now differs from what was typed. */
export type FieldConflict = { field: ProjectField; theirs: ProjectFields; mine: ProjectFields }

/**
 * The form after someone else saved the same project: what the person changed stays, all else is what stands now.
 * @param changed what the person changed
 */
export const mergedInput = (
  typed: ProjectInput,
  changed: Partial<ProjectFields>,
  current: ProjectFields,
): ProjectInput => {
  const standing = inputFromFields(current)
  const kept = Object.fromEntries(Object.keys(changed).map((field) => [field, typed[field as ProjectField]]))
  return { ...standing, ...kept }
}

/** Both sides of each field that two people changed; those of `fields` in which they agree are no conflict. */
export const conflictsOf = (
  fields: readonly ProjectField[],
  current: ProjectFields,
  changed: Partial<ProjectFields>,
): FieldConflict[] =>
  PROJECT_FIELDS.filter((field) => fields.includes(field) && !isSameValue(current[field], changed[field])).map(
    (field) => ({ field, theirs: current, mine: { ...current, ...changed } }),
  )
