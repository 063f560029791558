import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { loadAgencies } from '#src/features/agencies/agencies.queries.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { listDivisions } from '#src/features/offices/profile.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlan, findPlanYear, lockPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { linkExpiry } from './links.ts'
import { makeMissingLinks, prolongLinks } from './links.queries.ts'
import {
  insertRequests,
  insertRound,
  saveSent,
  updateLetter,
  updateRound,
  withdrawRequests,
} from './round-changes.queries.ts'
import type { NewRequest } from './round-changes.queries.ts'
import { checkLetter, checkRound, changedElsewhere, decideAsked, sentMoment } from './round-changes.ts'
import { listRequests, listRounds, lockRound } from './rounds.queries.ts'
import type { LetterInput, RoundInput, SentInput } from './rounds.schema.ts'
import { noRound, type RoundDetail } from './rounds.ts'

/**
 * Opens a round: divisions see the question at once, agencies get a letter. The same form again opens nothing more.
 * @returns id of the round
 * @throws AppError 'invalid' with every shortcoming; 'conflict' while another round of the plan is open; 'not_found'
 */
export async function createRound(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  input: RoundInput,
): Promise<string> {
  authorise(context.actor, 'collection.manage', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const now = context.now()
  const { title, dueOn, contactLine: typed } = checkRound(input, dateInThailand(now))
  return inOrg(context.db, office.id, async (tx) => {
    const plan = await lockPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const contactLine = ownContact(typed, plan)
    const standing = await listRounds(tx, plan.id)
    if (standing.some(({ id }) => id === input.id)) return input.id
    const open = standing.find(({ closedAt }) => closedAt === null)
    if (open) throw new AppError('conflict', `แผนนี้มีรอบรวบรวม “${open.title}” เปิดอยู่แล้ว กรุณาปิดรอบนั้นก่อนเปิดรอบใหม่`)
    if (!(await insertRound(tx, { id: input.id, planId: plan.id, title, dueOn, openedAt: now, contactLine })))
      throw noRound()
    const requests = await newRequests(tx, office, input, now)
    await insertRequests(tx, input.id, requests)
    await makeMissingLinks(tx, { id: input.id, dueOn }, await listRequests(tx, input.id), now)
    await note(tx, context, office, input.id, { opened: title, dueOn, asked: requests.map(({ name }) => name) })
    return input.id
  })
}

/** What is as the plan says is not kept, so that it follows the plan. */
const ownContact = (typed: string | null, plan: Pick<Plan, 'preparedBy'> | null): string | null =>
  typed === plan?.preparedBy ? null : typed

/**
 * Saves title, due date, whom agencies may ask and who is asked. Who has answered cannot be taken out.
 * @throws AppError 'invalid'; 'conflict' when somebody else saved in between; 'not_found'
 */
export const saveRound = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  input: RoundInput,
): Promise<void> =>
  changeRound(context, { officeCode, fiscalYear, roundId: input.id }, async (tx, office, round) => {
    const now = context.now()
    const today = dateInThailand(now)
    const { title, dueOn, contactLine: typed } = checkRound(input, round.dueOn < today ? round.dueOn : today)
    const plan = await findPlan(tx, office.id, fiscalYear)
    const contactLine = input.contactLine === undefined ? round.letter.contactLine : ownContact(typed, plan)
    const { added, withdrawn } = decideAsked(await listRequests(tx, round.id), input)
    if (!(await updateRound(tx, { ...round, title, dueOn, contactLine, version: input.version })))
      throw changedElsewhere()
    const requests = await newRequests(tx, office, added, now)
    await insertRequests(tx, round.id, requests)
    const addedIds = new Set(requests.map(({ agencyId }) => agencyId))
    // Only of those who are asked anew: whose link was taken back keeps having none.
    const askedNow = (await listRequests(tx, round.id)).filter(({ agencyId }) => addedIds.has(agencyId))
    await makeMissingLinks(tx, { id: round.id, dueOn }, askedNow, now)
    if (dueOn > round.dueOn) await prolongLinks(tx, round.id, linkExpiry(dueOn, today), now)
    const withdrawnIds = withdrawn.map(({ id }) => id)
    if (!(await withdrawRequests(tx, withdrawnIds, now))) throw changedElsewhere()
    return {
      before: { title: round.title, dueOn: round.dueOn },
      after: { title, dueOn },
      added: requests.map(({ name }) => name),
      withdrawn: withdrawn.map(({ name }) => name),
    }
  })

/**
 * Makes links for the agencies of a round that have none which works: it was taken back, has ended, or is of a round opened long ago.
 * @throws AppError 'conflict' when the round is closed; 'not_found'
 */
