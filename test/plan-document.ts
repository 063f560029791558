import { barsOf, monthSet, type MonthSet } from '#src/domain/month-set.ts'
import { formatBaht } from '#src/domain/money.ts'
import { FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import type { OptionalColumn } from '#src/domain/plan.ts'
import { withDigits, type Digits } from '#src/domain/thai-text.ts'
import type {
  DetailColumn,
  DetailRow,
  DetailTable,
  PlanDocument,
  SummaryGroup,
  SummaryLine,
} from '#src/render/plan-document.ts'
import { sampleFrontMatter } from './plan-document-front.ts'
import { DEPARTMENTS, EQUIPMENT, FUNDS, PROGRAMMES, STRATEGIES, VILLAGES, WORKS } from './sample-words.ts'

/** What a made-up plan book shall hold. The same options give the same document. */
export type SampleOptions = {
  strategies?: number
  /** Rows of form ผด.02 in all; spread over the strategies and up to three programmes of each. */
  projects?: number
  /** Rows of form ผด.02/1. */
  equipment?: number
  digits?: Digits
  seed?: number
  optionalColumns?: readonly OptionalColumn[]
}

const FISCAL_YEAR = 2570

type Random = (below: number) => number

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random(items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Deterministic, fictitious book of an invented municipality, in the shape that every writer reads. */
export function samplePlanDocument(options: SampleOptions = {}): PlanDocument {
  const { strategies = 3, projects = 20, equipment = 4, digits = 'arabic', seed = 1, optionalColumns = [] } = options
  const random = randomFrom(seed)
  const shape = { digits, random, optionalColumns }
  const tables =
    strategies === 0 && projects > 0
      ? [detailTable(null, 0, projects, shape)]
      : strategyTables(strategies, projects, shape)
  const equipmentTables = equipment > 0 ? [equipmentTable(equipment, shape)] : []
  const all = [...tables, ...equipmentTables]
  return {
    ...sampleFrontMatter(FISCAL_YEAR, digits),
    partTwo: {
      heading: withDigits('ส่วนที่ 2', digits),
      title: 'บัญชีโครงการ/กิจกรรม',
      summary: {
        formMark: withDigits('แบบ ผด.01', digits),
        title: withDigits(`บัญชีสรุปจำนวนโครงการและงบประมาณ แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${FISCAL_YEAR}`, digits),
        columns: [
          'ยุทธศาสตร์/แผนงาน',
          'จำนวนโครงการที่ดำเนินการ',
          'คิดเป็นร้อยละของโครงการทั้งหมด',
          'จำนวนงบประมาณ (บาท)',
          'คิดเป็นร้อยละของงบประมาณทั้งหมด',
          'หน่วยงานรับผิดชอบหลัก',
        ],
        ...summaryOf(all),
      },
      tables,
      equipment: equipmentTables,
    },
  }
}

type Shape = { digits: Digits; random: Random; optionalColumns: readonly OptionalColumn[] }

function strategyTables(strategies: number, projects: number, shape: Shape): DetailTable[] {
  const tables: DetailTable[] = []
  for (let index = 0; index < strategies; index++) {
    const here = Math.floor((projects * (index + 1)) / strategies) - Math.floor((projects * index) / strategies)
    const programmes = Math.min(3, here)
    const heading = withDigits(`ยุทธศาสตร์ที่ ${index + 1} ${STRATEGIES[index % STRATEGIES.length] ?? ''}`, shape.digits)
    for (let part = 0; part < programmes; part++) {
      const rows = Math.floor((here * (part + 1)) / programmes) - Math.floor((here * part) / programmes)
      tables.push(detailTable(heading, index * 3 + part, rows, shape))
    }
  }
  return tables
}

const LABELS: Record<DetailColumn, string> = {
  number: 'ที่',
  name: 'โครงการ',
  activity: 'รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ',
  target: 'เป้าหมาย',
  budget: 'งบประมาณ (บาท)',
  fund: 'แหล่งงบประมาณ',
  place: 'สถานที่ดำเนินการ',
  department: 'หน่วยงานรับผิดชอบหลัก',
  note: 'หมายเหตุ',
}

function columnsOf(optional: readonly OptionalColumn[], labels: Record<DetailColumn, string>): DetailTable['columns'] {
  const order: DetailColumn[] = [
    'number',
    'name',
    'activity',
    'target',
    'budget',
    'fund',
    'place',
    'department',
    'note',
  ]
  const hidden = (['target', 'fund', 'note'] as const).filter((key) => !optional.includes(key)) as DetailColumn[]
  return order.filter((key) => !hidden.includes(key)).map((key) => ({ key, label: labels[key] }))
}

function detailTable(strategyHeading: string | null, programme: number, count: number, shape: Shape): DetailTable {
  const rows = Array.from({ length: count }, (_, index) => detailRow(index + 1, pick(WORKS, shape.random), shape))
  return tableOf({
    formMark: 'แบบ ผด.02',
    title: 'บัญชีโครงการ/กิจกรรม/งบประมาณ',
    strategyHeading,
    rows,
    shape,
    labels: LABELS,
    programmeHeading: PROGRAMMES[programme % PROGRAMMES.length] ?? 'ไม่ระบุแผนงาน',
  })
}

function equipmentTable(count: number, shape: Shape): DetailTable {
  const rows = Array.from({ length: count }, (_, index) =>
    detailRow(index + 1, { target: '', ...pick(EQUIPMENT, shape.random) }, shape),
  )
  return tableOf({
    formMark: 'แบบ ผด.02/1',
    title: 'บัญชีจำนวนครุภัณฑ์สำหรับที่ไม่ได้ดำเนินการตามโครงการพัฒนาท้องถิ่น',
    strategyHeading: null,
    rows,
    shape,
    labels: { ...LABELS, name: 'ครุภัณฑ์', activity: 'รายละเอียดของครุภัณฑ์' },
    programmeHeading: 'แผนงานบริหารงานทั่วไป',
  })
}

function tableOf(parts: {
  formMark: string
  title: string
  strategyHeading: string | null
  programmeHeading: string
  rows: DetailRow[]
  labels: Record<DetailColumn, string>
  shape: Shape
}): DetailTable {
  const { shape, rows, labels, formMark, ...headings } = parts
  return {
    ...headings,
    formMark: withDigits(formMark, shape.digits),
    columns: columnsOf(shape.optionalColumns, labels),
    yearLabels: [withDigits(`พ.ศ. ${FISCAL_YEAR - 1}`, shape.digits), withDigits(`พ.ศ. ${FISCAL_YEAR}`, shape.digits)],
    monthLabels: [...FISCAL_MONTHS_SHORT],
    rows,
    total: {
      label: withDigits(`รวม ${rows.length} โครงการ`, shape.digits),
      projectCount: rows.length,
      budgetSatang: rows.reduce((sum, row) => sum + (row.budgetSatang ?? 0), 0),
    },
  }
}

function detailRow(number: number, work: { name: string; activity: string; target: string }, shape: Shape): DetailRow {
  const { random, digits } = shape
  const village = pick(VILLAGES, random)
  const moo = 1 + random(16)
  const fill = (text: string): string =>
    withDigits(
      text
        .replace(/\{v\}/g, village)
        .replace(/\{m\}/g, String(moo))
        .replace(/\{n\}/g, () => String(20 + random(1900))),
      digits,
    )
  const noBudget = random(15) === 0
  const budgetSatang = noBudget ? null : (1 + random(4000)) * 50_000 + (random(10) === 0 ? random(100) : 0)
  return {
    id: null,
    number,
    name: fill(work.name),
    activity: fill(work.activity),
    target: fill(work.target),
    budgetSatang,
    noBudgetText: noBudget ? 'ไม่ใช้งบประมาณ' : '',
    fundLines: budgetSatang === null ? [] : fundLinesOf(budgetSatang, shape),
    place: fill('{v} หมู่ที่ {m} ตำบลท่าน้ำอ้อย'),
    departments: random(8) === 0 ? ['กองช่าง', 'สำนักปลัดเทศบาล'] : [pick(DEPARTMENTS, random)],
    months: monthsFor(random),
    note: random(6) === 0 ? fill('โอนมาจากปี 2569') : '',
  }
}

function fundLinesOf(budgetSatang: number, { random, digits }: Shape): string[] {
  if (random(6) !== 0) return [pick(FUNDS, random)]
  const first = Math.floor(budgetSatang / 200) * 100
  return [`เทศบัญญัติ ${formatBaht(first, digits)}`, `เงินสะสม ${formatBaht(budgetSatang - first, digits)}`]
}

/** Whole numbers from first to last; none when last is smaller. */
const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step)

/** Mostly one bar; sometimes the whole year, two bars, or none. */
function monthsFor(random: Random): MonthSet {
  const kind = random(12)
  if (kind === 0) return monthSet(range(1, 12))
  if (kind === 1) return 0
  if (kind <= 3) return monthSet([...range(1 + random(2), 3 + random(2)), ...range(7 + random(2), 9 + random(4))])
  const first = 1 + random(12)
  const set = monthSet(range(first, Math.min(12, first + random(5))))
  return barsOf(set).length === 1 ? set : 0
}

const hundredths = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((part * 20_000 + whole) / (2 * whole))

function summaryOf(tables: DetailTable[]): { groups: SummaryGroup[]; total: SummaryLine } {
  const projects = tables.reduce((sum, table) => sum + table.total.projectCount, 0)
  const satang = tables.reduce((sum, table) => sum + table.total.budgetSatang, 0)
  const line = (label: string, part: DetailTable[]): SummaryLine => {
    const count = part.reduce((sum, table) => sum + table.total.projectCount, 0)
    const budget = part.reduce((sum, table) => sum + table.total.budgetSatang, 0)
    return {
      label,
      projectCount: count,
      projectPercent: hundredths(count, projects),
      budgetSatang: budget,
      budgetPercent: hundredths(budget, satang),
      department: part[0]?.rows[0]?.departments[0] ?? '',
    }
  }
  const headings = [...new Set(tables.map((table) => table.strategyHeading))]
  const groups = headings.map((heading) => {
    const part = tables.filter((table) => table.strategyHeading === heading)
    return {
      heading: heading ?? 'ไม่ระบุยุทธศาสตร์',
      lines: part.map((table) => line(table.programmeHeading, [table])),
      subtotal: { ...line('รวม', part), department: '' },
    }
  })
  return { groups, total: { ...line('รวมทั้งสิ้น', tables), department: '' } }
}
