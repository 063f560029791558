import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { survivorsOf } from '#src/features/budgets/allocations.queries.ts'
import { joinItemTo } from '#src/features/duplicates/item-cases.queries.ts'
import { acceptAnswer } from '#src/features/duplicates/joining.queries.ts'
import { findSent } from '#src/features/items/sent-works.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { lockPlanHead } from '#src/features/projects/live-projects.queries.ts'
import { applyEdits, type Deed } from '#src/features/projects/living-plan.queries.ts'
import { MAX_EDITS, type Edit } from '#src/features/projects/projects.ts'
import { idFrom } from './agency-place.queries.ts'
import { MAX_REMARK, noItem, refuseDecided, type InboxVerb, type ItemTarget } from './inbox.ts'
import { readItem, type TypedItem } from './item-form.ts'
import { contentOf, type CollectionItem, type ItemStatus } from '#src/features/items/items.ts'
import { lockItem, saveContent, saveDecision } from '#src/features/items/items.queries.ts'
import { loadRequest } from './rounds.queries.ts'

/** Where a decision is made. */
type Desk = { context: Context; officeCode: string; orgId: number; fiscalYear: FiscalYear; now: Date }

/**
 * Takes items into the plan as projects, all or none; the same decision made twice counts once.
 * @returns how many projects are in the plan by it
 * @throws AppError 'not_found'; 'conflict' when one was changed or decided since; 'forbidden' while the plan takes nothing; 'invalid'
 */
export const acceptItems = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  targets: readonly ItemTarget[],
): Promise<number> =>
  atDesk(context, officeCode, fiscalYear, async (tx, desk) => {
    if (targets.length === 0 || targets.length > MAX_EDITS) throw new AppError('invalid', 'กรุณาเลือกรายการที่จะรับเข้าแผน')
    const fresh = await lockUndecided(tx, desk, targets, 'accept')
    if (fresh.length === 0) return targets.length
    const deed = deedOf(desk, ['accept', fresh.map(({ id, version }) => [id, version])])
    const edits: Edit[] = []
    const projectOf = new Map<string, string>()
    for (const item of fresh) {
      const answer = await findSent(tx, item.id)
      if (!answer) throw noItem()
      const projectId = idFrom('project', item.id, item.version)
      projectOf.set(item.id, projectId)
      edits.push({ type: 'create', projectId, fields: answer.fields, beforeId: null })
    }
    await applyEdits(tx, deed, edits)
    for (const [itemId, projectId] of projectOf) await acceptAnswer(tx, deed, itemId, projectId)
    await note(tx, desk, 'accept', fresh, null)
    return targets.length
  })

/** Those of the items that are not accepted already by this very decision. */
async function lockUndecided(
  tx: Tx,
  desk: Desk,
  targets: readonly ItemTarget[],
  verb: InboxVerb | 'accept' | 'correct',
): Promise<CollectionItem[]> {
  const fresh: CollectionItem[] = []
  for (const { itemId, version } of targets) {
    const item = await lockOwnItem(tx, desk, itemId)
    const isRepeated = verb === 'accept' && item.status === 'accepted' && item.version === version + 1
    if (isRepeated) continue
    refuseDecided(item, version, verb)
    fresh.push(item)
  }
  return fresh
}

/**
 * Joins an item to a project of the plan, which is then carried out together: the decision on the case of both.
 * @param project as it was on the screen
 * @throws AppError as `acceptItems`
 */
export async function joinItem(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { itemId, version }: ItemTarget,
  project: { id: string; version: number },
): Promise<void> {
  authorise(context.actor, 'duplicate.decide', officeCode)
  await atDesk(context, officeCode, fiscalYear, async (tx, desk) => {
    const [item] = await lockUndecided(tx, desk, [{ itemId, version }], 'accept')
    if (!item) return
    const deed = deedOf(desk, ['join', itemId, version, project.id])
    await joinItemTo(tx, deed, { id: itemId, version }, project)
    await note(tx, desk, 'join', [item], null)
  })
}

/**
 * Returns items to their sender with a remark, declines them with a reason, or takes a decision back.
 * @throws AppError 'not_found'; 'conflict'; 'invalid' without a remark, or when an accepted item is still in the plan
 */
export const decideItems = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  targets: readonly ItemTarget[],
  { verb, remark: typed }: { verb: InboxVerb; remark: string },
): Promise<void> =>
  atDesk(context, officeCode, fiscalYear, async (tx, desk) => {
    const remark = normaliseThai(typed) || null
    const problems = verb === 'reopen' ? [] : remarkProblems(remark, verb)
    if (problems.length > 0) throw new AppError('invalid', problems[0]?.message ?? '', problems)
    const items = await lockUndecided(tx, desk, targets, verb)
    for (const item of items) {
      if (verb === 'reopen') await refuseInPlan(tx, item)
      const kept = verb === 'reopen' ? null : remark
      const by = signatureOf(context.actor, officeCode)
      await saveDecision(tx, item, { status: STATUS_AFTER[verb], remark: kept, projectId: null, at: desk.now, by })
    }
    await note(tx, desk, verb, items, remark)
  })

