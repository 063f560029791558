import { isSameValue, PROJECT_FIELDS, type ProjectField, type ProjectFields } from '#src/features/projects/projects.ts'

/** A field of which the file says something: what was given out, what the file has, and what stands now. */
export type ThreeWays = { base: unknown; theirs: unknown; ours: unknown }

/**
 * What becomes of a field: 'none' neither changed it; 'kept' only changed here; 'taken' only changed in the file; 'agreed' both changed it to
 * the same; 'conflict' both changed it, to different values: a person decides.
 */
export type Outcome = 'none' | 'kept' | 'taken' | 'agreed' | 'conflict'

/** Compares the three values of a field. */
export function outcomeOf({ base, theirs, ours }: ThreeWays): Outcome {
  const [inFile, here] = [!isSameValue(base, theirs), !isSameValue(base, ours)]
  if (!inFile) return here ? 'kept' : 'none'
  if (!here) return 'taken'
  return isSameValue(theirs, ours) ? 'agreed' : 'conflict'
}

/** A field that both sides changed to different values. */
export type FieldConflict = { field: ProjectField } & ThreeWays

/** What a merge of one project gives: fields to take over from the file, and those that a person must decide. */
export type Merged = {
  taken: Partial<ProjectFields>
  conflicts: FieldConflict[]
  kept: ProjectField[]
  agreed: ProjectField[]
}

/**
 * Merges what a file says of a project into what stands. What is in neither `taken` nor `conflicts` stays as it stands, so that nothing is
 * overwritten that the file did not change.
 * @param theirs the fields that the file has, as it has them
 */
export function mergeFields(base: ProjectFields, theirs: Partial<ProjectFields>, ours: ProjectFields): Merged {
  const merged: Merged = { taken: {}, conflicts: [], kept: [], agreed: [] }
  for (const field of PROJECT_FIELDS) {
    const value = theirs[field]
    if (value === undefined) continue
    const ways = { base: base[field], theirs: value, ours: ours[field] }
    const outcome = outcomeOf(ways)
    if (outcome === 'taken') Object.assign(merged.taken, { [field]: value })
    else if (outcome === 'conflict') merged.conflicts.push({ field, ...ways })
    else if (outcome === 'kept') merged.kept.push(field)
    else if (outcome === 'agreed') merged.agreed.push(field)
  }
  return merged
}
