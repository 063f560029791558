import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { parseBahtInput } from '#src/domain/baht-input.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { formatBaht } from '#src/domain/money.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import type { ProjectKind } from '#src/domain/project.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import { MAX_EDITS, type Edit } from '#src/features/projects/projects.ts'
import type { BudgetTarget } from './budgets.commands.ts'
import type { Allocation, LineForChoosing } from './budgets.ts'
import { allocate } from './allocations.queries.ts'
import { linesForChoosing, loadToTieOut, notInBudget } from './budgets.queries.ts'
import { refreshProposalsOfYear } from './budget-proposals.queries.ts'
import { suggestAllocations, suggestInSteps, type Suggestion } from './budget-suggestions.ts'
import { tieOut, type TiedLine, type TiedProject } from './tie-out.ts'

/** A line with the projects that take of it, and all that might. */
export type LineView = {
  tied: TiedLine
  instrumentTitle: string
  taken: Allocation[]
  projects: TiedProject[]
  suggestions: Suggestion[]
}

/** A line of a year's budget. @throws AppError 'not_found' */
export async function openLine(context: Context, target: BudgetTarget, lineId: string): Promise<LineView> {
  authorise(context.actor, 'budget.read', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const budget = await readOrg(context.db, office.id, (tx) => loadToTieOut(tx, target.fiscalYear))
  const { lines, projects, instruments } = tieOut(budget)
  const tied = lines.find(({ line }) => line.id === lineId)
  if (!tied) throw notInBudget()
  const present = new Set(projects.map(({ project }) => project.id))
  const taken = budget.allocations.filter((one) => one.lineId === lineId && present.has(one.projectId))
  const of = instruments.find(({ instrument }) => instrument.id === tied.line.instrumentId)
  return {
    tied,
    instrumentTitle: of?.instrument.title ?? '',
    taken,
    projects,
    suggestions: suggestAllocations({ lines: [tied], projects }, office.name),
  }
}

/**
 * Sets how much of a line pays for projects, as typed; an empty amount takes it back. The funds of the projects stay as they are.
 * @throws AppError 'invalid' for amounts that cannot be read, and projects that are not of the year's plan; 'not_found'
 */
export async function allocateLine(
  context: Context,
  target: BudgetTarget,
  lineId: string,
  rows: readonly { projectId: string; amount: string; isReduced?: boolean }[],
): Promise<void> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const problems: Problem[] = []
  const allocations = rows.map(({ projectId, amount, isReduced = false }): Allocation => {
    const satang = amount.trim() === '' ? 0 : parseBahtInput(amount)
    if (satang === null)
      problems.push({
        field: projectId,
        rule: 'amount-unreadable',
        message: `อ่านจำนวนเงิน “${amount.slice(0, 40)}” ไม่ได้ กรุณาพิมพ์เป็นตัวเลข เช่น 150,000.50`,
      })
    return { lineId, projectId, amountSatang: isReduced ? -(satang ?? 0) : (satang ?? 0) }
  })
  if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกการจัดสรรไม่ได้', problems)
  await saveAllocations(context, target, allocations)
}

/** Writes suggested allocations that somebody has confirmed. @throws AppError as `allocateLine` */
export async function confirmAllocations(
  context: Context,
  target: BudgetTarget,
  allocations: readonly Allocation[],
): Promise<void> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  await saveAllocations(context, target, allocations)
}

async function saveAllocations(
  context: Context,
  target: BudgetTarget,
  allocations: readonly Allocation[],
): Promise<void> {
  if (new Set(allocations.map(({ lineId, projectId }) => `${lineId} ${projectId}`)).size < allocations.length)
    throw new AppError('invalid', 'มีโครงการที่ระบุไว้สองครั้งในรายการเดียวกัน กรุณาระบุครั้งเดียว เป็นจำนวนเงินรวม')
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  await inOrg(context.db, office.id, async (tx) => {
    const { lines, projects } = await loadToTieOut(tx, target.fiscalYear)
    const [own, present] = [new Set(lines.map(({ id }) => id)), new Set(projects.map(({ id }) => id))]
    if (allocations.some(({ lineId }) => !own.has(lineId))) throw notInBudget()
    if (allocations.some(({ projectId }) => !present.has(projectId)))
      throw new AppError('invalid', 'มีโครงการที่ไม่อยู่ในแผนของปีนี้แล้ว กรุณาเปิดหน้านี้ใหม่')
    await allocate(tx, allocations)
    await refreshProposalsOfYear(tx, target.fiscalYear, context.now())
    await audit(tx, context, target, allocations)
  })
}

