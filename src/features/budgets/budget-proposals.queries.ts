import { sql } from 'kysely'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { proposeChanges, type ProposedChange } from './budget-proposals.ts'
import { loadToTieOut } from './budgets.queries.ts'
import { tieOut } from './tie-out.ts'

/** What a later instrument would change, until somebody decides. */
export type Proposal = ProposedChange & {
  id: string
  instrumentId: string
  status: 'waiting' | 'accepted' | 'refused'
  decidedBy: string | null
  version: number
}

/** The proposals of the instruments of a year, oldest first. */
export const loadProposals = (tx: ReadTx, fiscalYear: number): Promise<Proposal[]> =>
  tx
    .selectFrom('budget_proposal as proposal')
    .innerJoin('budget_instrument as instrument', (join) =>
      join.onRef('instrument.org_id', '=', 'proposal.org_id').onRef('instrument.id', '=', 'proposal.instrument_id'),
    )
    .select([
      'proposal.id',
      'proposal.instrument_id as instrumentId',
      'line_id as lineId',
      'project_id as projectId',
      'change_satang as changeSatang',
      'status',
      'decided_by as decidedBy',
      'proposal.version',
    ])
    .where('proposal.org_id', '=', orgIdOf(tx))
    .where('instrument.fiscal_year', '=', fiscalYear)
    .orderBy('proposal.id')
    .execute()

const keyOf = ({ lineId, projectId, changeSatang }: ProposedChange): string =>
  `${lineId} ${projectId ?? ''} ${changeSatang}`

/**
 * Brings the waiting proposals of the instruments of a year in line with their lines, after lines came, went, or were taken otherwise. What
 * was decided stays, and what was refused is not proposed again unless its amount changes. The annual instrument proposes nothing: its
 * lines are chosen.
 */
export async function refreshProposalsOfYear(tx: Tx, fiscalYear: FiscalYear, now: Date): Promise<void> {
  const budget = await loadToTieOut(tx, fiscalYear)
  const later = budget.instruments.filter(({ kind }) => kind !== 'annual')
  if (later.length === 0) return
  const { lines } = tieOut(budget)
  const standing = await loadProposals(tx, fiscalYear)
  for (const { id } of later) {
    const own = lines.filter(({ line }) => line.instrumentId === id)
    const others = budget.lines.filter(({ instrumentId }) => instrumentId !== id)
    const wanted = proposeChanges(own, others, budget.allocations)
    const before = standing.filter(({ instrumentId }) => instrumentId === id)
    await replaceWaiting(tx, { instrumentId: id, before, wanted, now })
  }
}

async function replaceWaiting(
  tx: Tx,
  {
    instrumentId,
    before,
    wanted,
    now,
  }: { instrumentId: string; before: readonly Proposal[]; wanted: readonly ProposedChange[]; now: Date },
): Promise<void> {
  const orgId = orgIdOf(tx)
  const refused = new Set(before.filter(({ status }) => status === 'refused').map(keyOf))
  const waiting = new Map(before.filter(({ status }) => status === 'waiting').map((one) => [keyOf(one), one.id]))
  const meant = new Set(wanted.map(keyOf))
  const gone = [...waiting].filter(([key]) => !meant.has(key)).map(([, id]) => id)
  if (gone.length > 0)
    await sql`delete from budget_proposal where org_id = ${orgId} and id = any(${gone}::uuid[])`.execute(tx)
  const fresh = wanted.filter((one) => !waiting.has(keyOf(one)) && !refused.has(keyOf(one)))
  for (const part of statementParts(fresh))
    await tx
      .insertInto('budget_proposal')
      .values(
        part.map(({ lineId, projectId, changeSatang }) => ({
          org_id: orgId,
          id: uuidV7(now),
          instrument_id: instrumentId,
          line_id: lineId,
          project_id: projectId,
          change_satang: changeSatang,
        })),
      )
      .execute()
}

/** Writes what was decided about a waiting proposal; false when it is not waiting any more, or of another version. */
export async function decideProposal(
  tx: Tx,
  { id, version }: Pick<Proposal, 'id' | 'version'>,
  decision: { status: 'accepted' | 'refused'; projectId?: string; by: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('budget_proposal')
    .set((eb) => ({
      status: decision.status,
      ...(decision.projectId === undefined ? {} : { project_id: decision.projectId }),
      decided_at: decision.at,
      decided_by: decision.by,
      version: eb('version', '+', 1),
    }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