const STATUS_AFTER: Readonly<Record<InboxVerb, ItemStatus>> = {
  return: 'returned',
  decline: 'declined',
  reopen: 'waiting',
}

function remarkProblems(remark: string | null, verb: InboxVerb): Problem[] {
  if (remark === null)
    return [
      {
        field: 'remark',
        rule: 'remark-missing',
        message: verb === 'return' ? 'กรุณาพิมพ์ข้อสังเกต เพื่อให้หน่วยงานรู้ว่าต้องแก้อะไร' : 'กรุณาพิมพ์เหตุผลที่ไม่รับ',
      },
    ]
  if (remark.length <= MAX_REMARK) return []
  return [{ field: 'remark', rule: 'text-too-long', message: `พิมพ์ได้ไม่เกิน ${MAX_REMARK.toLocaleString('en')} ตัวอักษร` }]
}

async function refuseInPlan(tx: Tx, { status, projectId }: CollectionItem): Promise<void> {
  if (status !== 'accepted' || projectId === null) return
  // A project that was merged with another is still in the plan, with its money.
  if ((await survivorsOf(tx, [projectId])).size > 0)
    throw new AppError('invalid', 'โครงการนี้ยังอยู่ในแผน ถ้าจะพิจารณาใหม่ ให้นำออกจากแผนในตารางโครงการก่อน')
}

/**
 * Corrects an item before it is decided about; what was sent stays as it came, and its sender sees that it was corrected.
 * @throws AppError 'not_found'; 'conflict' with what stands now, when its sender or somebody else changed it meanwhile; 'invalid'
 */
export const correctItem = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { itemId, version }: ItemTarget,
  typed: TypedItem,
): Promise<void> =>
  atDesk(context, officeCode, fiscalYear, async (tx, desk) => {
    const item = await lockOwnItem(tx, desk, itemId)
    const { content, problems } = readItem(typed, item)
    const isSame = JSON.stringify(content) === JSON.stringify(contentOf(item))
    if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกไม่ได้ กรุณาแก้ไขข้อที่บอกไว้', problems)
    if (isSame) return
    if (item.version !== version && (item.status === 'waiting' || item.status === 'returned'))
      throw new AppError(
        'conflict',
        'รายการนี้ถูกแก้ไขหลังจากท่านเปิดหน้านี้',
        [],
        [{ projectId: itemId, current: { ...contentOf(item), version: item.version }, fields: [] }],
      )
    refuseDecided(item, version, 'correct')
    await saveContent(tx, item, content, { at: desk.now })
    await note(tx, desk, 'correct', [item], null)
  })

async function atDesk<T>(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  work: (tx: Tx, desk: Desk) => Promise<T>,
): Promise<T> {
  authorise(context.actor, 'collection.decide', officeCode)
  authorise(context.actor, 'project.edit', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const desk = { context, officeCode, orgId: office.id, fiscalYear, now: context.now() }
  return inOrg(context.db, office.id, (tx) => work(tx, desk))
}

async function lockOwnItem(tx: Tx, { orgId, fiscalYear }: Desk, itemId: string): Promise<CollectionItem> {
  // The plan first, as in all that changes it: two who lock in another order would wait for each other.
  const plan = await lockPlanHead(tx, orgId, fiscalYear)
  const item = isUuid(itemId) ? await lockItem(tx, itemId) : null
  const request = item && (await loadRequest(tx, item.requestId))
  if (!item || !plan || request?.round.planId !== plan.id) throw noItem()
  return item
}

const deedOf = ({ context, officeCode, orgId, fiscalYear, now }: Desk, mark: readonly unknown[]): Deed => ({
  asker: { actor: context.actor, officeCode },
  orgId,
  fiscalYear,
  editId: idFrom(...mark),
  now,
})

const note = (
  tx: Tx,
  { context, officeCode, fiscalYear, now }: Desk,
  verb: InboxVerb | 'accept' | 'correct' | 'join',
  items: readonly CollectionItem[],
  remark: string | null,
): Promise<number> =>
  appendAudit(tx, {
    at: now,
    actor: signatureOf(context.actor, officeCode),
    action: 'collection.decide',
    subjectType: 'collection-item',
    subjectId: items[0]?.id ?? '',
    detail: { verb, fiscalYear, remark, items: items.map(({ id }) => id) },
  })
