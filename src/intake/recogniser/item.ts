import { isOutsideAgencyProject, splitDepartments, unitKind } from '#src/domain/departments.ts'
import type { ProjectKind } from '#src/domain/project.ts'
import type { RecognisedItem, RecognisedWarning } from '../recognised.ts'
import type { Context } from './context.ts'
import type { OpenItem } from './open-item.ts'
import type { SheetView } from './sheet-view.ts'

/** What holds for all projects of one table. */
export type TableFacts = {
  view: SheetView
  isEquipment: boolean
  /** The agency that sent the list, when it is one agency's list. */
  listAgency: string | null
  /** Owner of the plan. */
  office: string | null
  /** Programme that the sheet's tab names. */
  tabProgramme: string | null
}

/** The project that the rows of one item say. */
export function toItem(open: OpenItem, context: Context, facts: TableFacts): RecognisedItem {
  const budget = open.budget()
  const departments = departmentsOf(open, context, facts)
  const programme = context.programme ?? (context.programmeRaw === null ? facts.tabProgramme : null)
  return {
    ref: {
      ...placeOf(facts.view),
      row: open.firstRow + 1,
      ...(open.lastRow > open.firstRow ? { lastRow: open.lastRow + 1 } : {}),
    },
    no: open.no,
    kind: kindOf(departments, context, facts),
    name: open.text('name') ?? '',
    activity: open.text('activity'),
    target: open.text('target'),
    funds: budget.funds,
    noBudgetReason: budget.reason,
    place: blankDash(open.text('place')),
    departments,
    months: open.months(),
    strategyNo: context.strategyNo,
    strategy: context.strategy,
    tactic: open.text('tactic') ?? context.tactic,
    programme,
    programmeRaw: context.programmeRaw,
    note: open.text('note'),
  }
}

function placeOf(view: SheetView): { sheet?: string; table?: number } {
  const { sheet, table } = view.place()
  return { ...(sheet === undefined ? {} : { sheet }), ...(table === undefined ? {} : { table }) }
}

const blankDash = (text: string | null): string | null => (text !== null && /^[-–—]+$/.test(text) ? null : text)

function departmentsOf(open: OpenItem, context: Context, facts: TableFacts): string[] {
  const written = splitDepartments(open.lines('department'))
  const agency = context.agency ?? facts.listAgency
  if (agency !== null && !written.some((name) => unitKind(name, facts.office) === 'outside')) {
    return facts.listAgency !== null || written.length === 0 ? [agency] : written
  }
  if (written.length === 0 && context.department !== null) return splitDepartments(context.department)
  return written
}

function kindOf(departments: readonly string[], context: Context, facts: TableFacts): ProjectKind {
  if (facts.isEquipment) return 'equipment'
  if (facts.listAgency !== null) return 'outside-agency'
  if (context.agency !== null && departments.length === 1 && departments[0] === context.agency) return 'outside-agency'
  return isOutsideAgencyProject(departments, facts.office) ? 'outside-agency' : 'project'
}

/** Text that a spreadsheet would take for a formula; a dash before a word is only a bullet. */
const FORMULA_LIKE = /^(?:[=@]|[+-](?=[A-Za-z\d(@=]))/

/** What the officer should look at in one project. */
export function warningsOf(open: OpenItem, item: RecognisedItem, facts: TableFacts): RecognisedWarning[] {
  const where = facts.view.place(open.firstRow)
  const warnings: RecognisedWarning[] = []
  const warn = (code: RecognisedWarning['code'], found?: string | null): void => {
    warnings.push({ code, where, ...(found === null || found === undefined ? {} : { found }) })
  }
  const hasAmount = item.funds.some(({ amountSatang }) => amountSatang !== null)
  if (open.isUncached) warn('formula-without-cached-value')
  else if (!hasAmount) warn('budget-missing', open.budgetText())
  if (open.budget().isUnclear) warn('budget-unclear', open.budgetText())
  if (item.programme === null && item.programmeRaw === null) warn('programme-missing')
  if (item.months === 0) warn('months-missing')
  if (open.isMarkedOutside) warn('month-outside')
  if (hiddenRows(open, facts.view)) warn('hidden-row')
  const texts = [item.name, item.activity, item.target, item.place, item.departments[0] ?? null, item.note]
  const formulaLike = texts.find((text) => text !== null && FORMULA_LIKE.test(text))
  if (formulaLike) warn('formula-like-text', formulaLike)
  return warnings
}

function hiddenRows(open: OpenItem, view: SheetView): boolean {
  for (let row = open.firstRow; row <= open.lastRow; row++) if (view.isHiddenRow(row)) return true
  return false
}
