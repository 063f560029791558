import { sql, type SqlBool } from 'kysely'
import type { ReadTx } from '#src/db/scope.ts'
import type { OfficeType } from '#src/domain/office-types.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { SummaryTable } from '#src/render/plan-document.ts'
import type { PublicAddress } from '#src/render/qr-code.ts'
import type { PublishedFormat } from './publications.ts'
import type { PublishedProject } from './published-projects.ts'

/** An announced plan as the public sees it, without its projects. Dates are ISO. */
export type PublishedPlan = {
  orgId: number
  officeCode: string
  officeName: string
  officeType: OfficeType
  amphoe: string | null
  province: string | null
  fiscalYear: number
  edition: number
  announcementNumber: string | null
  announcedOn: string
  signatoryName: string
  signatoryPosition: string
  postedOn: string | null
  postedUntil: string | null
  publishedAt: Date
  sha256: string
  projectCount: number
  budgetSatang: number
}

/** By which plan of which office; the edition that is in force. */
export type PublishedKey = Pick<PublishedPlan, 'orgId' | 'fiscalYear' | 'edition'>

const plans = (tx: ReadTx) =>
  tx
    .selectFrom('published_plan as plan')
    .innerJoin('organization as office', 'office.id', 'plan.org_id')
    .select([
      'plan.org_id as orgId',
      sql<string>`office.dla_code`.as('officeCode'),
      'office.name as officeName',
      sql<OfficeType>`office.type`.as('officeType'),
      'office.amphoe',
      'office.province',
      'plan.fiscal_year as fiscalYear',
      'plan.edition',
      'plan.announcement_number as announcementNumber',
      'plan.announced_on as announcedOn',
      'plan.signatory_name as signatoryName',
      'plan.signatory_position as signatoryPosition',
      'plan.posted_on as postedOn',
      'plan.posted_until as postedUntil',
      'plan.published_at as publishedAt',
      'plan.sha256',
      'plan.project_count as projectCount',
      'plan.budget_satang as budgetSatang',
    ])
    .where('office.dla_code', 'is not', null)
    .where(
      sql<SqlBool>`not exists (select from published_plan later where later.org_id = plan.org_id
        and later.fiscal_year = plan.fiscal_year and later.edition > plan.edition)`,
    )

const likeWords = (text: string): string[] =>
  text
    .split(/\s+/)
    .map(foldThai)
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)

/** Most words of a search that count. */
const MAX_WORDS = 8

/**
 * The plans that are public, the latest announced first.
 * @param text words of an office's name, amphoe or province, or of its code; all must be found
 */
export async function listPublishedPlans(
  tx: ReadTx,
  text: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ plans: PublishedPlan[]; count: number }> {
  let query = plans(tx)
  for (const word of likeWords(text).slice(0, MAX_WORDS))
    query = query.where(
      sql<SqlBool>`concat_ws('', replace(office.name, ' ', ''), office.amphoe, office.province, office.dla_code, plan.fiscal_year) ilike ${word}`,
    )
  const found = await query
    .select(sql<number>`count(*) over ()`.as('count'))
    .orderBy('plan.announced_on', 'desc')
    .orderBy('plan.org_id')
    .orderBy('plan.fiscal_year', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return { plans: found.map(({ count: _count, ...plan }) => plan), count: found[0]?.count ?? 0 }
}

/** The announced plan of an office and year, or null. */
export async function findPublishedPlan(
  tx: ReadTx,
  officeCode: string,
  fiscalYear: number,
): Promise<PublishedPlan | null> {
  const row = await plans(tx)
    .where('office.dla_code', '=', officeCode)
    .where('plan.fiscal_year', '=', fiscalYear)
    .executeTakeFirst()
  return row ?? null
}

/** What the page shows besides its rows: sums of form ผด.01, the address with its QR code. */
export async function publishedFront(
  tx: ReadTx,
  key: PublishedKey,
): Promise<{ summary: SummaryTable; publicAddress: PublicAddress | null }> {
  const row = await tx
    .selectFrom('published_plan')
    .select([
      sql<SummaryTable>`document #> '{partTwo,summary}'`.as('summary'),
      sql<PublicAddress | null>`document -> 'publicAddress'`.as('publicAddress'),
    ])
    .where('org_id', '=', key.orgId)
    .where('fiscal_year', '=', key.fiscalYear)
    .where('edition', '=', key.edition)
    .executeTakeFirstOrThrow()
  return row
}

const projects = (tx: ReadTx, key: PublishedKey) =>
  tx
    .selectFrom('published_project')
    .where('org_id', '=', key.orgId)
    .where('fiscal_year', '=', key.fiscalYear)
    .where('edition', '=', key.edition)

/** Which projects are asked for; null or '' = no matter. */
export type PublishedFilter = {
  text: string
  village: number | null
  department: string | null
  programme: string | null
}

function filtered(tx: ReadTx, key: PublishedKey, { text, village, department, programme }: PublishedFilter) {
  let query = projects(tx, key)
  for (const word of likeWords(text).slice(0, MAX_WORDS)) query = query.where('search_text', 'like', word)
  if (village !== null) query = query.where(sql<SqlBool>`${village}::smallint = any(villages)`)
  if (department !== null) query = query.where(sql<SqlBool>`${department}::text = any(departments)`)
  if (programme !== null) query = query.where('programme', '=', programme)
  return query
}

/** The projects that a filter leaves, in the order of the book, with how many there are and what they cost together. */
export async function findPublishedProjects(
  tx: ReadTx,
  key: PublishedKey,
  filter: PublishedFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ projects: PublishedProject[]; count: number; budgetSatang: number }> {
  const rows = await filtered(tx, key, filter)
    .select('content')
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute()
  const sums = await filtered(tx, key, filter)
    .select([
      sql<number>`count(*)`.as('count'),
      sql<number>`coalesce(sum((content ->> 'budgetSatang')::bigint), 0)::bigint`.as('budgetSatang'),
    ])
    .executeTakeFirstOrThrow()
  return {
    projects: rows.map(({ content }) => content as PublishedProject),
    count: sums.count,
    budgetSatang: sums.budgetSatang,
  }
}

/** At most `limit` projects after a place in the book (0 = from the start), for reading a plan in parts. */
export async function publishedProjectsAfter(
  tx: ReadTx,
  key: PublishedKey,
  position: number,
  limit: number,
): Promise<PublishedProject[]> {
  const rows = await projects(tx, key)
    .select('content')
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ content }) => content as PublishedProject)
}

