import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import type { AnswerChannel } from './answers.ts'
import type { BoardRow } from './board.ts'
import { listRequests } from './rounds.queries.ts'

/** The board of a round: all who are asked, divisions first, with what came of them. Three statements whatever the size. */
export async function loadBoard(tx: ReadTx, roundId: string): Promise<BoardRow[]> {
  const requests = await listRequests(tx, roundId)
  const items = await countItems(tx, roundId)
  const channels = await lastChannels(tx, roundId)
  return requests.map((request) => ({
    ...request,
    projectCount: items.get(request.id)?.projects ?? 0,
    waitingCount: items.get(request.id)?.waiting ?? 0,
    lastChannel: channels.get(request.id) ?? null,
  }))
}

async function countItems(tx: ReadTx, roundId: string): Promise<Map<string, { projects: number; waiting: number }>> {
  const rows = await tx
    .selectFrom('collection_item as item')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'item.org_id').onRef('request.id', '=', 'item.request_id'),
    )
    .select(({ fn }) => [
      'item.request_id as id',
      fn.countAll<number>().as('projects'),
      fn.countAll<number>().filterWhere('item.status', '=', 'waiting').as('waiting'),
    ])
    .where('item.org_id', '=', orgIdOf(tx))
    .where('request.round_id', '=', roundId)
    .groupBy('item.request_id')
    .execute()
  return new Map(rows.map(({ id, projects, waiting }) => [id, { projects, waiting }]))
}

async function lastChannels(tx: ReadTx, roundId: string): Promise<Map<string, AnswerChannel>> {
  const rows = await tx
    .selectFrom('collection_answer as answer')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'answer.org_id').onRef('request.id', '=', 'answer.request_id'),
    )
    .distinctOn('answer.request_id')
    .select(['answer.request_id as id', 'answer.channel'])
    .where('answer.org_id', '=', orgIdOf(tx))
    .where('request.round_id', '=', roundId)
    .orderBy('answer.request_id')
    .orderBy('answer.seq', 'desc')
    .execute()
  return new Map(rows.map(({ id, channel }) => [id, channel]))
}
