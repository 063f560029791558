import type { MonthSet } from '#src/domain/month-set.ts'
import type { Satang } from '#src/domain/money.ts'
import { budgetOf, type FundRow, type ProjectKind } from '#src/domain/project.ts'
import { foldThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { villagesIn } from '#src/domain/villages.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { DetailTable, PlanDocument } from '#src/render/plan-document.ts'

/** A project as it was announced: what its row of the book says, with its stable id. */
export type PublishedProject = {
  id: string
  /** Order in the book, from 1. */
  position: number
  /** "แบบ ผด.02" or "แบบ ผด.02/1", and the number in its table there. */
  form: string
  number: number
  /** "ยุทธศาสตร์ที่ 1 ด้าน…", Arabic digits; null when the plan names none. */
  strategy: string | null
  /** "แผนงาน…" or "ไม่ระบุแผนงาน". */
  programme: string
  kind: ProjectKind
  name: string
  activity: string | null
  target: string | null
  /** Null: no amount; then `noBudgetText` says what the book says. */
  budgetSatang: Satang | null
  noBudgetText: string
  funds: FundRow[]
  place: string | null
  villages: number[]
  departments: string[]
  months: MonthSet
  note: string | null
}

/**
 * Every project of a book, in its order.
 * @param projects those of which the book was made
 * @throws Error when the book has a row without its project
 */
export function publishedProjectsOf(book: PlanDocument, projects: readonly StoredProject[]): PublishedProject[] {
  const byId = new Map(projects.map((project) => [project.id, project]))
  const rows = [...book.partTwo.tables, ...book.partTwo.equipment].flatMap((table) =>
    table.rows.map((row) => ({ table, row })),
  )
  return rows.map(({ table, row }, index) => {
    const project = byId.get(row.id ?? '')
    if (!project) throw new Error(`row ${index + 1} of the book has no project`)
    return publishedProject(project, table, { position: index + 1, number: row.number, noBudgetText: row.noBudgetText })
  })
}

function publishedProject(
  project: StoredProject,
  table: DetailTable,
  place: Pick<PublishedProject, 'position' | 'number' | 'noBudgetText'>,
): PublishedProject {
  return {
    id: project.id,
    ...place,
    form: toArabicDigits(table.formMark),
    strategy: table.strategyHeading === null ? null : toArabicDigits(table.strategyHeading),
    programme: toArabicDigits(table.programmeHeading),
    kind: project.kind,
    name: project.name,
    activity: project.activity,
    target: project.target,
    budgetSatang: budgetOf(project),
    funds: project.funds,
    place: project.place,
    villages: project.villages.length > 0 ? project.villages : villagesIn(project.place ?? ''),
    departments: project.departments,
    months: project.months,
    note: project.note,
  }
}

/** All words by which a project is found, folded. */
export const searchTextOf = (project: PublishedProject): string =>
  foldThai(
    [
      project.name,
      project.activity,
      project.target,
      project.place,
      project.programme,
      ...project.departments,
      ...project.funds.map(({ source }) => source),
      project.note,
    ]
      .filter((text) => text !== null)
      .join(' '),
  )
