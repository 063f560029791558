import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { authorise } from '#src/domain/permissions.ts'
import { budgetOf } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { villagesIn } from '#src/domain/villages.ts'
import type { IntakeItem } from '#src/features/intakes/intake-items.queries.ts'
import { openIntake } from '#src/features/intakes/intake-views.commands.ts'
import type { IntakeTarget } from '#src/features/intakes/intakes.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import { radarKeys } from './radar-keys.ts'
import { fileByKeys } from './radar-pairs.ts'
import { radarOffice, refreshRadar } from './radar.queries.ts'
import { loadOwnEntries, workOf } from './radar-search.queries.ts'
import type { Reason } from '#src/features/works/reasons.ts'
import { compareWorks } from '#src/features/works/verdict.ts'
import { readWork, type Work } from '#src/features/works/work.ts'

/** A row of a file that waits, and a work of the year that it looks like. */
export type ImportHint = { row: string; rowId: string; name: string; reasons: Reason[] }

/** Compared with each row. */
const COMPARED = 50
/** Rows between which others are answered. */
const SLICE = 100

/**
 * The rows of a file that look like works of the year which the office has already: of its plan, or answers that wait. Rows whose names are
 * those of the plan are the same projects, which taking the file in compares field by field: they are not among them.
 * @throws AppError 'not_found', also when the file is no draft any more
 */
export async function similarInImport(
  context: Context,
  target: IntakeTarget,
  fiscalYear: number,
): Promise<{ rowCount: number; hints: ImportHint[] }> {
  authorise(context.actor, 'intake.read', target.officeCode)
  const { items } = await openIntake(context, target)
  const rows = items.filter(({ isExcluded }) => !isExcluded)
  const office = await officeWith(context, target.officeCode)
  const { known, area } = await inOrg(context.db, office.id, async (tx) => {
    await refreshRadar(tx)
    const own = await loadOwnEntries(tx)
    return { known: own.filter((one) => one.fiscal_year === fiscalYear), area: (await radarOffice(tx)).area }
  })
  const names = new Set(known.map(({ name }) => foldThai(name)))
  const fresh = rows.filter(({ name }) => !names.has(foldThai(name)))
  const asked = fresh.map((row) => recordOf(row, { code: office.dlaCode, name: office.name, fiscalYear }))
  const works: Work[] = [...known.map(workOf), ...asked]
  const { candidatesOf } = fileByKeys(works.map((work) => radarKeys(work, { office: office.dlaCode, areas: [area] })))
  const hints: ImportHint[] = []
  for (const [index, row] of fresh.entries()) {
    if (index % SLICE === 0) await nextTurn()
    const at = known.length + index
    const work = works[at]
    if (!work) continue
    for (const other of candidatesOf(at, COMPARED, (place) => place < known.length)) {
      const [one, entry] = [works[other], known[other]]
      const verdict = one && compareWorks(work, one)
      if (!entry || verdict?.label !== 'same') continue
      hints.push({ row: row.name, rowId: row.id, name: entry.name, reasons: verdict.reasons })
      break
    }
  }
  return { rowCount: rows.length, hints }
}

const recordOf = (row: IntakeItem, office: { code: string; name: string; fiscalYear: number }): Work =>
  readWork({
    officeCode: office.code,
    officeName: office.name,
    department: row.departments[0] ?? null,
    programme: row.programme,
    fiscalYear: office.fiscalYear,
    name: row.name,
    activity: row.activity,
    place: row.place,
    villages: villagesIn(row.place ?? ''),
    months: row.months,
    budgetSatang: budgetOf(row),
  })