async function audit(
  tx: Tx,
  context: Context,
  target: BudgetTarget,
  allocations: readonly Allocation[],
): Promise<void> {
  await appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, target.officeCode),
    action: 'budget.manage',
    subjectType: 'budget_allocation',
    subjectId: allocations[0]?.lineId ?? '',
    detail: { fiscalYear: target.fiscalYear, allocations: [...allocations] },
  })
}

/** Open lines and projects without their line that very likely belong together. */
export async function openMatches(context: Context, target: BudgetTarget): Promise<Suggestion[]> {
  authorise(context.actor, 'budget.read', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const budget = await readOrg(context.db, office.id, (tx) => loadToTieOut(tx, target.fiscalYear))
  const steps = suggestInSteps(tieOut(budget), office.name)
  for (let count = 1; ; count++) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (count % ROWS_A_TURN === 0) await nextTurn()
  }
}

/** Rows that are compared before others are answered. */
const ROWS_A_TURN = 20

/** The lines from which projects can be made. */
export async function openChoosing(context: Context, target: BudgetTarget): Promise<LineForChoosing[]> {
  authorise(context.actor, 'budget.read', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  return readOrg(context.db, office.id, (tx) => linesForChoosing(tx, target.fiscalYear))
}

/**
 * Makes a project of the plan from each chosen line, with its money and its line; all or none, and undone as one edit. The same `editId`
 * again does nothing.
 * @returns how many projects were made
 * @throws AppError 'invalid' when a line was taken in between; 'forbidden' when the plan is not to be changed; 'not_found' without a plan
 */
export async function makeProjectsFromLines(
  context: Context,
  target: BudgetTarget,
  { editId, lineIds }: { editId: string; lineIds: readonly string[] },
): Promise<number> {
  authorise(context.actor, 'project.arrange', target.officeCode)
  const wanted = new Set(lineIds.filter(isUuid))
  if (!isUuid(editId) || wanted.size === 0) throw new AppError('invalid', 'กรุณาเลือกรายการอย่างน้อยหนึ่งรายการ')
  if (wanted.size > MAX_EDITS)
    throw new AppError('too_large', `เลือกได้ครั้งละไม่เกิน ${MAX_EDITS.toLocaleString('en')} รายการ กรุณาแบ่งเลือก`)
  const lines = (await openChoosing(context, target)).filter(({ id }) => wanted.has(id))
  const now = context.now()
  const made = lines.map((line) => ({ line, projectId: uuidV7(now) }))
  const edits = made.map(({ line, projectId }) => createFrom(line, projectId))
  const request = { editId, edits }
  await editProjects(context, target.officeCode, target.fiscalYear, request, async (tx) => {
    const free = new Map((await linesForChoosing(tx, target.fiscalYear)).map((line) => [line.id, line.restSatang]))
    const gone = made.filter(({ line }) => free.get(line.id) !== line.restSatang)
    if (gone.length > 0 || made.length < wanted.size)
      throw new AppError(
        'invalid',
        `มีรายการที่ถูกนำไปใช้หรือแก้ไขแล้ว${gone[0] ? ` เช่น “${gone[0].line.name}” (${formatBaht(gone[0].line.restSatang)} บาท)` : ''} กรุณาเลือกใหม่`,
      )
    await allocate(
      tx,
      made.map(({ line, projectId }) => ({ lineId: line.id, projectId, amountSatang: line.restSatang })),
    )
    await refreshProposalsOfYear(tx, target.fiscalYear, now)
  })
  return made.length
}

/** The edit that makes a project from a line. */
const createFrom = (line: LineForChoosing, projectId: string): Edit => ({
  type: 'create',
  projectId,
  beforeId: null,
  fields: {
    kind: kindOf(line),
    name: line.name,
    programme: line.programme,
    departments: line.department === null ? [] : [line.department],
    funds: [{ source: line.fundSource, amountSatang: line.restSatang }],
  },
})

const kindOf = ({ expenseCategory, name }: LineForChoosing): ProjectKind =>
  (expenseCategory ?? '').includes('ครุภัณฑ์') && !name.startsWith('โครงการ') ? 'equipment' : 'project'
