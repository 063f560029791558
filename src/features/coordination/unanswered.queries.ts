import { orgIdOf, type Tx } from '#src/db/scope.ts'
import { MAX_UNANSWERED_MESSAGES, MAX_UNANSWERED_THREADS, unanswered, type Party } from './coordination.ts'

/**
 * What is delivered into another office can be neither declined nor deleted there, so it has a measure.
 * @throws AppError 'invalid' when so many talks wait for its first word that it is to answer first
 */
export async function refuseFlood(tx: Tx, { orgId, name }: Extract<Party, { kind: 'office' }>): Promise<void> {
  const { count } = await tx
    .selectFrom('coordination_thread as thread')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('thread.org_id', '=', orgIdOf(tx))
    .where('thread.other_org_id', '=', orgId)
    .where('thread.opened_here', '=', true)
    .where('thread.closed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('coordination_message as message')
            .select('message.id')
            .whereRef('message.org_id', '=', 'thread.org_id')
            .whereRef('message.thread_id', '=', 'thread.id')
            .where('message.from_org_id', '=', orgId),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  if (count >= MAX_UNANSWERED_THREADS)
    throw unanswered('subject', `มีเรื่องที่รอ ${name} ตอบอยู่ ${count} เรื่องแล้ว กรุณาปิดเรื่องที่ไม่ใช้ หรือรอคำตอบก่อนเปิดเรื่องใหม่`)
}

/** @throws AppError 'invalid' when one side has said so much in a row that the other is to answer first */
export async function refuseMonologue(tx: Tx, threadId: string, from: number | null): Promise<void> {
  const latest = await tx
    .selectFrom('coordination_message')
    .select('from_org_id')
    .where('org_id', '=', orgIdOf(tx))
    .where('thread_id', '=', threadId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_UNANSWERED_MESSAGES)
    .execute()
  if (latest.length === MAX_UNANSWERED_MESSAGES && latest.every(({ from_org_id }) => from_org_id === from))
    throw unanswered('text', `ส่งไปแล้ว ${latest.length} ข้อความโดยอีกฝ่ายยังไม่ตอบ กรุณารอคำตอบ หรือติดต่อทางโทรศัพท์`)
}
