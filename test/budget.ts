import type { Context } from '#src/context.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { openPlan, createPlan } from '#src/features/plans/plans.commands.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { addInstrument, openBudget, type BudgetTarget } from '#src/features/budgets/budgets.commands.ts'
import type { InstrumentKind } from '#src/features/budgets/budgets.ts'
import type { InstrumentInput, LineInput } from '#src/features/budgets/budgets.schema.ts'
import { acceptBudgetImport, uploadBudget } from '#src/features/budgets/budget-imports.commands.ts'
import { saveLine } from '#src/features/budgets/budget-lines.commands.ts'
import { makeProjectsFromLines } from '#src/features/budgets/budget-allocations.commands.ts'
import type { TiedLine } from '#src/features/budgets/tie-out.ts'

/** Three lines of a made-up budget: two roads in different villages, and salaries. Together 800,000.50 baht. */
export const BUDGET_ROWS = [
  'แผนงานเคหะและชุมชน,ค่าที่ดินและสิ่งก่อสร้าง,ก่อสร้างถนน หมู่ที่ 4,กองช่าง,"100,000"',
  'แผนงานเคหะและชุมชน,ค่าที่ดินและสิ่งก่อสร้าง,ก่อสร้างถนน หมู่ที่ 8,กองช่าง,"200,000.50"',
  'แผนงานบริหารงานทั่วไป,เงินเดือน (ฝ่ายประจำ),เงินเดือนพนักงาน,สำนักปลัด,"500,000"',
]

/** A file of budget lines, each "programme,category,line,department,amount". */
export const budgetCsv = (rows: readonly string[]): { name: string; bytes: Uint8Array } => ({
  name: 'งบประมาณ.csv',
  bytes: new TextEncoder().encode(['แผนงาน,หมวด,รายการ,หน่วยงาน,จำนวนเงิน', ...rows].join('\n')),
})

/** An instrument as its form would send it. */
export const instrumentTyped = (
  kind: InstrumentKind,
  total: string,
  over: Partial<InstrumentInput> = {},
): InstrumentInput => ({
  kind,
  number: '',
  title: '',
  councilOn: '',
  approvedOn: '',
  announcedOn: '',
  total,
  version: 0,
  ...over,
})

/** A line as its form would send it. */
export const lineTyped = (name: string, amount: string, over: Partial<LineInput> = {}): LineInput => ({
  code: '',
  programme: 'แผนงานเคหะและชุมชน',
  work: '',
  budgetType: '',
  expenseCategory: '',
  name,
  department: 'กองช่าง',
  amount,
  isReduced: false,
  version: 0,
  ...over,
})

/** The budget of one year of an office, in a test. */
export type TestBudget = {
  target: BudgetTarget
  /** Adds the annual ordinance. */
  annual: (total?: string) => Promise<string>
  addLine: (instrumentId: string, content: LineInput) => Promise<string>
  /** Reads a file of these rows and takes them in. */
  take: (instrumentId: string, rows: readonly string[], isRemoving?: boolean) => Promise<void>
  lines: () => Promise<TiedLine[]>
  idOf: (name: string) => Promise<string>
  projects: () => Promise<StoredProject[]>
  /** Makes projects of the lines with these names. @returns the id of the edit */
  choose: (...names: string[]) => Promise<string>
}

/** A year with an empty plan and no budget yet. */
export async function testBudget(context: Context, officeCode: string, fiscalYear: number): Promise<TestBudget> {
  await createPlan(context, officeCode, fiscalYear)
  const target = { officeCode, fiscalYear }
  const lines = async () => (await openBudget(context, officeCode, fiscalYear)).tied.lines
  const idOf = async (name: string): Promise<string> => {
    const found = (await lines()).find((one) => one.line.name === name)
    if (!found) throw new Error(`no line “${name}”`)
    return found.line.id
  }
  return {
    target,
    annual: (total = '300') => addInstrument(context, target, crypto.randomUUID(), instrumentTyped('annual', total)),
    addLine: (instrumentId, content) =>
      saveLine(context, target, { instrumentId, lineId: crypto.randomUUID() }, content),
    take: async (instrumentId, rows, isRemoving = false) => {
      const importId = await uploadBudget(context, { ...target, instrumentId }, budgetCsv(rows))
      await acceptBudgetImport(context, { ...target, importId }, { version: 1, isRemoving })
    },
    lines,
    idOf,
    projects: async () => (await openPlan(context, officeCode, fiscalYear)).projects,
    choose: async (...names) => {
      const editId = uuidV7(context.now())
      await makeProjectsFromLines(context, target, { editId, lineIds: await Promise.all(names.map(idOf)) })
      return editId
    },
  }
}
