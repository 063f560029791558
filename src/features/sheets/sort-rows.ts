import type { ProjectFields } from '#src/features/projects/projects.ts'
import { givenCells, readField } from './read-cell.ts'
import { matchByName } from './match-by-name.ts'
import { readKey, type ReadKey } from './row-key.ts'
import { cellName, type ReadRow, type ReadTable, type SheetReading } from './sheet-reading.ts'
import type { SheetNotice } from './sheet-review.ts'
import { PROJECT_FIELDS } from '#src/features/projects/projects.ts'

/** A row as it was given out. */
export type GivenRow = { projectId: string; position: number; version: number; base: ProjectFields }

/** An export that rows of a file name; without `rows` it is one of another plan. `fundColumns`: pairs of columns that it had. */
export type KnownExport = { exportId: string; fundColumns: number; rows: ReadonlyMap<number, GivenRow> | null }
/** Exports by the codes in the keys of their rows. */
export type KnownExports = { byCode: ReadonlyMap<string, KnownExport> }

/** A row of the file with the table it stands in. */
export type PlacedRow = { table: ReadTable; row: ReadRow; index: number }
/** A row of the file and the exported row it is. */
export type KnownRow = PlacedRow & { given: GivenRow }
/** Why a row is none of the exported ones. */
export type NewReason = 'no-key' | 'copy' | 'broken' | 'unknown' | 'other-plan'
/** A row of the file that is none of the exported ones, and why. */
export type FreshRow = PlacedRow & { reason: NewReason }

/** The rows of a file told apart. `missing`: exported rows that it has no more. */
export type SortedRows = { known: KnownRow[]; fresh: FreshRow[]; missing: GivenRow[]; notices: SheetNotice[] }

/** Which row of the file is which exported row, which are new, and which exported rows are not in the file. */
export function sortRows(reading: SheetReading, exports: KnownExports): SortedRows {
  const keyed = reading.tables.flatMap((table) => table.rows.map((row): Found => findRow(table, row, exports)))
  const main = mainExport(reading, keyed, exports)
  const found = withNames(keyed, main)
  const byProject = Map.groupBy(
    found.flatMap((each) => (each.given ? [{ ...each, given: each.given }] : [])),
    ({ given }) => given.projectId,
  )
  const originals = new Set([...byProject.values()].map((copies) => originalOf(copies).row))
  const rows = found.map((each, index) => ({ ...each, index }))
  const known = rows.flatMap((each) => (each.given && originals.has(each.row) ? [{ ...each, given: each.given }] : []))
  const present = known.filter(({ row }) => Object.keys(row.cells).length > 1)
  const fresh = rows.flatMap((each): FreshRow[] => {
    if (originals.has(each.row) || Object.keys(each.row.cells).every((key) => key === 'key')) return []
    return [{ ...each, reason: each.given ? 'copy' : each.reason }]
  })
  const there = new Set(present.map(({ given }) => given.projectId))
  return {
    known: present,
    fresh,
    // Where no row can be told, none can be missed.
    missing: (present.length === 0 ? [] : [...(main?.rows?.values() ?? [])]).filter(
      ({ projectId }) => !there.has(projectId),
    ),
    notices: noticesOf(rows, fresh, main),
  }
}

type Found = Omit<PlacedRow, 'index'> & {
  code: string | null
  given: GivenRow | null
  reason: NewReason
  /** No key names it, but its name does. */
  isByName?: boolean
}

/** Rows whose keys were lost are those of the export whose names they bear, where that leaves no doubt. */
function withNames(found: readonly Found[], main: KnownExport | null): Found[] {
  const taken = new Set(found.map(({ given }) => given?.projectId))
  const free = [...(main?.rows?.values() ?? [])].filter(({ projectId }) => !taken.has(projectId))
  const keyless = found.filter(({ given, reason }) => given === null && (reason === 'no-key' || reason === 'broken'))
  const named = matchByName(
    keyless.map(({ row }) => row),
    free,
  )
  return found.map((each) => {
    const given = named.get(each.row)
    return given ? { ...each, given, isByName: true } : each
  })
}

function findRow(table: ReadTable, row: ReadRow, { byCode }: KnownExports): Found {
  const key = keyOf(row)
  if (key.kind !== 'row')
    return { table, row, code: null, given: null, reason: key.kind === 'none' ? 'no-key' : 'broken' }
  const known = byCode.get(key.code)
  const given = known?.rows?.get(key.position) ?? null
  const reason: NewReason = known && !known.rows ? 'other-plan' : 'unknown'
  return { table, row, code: known ? key.code : null, given, reason }
}

const keyOf = ({ cells: { key } }: ReadRow): ReadKey =>
  typeof key === 'object' ? { kind: 'broken' } : readKey(key ?? '')

/** Of rows with one key the one that was changed least; the others are copies that were made to be changed. */
function originalOf(copies: readonly (Found & { given: GivenRow })[]): Found {
  const [only] = copies
  if (only && copies.length === 1) return only
  const changes = copies.map(({ table, row, given }) => {
    const base = givenCells(given.base)
    const readings = PROJECT_FIELDS.map((field) => readField(field, row.cells, table.places, base))
    return readings.filter(({ is }) => is === 'changed' || is === 'unreadable').length
  })
  const least = changes.indexOf(Math.min(...changes))
  // Groups are never empty.
  return copies[least] as Found
}

/** The export that the file is of: as its hidden sheet says, else the one that most of its rows name. */
function mainExport({ exportId }: SheetReading, found: readonly Found[], { byCode }: KnownExports): KnownExport | null {
  const named = [...byCode.values()].find((known) => known.exportId === exportId)
  if (named) return named
  const counts = [...Map.groupBy(found, ({ code }) => code)].filter(([code]) => code !== null)
  const [most] = counts.toSorted(([, a], [, b]) => b.length - a.length)
  return byCode.get(most?.[0] ?? '') ?? null
}

/** So many places are named one by one. */
const NAMED = 10

function noticesOf(
  rows: readonly (Found & { index: number })[],
  fresh: readonly FreshRow[],
  main: KnownExport | null,
): SheetNotice[] {
  if (rows.length === 0) return [{ code: 'no-rows' }]
  if (rows.every(({ given, reason }) => given === null && reason === 'no-key')) return [{ code: 'no-keys' }]
  const of = (reason: NewReason): FreshRow[] => fresh.filter((row) => row.reason === reason)
  const byName = rows.filter(({ isByName }) => isByName)
  const strange = rows.filter(({ given }) => given && main?.rows && main.rows.get(given.position) !== given)
  const lists: [SheetNotice & { where: string[] }, readonly Pick<PlacedRow, 'table' | 'row'>[]][] = [
    [{ code: 'by-name', where: [], count: 0 }, byName],
    [{ code: 'copied-rows', where: [], count: 0 }, of('copy')],
    [{ code: 'broken-keys', where: [], count: 0 }, of('broken')],
    [{ code: 'unknown-keys', where: [], count: 0 }, of('unknown')],
    [{ code: 'other-plan', where: [], count: 0 }, of('other-plan')],
    [{ code: 'other-export', where: [], count: 0 }, strange],
  ]
  return lists.flatMap(([notice, found]) => {
    const where = found.slice(0, NAMED).map(({ table, row }) => cellName(table, row.row))
    return found.length === 0 ? [] : [{ ...notice, where, count: found.length }]
  })
}
