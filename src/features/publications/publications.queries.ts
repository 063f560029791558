import type { ReadTx, Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import type { Announcement, Posting, PublishedFormat } from './publications.ts'
import { searchTextOf, type PublishedProject } from './published-projects.ts'

/** What the office itself sees of its announced plan. `publishedAt`: when it was frozen. */
export type Publication = Announcement & Posting & { edition: number; sha256: string; publishedAt: Date }

/** The newest edition of an announced plan, or null. */
export async function findPublication(tx: ReadTx, orgId: number, fiscalYear: number): Promise<Publication | null> {
  const row = await tx
    .selectFrom('published_plan')
    .select([
      'edition',
      'announcement_number as number',
      'announced_on as announcedOn',
      'signatory_name as signatoryName',
      'signatory_position as signatoryPosition',
      'posted_on as postedOn',
      'posted_until as postedUntil',
      'sha256',
      'published_at as publishedAt',
    ])
    .where('org_id', '=', orgId)
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('edition', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** The frozen document of an edition, as the database gives it back. */
export async function loadFrozenDocument(
  tx: ReadTx,
  orgId: number,
  fiscalYear: number,
  edition: number,
): Promise<unknown> {
  const row = await tx
    .selectFrom('published_plan')
    .select('document')
    .where('org_id', '=', orgId)
    .where('fiscal_year', '=', fiscalYear)
    .where('edition', '=', edition)
    .executeTakeFirstOrThrow()
  return row.document
}

/** The frozen files of an edition with their bytes. */
export const loadFrozenFiles = (tx: ReadTx, orgId: number, fiscalYear: number, edition: number) =>
  tx
    .selectFrom('published_file')
    .select(['format', 'sha256', 'bytes'])
    .where('org_id', '=', orgId)
    .where('fiscal_year', '=', fiscalYear)
    .where('edition', '=', edition)
    .execute()

/** A file that is ready to be kept. */
export type FrozenFile = { format: PublishedFormat; fileName: string; sha256: string; bytes: Uint8Array }

/** Everything of an edition that is ready to be kept. */
export type FrozenPlan = {
  planId: string
  fiscalYear: number
  edition: number
  announcement: Announcement
  document: PlanDocument
  /** `document` as it is hashed and stored. */
  documentJson: string
  sha256: string
  projects: readonly PublishedProject[]
  files: readonly FrozenFile[]
}

/** Keeps an edition with its projects and files. */
export async function insertPublication(tx: Tx, orgId: number, frozen: FrozenPlan, now: Date): Promise<void> {
  const key = { org_id: orgId, fiscal_year: frozen.fiscalYear, edition: frozen.edition }
  const { announcement, projects, files } = frozen
  await tx
    .insertInto('published_plan')
    .values({
      ...key,
      plan_id: frozen.planId,
      announcement_number: announcement.number,
      announced_on: announcement.announcedOn,
      signatory_name: announcement.signatoryName,
      signatory_position: announcement.signatoryPosition,
      published_at: now,
      sha256: frozen.sha256,
      project_count: projects.length,
      budget_satang: projects.reduce((sum, { budgetSatang }) => sum + (budgetSatang ?? 0), 0),
      document: frozen.documentJson,
    })
    .execute()
  for (const part of statementParts(projects))
    await tx
      .insertInto('published_project')
      .values(
        part.map((project) => ({
          ...key,
          project_id: project.id,
          position: project.position,
          search_text: searchTextOf(project),
          programme: project.programme,
          departments: project.departments,
          villages: project.villages,
          content: JSON.stringify(project),
        })),
      )
      .execute()
  for (const { format, fileName, sha256, bytes } of files)
    await tx
      .insertInto('published_file')
      .values({ ...key, format, file_name: fileName, sha256, bytes: Buffer.from(bytes) })
      .execute()
}

/** Sets what the plan itself says of its announcement. The caller has locked it; its version is raised. */
export async function saveAnnouncement(
  tx: Tx,
  orgId: number,
  planId: string,
  announcement: Announcement,
  version: number,
): Promise<void> {
  await tx
    .updateTable('plan')
    .set({
      announcement_number: announcement.number,
      announcement_date: announcement.announcedOn,
      signatory_name: announcement.signatoryName,
      signatory_position: announcement.signatoryPosition,
      version: version + 1,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', planId)
    .execute()
}

/** Sets from when to when the plan is posted, for the office and for the public. The caller has locked the plan. */
export async function savePosting(
  tx: Tx,
  orgId: number,
  plan: { id: string; fiscalYear: number },
  posting: Posting,
  now: Date,
): Promise<void> {
  const dates = { posted_on: posting.postedOn, posted_until: posting.postedUntil }
  await tx
    .updateTable('plan')
    .set({ ...dates, updated_at: now })
    .where('org_id', '=', orgId)
    .where('id', '=', plan.id)
    .execute()
  await tx
    .updateTable('published_plan')
    .set({ ...dates, revised_at: now })
    .where('org_id', '=', orgId)
    .where('fiscal_year', '=', plan.fiscalYear)
    .execute()
}
