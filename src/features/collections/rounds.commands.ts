import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, membershipIn } from '#src/domain/permissions.ts'
import { addDays, dateInThailand, formatThaiDate } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { listOwnAgencies } from '#src/features/agencies/agencies.queries.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { listDivisions } from '#src/features/offices/profile.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { countBoard, missingOf, missingText, type BoardCounts, type BoardRow } from './board.ts'
import { loadBoard } from './board.queries.ts'
import { countRequests, findRound, listRequests, listRounds } from './rounds.queries.ts'
import { noRound, type CollectionRequest, type Round, type RoundCounts, type RoundDetail } from './rounds.ts'

/** Days that those who are asked are usually given. */
const USUAL_DAYS = 15

/** Somebody who may be asked: a division or an agency, with how the form offers it. */
export type Askable = { id: string; name: string }

/** The rounds of a plan, and with what a new one would begin. `own`: what the actor's divisions are asked in open rounds. */
export type RoundsView = {
  office: Office
  plan: Plan
  rounds: (Round & RoundCounts)[]
  own: CollectionRequest[]
  askable: { divisions: Askable[]; agencies: Askable[] }
  usual: { title: string; dueOn: string; contactLine: string }
  mayManage: boolean
}

/** The collection rounds of a plan. @throws AppError 'not_found' when there is no such plan */
export async function openRounds(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<RoundsView> {
  authorise(context.actor, 'collection.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const ownNames = membershipIn(context.actor, officeCode)?.divisions ?? []
  const { contactLine, ...read } = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const rounds = await listRounds(tx, plan.id)
    const divisions = await listDivisions(tx, office.id)
    const ownIds = new Set(divisions.filter(({ name }) => ownNames.includes(name)).map(({ id }) => id))
    const counts = await countRequests(tx, plan.id)
    const own: CollectionRequest[] = []
    for (const { id, closedAt } of rounds) {
      if (closedAt !== null || ownIds.size === 0) continue
      const requests = await listRequests(tx, id)
      own.push(...requests.filter(({ divisionId }) => divisionId !== null && ownIds.has(divisionId)))
    }
    const latest = rounds[0] && (await findRound(tx, rounds[0].id))
    return {
      plan,
      own,
      contactLine: latest?.letter.contactLine ?? plan.preparedBy ?? '',
      rounds: rounds.map((round) => ({ ...round, ...(counts.get(round.id) ?? { asked: 0, answered: 0 }) })),
      askable: {
        divisions: divisions.filter(({ isActive }) => isActive),
        agencies: (await listOwnAgencies(tx)).filter(({ contact }) => contact.isActive),
      },
    }
  })
  const usual = {
    title: `รวบรวมโครงการ แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${fiscalYear}`,
    dueOn: formatThaiDate(addDays(dateInThailand(context.now()), USUAL_DAYS)),
    contactLine,
  }
  return { office, ...read, usual, mayManage: may(context.actor, 'collection.manage', officeCode) }
}

/** A round with its board. `today`: ISO date in Thailand. */
export type RoundView = {
  office: Office
  plan: Plan
  round: RoundDetail
  rows: BoardRow[]
  counts: BoardCounts
  today: string
  mayManage: boolean
  mayDecide: boolean
}

/** Where a round of a plan stands. @throws AppError 'not_found' */
export async function openRound(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  roundId: string,
): Promise<RoundView> {
  authorise(context.actor, 'collection.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const today = dateInThailand(context.now())
  const read = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    const round = isUuid(roundId) ? await findRound(tx, roundId) : null
    if (!plan || round?.planId !== plan.id) throw noRound()
    return { plan, round, rows: await loadBoard(tx, round.id) }
  })
  return {
    office,
    ...read,
    counts: countBoard(read.rows, today),
    today,
    mayManage: may(context.actor, 'collection.manage', officeCode),
    mayDecide: may(context.actor, 'collection.decide', officeCode),
  }
}

/** Who has not answered a round, as lists and as a text to be sent on. */
export type MissingView = {
  office: Office
  round: Round
  divisions: BoardRow[]
  agencies: BoardRow[]
  counts: BoardCounts
  text: string
  today: string
}

/** Who has not answered a round, for the executive. @throws AppError 'not_found' */
export async function listMissing(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  roundId: string,
): Promise<MissingView> {
  authorise(context.actor, 'collection.read', officeCode)
  const { office, round, rows, counts, today } = await openRound(context, officeCode, fiscalYear, roundId)
  const text = missingText({ officeName: office.name, title: round.title, dueOn: round.dueOn }, rows, today)
  return { office, round, ...missingOf(rows), counts, text, today }
}
