import { appendAudit } from '#src/db/audit.ts'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { signatureOf } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { typedText } from '#src/features/coordination/coordination.ts'
import { openThread, partyOfAgency, partyOfOffice } from '#src/features/coordination/coordination.queries.ts'
import { findSent } from '#src/features/items/sent-works.queries.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { lockPlanHead } from '#src/features/projects/live-projects.queries.ts'
import type { Deed } from '#src/features/projects/living-plan.queries.ts'
import { DECISIONS_OF, type DuplicateCase, type Side } from './cases.ts'
import { findCase, saveCases } from './cases.queries.ts'
import { joinWorks, mergeWorks, takeApart } from './case-works.queries.ts'
import type { DecisionInput } from './duplicates.schema.ts'
import { refreshRadar } from './radar.queries.ts'

/** Most letters of the reason of a decision. */
const MAX_REASON = 2_000

/** A decision on a case as it was on the screen; the deed's `editId` is its id, and that of the edit it makes of the plan. */
export type CaseDecision = { caseId: string; version: number; decision: DecisionInput }

/**
 * Decides on two works within an open transaction of their office: the decision, and what it changes of the plan, are kept together or
 * neither. The caller has authorised 'duplicate.decide' and 'project.edit'. The same decision id again changes nothing.
 * @throws AppError 'not_found'; 'conflict' when the case was decided or the works changed since; 'invalid' for a missing reason, or a decision
 * that these works do not allow; 'forbidden' while the plan is locked, for what changes it
 */
export async function decideCase(
  tx: Tx,
  deed: Deed,
  { caseId, version, decision }: CaseDecision,
): Promise<DuplicateCase> {
  const plan = await lockPlanHead(tx, deed.orgId, deed.fiscalYear)
  if (!plan) throw noPlan()
  const standing = await findCase(tx, plan.id, caseId)
  if (!standing) throw new AppError('not_found', 'ไม่พบคู่งานนี้ อาจไม่มีโครงการนั้นแล้ว')
  if (standing.editId === deed.editId) return standing
  refuseOther(standing, version, decision)
  const reason = reasonOf(decision)
  const done = await carryOut(tx, deed, standing, decision)
  const decided: DuplicateCase = {
    ...standing,
    ...(await fingerprintsNow(tx, standing, done)),
    ...(done.threadId === undefined ? {} : { threadId: done.threadId }),
    status: decision.to,
    reason: decision.to === 'open' ? standing.reason : reason,
    decidedAt: deed.now,
    decidedBy: signatureOf(deed.asker.actor, deed.asker.officeCode),
    editId: deed.editId,
    isStanding: true,
    version: standing.version + 1,
  }
  await saveCases(tx, [decided])
  await appendAudit(tx, {
    at: deed.now,
    actor: decided.decidedBy ?? '',
    action: 'duplicate.decide',
    subjectType: 'duplicate-case',
    subjectId: caseId,
    detail: {
      decision: decision.to,
      reason,
      left: standing.left.name,
      right: standing.right.name,
      decisionId: deed.editId,
    },
  })
  return decided
}

/** @throws AppError 'conflict' with what was decided meanwhile; 'invalid' for a decision that does not fit */
function refuseOther(standing: DuplicateCase, version: number, decision: DecisionInput): void {
  const { id, status, reason, decidedBy, decidedAt } = standing
  if (standing.version !== version) {
    const by = {
      ...(decidedBy === null ? {} : { by: decidedBy }),
      ...(decidedAt ? { at: decidedAt.toISOString() } : {}),
    }
    throw new AppError(
      'conflict',
      status === 'open'
        ? 'งานในคู่นี้เปลี่ยนไปจากที่ท่านเห็น กรุณาดูข้อมูลล่าสุดก่อนพิจารณา'
        : 'มีผู้พิจารณาคู่นี้ไปก่อนแล้ว กรุณาดูผลการพิจารณานั้นก่อน',
      [],
      [{ projectId: id, current: { status, reason }, fields: ['status', 'reason'], ...by }],
    )
  }
  const isOne = status === 'merged' || status === 'joint'
  if (decision.to === 'open' ? status !== 'open' : !isOne && DECISIONS_OF[standing.kind].includes(decision.to)) return
  throw new AppError('invalid', isOne ? 'คู่นี้รวมกันแล้ว ให้ยกเลิกการรวมก่อนจึงพิจารณาใหม่ได้' : 'เลือกผลการพิจารณานี้กับงานคู่นี้ไม่ได้', [
    { field: 'to', rule: 'decision-impossible', message: 'กรุณาเลือกผลการพิจารณาอื่น' },
  ])
}

