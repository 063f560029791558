import { createHash } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { AuditEntryTable, AuditHeadTable } from './schema.ts'
import { orgIdOf, type ReadTx, type Tx } from './scope.ts'

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/** What the audit log is told. `actor`: who; `action`: verb of the permission table; `detail`: for display only. */
export type AuditFact = {
  at: Date
  actor: string
  action: string
  subjectType: string
  subjectId: string
  detail?: { [key: string]: JsonValue }
}

type Link = {
  org_id: number
  seq: number
  at: Date
  actor: string
  action: string
  subject_type: string
  subject_id: string
  detail: unknown
  previous_hash: string
}

/** Hash before the first entry of every office. */
const GENESIS = '0'.repeat(64)

/**
 * Adds an entry to the end of the office's audit log. Two writers of one office wait for each other, so that the chain cannot fork.
 * @returns number of the entry, from 1
 */
export async function appendAudit(tx: Tx, fact: AuditFact): Promise<number> {
  const orgId = orgIdOf(tx)
  const head = await tx
    .insertInto('audit_head')
    .values({ org_id: orgId, seq: 1, hash: GENESIS })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet({ seq: sql<number>`audit_head.seq + 1` }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
  const { at, actor, action, subjectType, subjectId, detail = {} } = fact
  const link: Link = {
    org_id: orgId,
    seq: head.seq,
    at,
    actor,
    action,
    subject_type: subjectType,
    subject_id: subjectId,
    detail,
    previous_hash: head.hash,
  }
  const hash = hashOf(link)
  await tx
    .insertInto('audit_entry')
    .values({ ...link, detail: JSON.stringify(detail), hash })
    .execute()
  await tx.updateTable('audit_head').set({ hash }).where('org_id', '=', orgId).execute()
  return head.seq
}

/** `brokenAt`: number of the first entry that was changed, removed or put in; null when the whole chain is sound. */
export type AuditVerdict = { entryCount: number; brokenAt: number | null }

/** Recomputes the office's whole chain, also that nothing is missing at its end. */
export async function verifyAudit(tx: ReadTx): Promise<AuditVerdict> {
  const orgId = orgIdOf(tx)
  const entries = await tx.selectFrom('audit_entry').selectAll().where('org_id', '=', orgId).orderBy('seq').execute()
  const head = await tx.selectFrom('audit_head').selectAll().where('org_id', '=', orgId).executeTakeFirst()
  return verifyChain(entries, head)
}

/** As `verifyAudit`, over entries in order and the recorded end of the chain (none before the first entry). */
export function verifyChain(
  entries: readonly Selectable<AuditEntryTable>[],
  head: Selectable<AuditHeadTable> | undefined,
): AuditVerdict {
  const entryCount = entries.length
  let previous = GENESIS
  for (const [index, entry] of entries.entries()) {
    const { hash, ...link } = entry
    const isSound = link.seq === index + 1 && link.previous_hash === previous && hashOf(link) === hash
    if (!isSound) return { entryCount, brokenAt: index + 1 }
    previous = hash
  }
  const isWhole = (head?.seq ?? 0) === entryCount && (head?.hash ?? GENESIS) === previous
  return { entryCount, brokenAt: isWhole ? null : entryCount + 1 }
}

const hashOf = (link: Link): string =>
  createHash('sha256')
    .update(canonicalJson({ ...link, at: link.at.toISOString() }))
    .digest('hex')

/** JSON with the keys of every object in order: the database gives them back in an order of its own. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
