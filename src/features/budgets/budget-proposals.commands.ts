import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { formatBaht, type Satang } from '#src/domain/money.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { isEditable } from '#src/domain/plan-status.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { findPlanHead, loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import type { Edit } from '#src/features/projects/projects.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { BudgetTarget } from './budgets.commands.ts'
import { changedFunds, fundSourceOf, moneyOf, type BudgetLine, type Instrument } from './budgets.ts'
import { allocate, loadAllocations } from './allocations.queries.ts'
import { loadInstruments, loadLines, loadToTieOut, notInBudget } from './budgets.queries.ts'
import { decideProposal, loadProposals, type Proposal } from './budget-proposals.queries.ts'
import { tieOut } from './tie-out.ts'

/** A proposal in words: what changes from how much to how much. `projectName` null: a new project, or one that is gone. */
export type ProposalView = Proposal & {
  instrument: Instrument
  line: BudgetLine
  projectName: string | null
  fromSatang: Satang
  toSatang: Satang
}

/** The proposals of a year. `isPlanEditable` false: they wait until the plan is amended; null: there is no plan. */
export type ProposalsView = { proposals: ProposalView[]; isPlanEditable: boolean | null }

/** What later instruments would change of the plan of a year. */
export async function openProposals(context: Context, target: BudgetTarget): Promise<ProposalsView> {
  authorise(context.actor, 'budget.read', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const instruments = await loadInstruments(tx, target.fiscalYear)
    const lines = await loadLines(
      tx,
      instruments.map(({ id }) => id),
    )
    const proposals = await loadProposals(tx, target.fiscalYear)
    const ids = proposals.flatMap(({ projectId }) => projectId ?? [])
    const projects = (await loadProjectsById(tx, office.id, ids)).map(({ project }) => project)
    const plan = await findPlanHead(tx, office.id, target.fiscalYear)
    return {
      proposals: proposals.flatMap((one) => viewOf(one, instruments, lines, projects)),
      isPlanEditable: plan ? isEditable(plan.status) : null,
    }
  })
}

function viewOf(
  proposal: Proposal,
  instruments: readonly Instrument[],
  lines: readonly BudgetLine[],
  projects: readonly StoredProject[],
): ProposalView[] {
  const instrument = instruments.find(({ id }) => id === proposal.instrumentId)
  const line = lines.find(({ id }) => id === proposal.lineId)
  const project = projects.find(({ id }) => id === proposal.projectId)
  if (!instrument || !line) return []
  const now = project ? moneyOf(project).ownSatang + moneyOf(project).outsideSatang : 0
  const fromSatang = proposal.status === 'accepted' ? now - proposal.changeSatang : now
  const toSatang = fromSatang + proposal.changeSatang
  return [{ ...proposal, instrument, line, projectName: project?.name ?? null, fromSatang, toSatang }]
}

/** Which proposal, as it was on the screen. `editId` is made by the form, so that what is sent twice is done once. */
export type ProposalChoice = { id: string; version: number; editId: string; projectId: string }

/**
 * Does what a proposal says: changes the money of the project, or makes a new one (`projectId` is then its id), with history, and notes the
 * line. @throws AppError 'forbidden' while the plan is not to be changed; 'invalid' when the project would have less than nothing;
 * 'conflict' when it was decided in between; 'not_found'
 */
