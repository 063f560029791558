import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may } from '#src/domain/permissions.ts'
import { isEditable } from '#src/domain/plan-status.ts'
import { budgetOf } from '#src/domain/project.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { findSimilar } from '#src/features/duplicates/radar.commands.ts'
import type { Match, RadarSubject } from '#src/features/duplicates/radar.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlanHead, loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import type { Answer } from './answers.ts'
import { findAnswerFile, listAnswerFiles, listAnswers } from './answers.queries.ts'
import { MOST_COMPARED, noItem, type InboxItem, type InboxRequest, type InboxSender, type LikelyTwin } from './inbox.ts'
import { listSenders } from './inbox.queries.ts'
import { contentOf, type CollectionItem, type ItemContent } from '#src/features/items/items.ts'
import { listItems } from '#src/features/items/items.queries.ts'
import { loadRequest } from './rounds.queries.ts'

/** Shown beside an item. */
const MOST_TWINS = 3

/** The inbox of a plan: who sent something. */
export type InboxView = { office: Office; fiscalYear: FiscalYear; senders: InboxSender[]; mayDecide: boolean }

/** Everybody who sent something for a plan. @throws AppError 'not_found' when there is no such plan */
export async function openInbox(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<InboxView> {
  authorise(context.actor, 'collection.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const senders = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    return listSenders(tx, plan.id)
  })
  return { office, fiscalYear, senders, mayDecide: may(context.actor, 'collection.decide', officeCode) }
}

/**
 * What one who was asked has sent, each item with the works that it may be the same as.
 * @throws AppError 'not_found'
 */
export async function openInboxRequest(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  requestId: string,
): Promise<InboxRequest & { office: Office }> {
  authorise(context.actor, 'collection.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  if (!isUuid(requestId)) throw noItem()
  const found = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    const request = await loadRequest(tx, requestId)
    if (!plan || request?.round.planId !== plan.id) throw noItem()
    const items = await listItems(tx, requestId)
    const taken = items.flatMap(({ projectId }) => projectId ?? [])
    const present = await loadProjectsById(tx, office.id, taken)
    return {
      plan,
      request,
      items,
      answers: await listAnswers(tx, requestId),
      files: await listAnswerFiles(tx, requestId),
      present: new Map(present.map(({ project }) => [project.id, project.name])),
    }
  })
  const { request, items, answers, files, plan, present } = found
  const twins = await twinsOf(context, office, fiscalYear, items)
  return {
    office,
    request,
    fiscalYear,
    answers,
    files,
    items: items.map((item): InboxItem => ({
      ...item,
      asSent: correctedFrom(answers, item),
      joinedTo: joinedTo(item, present.get(item.projectId ?? '')),
      isGone: item.status === 'accepted' && item.projectId !== null && !present.has(item.projectId),
      twins: twins.get(item.id) ?? [],
    })),
    isOpen: isEditable(plan.status),
    mayDecide: may(context.actor, 'collection.decide', officeCode),
  }
}

/** The name of an item's project where it is not the item's own. */
const joinedTo = ({ name }: CollectionItem, projectName: string | undefined): string | null =>
  projectName === undefined || projectName === name ? null : projectName

/** What was sent last of an item, where somebody has corrected it since. */
function correctedFrom(answers: readonly Answer[], item: CollectionItem): ItemContent | null {
  const sent = answers.find(({ id }) => id === item.answerId)?.sent.projects.find(({ id }) => id === item.id)
  return sent === undefined || JSON.stringify(contentOf(sent)) === JSON.stringify(contentOf(item)) ? null : sent
}

/** The works that items which wait may be the same as; those of this plan with their version, so that they can be joined. */
async function twinsOf(
  context: Context,
  office: Office,
  fiscalYear: FiscalYear,
  items: readonly CollectionItem[],
): Promise<Map<string, LikelyTwin[]>> {
  const { dlaCode } = office
  const waiting = items.filter(({ status }) => status === 'waiting').slice(0, MOST_COMPARED)
  const found = new Map<string, Match[]>()
  if (may(context.actor, 'duplicate.read', dlaCode))
    for (const item of waiting)
      found.set(item.id, await findSimilar(context, dlaCode, subjectOf(item, office, fiscalYear)))
  const inPlan = [...found.values()].flat().filter(({ source }) => source === 'project')
  const versions = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    const projects = await loadProjectsById(tx, office.id, [...new Set(inPlan.map(({ id }) => id))])
    return new Map(
      projects.flatMap(({ planId, project }) => (planId === plan?.id ? [[project.id, project.version]] : [])),
    )
  })
  return new Map(
    [...found].map(([itemId, matches]) => [
      itemId,
      matches
        .filter(({ verdict, id }) => verdict.label === 'same' && id !== itemId)
        .slice(0, MOST_TWINS)
        .map((match) => ({ ...match, version: match.source === 'project' ? (versions.get(match.id) ?? null) : null })),
    ]),
  )
}

const subjectOf = (item: CollectionItem, office: Office, fiscalYear: FiscalYear): RadarSubject => ({
  source: 'answer',
  id: item.id,
  officeCode: office.dlaCode,
  officeName: office.name,
  department: item.departments[0] ?? null,
  programme: item.programme,
  fiscalYear,
  name: item.name,
  activity: item.activity,
  place: item.place,
  villages: item.villages,
  months: item.months,
  budgetSatang: budgetOf(item),
})

/** A file that came with an answer. @throws AppError 'not_found' */
export async function openInboxFile(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  target: { requestId: string; fileId: string },
): Promise<{ fileName: string; mediaType: string; bytes: Buffer }> {
  authorise(context.actor, 'collection.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const { requestId, fileId } = target
  if (!isUuid(requestId) || !isUuid(fileId)) throw noItem()
  return readOrg(context.db, office.id, async (tx) => {
    const request = await loadRequest(tx, requestId)
    const file = request?.round.fiscalYear === fiscalYear ? await findAnswerFile(tx, requestId, fileId) : null
    if (!file) throw noItem()
    return file
  })
}
