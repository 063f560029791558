import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, membershipIn, signatureOf, type Actor } from '#src/domain/permissions.ts'
import { isEditable } from '#src/domain/plan-status.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { allocate } from '#src/features/budgets/allocations.queries.ts'
import { linkProject } from '#src/features/development/placing.queries.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { listDivisions } from '#src/features/offices/profile.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { applyEdits } from '#src/features/projects/living-plan.queries.ts'
import type { Edit } from '#src/features/projects/projects.ts'
import { NO_SENDER, type Answer } from './answers.ts'
import { hasAnswer, insertAnswer, listAnswers } from './answers.queries.ts'
import { tickOf, type Choice, type Chosen } from './division-answers.ts'
import { loadChoices, type Choices } from './division-answers.queries.ts'
import { readItem, type TypedItem } from './item-form.ts'
import { BLANK_ITEM, MAX_ITEMS, type ItemContent, type NewItem } from '#src/features/items/items.ts'
import { insertItems, listItems, saveDecision } from '#src/features/items/items.queries.ts'
import { lockRequest, markAnswered, markOpened } from './rounds.queries.ts'
import type { CollectionRequest } from './rounds.ts'

/** What a division is asked, and what it may choose. `locked`: why nothing can be answered now, or null. */
export type DivisionAnswerView = {
  office: Office
  plan: Plan
  request: CollectionRequest
  division: string
  choices: Choices
  answers: Answer[]
  locked: 'round' | 'plan' | null
}

/** One answer of a division. `clientId`: made by the form, so that what is sent twice counts once. */
export type DivisionAnswer = { clientId: string } & (
  { kind: 'choose'; chosen: readonly Chosen[] } | { kind: 'own'; typed: TypedItem } | { kind: 'nothing' }
)

type Place = { office: Office; plan: Plan; request: CollectionRequest; division: string; now: Date }

/** The page on which a division answers. @throws AppError 'not_found'; 'forbidden' for other divisions */
export const openDivisionAnswer = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  requestId: string,
): Promise<DivisionAnswerView> =>
  inRequest(context, officeCode, fiscalYear, requestId, async (tx, place) => {
    const { office, plan, request, division, now } = place
    // A planner who looks at the page has not opened it for the division.
    if (divisionsOf(context.actor, officeCode).includes(division)) await markOpened(tx, request.id, now)
    return {
      office,
      plan,
      request,
      division,
      choices: await loadChoices(tx, plan, division),
      answers: await listAnswers(tx, request.id),
      locked: request.round.closedAt !== null ? 'round' : isEditable(plan.status) ? null : 'plan',
    }
  })

/**
 * Takes the answer of a division: what it chose or typed stands in the plan at once, as its own; the same form again changes nothing.
 * @returns how many projects came into the plan
 * @throws AppError 'invalid' with every shortcoming; 'conflict' when a choice is in the plan by now, or the round is closed; 'forbidden'
 * for other divisions and while the plan is under consideration; 'not_found'
 */
export const answerAsDivision = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { requestId, answer }: { requestId: string; answer: DivisionAnswer },
): Promise<number> =>
  inRequest(context, officeCode, fiscalYear, requestId, async (tx, place) => {
    if (await hasAnswer(tx, requestId, answer.clientId)) return 0
    if (place.request.round.closedAt !== null)
      throw new AppError('conflict', 'รอบรวบรวมนี้ปิดรับแล้ว กรุณาติดต่อเจ้าหน้าที่ที่จัดทำแผน')
    const standing = await listItems(tx, requestId)
    if (answer.kind === 'nothing' && standing.some(({ status }) => status === 'accepted'))
      throw new AppError('invalid', 'มีโครงการที่แจ้งไว้แล้ว จึงแจ้งว่าไม่มีโครงการไม่ได้ ถ้าไม่ทำแล้วให้ลบโครงการนั้นในตารางโครงการ')
    const items = answer.kind === 'nothing' ? [] : await itemsOf(tx, place, answer, standing.length)
    if (items.length > 0) await putIntoPlan(tx, context, place, answer.clientId, items)
    await keep(tx, context, place, answer, items)
    return items.length
  })

const divisionsOf = (actor: Actor, officeCode: string): readonly string[] =>
  membershipIn(actor, officeCode)?.divisions ?? []