export async function acceptProposal(context: Context, target: BudgetTarget, choice: ProposalChoice): Promise<void> {
  authorise(context.actor, 'project.arrange', target.officeCode)
  const { proposals } = await openProposals(context, target)
  const proposal = proposals.find(({ id }) => id === choice.id)
  if (!proposal || !isUuid(choice.editId) || !isUuid(choice.projectId)) throw notInBudget()
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const project = proposal.projectId === null ? null : await projectOf(context, office.id, proposal.projectId)
  const source = fundSourceOf(proposal.instrument.kind, office.type)
  const projectId = project?.id ?? choice.projectId
  const edit = project ? changeOf(project, proposal, source) : creationOf(proposal, projectId, source)
  const by = signatureOf(context.actor, target.officeCode)
  const request = { editId: choice.editId, edits: [edit] }
  await editProjects(context, target.officeCode, target.fiscalYear, request, async (tx) => {
    const decision = { status: 'accepted', projectId, by, at: context.now() } as const
    if (!(await decideProposal(tx, choice, decision))) throw decidedMeanwhile()
    await refuseTaken(tx, target, proposal)
    const taken = await loadAllocations(tx, target.fiscalYear)
    const before = taken.find((one) => one.lineId === proposal.lineId && one.projectId === projectId)
    const amountSatang = (before?.amountSatang ?? 0) + proposal.changeSatang
    await allocate(tx, [{ lineId: proposal.lineId, projectId, amountSatang }])
  })
}

/** Somebody may have settled the line by hand since. @throws AppError 'conflict' */
async function refuseTaken(
  tx: ReadTx,
  { fiscalYear }: BudgetTarget,
  { lineId, changeSatang }: Proposal,
): Promise<void> {
  const tied = tieOut(await loadToTieOut(tx, fiscalYear)).lines.find(({ line }) => line.id === lineId)
  const isFree = tied?.state === 'open' && Math.abs(tied.restSatang) >= Math.abs(changeSatang)
  if (!isFree) throw decidedMeanwhile()
}

async function projectOf(context: Context, orgId: number, id: string): Promise<StoredProject> {
  const [found] = await readOrg(context.db, orgId, (tx) => loadProjectsById(tx, orgId, [id]))
  if (!found) throw new AppError('conflict', 'โครงการนี้ถูกลบจากแผนแล้ว กรุณาไม่รับข้อเสนอนี้ หรือกู้โครงการคืนก่อน')
  return found.project
}

function changeOf(project: StoredProject, { instrument, changeSatang }: ProposalView, source: string): Edit {
  const funds = changedFunds(project.funds, instrument.kind, changeSatang, source)
  if (funds === null)
    throw new AppError(
      'invalid',
      `ลดวงเงิน ${formatBaht(-changeSatang)} บาทไม่ได้ เพราะโครงการ “${project.name}” มีเงินจากแหล่งนี้ไม่ถึงจำนวนนั้น กรุณาตรวจแหล่งงบประมาณของโครงการ`,
    )
  return { type: 'set', projectId: project.id, version: project.version, fields: { funds } }
}

const creationOf = ({ line, changeSatang }: ProposalView, projectId: string, source: string): Edit => ({
  type: 'create',
  projectId,
  beforeId: null,
  fields: {
    name: line.name,
    programme: line.programme,
    departments: line.department === null ? [] : [line.department],
    funds: [{ source, amountSatang: changeSatang }],
  },
})

const decidedMeanwhile = (): AppError => new AppError('conflict', 'ข้อเสนอนี้มีผู้พิจารณาไปแล้ว หรือเปลี่ยนไปแล้ว กรุณาเปิดหน้านี้ใหม่')

/** Refuses a proposal; the plan stays as it is. @throws AppError 'conflict' when it was decided in between; 'not_found' */
export async function refuseProposal(
  context: Context,
  target: BudgetTarget,
  choice: Pick<ProposalChoice, 'id' | 'version'>,
): Promise<void> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  if (!isUuid(choice.id)) throw notInBudget()
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const now = context.now()
  await inOrg(context.db, office.id, async (tx) => {
    const by = signatureOf(context.actor, target.officeCode)
    if (!(await decideProposal(tx, choice, { status: 'refused', by, at: now }))) throw decidedMeanwhile()
    await appendAudit(tx, {
      at: now,
      actor: by,
      action: 'budget.manage',
      subjectType: 'budget_proposal',
      subjectId: choice.id,
      detail: { refused: true },
    })
  })
}
