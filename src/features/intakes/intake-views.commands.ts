import type { Context } from '#src/context.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import { may, authorise, type Action } from '#src/domain/permissions.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlan, findPlanYear, NO_PLAN_YET, planStateOf } from '#src/features/plans/plans.queries.ts'
import { loadProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import type { ManualMapping, RecognisedWarning, UnknownTable } from '#src/intake/recognised.ts'
import { runIntake } from '#src/intake/run-intake.ts'
import { loadMappings } from './column-mappings.queries.ts'
import { diffIntake, type IntakeDiff } from './intake-diff.ts'
import { loadItems, type IntakeItem } from './intake-items.queries.ts'
import { problemsOfItems, type ItemProblem } from './intake-problems.ts'
import { checkId, draftOf, idOfOffice, type IntakeTarget } from './intakes.ts'
import { findIntake, listIntakes, loadFile, loadWarnings, type Intake } from './intakes.queries.ts'

/** A draft as its page shows it. `allowed`: what this person may do with it. */
export type IntakeView = {
  intake: Intake
  items: IntakeItem[]
  /** Of the rows that are not set aside. */
  problems: ItemProblem[]
  warnings: RecognisedWarning[]
  allowed: Action[]
}

const DRAFT_ACTIONS: readonly Action[] = ['intake.edit', 'intake.map', 'intake.accept', 'intake.discard']

/** A draft with its rows, what is wrong with them and what may be done. @throws AppError 'not_found', also when it is no draft */
export async function openIntake(context: Context, { officeCode, intakeId }: IntakeTarget): Promise<IntakeView> {
  authorise(context.actor, 'intake.read', officeCode)
  checkId(intakeId)
  const orgId = idOfOffice(await findOffice(context, officeCode))
  return readOrg(context.db, orgId, async (tx) => {
    const intake = draftOf(await findIntake(tx, orgId, intakeId))
    const items = await loadItems(tx, orgId, intakeId)
    return {
      intake,
      items,
      problems: problemsOfItems(items.filter((item) => !item.isExcluded)),
      warnings: await loadWarnings(tx, orgId, intakeId),
      allowed: DRAFT_ACTIONS.filter((action) => may(context.actor, action, officeCode)),
    }
  })
}

/** Files of an office that wait to be checked and taken into a plan, newest first. */
export async function listWaitingIntakes(context: Context, officeCode: string): Promise<Intake[]> {
  authorise(context.actor, 'intake.read', officeCode)
  const orgId = idOfOffice(await findOffice(context, officeCode))
  return readOrg(context.db, orgId, (tx) => listIntakes(tx, orgId, { statuses: ['draft'] }))
}

/** Where a file went that waits no longer. */
export type AcceptedPlace = { fiscalYear: number; isUndone: boolean }

/**
 * The plan that a file was taken into; null for a file that never was. For those who come back to its page, or press twice: it is a draft
 * no more, but what they wanted is done.
 */
export async function planOfIntake(
  context: Context,
  { officeCode, intakeId }: IntakeTarget,
): Promise<AcceptedPlace | null> {
  authorise(context.actor, 'intake.read', officeCode)
  checkId(intakeId)
  const orgId = idOfOffice(await findOffice(context, officeCode))
  return readOrg(context.db, orgId, async (tx) => {
    const intake = await findIntake(tx, orgId, intakeId)
    const fiscalYear = intake?.planId ? await findPlanYear(tx, orgId, intake.planId) : null
    return intake && fiscalYear !== null ? { fiscalYear, isUndone: intake.status === 'undone' } : null
  })
}

/** What accepting a draft into a plan would do; `diff` is null when there is no such plan yet (all is new). `seen`: what to accept with. */
export async function previewAcceptance(
  context: Context,
  items: readonly IntakeItem[],
  chosen: { officeCode: string; fiscalYear: number },
): Promise<{ diff: IntakeDiff<IntakeItem, StoredProject> | null; seen: string }> {
  authorise(context.actor, 'intake.read', chosen.officeCode)
  const office = await findOffice(context, chosen.officeCode)
  if (!office) return { diff: null, seen: NO_PLAN_YET }
  return readOrg(context.db, office.id, async (tx) => {
    const seen = await planStateOf(tx, office.id, chosen.fiscalYear)
    const plan = await findPlan(tx, office.id, chosen.fiscalYear)
    if (!plan) return { diff: null, seen }
    const taken = items.filter((item) => !item.isExcluded)
    return { diff: diffIntake(taken, await loadProjects(tx, office.id, plan.id)), seen }
  })
}

/** A table that no rule understands; `mapping`: as its columns were named before, for this file or another with the same header. */
export type TableToName = UnknownTable & { mapping: ManualMapping | null }

/** The tables of a waiting file whose columns have to be named by hand, also those that were named already. */
export async function tablesToName(context: Context, { officeCode, intakeId }: IntakeTarget): Promise<TableToName[]> {
  authorise(context.actor, 'intake.map', officeCode)
  checkId(intakeId)
  const orgId = idOfOffice(await findOffice(context, officeCode))
  const { intake, bytes, mappings } = await readOrg(context.db, orgId, async (tx: ReadTx) => ({
    intake: draftOf(await findIntake(tx, orgId, intakeId)),
    bytes: await loadFile(tx, orgId, intakeId),
    mappings: await loadMappings(tx, 'plan'),
  }))
  const { unknownTables } = await runIntake(bytes, intake.fileName)
  return unknownTables.map((table) => ({ ...table, mapping: mappings.get(table.signature) ?? null }))
}

/** Files that were taken into an office's plan, also those undone since; newest first. @throws AppError 'not_found' without a plan */
export async function listPlanIntakes(context: Context, officeCode: string, fiscalYear: number): Promise<Intake[]> {
  authorise(context.actor, 'intake.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    return listIntakes(tx, office.id, { statuses: ['accepted', 'undone'], planId: plan.id })
  })
}