async function inRequest<T>(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  requestId: string,
  work: (tx: Tx, place: Place) => Promise<T>,
): Promise<T> {
  const { actor } = context
  authorise(actor, 'collection.answer', officeCode)
  authorise(actor, 'project.edit', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return inOrg(context.db, office.id, async (tx) => {
    const request = isUuid(requestId) ? await lockRequest(tx, requestId) : null
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const division = (await listDivisions(tx, office.id)).find(({ id }) => id === request?.divisionId)?.name
    if (!request || request.round.planId !== plan.id || division === undefined)
      throw new AppError('not_found', 'ไม่พบกองหรือสำนักนี้ในรอบรวบรวม')
    if (!may(actor, 'project.arrange', officeCode) && !divisionsOf(actor, officeCode).includes(division))
      throw new AppError('forbidden', `หน้านี้สำหรับ${division} ท่านตอบได้เฉพาะในนามของกองหรือสำนักของท่าน`)
    return work(tx, { office, plan, request, division, now: context.now() })
  })
}

type ItemToKeep = NewItem & { id: string; position: number }

/** What was chosen or typed, as items. */
async function itemsOf(
  tx: Tx,
  place: Place,
  answer: Extract<DivisionAnswer, { kind: 'choose' | 'own' }>,
  standing: number,
): Promise<ItemToKeep[]> {
  const picked: (ItemContent & Pick<NewItem, 'fromSource' | 'fromId'>)[] =
    answer.kind === 'own' ? [ownItem(answer.typed, place.division)] : await chosenItems(tx, place, answer.chosen)
  if (standing + picked.length > MAX_ITEMS)
    throw new AppError('too_large', `แจ้งได้ไม่เกิน ${MAX_ITEMS} โครงการต่อรอบ กรุณาเพิ่มในตารางโครงการแทน`)
  return picked.map((item, index) => ({ ...item, id: uuidV7(place.now), position: standing + index + 1 }))
}

function ownItem(typed: TypedItem, division: string): ItemContent {
  const { content, problems } = readItem(typed, { ...BLANK_ITEM, kind: 'project', departments: [division] })
  if (problems.length > 0) throw new AppError('invalid', 'ยังเพิ่มโครงการไม่ได้', problems)
  return { ...content, departments: [division] }
}

async function chosenItems(tx: Tx, { plan, division }: Place, chosen: readonly Chosen[]) {
  if (chosen.length === 0) throw new AppError('invalid', 'กรุณาเลือกโครงการอย่างน้อยหนึ่งรายการ')
  const { lastYear, development, budget } = await loadChoices(tx, plan, division)
  const offered = new Map([...lastYear, ...development, ...budget].map((choice) => [tickOf(choice), choice]))
  const choices = [...new Set(chosen.map(tickOf))].map((tick) => offered.get(tick))
  const gone = choices.some((choice) => choice === undefined)
  const taken = choices.filter((choice): choice is Choice => choice !== undefined && choice.takenBy !== null)
  if (gone || taken.length > 0)
    throw new AppError(
      'conflict',
      'รายการที่เลือกบางรายการอยู่ในแผนแล้วหรือเปลี่ยนไปแล้ว กรุณาเปิดหน้านี้ใหม่แล้วเลือกอีกครั้ง',
      taken.map(({ content }) => ({ field: 'choice', rule: 'taken', message: `“${content.name}” อยู่ในแผนแล้ว` })),
    )
  return choices.flatMap((choice) =>
    choice ? [{ ...choice.content, fromSource: choice.source, fromId: choice.id }] : [],
  )
}

/** An item and the project it becomes bear the same id: the project is the item's. */
async function putIntoPlan(
  tx: Tx,
  context: Context,
  { office, plan, now }: Place,
  editId: string,
  items: readonly ItemToKeep[],
): Promise<void> {
  const asker = { actor: context.actor, officeCode: office.dlaCode }
  const edits = items.map((item): Edit => {
    const { id, position: _position, fromSource: _source, fromId: _from, ...fields } = item
    return { type: 'create', projectId: id, fields, beforeId: null }
  })
  await applyEdits(tx, { asker, orgId: office.id, fiscalYear: plan.fiscalYear, editId, now }, edits)
  const by = signatureOf(context.actor, office.dlaCode)
  for (const { id, fromSource, fromId } of items)
    if (fromSource === 'development' && fromId)
      await linkProject(tx, { projectId: id, developmentProjectId: fromId, reason: null, by, at: now })
  const paid = items.flatMap(({ id, fromSource, fromId, funds }) =>
    fromSource === 'budget' && fromId
      ? [{ lineId: fromId, projectId: id, amountSatang: funds[0]?.amountSatang ?? 0 }]
      : [],
  )
  if (paid.length > 0) await allocate(tx, paid)
}

async function keep(
  tx: Tx,
  context: Context,
  { office, request, now }: Place,
  answer: DivisionAnswer,
  items: readonly ItemToKeep[],
): Promise<void> {
  const by = signatureOf(context.actor, office.dlaCode)
  const nothingToReport = answer.kind === 'nothing'
  const answerId = uuidV7(now)
  await insertAnswer(tx, {
    id: answerId,
    requestId: request.id,
    clientId: answer.clientId,
    at: now,
    channel: 'division',
    sender: { ...NO_SENDER, name: by },
    nothingToReport,
    message: null,
    letter: { number: null, date: null },
    receivedOn: dateInThailand(now),
    recordedBy: by,
    sent: { projects: items.map(({ position: _position, fromSource: _source, fromId: _from, ...item }) => item) },
  })
  await insertItems(tx, { id: answerId, requestId: request.id, at: now, receivedOn: dateInThailand(now) }, items)
  for (const { id } of items)
    await saveDecision(tx, { id }, { status: 'accepted', remark: null, projectId: id, at: now, by })
  await markAnswered(tx, request.id, { at: now, nothingToReport })
  await appendAudit(tx, {
    at: now,
    actor: by,
    action: 'collection.answer',
    subjectType: 'collection-request',
    subjectId: request.id,
    detail: { channel: 'division', name: request.name, projects: items.length, nothingToReport },
  })
}