export const makeLinks = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  roundId: string,
): Promise<void> =>
  changeRound(context, { officeCode, fiscalYear, roundId }, async (tx, _office, round) => {
    if (round.closedAt !== null) throw new AppError('conflict', 'รอบรวบรวมนี้ปิดรับแล้ว กรุณาเปิดรอบอีกครั้งก่อนออกลิงก์')
    const made = await makeMissingLinks(tx, round, await listRequests(tx, round.id), context.now())
    return made.length === 0 ? null : { linksMade: made }
  })

/** Closes a round: nobody can answer it any more; or opens it again. @throws AppError 'conflict'; 'not_found' */
export const closeRound = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { roundId, version, isClosed }: { roundId: string; version: number; isClosed: boolean },
): Promise<void> =>
  changeRound(context, { officeCode, fiscalYear, roundId }, async (tx, _office, round) => {
    const others = (await listRounds(tx, round.planId)).filter(({ id }) => id !== round.id)
    if (!isClosed && others.some(({ closedAt }) => closedAt === null))
      throw new AppError('conflict', 'แผนนี้มีรอบรวบรวมอื่นเปิดอยู่แล้ว กรุณาปิดรอบนั้นก่อน')
    if (isClosed === (round.closedAt !== null)) return null
    const closedAt = isClosed ? context.now() : null
    const { contactLine } = round.letter
    if (!(await updateRound(tx, { ...round, closedAt, version, contactLine }))) throw changedElsewhere()
    return { isClosed }
  })

/** Saves what the letter of a round says. @throws AppError 'invalid'; 'conflict' when somebody else saved in between; 'not_found' */
export const saveLetter = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  roundId: string,
  input: LetterInput,
): Promise<void> =>
  changeRound(context, { officeCode, fiscalYear, roundId }, async (tx, _office, round) => {
    const letter = checkLetter(input)
    if (!(await updateLetter(tx, round.id, letter, input.version))) throw changedElsewhere()
    return { letter: { number: letter.number, date: letter.date } }
  })

/** Notes how and when requests of a round were sent, or that they were not. @throws AppError 'invalid'; 'not_found' */
export const markSent = (
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  roundId: string,
  input: SentInput,
): Promise<void> =>
  changeRound(context, { officeCode, fiscalYear, roundId }, async (tx, _office, round) => {
    const sent = sentMoment(input, context.now())
    const asked = await listRequests(tx, round.id)
    const marked = asked.filter(({ id }) => input.requestIds.includes(id))
    await saveSent(
      tx,
      marked.map(({ id }) => id),
      sent,
    )
    return { sent: sent.how, on: input.on, names: marked.map(({ name }) => name) }
  })

type Detail = Exclude<Parameters<typeof appendAudit>[1]['detail'], undefined>

async function changeRound(
  context: Context,
  { officeCode, fiscalYear, roundId }: { officeCode: string; fiscalYear: FiscalYear; roundId: string },
  change: (tx: Tx, office: Office, round: RoundDetail) => Promise<Detail | null>,
): Promise<void> {
  authorise(context.actor, 'collection.manage', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  await inOrg(context.db, office.id, async (tx) => {
    const round = isUuid(roundId) ? await lockRound(tx, roundId) : null
    if (!round || (await findPlanYear(tx, office.id, round.planId)) !== fiscalYear) throw noRound()
    const detail = await change(tx, office, round)
    if (detail !== null) await note(tx, context, office, round.id, detail)
  })
}

const note = (tx: Tx, context: Context, office: Office, roundId: string, detail: Detail): Promise<number> =>
  appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, office.dlaCode),
    action: 'collection.manage',
    subjectType: 'collection-round',
    subjectId: roundId,
    detail,
  })

/** The requests to ask those who are ticked. @throws AppError 'not_found' for somebody who is not there */
async function newRequests(
  tx: Tx,
  office: Office,
  asked: Pick<RoundInput, 'divisionIds' | 'agencyIds'>,
  now: Date,
): Promise<NewRequest[]> {
  const divisions = (await listDivisions(tx, office.id)).filter(({ id }) => asked.divisionIds.includes(id))
  const agencies = await loadAgencies(tx, asked.agencyIds)
  if (divisions.length < new Set(asked.divisionIds).size || agencies.length < new Set(asked.agencyIds).size)
    throw new AppError('not_found', 'ไม่พบกองหรือหน่วยงานที่เลือก กรุณาเปิดหน้านี้ใหม่')
  return [
    ...divisions.map(({ id, name }): NewRequest => ({
      id: uuidV7(now),
      divisionId: id,
      agencyId: null,
      name,
      sentAt: now,
      sentHow: 'system',
    })),
    ...agencies.map(({ id, name }): NewRequest => ({
      id: uuidV7(now),
      divisionId: null,
      agencyId: id,
      name,
      sentAt: null,
      sentHow: null,
    })),
  ]
}