function reasonOf(decision: DecisionInput): string | null {
  const typed =
    'reason' in decision
      ? normaliseThai(decision.reason)
      : decision.to === 'referred'
        ? normaliseThai(decision.text)
        : ''
  const problem = (rule: string, message: string): AppError =>
    new AppError('invalid', 'ยังบันทึกผลการพิจารณาไม่ได้', [{ field: 'reason', rule, message }])
  if (decision.to === 'kept' && typed === '') throw problem('reason-missing', 'กรุณาพิมพ์เหตุผลที่ให้คงไว้ทั้งสองงาน')
  if (typed.length > MAX_REASON) throw problem('too-long', `เหตุผลยาวเกิน ${MAX_REASON} ตัวอักษร`)
  return typed === '' ? null : typed
}

/** What became of the works: the side that is no more, and whether anything was changed at all. */
type Done = { removed: Side | null; isEdited: boolean; threadId?: string }

async function carryOut(tx: Tx, deed: Deed, one: DuplicateCase, decision: DecisionInput): Promise<Done> {
  switch (decision.to) {
    case 'merged':
      return { removed: await mergeWorks(tx, deed, one, decision), isEdited: true }
    case 'joint':
      return { removed: await joinWorks(tx, deed, one, decision), isEdited: true }
    case 'referred':
      return { removed: null, isEdited: false, threadId: await refer(tx, deed, one, decision.text) }
    case 'open':
      return { removed: null, isEdited: await takeApart(tx, deed, one) }
    case 'kept':
    case 'not-duplicate':
      return { removed: null, isEdited: false }
  }
}

/** Begins a talk with who answers for the other work. */
async function refer(tx: Tx, deed: Deed, one: DuplicateCase, typed: string): Promise<string> {
  const text = typedText(typed, 'text')
  const party = await partyFor(tx, one)
  if (!party)
    throw new AppError('invalid', 'ไม่มีหน่วยงานที่จะประสานสำหรับงานคู่นี้', [
      { field: 'text', rule: 'party-unknown', message: 'กรุณาเลือกผลการพิจารณาอื่น' },
    ])
  const thread = await openThread(tx, {
    id: deed.editId,
    with: party,
    subject: one.left.name.slice(0, 300),
    ownWork: one.left.name,
    otherWork: one.right.name,
    message: { id: deed.editId, at: deed.now, author: signatureOf(deed.asker.actor, deed.asker.officeCode), text },
  })
  return thread.id
}

/** Who answers for the other work of a case: another office, or the agency that sent an answer; null when nobody outside does. */
export async function partyFor(tx: ReadTx, { kind, right }: Pick<DuplicateCase, 'kind' | 'right'>) {
  if (kind === 'other-office') return partyOfOffice(tx, right.orgId)
  if (kind !== 'answer') return null
  const agencyId = (await findSent(tx, right.id))?.agencyId ?? null
  return agencyId === null ? null : partyOfAgency(tx, agencyId)
}

/** The fingerprints on which the decision rests: those after what it changed; '' of what it took away, so that it is asked again if that comes back. */
async function fingerprintsNow(
  tx: Tx,
  one: DuplicateCase,
  { removed, isEdited }: Done,
): Promise<Pick<DuplicateCase, 'leftFingerprint' | 'rightFingerprint'>> {
  const { leftFingerprint, rightFingerprint } = one
  if (!isEdited) return { leftFingerprint, rightFingerprint }
  await refreshRadar(tx)
  const orgId = orgIdOf(tx)
  const now = async (side: Side, before: string): Promise<string> => {
    if (side === removed) return ''
    const work = one[side]
    if (work.orgId !== orgId) return before
    const entry = await tx
      .selectFrom('radar_entry')
      .select('fingerprint')
      .where('org_id', '=', orgId)
      .where('source', '=', work.source)
      .where('id', '=', work.id)
      .executeTakeFirst()
    return entry?.fingerprint ?? ''
  }
  return { leftFingerprint: await now('left', leftFingerprint), rightFingerprint: await now('right', rightFingerprint) }
}
