import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import type { InboxSender } from './inbox.ts'

/** How many items of a plan nobody has decided on. */
export async function countWaiting(tx: ReadTx, planId: string): Promise<number> {
  const { waiting } = await tx
    .selectFrom('collection_item as item')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'item.org_id').onRef('request.id', '=', 'item.request_id'),
    )
    .innerJoin('collection_round as round', (join) =>
      join.onRef('round.org_id', '=', 'request.org_id').onRef('round.id', '=', 'request.round_id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('item.org_id', '=', orgIdOf(tx))
    .where('round.plan_id', '=', planId)
    .where('item.status', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return waiting
}

/** All who were asked for a plan and have sent something, those with most that waits first. */
export async function listSenders(tx: ReadTx, planId: string): Promise<InboxSender[]> {
  const rows = await tx
    .selectFrom('collection_request as request')
    .innerJoin('collection_round as round', (join) =>
      join.onRef('round.org_id', '=', 'request.org_id').onRef('round.id', '=', 'request.round_id'),
    )
    .select(['request.id', 'request.name', 'request.agency_id', 'request.nothing_to_report', 'request.answered_at'])
    .select(['round.id as round_id', 'round.title as round_title'])
    .select((eb) => {
      const items = eb
        .selectFrom('collection_item as item')
        .whereRef('item.org_id', '=', 'request.org_id')
        .whereRef('item.request_id', '=', 'request.id')
      const files = eb
        .selectFrom('collection_file as file')
        .innerJoin('collection_answer as answer', (join) =>
          join.onRef('answer.org_id', '=', 'file.org_id').onRef('answer.id', '=', 'file.answer_id'),
        )
        .whereRef('answer.org_id', '=', 'request.org_id')
        .whereRef('answer.request_id', '=', 'request.id')
      return [
        items.select(eb.fn.countAll<number>().as('n')).as('item_count'),
        items.where('item.status', '=', 'waiting').select(eb.fn.countAll<number>().as('n')).as('waiting_count'),
        files.select(eb.fn.countAll<number>().as('n')).as('file_count'),
      ]
    })
    .where('request.org_id', '=', orgIdOf(tx))
    .where('round.plan_id', '=', planId)
    .where('request.answered_at', 'is not', null)
    .orderBy('waiting_count', 'desc')
    .orderBy('request.name')
    .orderBy('request.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    agencyId: row.agency_id,
    nothingToReport: row.nothing_to_report,
    answeredAt: row.answered_at,
    roundId: row.round_id,
    roundTitle: row.round_title,
    itemCount: row.item_count ?? 0,
    waitingCount: row.waiting_count ?? 0,
    fileCount: row.file_count ?? 0,
  }))
}
