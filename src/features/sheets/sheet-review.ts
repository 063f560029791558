import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { EditRights } from '#src/features/projects/project-changes.ts'
import type { FieldChange, ProjectFields } from '#src/features/projects/projects.ts'
import type { CellProblem } from './read-cell.ts'
import { lookOf, newRow, type NewRow } from './review-new-rows.ts'
import { reviewRow, type RowReview } from './review-rows.ts'
import { sortRows, type GivenRow, type KnownExports } from './sort-rows.ts'
import { headingOf, type ColumnKey } from './sheet-columns.ts'
import type { ReadTable, SheetReading } from './sheet-reading.ts'
import { CELL_FIELDS } from './sheet-texts.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'

/** A cell that could not be taken; its field stays as it stands. `message`: what the rules of projects say against it. */
export type UnreadCell = { where: string; name: string; text: string } & (
  { problem: CellProblem; message?: never } | { problem?: never; message: string }
)

/** An exported row that the file has no more. `isChanged`: it was changed here since. */
export type MissingRow = { projectId: string; name: string; version: number; isChanged: boolean; mayDelete: boolean }

/** A row of a project that was deleted here since; `changes`: what the file changed of it. */
export type GoneRow = { projectId: string; name: string; where: string; fields: ProjectFields; changes: FieldChange[] }

/** What a person should know of the file. */
export type SheetNotice =
  | { code: 'missing-columns' | 'unknown-columns' | 'repeated-columns'; sheet: string; headings: string[] }
  | { code: 'no-rows' | 'no-keys' }
  | {
      code: 'by-name' | 'copied-rows' | 'broken-keys' | 'unknown-keys' | 'other-plan' | 'other-export'
      where: string[]
      count: number
    }

/** All that a file would do to the plan as it stands now. */
export type SheetReview = {
  rows: RowReview[]
  fresh: NewRow[]
  missing: MissingRow[]
  gone: GoneRow[]
  unread: UnreadCell[]
  notices: SheetNotice[]
  counts: { read: number; unchanged: number; kept: number; agreed: number; goneUnchanged: number }
}

/** What the file is compared with: the exports that its rows name, and the plan as it stands. */
export type ReviewState = {
  exports: KnownExports
  standing: ReadonlyMap<string, StoredProject>
  rights: EditRights
}

/** Compares what a file says with what was given out and with what stands now. Changes nothing. */
export function reviewSheet(reading: SheetReading, state: ReviewState): SheetReview {
  const steps = reviewInSteps(reading, state)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** As `reviewSheet`, in steps of one row, so that the caller can let others go first: a file has thousands of rows. */
export function* reviewInSteps(reading: SheetReading, state: ReviewState): Generator<void, SheetReview> {
  const sorted = sortRows(reading, state.exports)
  yield
  const unread: UnreadCell[] = []
  const reviewed: ReturnType<typeof reviewRow>[] = []
  for (const row of sorted.known) {
    reviewed.push(reviewRow(row, state, unread))
    yield
  }
  const rows = reviewed.flatMap((result) => (result.kind === 'row' ? [result.row] : []))
  const gone = reviewed.flatMap((result) => (result.kind === 'gone' ? [result.row] : []))
  const lookalikes = lookalikesIn(state.standing)
  yield
  const fresh: NewRow[] = []
  for (const row of sorted.fresh) {
    fresh.push(...[newRow(row, { ...state, lookalikes }, unread) ?? []].flat())
    yield
  }
  return {
    rows: rows.filter(({ taken, conflicts, refused }) => taken.length + conflicts.length + refused.length > 0),
    fresh,
    missing: sorted.missing.flatMap((row) => missingRow(row, state)),
    gone: gone.filter(({ changes }) => changes.length > 0),
    unread,
    notices: [...columnNotices(reading.tables, state.exports), ...sorted.notices],
    counts: {
      read: sorted.known.length + sorted.fresh.length,
      unchanged: rows.filter(({ isUnchanged }) => isUnchanged).length,
      kept: rows.reduce((sum, row) => sum + row.kept, 0),
      agreed: rows.reduce((sum, row) => sum + row.agreed, 0),
      goneUnchanged: gone.filter(({ changes }) => changes.length === 0).length,
    },
  }
}

/** Whether there is anything to apply or to decide. */
export const isNothingToDo = ({ rows, fresh, gone, missing }: SheetReview): boolean =>
  rows.every(({ taken, conflicts }) => taken.length + conflicts.length === 0) &&
  fresh.every(({ isAdded }) => !isAdded) &&
  gone.length === 0 &&
  missing.length === 0

/** How many fields both sides changed differently. */
export const conflictCount = ({ rows }: SheetReview): number =>
  rows.reduce((sum, { conflicts }) => sum + conflicts.length, 0)

function missingRow({ projectId, version }: GivenRow, { standing, rights }: ReviewState): MissingRow[] {
  const now = standing.get(projectId)
  if (!now) return []
  const { name } = now
  return [
    {
      projectId,
      name,
      version: now.version,
      isChanged: now.version !== version,
      mayDelete: rights.mayEdit(now.departments),
    },
  ]
}

const lookalikesIn = (standing: ReadonlyMap<string, StoredProject>): Map<string, string> =>
  new Map([...standing.values()].map((project) => [lookOf(project), project.id]))

function columnNotices(tables: readonly ReadTable[], { byCode }: KnownExports): SheetNotice[] {
  const funds = Math.max(0, ...[...byCode.values()].flatMap((known) => (known.rows ? [known.fundColumns] : [])))
  const expected: ColumnKey[] = [
    'key',
    ...CELL_FIELDS,
    ...FISCAL_MONTHS.map((month): ColumnKey => `month${month}`),
    ...Array.from({ length: funds }, (_, at): ColumnKey[] => [`source${at + 1}`, `amount${at + 1}`]).flat(),
  ]
  return tables.flatMap(({ sheet, places, unknown, repeated }): SheetNotice[] => {
    const missing = expected.filter((key) => !(key in places)).map(headingOf)
    const notices: SheetNotice[] = [
      { code: 'missing-columns', sheet, headings: missing },
      { code: 'unknown-columns', sheet, headings: unknown },
      { code: 'repeated-columns', sheet, headings: repeated },
    ]
    return notices.filter((notice) => 'headings' in notice && notice.headings.length > 0)
  })
}

/**
 * What a review asks and does, as a text. It changes when the plan changes in a way that asks for another decision, and not when someone
 * edits what the file leaves alone.
 */
export const askedIn = ({ rows, fresh, missing, gone }: SheetReview): string =>
  JSON.stringify([
    rows.map(({ projectId, fields, conflicts, refused }) => [
      projectId,
      fields,
      conflicts.map(({ field, theirs, ours }) => [field, theirs, ours]),
      refused,
    ]),
    fresh.map(({ id, fields, likeId, isAdded }) => [id, fields, likeId, isAdded]),
    missing.map(({ projectId, isChanged, mayDelete }) => [projectId, isChanged, mayDelete]),
    gone.map(({ projectId, fields }) => [projectId, fields]),
  ])