/** One project by its stable id, or null. */
export async function findPublishedProject(
  tx: ReadTx,
  key: PublishedKey,
  projectId: string,
): Promise<PublishedProject | null> {
  const row = await projects(tx, key).select('content').where('project_id', '=', projectId).executeTakeFirst()
  return row ? (row.content as PublishedProject) : null
}

/** What the plan's projects can be filtered by. */
export type FilterChoices = { villages: number[]; departments: string[]; programmes: string[] }

/** Every village, department and programme that some project of the plan names. */
export async function publishedChoices(tx: ReadTx, key: PublishedKey): Promise<FilterChoices> {
  const villages = await projects(tx, key)
    .select(sql<number>`unnest(villages)`.as('village'))
    .distinct()
    .orderBy('village')
    .execute()
  const departments = await projects(tx, key)
    .select(sql<string>`unnest(departments)`.as('department'))
    .distinct()
    .orderBy('department')
    .execute()
  const programmes = await projects(tx, key)
    .select(['programme', sql<number>`min(position)`.as('first')])
    .groupBy('programme')
    .orderBy('first')
    .execute()
  return {
    villages: villages.map(({ village }) => village),
    departments: departments.map(({ department }) => department),
    programmes: programmes.flatMap(({ programme }) => (programme === null ? [] : [programme])),
  }
}

/** What is planned from one source of money; null = an amount without its source. */
export type FundSum = { source: string | null; projectCount: number; budgetSatang: number }

/** The plan's amounts by source, the largest first. */
export async function publishedFunds(tx: ReadTx, key: PublishedKey): Promise<FundSum[]> {
  const { rows } = await sql<{ source: string | null; projectCount: number; budgetSatang: number }>`
    select fund ->> 'source' as source, count(distinct project_id) as "projectCount",
      coalesce(sum((fund ->> 'amountSatang')::bigint), 0)::bigint as "budgetSatang"
    from published_project, jsonb_array_elements(content -> 'funds') fund
    where org_id = ${key.orgId} and fiscal_year = ${key.fiscalYear} and edition = ${key.edition}
    group by 1 having coalesce(sum((fund ->> 'amountSatang')::bigint), 0) > 0 order by 3 desc, 1`.execute(tx)
  return rows
}

/** A file of an announced plan. */
export type PublishedFile = { format: PublishedFormat; fileName: string; sha256: string; byteCount: number }

/** The files of an announced plan, without their bytes. */
export async function listPublishedFiles(tx: ReadTx, key: PublishedKey): Promise<PublishedFile[]> {
  const rows = await tx
    .selectFrom('published_file')
    .select(['format', 'file_name as fileName', 'sha256', sql<number>`octet_length(bytes)`.as('byteCount')])
    .where('org_id', '=', key.orgId)
    .where('fiscal_year', '=', key.fiscalYear)
    .where('edition', '=', key.edition)
    .orderBy(sql`array_position(array['pdf', 'docx', 'xlsx', 'csv', 'json'], format)`)
    .execute()
  return rows
}

/** One file of an announced plan with its bytes, or null. */
export async function findPublishedFile(
  tx: ReadTx,
  key: PublishedKey,
  format: PublishedFormat,
): Promise<(Omit<PublishedFile, 'byteCount'> & { bytes: Uint8Array }) | null> {
  const row = await tx
    .selectFrom('published_file')
    .select(['format', 'file_name as fileName', 'sha256', 'bytes'])
    .where('org_id', '=', key.orgId)
    .where('fiscal_year', '=', key.fiscalYear)
    .where('edition', '=', key.edition)
    .where('format', '=', format)
    .executeTakeFirst()
  return row ?? null
}
