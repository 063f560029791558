import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import type { CollectionRequest, Round, RoundCounts, RoundDetail, RoundLetter } from './rounds.ts'

const requests = (tx: ReadTx) =>
  tx
    .selectFrom('collection_request as request')
    .innerJoin('collection_round as round', (join) =>
      join.onRef('round.org_id', '=', 'request.org_id').onRef('round.id', '=', 'request.round_id'),
    )
    .innerJoin('plan', (join) => join.onRef('plan.org_id', '=', 'round.org_id').onRef('plan.id', '=', 'round.plan_id'))
    .selectAll('request')
    .select([
      'round.plan_id',
      'plan.fiscal_year',
      'round.title',
      'round.due_on',
      'round.opened_at',
      'round.closed_at',
      'round.version as round_version',
    ])
    .where('request.org_id', '=', orgIdOf(tx))
    .where('request.withdrawn_at', 'is', null)

type RequestRow = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

const requestOf = (row: RequestRow): CollectionRequest => ({
  id: row.id,
  divisionId: row.division_id,
  agencyId: row.agency_id,
  name: row.name,
  sentAt: row.sent_at,
  sentHow: row.sent_how,
  firstOpenedAt: row.first_opened_at,
  answeredAt: row.answered_at,
  nothingToReport: row.nothing_to_report,
  lastRemindedAt: row.last_reminded_at,
  reminderCount: row.reminder_count,
  version: row.version,
  round: {
    id: row.round_id,
    planId: row.plan_id,
    fiscalYear: row.fiscal_year,
    title: row.title,
    dueOn: row.due_on,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    version: row.round_version,
  },
})

/** One who is asked, with its round; null also when it was asked by mistake and is not asked any more. */
export async function loadRequest(tx: ReadTx, requestId: string): Promise<CollectionRequest | null> {
  const row = await requests(tx).where('request.id', '=', requestId).executeTakeFirst()
  return row ? requestOf(row) : null
}

/** As `loadRequest`, and nobody else changes it, or what hangs on it, until the transaction ends. */
export async function lockRequest(tx: Tx, requestId: string): Promise<CollectionRequest | null> {
  const row = await requests(tx).where('request.id', '=', requestId).forUpdate('request').executeTakeFirst()
  return row ? requestOf(row) : null
}

/** All who are asked in a round: divisions first, each in Thai order. */
export async function listRequests(tx: ReadTx, roundId: string): Promise<CollectionRequest[]> {
  const rows = await requests(tx)
    .where('request.round_id', '=', roundId)
    .orderBy((eb) => eb('request.division_id', 'is', null))
    .orderBy('request.name')
    .orderBy('request.id')
    .execute()
  return rows.map(requestOf)
}

/** Notes that who is asked has seen the question; only the first time counts, and is no change that somebody else must compare with. */
export async function markOpened(tx: Tx, requestId: string, now: Date): Promise<void> {
  await tx
    .updateTable('collection_request')
    .set({ first_opened_at: now })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', requestId)
    .where('first_opened_at', 'is', null)
    .execute()
}

/** Notes an answer: the latest says whether there is nothing to report. Who has answered has seen the question. */
export async function markAnswered(
  tx: Tx,
  requestId: string,
  { at, nothingToReport }: { at: Date; nothingToReport: boolean },
): Promise<void> {
  await tx
    .updateTable('collection_request')
    .set((eb) => ({
      answered_at: at,
      nothing_to_report: nothingToReport,
      first_opened_at: eb.fn.coalesce('first_opened_at', eb.val(at)),
      version: eb('version', '+', 1),
    }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', requestId)
    .execute()
}

const rounds = (tx: ReadTx) =>
  tx
    .selectFrom('collection_round as round')
    .innerJoin('plan', (join) => join.onRef('plan.org_id', '=', 'round.org_id').onRef('plan.id', '=', 'round.plan_id'))
    .selectAll('round')
    .select('plan.fiscal_year')
    .where('round.org_id', '=', orgIdOf(tx))

type RoundRow = Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>[number]

const roundOf = (row: RoundRow): Round => ({
  id: row.id,
  planId: row.plan_id,
  fiscalYear: row.fiscal_year,
  title: row.title,
  dueOn: row.due_on,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  version: row.version,
})

const letterOf = (row: RoundRow): RoundLetter => ({
  number: row.letter_number,
  date: row.letter_date,
  body: row.letter_body,
  signatoryName: row.signatory_name,
  signatoryPosition: row.signatory_position,
  contactLine: row.contact_line,
})

/** The rounds of a plan, the latest first. */
export async function listRounds(tx: ReadTx, planId: string): Promise<Round[]> {
  const rows = await rounds(tx).where('round.plan_id', '=', planId).orderBy('round.opened_at', 'desc').execute()
  return rows.map(roundOf)
}

/** A round of the office with its letter, or null. */
export async function findRound(tx: ReadTx, roundId: string): Promise<RoundDetail | null> {
  const row = await rounds(tx).where('round.id', '=', roundId).executeTakeFirst()
  return row ? { ...roundOf(row), letter: letterOf(row) } : null
}

/** As `findRound`, and nobody else changes it, or who is asked in it, until the transaction ends. */
export async function lockRound(tx: Tx, roundId: string): Promise<RoundDetail | null> {
  const row = await rounds(tx).where('round.id', '=', roundId).forUpdate('round').executeTakeFirst()
  return row ? { ...roundOf(row), letter: letterOf(row) } : null
}

/** How many are asked in the rounds of a plan, and how many have answered, by round. */
export async function countRequests(tx: ReadTx, planId: string): Promise<Map<string, RoundCounts>> {
  const rows = await requests(tx)
    .clearSelect()
    .select(({ fn }) => [
      'request.round_id as roundId',
      fn.countAll<number>().as('asked'),
      fn.count<number>('request.answered_at').as('answered'),
    ])
    .where('round.plan_id', '=', planId)
    .groupBy('request.round_id')
    .execute()
  return new Map(rows.map(({ roundId, asked, answered }) => [roundId, { asked, answered }]))
}

/** The open round of a plan with its counts, for the first page of an office; null: none is open. */
export async function findOpenRound(tx: ReadTx, planId: string): Promise<(Round & RoundCounts) | null> {
  const open = (await listRounds(tx, planId)).find(({ closedAt }) => closedAt === null)
  if (!open) return null
  return { ...open, ...((await countRequests(tx, planId)).get(open.id) ?? { asked: 0, answered: 0 }) }
}

/** What the divisions with these names have been asked in a round and not answered. */
export async function awaitedOf(
  tx: ReadTx,
  roundId: string,
  divisions: readonly string[],
): Promise<{ requestId: string; division: string }[]> {
  if (divisions.length === 0) return []
  return requests(tx)
    .innerJoin('division', (join) =>
      join.onRef('division.org_id', '=', 'request.org_id').onRef('division.id', '=', 'request.division_id'),
    )
    .clearSelect()
    .select(['request.id as requestId', 'division.name as division'])
    .where('request.round_id', '=', roundId)
    .where('request.answered_at', 'is', null)
    .where('division.name', 'in', [...divisions])
    .orderBy('division.name')
    .execute()
}
