import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, membershipIn, signatureOf } from '#src/domain/permissions.ts'
import { isEditable } from '#src/domain/plan-status.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { listDivisions, type Division } from '#src/features/offices/profile.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlan } from '#src/features/plans/plans.queries.ts'
import { loadProjects } from '#src/features/plans/projects.queries.ts'
import { findPlanHead } from '#src/features/projects/live-projects.queries.ts'
import type { TableBook } from '#src/render/xlsx/table-book.ts'
import { renderTableBook } from '#src/render/xlsx/render-xlsx.ts'
import { listImports, type SheetImport } from './sheet-imports.queries.ts'
import { sheetBook } from './sheet-book.ts'
import { findExport, insertExport, listExports, loadGiven, type SheetExport } from './sheets.queries.ts'

/** So many exports and imports are listed. */
const LISTED = 20

/** What the page of the Excel round trip begins with. */
export type SheetsView = {
  officeName: string
  /** Whose projects the actor may have given out; `wholePlan`: also all of them. */
  divisions: Pick<Division, 'id' | 'name'>[]
  wholePlan: boolean
  isLocked: boolean
  exports: SheetExport[]
  imports: SheetImport[]
}

/** Opens the round trip of a plan. @throws AppError 'not_found' */
export async function openSheets(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<SheetsView> {
  authorise(context.actor, 'sheet.export', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    return {
      officeName: office.name,
      divisions: await divisionsFor(tx, context, { orgId: office.id, officeCode }),
      wholePlan: may(context.actor, 'project.arrange', officeCode),
      isLocked: !isEditable(plan.status),
      exports: await listExports(tx, office.id, plan.id, LISTED),
      imports: await listImports(tx, office.id, plan.id, LISTED),
    }
  })
}

/** The divisions whose projects the actor may have: all for who arranges the plan, else their own. */
async function divisionsFor(
  tx: ReadTx,
  { actor }: Context,
  { orgId, officeCode }: { orgId: number; officeCode: string },
): Promise<Pick<Division, 'id' | 'name'>[]> {
  const own = membershipIn(actor, officeCode)?.divisions ?? []
  const isPlanner = may(actor, 'project.arrange', officeCode)
  const divisions = await listDivisions(tx, orgId)
  return divisions
    .filter(({ name, isActive }) => (isPlanner ? isActive : own.includes(name)))
    .map(({ id, name }) => ({ id, name }))
}

/**
 * Gives a plan, or the projects of one division, out for editing, and keeps what was given out.
 * @param divisionId null: the whole plan
 * @returns id of the export, by which its file is opened
 * @throws AppError 'forbidden' for what is not the actor's own; 'not_found'
 */
export async function exportSheet(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  divisionId: string | null,
): Promise<string> {
  authorise(context.actor, 'sheet.export', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const now = context.now()
  const actor = signatureOf(context.actor, officeCode)
  return inOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const allowed = await divisionsFor(tx, context, { orgId: office.id, officeCode })
    const division = allowed.find(({ id }) => id === divisionId) ?? null
    if (division === null && (divisionId !== null || !may(context.actor, 'project.arrange', officeCode)))
      throw new AppError('forbidden', 'ท่านส่งออกได้เฉพาะโครงการของกองหรือสำนักของท่าน')
    const all = await loadProjects(tx, office.id, plan.id)
    const projects = all.filter(({ departments }) => division === null || departments.includes(division.name))
    const given = {
      id: uuidV7(now),
      planId: plan.id,
      divisionId: division?.id ?? null,
      divisionName: division?.name ?? null,
      at: now,
      actor,
      rowCount: projects.length,
    }
    await insertExport(tx, office.id, given, projects)
    await appendAudit(tx, {
      at: now,
      actor,
      action: 'sheet.export',
      subjectType: 'sheet_export',
      subjectId: given.id,
      detail: { fiscalYear, division: given.divisionName, rows: projects.length },
    })
    return given.id
  })
}

/** A file with its name. */
export type SheetFile = { fileName: string; bytes: Uint8Array }

/**
 * The Excel file of an export, with the projects as they were when it was given out.
 * @throws AppError 'not_found' also for an export of others; 'unavailable' when the writer failed
 */
export async function openSheetFile(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  exportId: string,
): Promise<SheetFile> {
  authorise(context.actor, 'sheet.export', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const { given, book } = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const given = isUuid(exportId) ? await findExport(tx, office.id, plan.id, exportId) : null
    const allowed = await divisionsFor(tx, context, { orgId: office.id, officeCode })
    const isOwn =
      may(context.actor, 'project.arrange', officeCode) || allowed.some(({ id }) => id === given?.divisionId)
    if (!given || !isOwn) throw new AppError('not_found', 'ไม่พบไฟล์ที่ส่งออกนี้')
    const projects = await loadGiven(tx, office.id, given.id)
    const divisions = (await listDivisions(tx, office.id)).filter(({ isActive }) => isActive)
    const facts = { given, officeName: office.name, plan, divisions: divisions.map(({ name }) => name) }
    return { given, book: (): TableBook => sheetBook(facts, projects) }
  })
  // Reading a large plan and laying it out are work each: others are answered between the two.
  await nextTurn()
  const whose = given.divisionName ?? office.name
  return { fileName: `แผนการดำเนินงาน ${fiscalYear} ${whose} (แก้ไข).xlsx`, bytes: await renderTableBook(book()) }
}
