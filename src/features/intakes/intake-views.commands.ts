import type { Context } from '#src/context.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import { may, authorise, type Action } from '#src/domain/permissions.ts'
import { findOffice, listRegisteredOffices } from '#src/features/offices/offices.commands.ts'
import { findPlan, findPlanYear, NO_PLAN_YET, planStateOf } from '#src/features/plans/plans.queries.ts'
import { loadProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import type { ManualMapping, RecognisedWarning, UnknownTable } from '#src/intake/recognised.ts'
import { runIntake } from '#src/intake/run-intake.ts'
import { loadMappings } from './column-mappings.queries.ts'
import { diffIntake, type IntakeDiff } from './intake-diff.ts'
import { loadItems, type IntakeItem } from './intake-items.queries.ts'
import { problemsOfItems, type ItemProblem } from './intake-problems.ts'
import { checkId, draftOf, WAITING_ROOM_ORG_ID } from './intakes.ts'
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

/** A draft with its rows, what is wrong with them and what may be done. @throws AppError 'not_found' or 'conflict' when it is no draft */
export async function openIntake(context: Context, intakeId: string): Promise<IntakeView> {
  authorise(context.actor, 'intake.read', '*')
  checkId(intakeId)
  return readOrg(context.db, WAITING_ROOM_ORG_ID, async (tx) => {
    const intake = draftOf(await findIntake(tx, WAITING_ROOM_ORG_ID, intakeId))
    const items = await loadItems(tx, WAITING_ROOM_ORG_ID, intakeId)
    return {
      intake,
      items,
      problems: problemsOfItems(items.filter((item) => !item.isExcluded)),
      warnings: await loadWarnings(tx, WAITING_ROOM_ORG_ID, intakeId),
      allowed: DRAFT_ACTIONS.filter((action) => may(context.actor, action, '*')),
    }
  })
}

/** Files that wait for their office, newest first. */
export async function listWaitingIntakes(context: Context): Promise<Intake[]> {
  authorise(context.actor, 'intake.read', '*')
  return readOrg(context.db, WAITING_ROOM_ORG_ID, (tx) => listIntakes(tx, WAITING_ROOM_ORG_ID, { statuses: ['draft'] }))
}

/** Where a file went that waits no longer. */
export type AcceptedPlace = { officeCode: string; fiscalYear: number; isUndone: boolean }

/**
 * The plan that a file was taken into; null for a file that never was. For those who come back to its page, or press twice: the draft is
 * gone, but what they wanted is done. Asks office by office, as the list of plans does.
 */
export async function planOfIntake(context: Context, intakeId: string): Promise<AcceptedPlace | null> {
  authorise(context.actor, 'intake.read', '*')
  checkId(intakeId)
  for (const { id, dlaCode } of await listRegisteredOffices(context)) {
    const place = await readOrg(context.db, id, async (tx) => {
      const intake = await findIntake(tx, id, intakeId)
      const fiscalYear = intake?.planId ? await findPlanYear(tx, id, intake.planId) : null
      return intake && fiscalYear !== null ? { fiscalYear, isUndone: intake.status === 'undone' } : null
    })
    if (place) return { officeCode: dlaCode, ...place }
  }
  return null
}

/** What accepting a draft into a plan would do; `diff` is null when there is no such plan yet (all is new). `seen`: what to accept with. */
export async function previewAcceptance(
  context: Context,
  items: readonly IntakeItem[],
  chosen: { officeCode: string; fiscalYear: number },
): Promise<{ diff: IntakeDiff<IntakeItem, StoredProject> | null; seen: string }> {
  authorise(context.actor, 'intake.read', '*')
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
export async function tablesToName(context: Context, intakeId: string): Promise<TableToName[]> {
  authorise(context.actor, 'intake.map', '*')
  checkId(intakeId)
  const { intake, bytes, mappings } = await readOrg(context.db, WAITING_ROOM_ORG_ID, async (tx: ReadTx) => ({
    intake: draftOf(await findIntake(tx, WAITING_ROOM_ORG_ID, intakeId)),
    bytes: await loadFile(tx, WAITING_ROOM_ORG_ID, intakeId),
    mappings: await loadMappings(tx, WAITING_ROOM_ORG_ID),
  }))
  const { unknownTables } = await runIntake(bytes, intake.fileName)
  return unknownTables.map((table) => ({ ...table, mapping: mappings.get(table.signature) ?? null }))
}

/** Files that were taken into an office's plan, also those undone since; newest first. @throws AppError 'not_found' without a plan */
export async function listPlanIntakes(
  context: Context,
  officeCode: string,
  fiscalYear: number,
): Promise<{ orgId: number; intakes: Intake[] }> {
  authorise(context.actor, 'intake.read', '*')
  const office = isFiscalYear(fiscalYear) ? await findOffice(context, officeCode) : null
  if (!office) throw new AppError('not_found', 'ไม่พบหน่วยงานหรือปีงบประมาณนี้')
  return readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw new AppError('not_found', 'ไม่พบแผนการดำเนินงานของหน่วยงานและปีงบประมาณนี้')
    const intakes = await listIntakes(tx, office.id, { statuses: ['accepted', 'undone'], planId: plan.id })
    return { orgId: office.id, intakes }
  })
}
