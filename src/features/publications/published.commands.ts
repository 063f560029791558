import type { Context } from '#src/context.ts'
import { readPublished, type ReadTx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import { isUuid } from '#src/domain/uuid.ts'
import type { SummaryTable } from '#src/render/plan-document.ts'
import type { PublicAddress } from '#src/render/qr-code.ts'
import { ROWS_A_PAGE, type PublishedFormat } from './publications.ts'
import type { PublishedProject } from './published-projects.ts'
import {
  findPublishedFile,
  findPublishedPlan,
  findPublishedProject,
  findPublishedProjects,
  listPublishedFiles,
  listPublishedPlans,
  publishedChoices,
  publishedFront,
  publishedFunds,
  publishedProjectsAfter,
  type FilterChoices,
  type FundSum,
  type PublishedFile,
  type PublishedFilter,
  type PublishedPlan,
} from './published.queries.ts'

// What is published is for everyone: these functions ask for no permission. They read as the role of the public, which sees nothing else.

/** Highest page number that is looked for. */
const LAST_PAGE = 10_000

const offsetOf = (page: number): number => (Math.min(Math.max(page, 1), LAST_PAGE) - 1) * ROWS_A_PAGE

/** A page of the plans that are public. */
export const listPublic = (
  context: Context,
  text: string,
  page: number,
): Promise<{ plans: PublishedPlan[]; count: number }> =>
  readPublished(context.db, (tx) => listPublishedPlans(tx, text, { limit: ROWS_A_PAGE, offset: offsetOf(page) }))

/** Everything of the public page of a plan. `found`: what the filter leaves. */
export type PublicPlanView = {
  plan: PublishedPlan
  summary: SummaryTable
  funds: FundSum[]
  choices: FilterChoices
  files: PublishedFile[]
  publicAddress: PublicAddress | null
  found: { projects: PublishedProject[]; count: number; budgetSatang: number }
}

/** The public page of an announced plan. @throws AppError 'not_found' when nothing of the kind is public */
export const openPublicPlan = (
  context: Context,
  officeCode: string,
  fiscalYear: number,
  filter: PublishedFilter,
  page: number,
): Promise<PublicPlanView> =>
  inPublished(context, officeCode, fiscalYear, async (tx, plan) => ({
    plan,
    ...(await publishedFront(tx, plan)),
    funds: await publishedFunds(tx, plan),
    choices: await publishedChoices(tx, plan),
    files: await listPublishedFiles(tx, plan),
    found: await findPublishedProjects(tx, plan, filter, { limit: ROWS_A_PAGE, offset: offsetOf(page) }),
  }))

/** A project of an announced plan by its stable address. @throws AppError 'not_found' */
export const openPublicProject = (
  context: Context,
  officeCode: string,
  fiscalYear: number,
  projectId: string,
): Promise<{ plan: PublishedPlan; project: PublishedProject }> =>
  inPublished(context, officeCode, fiscalYear, async (tx, plan) => {
    const project = isUuid(projectId) ? await findPublishedProject(tx, plan, projectId) : null
    if (!project) throw new AppError('not_found', 'ไม่พบโครงการนี้ในแผนที่ประกาศ')
    return { plan, project }
  })

/** A file of an announced plan, as it was written when it was announced. @throws AppError 'not_found' */
export const openPublicFile = (
  context: Context,
  officeCode: string,
  fiscalYear: number,
  format: PublishedFormat,
): Promise<{ plan: PublishedPlan; fileName: string; sha256: string; bytes: Uint8Array }> =>
  inPublished(context, officeCode, fiscalYear, async (tx, plan) => {
    const file = await findPublishedFile(tx, plan, format)
    if (!file) throw new AppError('not_found', 'ไม่พบไฟล์นี้')
    return { plan, fileName: file.fileName, sha256: file.sha256, bytes: file.bytes }
  })

/** At most `limit` projects of an announced plan after a place in its book. @throws AppError 'not_found' */
export const readPublicProjects = (
  context: Context,
  officeCode: string,
  fiscalYear: number,
  { after, limit }: { after: number; limit: number },
): Promise<{ plan: PublishedPlan; publicAddress: PublicAddress | null; projects: PublishedProject[] }> =>
  inPublished(context, officeCode, fiscalYear, async (tx, plan) => ({
    plan,
    publicAddress: (await publishedFront(tx, plan)).publicAddress,
    projects: await publishedProjectsAfter(tx, plan, after, limit),
  }))

/** The announced plan alone, with its files. @throws AppError 'not_found' */
export const readPublicPlan = (
  context: Context,
  officeCode: string,
  fiscalYear: number,
): Promise<{ plan: PublishedPlan; publicAddress: PublicAddress | null; files: PublishedFile[] }> =>
  inPublished(context, officeCode, fiscalYear, async (tx, plan) => ({
    plan,
    publicAddress: (await publishedFront(tx, plan)).publicAddress,
    files: await listPublishedFiles(tx, plan),
  }))

const OFFICE_CODE = /^\d{7}$/

async function inPublished<T>(
  context: Context,
  officeCode: string,
  fiscalYear: number,
  work: (tx: ReadTx, plan: PublishedPlan) => Promise<T>,
): Promise<T> {
  return readPublished(context.db, async (tx) => {
    const isAddress = OFFICE_CODE.test(officeCode) && isFiscalYear(fiscalYear)
    const plan = isAddress ? await findPublishedPlan(tx, officeCode, fiscalYear) : null
    if (!plan) throw new AppError('not_found', 'ไม่พบแผนการดำเนินงานที่ประกาศแล้วของหน่วยงานและปีงบประมาณนี้')
    return work(tx, plan)
  })
}
