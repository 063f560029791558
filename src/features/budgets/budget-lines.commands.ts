import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { MAX_LINES, type BudgetLine } from './budgets.ts'
import { loadLines, lockInstrument, notInBudget } from './budgets.queries.ts'
import type { BudgetTarget } from './budgets.commands.ts'
import type { LineInput } from './budgets.schema.ts'
import { deleteLines, lineStands, saveLines, setLeftOut } from './budget-lines.queries.ts'
import { refreshProposalsOfYear } from './budget-proposals.queries.ts'
import { readLine } from './line-input.ts'

const MAX_REASON = 300
/** Of a line that no file brought. */
const BLANK = { leftOutReason: null, sourceSheet: null, sourceRow: null }

/**
 * Changes a line of an instrument by hand, or adds one (`version` 0) under an id that the client made: what is sent twice is added once.
 * Projects keep what they take of it.
 * @returns its id
 * @throws AppError 'invalid' with every shortcoming; 'conflict' when someone else changed it in between; 'not_found'
 */
export async function saveLine(
  context: Context,
  target: BudgetTarget,
  { instrumentId, lineId }: { instrumentId: string; lineId: string },
  input: LineInput,
): Promise<string> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  if (!isUuid(lineId)) throw brokenForm()
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const { content, problems } = readLine(input)
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    const instrument = await lockInstrument(tx, target.fiscalYear, instrumentId)
    const lines = await loadLines(tx, [instrument.id])
    const before = lines.find(({ id }) => id === lineId) ?? null
    const isNew = input.version === 0
    if (isNew && before) return before.id
    if (isNew ? await lineStands(tx, lineId) : !before) throw notInBudget()
    if (before && before.version !== input.version)
      throw new AppError('conflict', 'รายการนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว กรุณาตรวจแล้วบันทึกอีกครั้ง')
    if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกรายการนี้ไม่ได้', problems)
    if (!before && lines.length >= MAX_LINES)
      throw new AppError('too_large', `งบประมาณหนึ่งฉบับมีได้ไม่เกิน ${MAX_LINES.toLocaleString('en')} รายการ`)
    const blank = { ...BLANK, id: lineId, instrumentId: instrument.id, position: (lines.at(-1)?.position ?? 0) + 1 }
    const after: BudgetLine = { ...(before ?? blank), ...content, version: input.version + 1 }
    await saveLines(tx, [after])
    await refreshProposalsOfYear(tx, target.fiscalYear, now)
    await auditLines(tx, context, target, instrument.id, { before, after })
    return after.id
  })
}

/** Removes lines of an instrument with what projects take of them; the projects keep their money. @throws AppError 'not_found' */
export async function removeLines(
  context: Context,
  target: BudgetTarget,
  instrumentId: string,
  lineIds: readonly string[],
): Promise<void> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  await inOrg(context.db, office.id, async (tx) => {
    const instrument = await lockInstrument(tx, target.fiscalYear, instrumentId)
    const wanted = new Set(lineIds)
    const removed = (await loadLines(tx, [instrument.id])).filter(({ id }) => wanted.has(id))
    await deleteLines(
      tx,
      removed.map(({ id }) => id),
    )
    await refreshProposalsOfYear(tx, target.fiscalYear, context.now())
    await auditLines(tx, context, target, instrument.id, { removed })
  })
}

/**
 * Leaves lines of a year deliberately out of the plan, for a reason, or with an empty reason takes them back in.
 * @returns how many there were
 * @throws AppError 'invalid' for a reason that is too long
 */
export async function leaveOutLines(
  context: Context,
  target: BudgetTarget,
  lineIds: readonly string[],
  reason: string,
): Promise<number> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const text = normaliseThai(reason) || null
  if ((text ?? '').length > MAX_REASON) throw new AppError('invalid', `เหตุผลยาวได้ไม่เกิน ${MAX_REASON} ตัวอักษร`)
  const ids = [...new Set(lineIds.filter(isUuid))]
  return inOrg(context.db, office.id, async (tx) => {
    const count = await setLeftOut(tx, target.fiscalYear, ids, text)
    await refreshProposalsOfYear(tx, target.fiscalYear, context.now())
    await auditLines(tx, context, target, ids[0] ?? '', { leftOut: ids, reason: text })
    return count
  })
}

type Detail = Parameters<typeof appendAudit>[1]['detail']

async function auditLines(
  tx: Tx,
  context: Context,
  target: BudgetTarget,
  subjectId: string,
  detail: Detail,
): Promise<void> {
  await appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, target.officeCode),
    action: 'budget.manage',
    subjectType: 'budget_line',
    subjectId,
    detail: { fiscalYear: target.fiscalYear, ...detail },
  })
}
