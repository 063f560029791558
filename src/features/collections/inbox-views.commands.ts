import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may } from '#src/domain/permissions.ts'
import { isEditable } from '#src/domain/plan-status.ts'
import { budgetOf } from '#src/domain/project.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { survivorsOf } from '#src/features/budgets/allocations.queries.ts'
import { staysTwo, type DuplicateCase } from '#src/features/duplicates/cases.ts'
import { casesOfItems } from '#src/features/duplicates/cases.queries.ts'
import { findSimilar } from '#src/features/duplicates/radar.commands.ts'
import { fingerprintOf, type Match, type RadarSubject } from '#src/features/duplicates/radar.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlanHead, loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import type { Answer } from './answers.ts'
import { findAnswerFile, listAnswerFiles, listAnswers } from './answers.queries.ts'
import { itemsOfPart, noItem, type InboxItem, type InboxRequest, type InboxSender, type LikelyTwin } from './inbox.ts'
import { listSenders } from './inbox.queries.ts'
import { contentOf, type CollectionItem, type ItemContent } from '#src/features/items/items.ts'
import { findItem, listItems } from '#src/features/items/items.queries.ts'
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
 * What one who was asked has sent, with a part of its items and the works that they may be the same as.
 * @param part from 1
 * @throws AppError 'not_found'
 */
export async function openInboxRequest(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  requestId: string,
  part = 1,
): Promise<InboxRequest & { office: Office }> {
  authorise(context.actor, 'collection.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  if (!isUuid(requestId)) throw noItem()
  const found = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    const request = await loadRequest(tx, requestId)
    if (!plan || request?.round.planId !== plan.id) throw noItem()
    const shown = itemsOfPart(await listItems(tx, requestId), part)
    const taken = shown.items.flatMap(({ projectId }) => projectId ?? [])
    const survivors = await survivorsOf(tx, taken)
    const present = await loadProjectsById(tx, office.id, [...new Set(survivors.values())])
    return {
      plan,
      request,
      shown,
      answers: await listAnswers(tx, requestId),
      files: await listAnswerFiles(tx, requestId),
      survivors,
      names: new Map(present.map(({ project }) => [project.id, project.name])),
    }
  })
  const { request, shown, answers, files, plan, survivors, names } = found
  const twins = await twinsOf(context, office, fiscalYear, shown.items)
  return {
    office,
    request,
    fiscalYear,
    answers,
    files,
    ...shown,
    items: shown.items.map((item): InboxItem => {
      const projectId = survivors.get(item.projectId ?? '') ?? item.projectId
      return {
        ...item,
        projectId,
        asSent: correctedFrom(answers, item),
        joinedTo: joinedTo(item, names.get(projectId ?? '')),
        isGone: item.status === 'accepted' && projectId !== null && !names.has(projectId),
        twins: twins.get(item.id) ?? [],
      }
    }),
    isOpen: isEditable(plan.status),
    mayDecide: may(context.actor, 'collection.decide', officeCode),
  }
}

/** The name of an item's project where it is not the item's own. */
const joinedTo = ({ name, status }: CollectionItem, projectName: string | undefined): string | null =>
  status !== 'accepted' || projectName === undefined || projectName === name ? null : projectName

/** What was sent last of an item, where somebody has corrected it since. */
function correctedFrom(answers: readonly Answer[], item: CollectionItem): ItemContent | null {
  const sent = answers.find(({ id }) => id === item.answerId)?.sent.projects.find(({ id }) => id === item.id)
  return sent === undefined || JSON.stringify(contentOf(sent)) === JSON.stringify(contentOf(item)) ? null : sent
}

/**
 * The works that items which wait may be the same as, but those that somebody has decided to be others; projects of this plan with their
 * version, so that they can be joined.
 */
async function twinsOf(
  context: Context,
  office: Office,
  fiscalYear: FiscalYear,
  items: readonly CollectionItem[],
): Promise<Map<string, LikelyTwin[]>> {
  const { dlaCode } = office
  if (!may(context.actor, 'duplicate.read', dlaCode)) return new Map()
  const found: { item: CollectionItem; matches: Match[] }[] = []
  for (const item of items.filter(({ status }) => status === 'waiting'))
    found.push({ item, matches: await findSimilar(context, dlaCode, subjectOf(item, office, fiscalYear)) })
  const { versions, cases } = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    const inPlan = found.flatMap(({ matches }) => matches).filter(({ source }) => source === 'project')
    const projects = await loadProjectsById(tx, office.id, [...new Set(inPlan.map(({ id }) => id))])
    return {
      versions: new Map(
        projects.flatMap(({ planId, project }) => (planId === plan?.id ? [[project.id, project.version]] : [])),
      ),
      cases: await casesOfItems(
        tx,
        found.map(({ item }) => item.id),
      ),
    }
  })
  return new Map(
    found.map(({ item, matches }) => [
      item.id,
      matches
        .filter(({ verdict, id }) => verdict.label === 'same' && id !== item.id)
        .filter((match) => !isDecided(cases, match, { id: item.id, ...subjectOf(item, office, fiscalYear) }))
        .slice(0, MOST_TWINS)
        .map((match) => ({ ...match, version: match.source === 'project' ? (versions.get(match.id) ?? null) : null })),
    ]),
  )
}

const isDecided = (cases: readonly DuplicateCase[], match: Match, item: RadarSubject): boolean =>
  cases.some(
    (one) =>
      one.left.id === match.id &&
      one.right.id === item.id &&
      staysTwo(one, { left: match.fingerprint, right: fingerprintOf(item) }),
  )

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

/** An item to be corrected, and who sent it. @throws AppError 'not_found' */
export async function openInboxItem(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { requestId, itemId }: { requestId: string; itemId: string },
): Promise<{ senderName: string; item: CollectionItem }> {
  authorise(context.actor, 'collection.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  if (!isUuid(requestId) || !isUuid(itemId)) throw noItem()
  return readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    const request = await loadRequest(tx, requestId)
    const item = await findItem(tx, itemId)
    if (!plan || request?.round.planId !== plan.id || item?.requestId !== request.id) throw noItem()
    return { senderName: request.name, item }
  })
}

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
