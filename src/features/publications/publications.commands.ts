import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { notePublished } from '#src/db/published-revision.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, signatureOf } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { refreshRadar } from '#src/features/duplicates/radar.queries.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { findSignatory } from '#src/features/people/signatory.queries.ts'
import type { Signatory } from '#src/features/people/signatory.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import type { PlanView } from '#src/features/plans/plans.ts'
import { lockPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { insertSnapshot, loadSteps, recordStep } from '#src/features/steps/steps.queries.ts'
import { decideStep, signerOf } from '#src/features/steps/steps.ts'
import { submittedProjectOf } from '#src/features/steps/submitted-changes.ts'
import { announcedBook } from './announced-book.ts'
import { freezePlan } from './frozen-plan.commands.ts'
import { decideAnnouncement, isSameAnnouncement, publicPath, type Announcement } from './publications.ts'
import {
  findPublication,
  insertPublication,
  saveAnnouncement,
  type FrozenPlan,
  type Publication,
} from './publications.queries.ts'
import type { AnnouncementInput } from './publications.schema.ts'

/** What the page of the announcement shows. */
export type AnnouncementView = {
  office: Office
  plan: Plan
  projectCount: number
  budgetSatang: number
  /** Holder of the executive's position today. */
  signatory: Signatory | null
  /** ISO date in Thailand. */
  today: string
  /** Null before it is announced. */
  publication: Publication | null
  /** Where the public reads it; null when the installation has no address of its own. */
  publicAddress: string | null
  mayAnnounce: boolean
  mayRecordPosting: boolean
}

/** Everything that the executive must see before announcing, or of what was announced. @throws AppError 'not_found' */
export async function openAnnouncement(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
): Promise<AnnouncementView> {
  authorise(context.actor, 'plan.read', officeCode)
  const view = await openPlan(context, officeCode, fiscalYear)
  const { office, plan, projects } = view
  const today = dateInThailand(context.now())
  const { total } = announcedBook(view, null, null).partTwo.summary
  const { publication, signatory } = await readOrg(context.db, office.id, async (tx) => ({
    publication: await findPublication(tx, office.id, fiscalYear),
    signatory: await findSignatory(tx, office.id, today),
  }))
  return {
    office,
    plan,
    projectCount: projects.length,
    budgetSatang: total.budgetSatang,
    signatory,
    today,
    publication,
    publicAddress: addressOf(context, officeCode, fiscalYear),
    mayAnnounce: may(context.actor, 'step.announce', officeCode) && plan.status === 'announce',
    mayRecordPosting: may(context.actor, 'posting.record', officeCode) && publication !== null,
  }
}

const addressOf = ({ siteUrl }: Context, officeCode: string, fiscalYear: number): string | null =>
  siteUrl ? siteUrl + publicPath(officeCode, fiscalYear) : null

/** What became of an announcement. `isRepeated`: it had been made before, by the same words; nothing was done again. */
export type Announced = { edition: number; sha256: string; isRepeated: boolean }

/**
 * Announces the plan: its book is frozen with its fingerprint, written once in every format, and public from then on. The files are
 * written before the transaction; when anything of the plan changed meanwhile, nothing is announced. The same announcement again does
 * nothing.
 * @throws AppError 'invalid' with every shortcoming at once, or when it is not the time to announce; 'conflict' when the plan is not the
 * one that was seen, or was announced otherwise
 * @law ระเบียบฯ ข้อ 26
 */
export async function announcePlan(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  input: AnnouncementInput,
): Promise<Announced> {
  authorise(context.actor, 'step.announce', officeCode)
  const now = context.now()
  const { announcement, problems } = decideAnnouncement(input, dateInThailand(now))
  if (!announcement) throw new AppError('invalid', 'ยังประกาศใช้แผนไม่ได้', problems)
  const view = await openPlan(context, officeCode, fiscalYear)
  const { office, plan } = view
  if (plan.status === 'announced') {
    const made = await readOrg(context.db, office.id, (tx) => findPublication(tx, office.id, fiscalYear))
    return repeated(made, announcement)
  }
  refuseOther(plan, input)
  refuseTooEarly(plan)
  const frozen = await freezePlan(context, officeCode, view, announcement, addressOf(context, officeCode, fiscalYear))
  const announced = await inOrg(context.db, office.id, (tx) => keep(tx, context, view, frozen, now))
  notePublished(context.db)
  // Handing the files to the database was work of its own: others are answered first.
  await nextTurn()
  return announced
}

function repeated(made: Publication | null, announcement: Announcement): Announced {
  if (made && isSameAnnouncement(made, announcement))
    return { edition: made.edition, sha256: made.sha256, isRepeated: true }
  throw new AppError('conflict', 'แผนนี้ประกาศใช้ไปแล้วด้วยข้อความอื่น กรุณาเปิดหน้านี้ใหม่เพื่อดูประกาศที่มีผลอยู่')
}

/** What is announced is what was seen. */
function refuseOther(plan: Plan, seen: Pick<Plan, 'version' | 'changeCount'>): void {
  if (plan.version === seen.version && plan.changeCount === seen.changeCount) return
  throw new AppError('conflict', 'แผนหรือการตั้งค่าเล่มแผนถูกแก้ไขหลังจากที่ท่านเปิดหน้านี้ กรุณาตรวจอีกครั้งก่อนประกาศ')
}

function refuseTooEarly(plan: Plan): void {
  if (plan.status === 'announce') return
  throw new AppError('invalid', 'ยังประกาศใช้แผนไม่ได้', [
    {
      field: 'plan',
      rule: 'not-at-this-step',
      law: 'ระเบียบฯ ข้อ 26',
      message: 'ประกาศใช้แผนได้เมื่อผู้บริหารท้องถิ่นให้ความเห็นชอบร่างแล้วเท่านั้น',
    },
  ])
}

async function keep(tx: Tx, context: Context, seen: PlanView, frozen: FrozenPlan, now: Date): Promise<Announced> {
  const { office } = seen
  const plan = await lockPlan(tx, office.id, frozen.fiscalYear)
  if (!plan) throw new AppError('not_found', 'ไม่พบแผนนี้แล้ว')
  if (plan.status === 'announced')
    return repeated(await findPublication(tx, office.id, plan.fiscalYear), frozen.announcement)
  refuseOther(plan, seen.plan)
  await takeAnnounceStep(tx, context, seen, plan, now)
  await saveAnnouncement(tx, office.id, plan.id, frozen.announcement, plan.version)
  await insertPublication(tx, office.id, frozen, now)
  // From now on the offices around find these works.
  await refreshRadar(tx)
  await appendAudit(tx, {
    at: now,
    actor: signatureOf(context.actor, office.dlaCode),
    action: 'step.announce',
    subjectType: 'plan',
    subjectId: plan.id,
    detail: {
      edition: frozen.edition,
      sha256: frozen.sha256,
      projectCount: frozen.projects.length,
      ...frozen.announcement,
      files: Object.fromEntries(frozen.files.map(({ format, sha256 }) => [format, sha256])),
    },
  })
  return { edition: frozen.edition, sha256: frozen.sha256, isRepeated: false }
}

async function takeAnnounceStep(tx: Tx, context: Context, seen: PlanView, plan: Plan, now: Date): Promise<void> {
  const { office, projects } = seen
  const steps = await loadSteps(tx, office.id, plan.id)
  const facts = { today: dateInThailand(now), projectCount: projects.length, blockingCount: 0 }
  const nothing = { remark: '', resolutionNumber: '', resolutionDate: '' }
  const { step, problems } = decideStep(plan.status, 'announce', nothing, facts)
  if (!step) throw new AppError('invalid', 'ยังประกาศใช้แผนไม่ได้', problems)
  const snapshotId = await insertSnapshot(tx, office.id, {
    planId: plan.id,
    kind: 'announced',
    projects: projects.map(submittedProjectOf),
    at: now,
  })
  await recordStep(tx, office.id, {
    planId: plan.id,
    seq: steps.length + 1,
    step,
    signer: signerOf(context.actor, office.dlaCode),
    at: now,
    snapshotId,
  })
}
