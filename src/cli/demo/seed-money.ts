import type { Context } from '#src/context.ts'
import { formatBaht, type Satang } from '#src/domain/money.ts'
import type { ProjectContent } from '#src/domain/project.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { confirmAllocations, openMatches } from '#src/features/budgets/budget-allocations.commands.ts'
import { leaveOutLines, saveLine } from '#src/features/budgets/budget-lines.commands.ts'
import { addInstrument, openBudget } from '#src/features/budgets/budgets.commands.ts'
import { acceptDevelopmentImport, uploadDevelopment } from '#src/features/development/development-imports.commands.ts'
import { openDevelopment } from '#src/features/development/development.commands.ts'
import { placeSureOnes } from '#src/features/development/placing.commands.ts'
import { DEMO_OFFICE, DEMO_STRATEGIES, DEMO_YEAR } from './demo-office.ts'

const CODE = DEMO_OFFICE.dlaCode
const PLACE = { officeCode: CODE, fiscalYear: DEMO_YEAR }
/** Projects of the plan that have a line of the budget. */
const LINES = 10
/** Years of the development plan; the year of the operation plan is the third. */
const YEARS = [0, 1, 2, 3, 4].map((step) => DEMO_YEAR - 2 + step)
/** The budget was announced so many days ago, so that its thirty days are running. */
const DAYS_AGO = 9

type Line = { name: string; programme: string; department: string; expenseCategory: string; amountSatang: Satang }

/** Salaries are left out with a reason; the second has no project yet, and is what the tie-out finds. */
const OTHER_LINES: readonly Line[] = [
  {
    name: 'เงินเดือนพนักงาน',
    programme: 'แผนงานบริหารงานทั่วไป',
    department: 'สำนักปลัดเทศบาล',
    expenseCategory: 'หมวดเงินเดือน (ฝ่ายประจำ)',
    amountSatang: 650_000_000,
  },
  {
    name: 'โครงการก่อสร้างทางเท้า ถนนสายตลาดสด บ้านดำเนินใต้',
    programme: 'แผนงานอุตสาหกรรมและการโยธา',
    department: 'กองช่าง',
    expenseCategory: 'ค่าที่ดินและสิ่งก่อสร้าง',
    amountSatang: 32_000_000,
  },
]

/** A budget of a dozen lines, most of them tied to the plan. Does nothing once the year has a budget. */
export async function seedDemoBudget(context: Context, projects: readonly ProjectContent[]): Promise<void> {
  if ((await openBudget(context, CODE, DEMO_YEAR)).tied.instruments.length > 0) return
  const lines = [...projects.filter(isOfOrdinance).slice(0, LINES).map(lineOf), ...OTHER_LINES]
  const now = context.now()
  const instrumentId = await addInstrument(context, PLACE, crypto.randomUUID(), {
    kind: 'annual',
    number: '',
    title: '',
    councilOn: '',
    approvedOn: '',
    announcedOn: dateInThailand(new Date(now.getTime() - DAYS_AGO * 86_400_000)),
    total: formatBaht(lines.reduce((sum, { amountSatang }) => sum + amountSatang, 0)),
    version: 0,
  })
  const ids: string[] = []
  for (const { amountSatang, ...line } of lines)
    ids.push(
      await saveLine(
        context,
        PLACE,
        { instrumentId, lineId: crypto.randomUUID() },
        { ...line, code: '', work: '', budgetType: '', amount: formatBaht(amountSatang), isReduced: false, version: 0 },
      ),
    )
  await leaveOutLines(context, PLACE, ids.slice(LINES, LINES + 1), 'เงินเดือนและค่าจ้าง ไม่เป็นโครงการ')
  const matches = await openMatches(context, PLACE)
  const sure = matches.filter(({ lineName, projectName }) => lineName === projectName)
  await confirmAllocations(context, PLACE, sure)
}

const isOfOrdinance = ({ kind, funds }: ProjectContent): boolean =>
  kind === 'project' && funds.length === 1 && funds[0]?.source === 'เทศบัญญัติ'

const lineOf = ({ name, programme, departments, funds, strategyNo }: ProjectContent): Line => ({
  name,
  programme: programme ?? '',
  department: departments[0] ?? '',
  expenseCategory: strategyNo === 1 ? 'ค่าที่ดินและสิ่งก่อสร้าง' : 'ค่าใช้สอย',
  amountSatang: funds[0]?.amountSatang ?? 0,
})

/**
 * A small development plan of what the office pays itself, from its file, in which projects of the year then find their place. Does nothing
 * once there is one.
 */
export async function seedDemoDevelopment(context: Context, projects: readonly ProjectContent[]): Promise<void> {
  if ((await openDevelopment(context, CODE)).plan !== null) return
  const bytes = new TextEncoder().encode(developmentFile(projects))
  const importId = await uploadDevelopment(context, CODE, { name: 'แผนพัฒนาท้องถิ่น.csv', bytes })
  await acceptDevelopmentImport(
    context,
    { officeCode: CODE, importId },
    {
      firstYear: `${YEARS[0]}`,
      lastYear: `${YEARS.at(-1)}`,
      title: '',
      levelLabel: 'ยุทธศาสตร์',
      planVersion: 0,
      choices: new Map(),
      edition: { kind: 'original', number: '', year: '', announcedOn: '', reference: '' },
    },
  )
  await placeSureOnes(context, CODE, DEMO_YEAR)
}

function developmentFile(projects: readonly ProjectContent[]): string {
  const head = ['ที่', 'โครงการ', 'เป้าหมาย', ...YEARS.map((year) => `${year} (บาท)`), 'หน่วยงานรับผิดชอบหลัก']
  const parts = [...DEMO_STRATEGIES].flatMap(([no, strategy]) => {
    const own = projects.filter((project) => project.strategyNo === no && isOfOrdinance(project)).slice(0, LINES)
    const rows = own.map(({ name, target, funds, departments }, index) => {
      const amounts = YEARS.map((year) => (year === DEMO_YEAR ? formatBaht(funds[0]?.amountSatang ?? 0) : '-'))
      return [`${index + 1}`, name, target ?? '', ...amounts, departments[0] ?? '']
    })
    return [[`ยุทธศาสตร์ที่ ${no} ${strategy}`], head, ...rows]
  })
  return [['แบบ ผ.02'], ...parts].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n')
}
