import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import { insertPlan } from '#src/features/plans/plans.queries.ts'
import { insertProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import { takeStep, type StepRequest } from '#src/features/steps/steps.commands.ts'
import { loadSteps, recordStep } from '#src/features/steps/steps.queries.ts'
import { transitionOf, type StepAction } from '#src/features/steps/transitions.ts'
import { OFFICE_CODE } from './actors.ts'
import { OFFICE } from './database.ts'

/** A complete project: no check finds anything against it. */
export const completeProject = (id: string, over: Partial<StoredProject> = {}): StoredProject => ({
  id,
  position: 1,
  version: 1,
  no: null,
  kind: 'project',
  name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็กสายตัวอย่าง',
  activity: 'ก่อสร้างถนนคอนกรีตเสริมเหล็ก กว้าง 4 เมตร ยาว 100 เมตร',
  target: '1 สาย',
  funds: [{ source: 'งบประมาณของเทศบาล', amountSatang: 50_000_000 }],
  noBudgetReason: null,
  place: 'หมู่ที่ 1 บ้านตัวอย่าง',
  villages: [1],
  departments: ['กองช่าง'],
  months: 0b111,
  strategyNo: 1,
  strategy: 'การพัฒนาโครงสร้างพื้นฐาน',
  tactic: null,
  programme: 'แผนงานอุตสาหกรรมและการโยธา',
  programmeRaw: null,
  note: null,
  agencyLetter: null,
  sourceFile: null,
  ref: null,
  intakeId: null,
  ...over,
})

/** A plan of a test: fresh ones have a fiscal year of their own. */
export type TestPlan = { id: string; fiscalYear: number; projects: StoredProject[] }

let nextYear = 2540

/** An empty year's plan of the first office, with some complete projects. */
export async function freshPlan(
  context: Context,
  projectCount = 1,
  over: Partial<StoredProject> = {},
): Promise<TestPlan> {
  const now = context.now()
  const fiscalYear = nextYear++
  const id = uuidV7(now)
  const projects = Array.from({ length: projectCount }, (_, index) =>
    completeProject(uuidV7(now), { position: index + 1, name: `ก่อสร้างถนนสายตัวอย่างที่ ${index + 1}`, ...over }),
  )
  await inOrg(context.db, OFFICE.id, async (tx) => {
    await insertPlan(tx, OFFICE.id, { id, fiscalYear, regulation: '2561', levelLabel: 'ยุทธศาสตร์' }, now)
    await insertProjects(tx, OFFICE.id, id, projects, now)
  })
  return { id, fiscalYear, projects }
}

/** A request for a step with all that any step may need; the resolution is of the day that `context` has. */
export const stepRequest = (action: StepAction, expectedSeq: number, over: Partial<StepRequest> = {}): StepRequest => ({
  action,
  expectedSeq,
  remark: 'ขอให้แก้ไขข้อมูลตัวอย่าง',
  resolutionNumber: '1/2569',
  resolutionDate: '22 พฤศจิกายน 2569',
  file: null,
  ...over,
})

/** The straight way to each status. */
export const WAY_TO: Readonly<Record<PlanStatus, readonly StepAction[]>> = {
  collect: [],
  draft: ['start-draft'],
  'submit-draft': ['start-draft', 'finish-draft'],
  consider: ['start-draft', 'finish-draft', 'submit-draft'],
  propose: ['start-draft', 'finish-draft', 'submit-draft', 'endorse'],
  approve: ['start-draft', 'finish-draft', 'submit-draft', 'endorse', 'propose'],
  announce: ['start-draft', 'finish-draft', 'submit-draft', 'endorse', 'propose', 'approve'],
  announced: ['start-draft', 'finish-draft', 'submit-draft', 'endorse', 'propose', 'approve', 'announce'],
}

/** A plan that the person at the machine has brought to a status, step by step. */
export async function planAt(context: Context, status: PlanStatus, projectCount = 1): Promise<TestPlan> {
  const plan = await freshPlan(context, projectCount)
  const operator = { ...context, actor: LOCAL_OPERATOR }
  for (const [seq, action] of WAY_TO[status].entries())
    await (action === 'announce'
      ? announce(operator, plan)
      : takeStep(operator, OFFICE_CODE, plan.fiscalYear, stepRequest(action, seq)))
  return plan
}

/** The bare step, without the book that belongs to it. */
const announce = (context: Context, plan: TestPlan): Promise<void> =>
  inOrg(context.db, OFFICE.id, async (tx) => {
    const steps = await loadSteps(tx, OFFICE.id, plan.id)
    await recordStep(tx, OFFICE.id, {
      planId: plan.id,
      seq: steps.length + 1,
      step: { transition: transitionOf('announce'), remark: null, resolutionNumber: null, resolutionDate: null },
      signer: { userId: null, name: 'ผู้ทดสอบ', position: null, actingOrder: null },
      at: context.now(),
    })
  })
