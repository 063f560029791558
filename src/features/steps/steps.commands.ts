import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { dateInThailand, parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { blockingFindings, checkPlan } from '#src/features/checks/checks.ts'
import { loadPlanToCheck } from '#src/features/checks/checks.queries.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { lockPlan, findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { loadProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import { present } from './present.ts'
import { insertRemark } from './remarks.queries.ts'
import { stepFileOf, type SentFile, type StepFile } from './step-files.ts'
import { decideStep, signerOf, type DecidedStep, type StepInput } from './steps.ts'
import {
  findStepFile,
  insertSnapshot,
  insertStepFile,
  loadSteps,
  recordStep,
  type StepRecord,
} from './steps.queries.ts'
import { submittedProjectOf } from './submitted-changes.ts'
import { isStepAction, transitionOf, type StepAction, type Transition } from './transitions.ts'

/** A step as it is asked for. `expectedSeq`: number of the last step that the actor has seen, 0 for none. */
export type StepRequest = StepInput & { action: StepAction; expectedSeq: number; file: SentFile | null }

/**
 * Takes one step of ข้อ 26: all that goes with it is kept, or nothing. The same request again, from the same person, is the same step.
 * The announcement has a command of its own, which makes the book.
 * @returns the step as it stands in the history
 * @throws AppError 'conflict' when someone else has moved the plan on; 'invalid' with every shortcoming at once
 * @law ระเบียบฯ ข้อ 26
 */
export async function takeStep(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  request: StepRequest,
): Promise<StepRecord> {
  authorise(context.actor, 'plan.read', officeCode)
  const transition = transitionAsked(request.action)
  authorise(context.actor, transition.permission, officeCode)
  if (transition.action === 'announce') throw new AppError('invalid', 'การประกาศใช้แผนให้ทำที่หน้าประกาศใช้แผน')
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const attached = request.file ? stepFileOf(request.file) : { file: null, problems: [] }
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    const plan = present(await lockPlan(tx, office.id, fiscalYear))
    const steps = await loadSteps(tx, office.id, plan.id)
    const repeated = repeatedStep(context, request, steps)
    if (repeated) return repeated
    refuseStale(request.expectedSeq, steps)
    const isGuarded = transition.guards.length > 0
    const projects = isGuarded ? await loadProjects(tx, office.id, plan.id) : []
    // Under the plan's lock, so that what is checked is what moves on.
    const findings = isGuarded ? checkPlan(await loadPlanToCheck(tx, office, plan, projects)) : []
    const facts = {
      today: dateInThailand(now),
      projectCount: projects.length,
      blockingCount: blockingFindings(findings).length,
    }
    const { step, problems } = decideStep(plan.status, transition.action, request, facts)
    if (!step || attached.problems.length > 0)
      throw new AppError('invalid', 'ยังดำเนินการขั้นตอนนี้ไม่ได้', [...problems, ...attached.problems])
    await save(tx, context, { office, plan, projects, step, file: attached.file, seq: steps.length + 1, now })
    return lastOf(await loadSteps(tx, office.id, plan.id))
  })
}

function transitionAsked(action: string): Transition {
  if (typeof action !== 'string' || !isStepAction(action)) throw new AppError('invalid', 'ไม่รู้จักขั้นตอนนี้')
  return transitionOf(action)
}

/** The step that this very request has already taken: a button pressed twice, an answer that was lost on the way. */
function repeatedStep(context: Context, request: StepRequest, steps: readonly StepRecord[]): StepRecord | null {
  const last = steps.at(-1)
  const isSame =
    last !== undefined &&
    last.seq === request.expectedSeq + 1 &&
    last.action === request.action &&
    last.userId === context.actor.userId &&
    saysTheSame(request, last)
  return isSame ? last : null
}

/** Other words than those that were kept, from a second window say, must not be answered as if they were kept. */
const saysTheSame = ({ remark, resolutionNumber, resolutionDate, file }: StepRequest, kept: StepRecord): boolean =>
  normaliseThai(remark) === (kept.remark ?? '') &&
  (kept.resolutionNumber === null || normaliseThai(resolutionNumber) === kept.resolutionNumber) &&
  (kept.resolutionDate === null || parseThaiDate(resolutionDate) === kept.resolutionDate) &&
  (file === null ? undefined : stepFileOf(file).file?.fileName) === kept.files[0]?.fileName

function refuseStale(expectedSeq: number, steps: readonly StepRecord[]): void {
  const last = steps.at(-1)
  if ((last?.seq ?? 0) === expectedSeq) return
  const what = last ? `${last.actor} ได้ดำเนินการ “${transitionOf(last.action).done.th}” ไปแล้ว ` : ''
  throw new AppError('conflict', `${what}กรุณาตรวจสถานะล่าสุดของแผนก่อนดำเนินการต่อ`)
}

function lastOf(steps: readonly StepRecord[]): StepRecord {
  const last = steps.at(-1)
  if (!last) throw new Error('a step was recorded but is not there')
  return last
}

type StepToSave = {
  office: Office
  plan: Plan
  projects: readonly StoredProject[]
  step: DecidedStep
  file: StepFile | null
  seq: number
  now: Date
}

async function save(tx: Tx, context: Context, saved: StepToSave): Promise<void> {
  const { office, plan, projects, step, file, seq, now } = saved
  const { transition, remark } = step
  const snapshotId = transition.keepsSnapshot
    ? await insertSnapshot(tx, office.id, {
        planId: plan.id,
        kind: 'submitted',
        projects: projects.map(submittedProjectOf),
        at: now,
      })
    : null
  const signer = signerOf(context.actor, office.dlaCode)
  const stepId = await recordStep(tx, office.id, { planId: plan.id, seq, step, signer, at: now, snapshotId })
  if (file) await insertStepFile(tx, office.id, stepId, file, now)
  const author = signatureOf(context.actor, office.dlaCode)
  if (transition.needsRemark && remark !== null)
    await insertRemark(tx, office.id, plan.id, {
      id: uuidV7(now),
      projectId: null,
      stepId,
      at: now,
      userId: context.actor.userId,
      author,
      text: remark,
    })
  await appendAudit(tx, {
    at: now,
    actor: author,
    action: transition.permission,
    subjectType: 'plan',
    subjectId: plan.id,
    detail: { from: transition.from, to: transition.to, remark, file: file?.fileName ?? null, snapshotId },
  })
}

/** The steps of a plan in the order in which they were taken. @throws AppError 'not_found' */
export async function listSteps(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
): Promise<{ status: Plan['status']; steps: StepRecord[] }> {
  authorise(context.actor, 'history.read', officeCode)
  return inPlan(context, officeCode, fiscalYear, async (tx, office, plan) => ({
    status: plan.status,
    steps: await loadSteps(tx, office.id, plan.id),
  }))
}

/** A file that went with a step. @throws AppError 'not_found' */
export async function openStepFile(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  fileId: string,
): Promise<StepFile> {
  authorise(context.actor, 'history.read', officeCode)
  return inPlan(context, officeCode, fiscalYear, async (tx, office, plan) => {
    const file = isUuid(fileId) ? await findStepFile(tx, office.id, plan.id, fileId) : null
    if (!file) throw new AppError('not_found', 'ไม่พบไฟล์แนบนี้')
    return file
  })
}

async function inPlan<T>(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  work: (tx: ReadTx, office: Office, plan: Plan) => Promise<T>,
): Promise<T> {
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const plan = present(await findPlan(tx, office.id, fiscalYear))
    return work(tx, office, plan)
  })
}
