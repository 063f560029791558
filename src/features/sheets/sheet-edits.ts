import { fieldsOf, type Edit, type ProjectFields } from '#src/features/projects/projects.ts'
import type { NewRow } from './review-new-rows.ts'
import type { RowReview } from './review-rows.ts'
import type { ReviewState, SheetReview } from './sheet-review.ts'

/**
 * What a person decided. Conflicts keep what stands, missing rows stay and deleted projects stay deleted unless they are named here.
 * `take`: conflicts as '<projectId>.<field>', or all of them; `skip`, `add`: new rows against what is proposed.
 */
export type SheetChoices = {
  takeAll: boolean
  take: readonly string[]
  remove: readonly string[]
  restore: readonly string[]
  skip: readonly string[]
  add: readonly string[]
}

/** What happens when nobody chooses: what stands here stays. */
export const NO_CHOICES: SheetChoices = { takeAll: false, take: [], remove: [], restore: [], skip: [], add: [] }

/** The edits by which a review is applied, as one deed. @param newId ids for projects that are added */
export function editsOf(
  review: SheetReview,
  choices: SheetChoices,
  { standing }: Pick<ReviewState, 'standing'>,
  newId: () => string,
): Edit[] {
  const [remove, restore] = [new Set(choices.remove), new Set(choices.restore)]
  const sets = review.rows.flatMap((row): Edit[] => {
    const ours = standing.get(row.projectId)
    const fields = chosenFields(row, choices)
    if (!ours || Object.keys(fields).length === 0) return []
    const { projectId, version } = row
    return [{ type: 'set', projectId, version, fields, base: onlyThose(fieldsOf(ours), fields) }]
  })
  const deletions = review.missing
    .filter(({ projectId, mayDelete }) => mayDelete && remove.has(projectId))
    .map(({ projectId, version }): Edit => ({ type: 'delete', projectId, version }))
  const create = (fields: NewRow['fields']): Edit => ({ type: 'create', projectId: newId(), fields, beforeId: null })
  return [
    ...sets,
    ...deletions,
    ...review.gone.filter(({ projectId }) => restore.has(projectId)).map(({ fields }) => create(fields)),
    ...review.fresh.filter((row) => isWanted(row, choices)).map(({ fields }) => create(fields)),
  ]
}

/** Whether a new row is added, by what is proposed and what the person said. */
export const isWanted = (
  { id, isAdded, isRefused }: NewRow,
  { skip, add }: Pick<SheetChoices, 'skip' | 'add'>,
): boolean => !isRefused && (isAdded ? !skip.includes(id) : add.includes(id))

/** Whether the value of the file is taken for a field that both sides changed. */
export const isTaken = (projectId: string, field: string, { takeAll, take }: SheetChoices): boolean =>
  takeAll || take.includes(`${projectId}.${field}`)

function chosenFields({ projectId, fields, conflicts }: RowReview, choices: SheetChoices): Partial<ProjectFields> {
  const chosen = conflicts.filter(({ field }) => isTaken(projectId, field, choices))
  return { ...fields, ...Object.fromEntries(chosen.map(({ field, theirs }) => [field, theirs])) }
}

const onlyThose = (values: ProjectFields, fields: Partial<ProjectFields>): Partial<ProjectFields> =>
  Object.fromEntries(Object.entries(values).filter(([field]) => field in fields))
