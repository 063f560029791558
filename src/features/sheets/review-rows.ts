import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { EditRights } from '#src/features/projects/project-changes.ts'
import { withFields } from '#src/features/projects/project-input.ts'
import {
  changedFields,
  fieldsOf,
  isSameValue,
  PROJECT_FIELDS,
  type FieldChange,
  type ProjectField,
  type ProjectFields,
} from '#src/features/projects/projects.ts'
import { givenCells, readField } from './read-cell.ts'
import { mergeFields, type FieldConflict } from './sheets.ts'
import type { ColumnKey, Places } from './sheet-columns.ts'
import { cellName, type ReadCells } from './sheet-reading.ts'
import type { GoneRow, ReviewState, UnreadCell } from './sheet-review.ts'
import type { KnownRow, PlacedRow } from './sort-rows.ts'

/** A field that both sides changed, and the cell of the file where it stands. */
export type ReviewConflict = FieldConflict & { where: string }

/**
 * What the file does to a project that stands. `fields`: what is set when it is applied; `taken`: what that changes; `refused`: changes that
 * the person may not make.
 */
export type RowReview = {
  projectId: string
  name: string
  version: number
  where: string
  fields: Partial<ProjectFields>
  taken: FieldChange[]
  conflicts: ReviewConflict[]
  refused: FieldChange[]
  kept: number
  agreed: number
  isUnchanged: boolean
}

/** Reviews a row of the file whose project was given out. Cells that cannot be taken are added to `unread`. */
export function reviewRow(
  { table, row, given }: KnownRow,
  { standing, rights }: ReviewState,
  unread: UnreadCell[],
): { kind: 'row'; row: RowReview } | { kind: 'gone'; row: GoneRow } {
  const { projectId, base } = given
  const ours = standing.get(projectId)
  const theirs = readFields({ table, row }, base, ours ?? null, unread)
  const where = cellName(table, row.row)
  if (!ours) {
    const fields = { ...base, ...theirs }
    return { kind: 'gone', row: { projectId, name: base.name, where, fields, changes: changedFields(base, fields) } }
  }
  const merged = mergeFields(base, theirs, fieldsOf(ours))
  const { project } = withFields(ours, merged.taken)
  const taken = changedFields(fieldsOf(ours), fieldsOf(project))
  const conflicts = merged.conflicts.map((conflict) => ({
    ...conflict,
    where: cellName(table, row.row, columnFor(conflict.field, table.places, row.cells)),
  }))
  const isAllowed = mayBecome(rights, ours, project)
  const reviewed: RowReview = {
    projectId,
    name: ours.name,
    version: ours.version,
    where,
    fields: isAllowed ? merged.taken : {},
    taken: isAllowed ? taken : [],
    conflicts: isAllowed ? conflicts : [],
    refused: isAllowed ? [] : [...taken, ...conflicts.map(asChange)],
    kept: merged.kept.length,
    agreed: merged.agreed.length,
    isUnchanged: Object.keys(theirs).length === 0,
  }
  return { kind: 'row', row: reviewed }
}

/** A conflict as the change that the file would make. */
const asChange = ({ field, ours, theirs }: FieldConflict): FieldChange =>
  // The values are those of the field; the union cannot be followed through a variable field.
  ({ field, from: ours, to: theirs }) as FieldChange

/** Whether an editor may make a project into another: a division neither touches those of others nor gives its own away. */
export const mayBecome = (rights: EditRights, before: StoredProject, after: StoredProject): boolean =>
  rights.mayEdit(before.departments) &&
  rights.mayEdit(after.departments) &&
  (rights.mayArrange || before.departments.length === 0 || after.departments.length > 0)

/**
 * The fields that a row changes from what was given out, each by itself fit to be saved.
 * @param ours the project as it stands; null where there is none
 */
export function readFields(
  { table, row }: Pick<PlacedRow, 'table' | 'row'>,
  base: ProjectFields,
  ours: StoredProject | null,
  unread: UnreadCell[],
): Partial<ProjectFields> {
  const read: Partial<ProjectFields> = {}
  const { name } = ours ?? base
  const given = givenCells(base)
  for (const field of PROJECT_FIELDS) {
    const reading = readField(field, row.cells, table.places, given)
    if (reading.is === 'unreadable') {
      const where = cellName(table, row.row, reading.column)
      unread.push({ where, name, text: reading.text, problem: reading.problem })
    } else if (reading.is === 'changed' && !isSameValue(base[field], reading.value)) {
      const value = { [field]: reading.value }
      const [problem] = ours ? withFields(ours, value).problems : []
      if (problem) {
        const where = cellName(table, row.row, columnFor(field, table.places, row.cells))
        unread.push({ where, name, text: '', message: problem.message })
      } else Object.assign(read, value)
    }
  }
  return read
}

/** The column by which a field's place in the file is told: of funds and months the first that is filled. */
function columnFor(field: ProjectField, places: Places, cells: ReadCells): ColumnKey | undefined {
  if (field !== 'funds' && field !== 'months') return field
  const isPart = (key: string): boolean => (field === 'months' ? /^month/ : /^(?:source|amount)/).test(key)
  const keys = (Object.keys(places) as ColumnKey[])
    .filter(isPart)
    .toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  return keys.find((key) => cells[key] !== undefined) ?? keys[0]
}
