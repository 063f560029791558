import { fundLines } from '#src/domain/fund-text.ts'
import { FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { barsOf, hasMonth } from '#src/domain/month-set.ts'
import { formatCount } from '#src/domain/money.ts'
import { budgetOf, type ProjectContent } from '#src/domain/project.ts'
import {
  fittingHeight,
  headLook,
  monthHeadLook,
  monthLook,
  proseLook,
  sumLook,
  tableLook,
} from '#src/render/xlsx/looks.ts'
import type { CellContent, XlsxCell, XlsxRow, XlsxSheet } from '#src/render/xlsx/workbook.ts'
import { DEMO_OFFICE, DEMO_YEAR } from './demo-office.ts'

type TextKey = 'name' | 'activity' | 'target' | 'fund' | 'place' | 'department'

const COLUMNS: readonly { key: 'no' | 'budget' | TextKey | 'note' | number; label: string; width: number }[] = [
  { key: 'no', label: 'ที่', width: 5 },
  { key: 'name', label: '', width: 32 },
  { key: 'activity', label: '', width: 40 },
  { key: 'target', label: 'เป้าหมาย', width: 18 },
  { key: 'budget', label: 'งบประมาณ (บาท)', width: 14 },
  { key: 'fund', label: 'แหล่งงบประมาณ', width: 20 },
  { key: 'place', label: 'สถานที่ดำเนินการ', width: 22 },
  { key: 'department', label: 'หน่วยงานรับผิดชอบ', width: 22 },
  ...FISCAL_MONTHS_SHORT.map((label, index) => ({ key: index + 1, label, width: 4.5 })),
  { key: 'note', label: 'หมายเหตุ', width: 18 },
]
const FIRST_MONTH = COLUMNS.findIndex(({ key }) => key === 1)
const LAST = COLUMNS.length - 1
const BUDGET = COLUMNS.findIndex(({ key }) => key === 'budget')

/** How an office writes one project: the budget cell, and how its months are marked. */
export type RowStyle = { budget: CellContent; marks: 'shaded' | 'drawn' }

/** How an office writes its file. */
export type Writing = {
  rowStyle: (project: ProjectContent, index: number) => RowStyle
  /** The programme as its heading spells it. */
  programme: (name: string) => string
  /** Satang that the printed grand total is off by. */
  totalError: number
}

/** A bar to be drawn over the months of a row: rows and columns from 0, both columns included. */
export type DrawnBar = { row: number; firstColumn: number; lastColumn: number }

/** One sheet of an office's own plan file, and the bars that are drawn over it. */
export type OfficeSheet = { sheet: XlsxSheet; bars: DrawnBar[] }

/** The words that differ between form ผด.02 and form ผด.02/1. */
export type FormWords = { mark: string; title: string; name: string; activity: string }

/** Words of form ผด.02, for projects. */
export const PROJECT_FORM: FormWords = {
  mark: 'แบบ ผด.02',
  title: 'บัญชีโครงการ/กิจกรรม/งบประมาณ',
  name: 'โครงการ/กิจกรรม',
  activity: 'รายละเอียดของกิจกรรม',
}
/** Words of form ผด.02/1, for equipment. */
export const EQUIPMENT_FORM: FormWords = {
  mark: 'แบบ ผด.02/1',
  title: 'บัญชีครุภัณฑ์ที่ไม่ได้จัดทำเป็นโครงการ',
  name: 'ครุภัณฑ์',
  activity: 'รายละเอียดของครุภัณฑ์',
}

/** Writes projects as offices keep them: titles, a header for each strategy, headings and sums for each programme, a grand total. */
export function officeSheet(
  name: string,
  form: FormWords,
  projects: readonly ProjectContent[],
  writing: Writing,
): OfficeSheet {
  const rows = titleRows(form)
  const bars: DrawnBar[] = []
  let index = 0
  for (const [strategy, ofStrategy] of Map.groupBy(projects, strategyHeading)) {
    if (strategy !== '') rows.push(wide(strategy, 'left'))
    rows.push(...headRows(form))
    for (const [programme, members] of Map.groupBy(ofStrategy, (project) => project.programme ?? '')) {
      rows.push(wide(writing.programme(programme), 'left'))
      members.forEach((project, at) => {
        const style = writing.rowStyle(project, index++)
        if (style.marks === 'drawn') bars.push(...drawnBars(project, rows.length))
        rows.push(projectRow(project, at + 1, style))
      })
      rows.push(totalRow(`รวม ${formatCount(members.length)} โครงการ`, sumOf(members)))
    }
  }
  rows.push(totalRow(`รวมทั้งสิ้น ${formatCount(projects.length)} โครงการ`, sumOf(projects) + writing.totalError))
  const sheet: XlsxSheet = { name, columnWidths: COLUMNS.map(({ width }) => width), rows, orientation: 'landscape' }
  return { sheet, bars }
}

const sumOf = (projects: readonly ProjectContent[]): number =>
  projects.reduce((sum, project) => sum + (budgetOf(project) ?? 0), 0)

const strategyHeading = ({ strategyNo, strategy }: ProjectContent): string =>
  strategyNo === null ? '' : `ยุทธศาสตร์ที่ ${strategyNo} ${strategy ?? ''}`

const titleRows = (form: FormWords): XlsxRow[] => [
  wide(form.mark, 'right'),
  wide(form.title, 'center'),
  wide(`แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${DEMO_YEAR}`, 'center'),
  wide(`${DEMO_OFFICE.name} อำเภอ${DEMO_OFFICE.amphoe} จังหวัด${DEMO_OFFICE.province}`, 'center'),
]

/** The two-row header: calendar years over the months. */
function headRows(form: FormWords): XlsxRow[] {
  const upper = new Map<number, XlsxCell>()
  const lower = new Map<number, XlsxCell>()
  COLUMNS.forEach(({ key, label }, at) => {
    if (typeof key === 'number') lower.set(at, { content: { text: label }, style: monthHeadLook() })
    else {
      const text = key === 'name' || key === 'activity' ? form[key] : label
      upper.set(at, { content: { text }, style: headLook(), rows: 2 })
    }
  })
  upper.set(FIRST_MONTH, { content: { text: `พ.ศ. ${DEMO_YEAR - 1}` }, style: headLook(), columns: 3 })
  upper.set(FIRST_MONTH + 3, { content: { text: `พ.ศ. ${DEMO_YEAR}` }, style: headLook(), columns: 9 })
  return [
    { cells: upper, heightPt: 20 },
    { cells: lower, heightPt: 20 },
  ]
}

const wide = (text: string, side: 'left' | 'center' | 'right'): XlsxRow => ({
  cells: new Map([[0, { content: { text }, style: proseLook(side, 14, true), columns: COLUMNS.length }]]),
  heightPt: 20,
})

function projectRow(project: ProjectContent, number: number, { budget, marks }: RowStyle): XlsxRow {
  const texts = textsOf(project)
  const cells = new Map<number, XlsxCell>()
  COLUMNS.forEach(({ key }, at) => {
    if (key === 'no') cells.set(at, { content: { number }, style: tableLook('center') })
    else if (key === 'budget') cells.set(at, { content: budget, style: tableLook('right', '#,##0.##') })
    else if (typeof key === 'number') {
      const isShaded = marks === 'shaded' && hasMonth(project.months, key)
      cells.set(at, { content: null, style: isShaded ? { ...monthLook(), fill: SHADE } : monthLook() })
    } else cells.set(at, { content: { text: texts[key] }, style: tableLook('left') })
  })
  const measured = COLUMNS.flatMap(({ key, width }) =>
    typeof key === 'number' || key === 'no' || key === 'budget' ? [] : [{ text: texts[key], characters: width }],
  )
  return { cells, heightPt: fittingHeight(measured) }
}

const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { rgb: '8EA9DB' } } as const

const textsOf = (project: ProjectContent): Record<TextKey | 'note', string> => ({
  name: project.name,
  activity: project.activity ?? '',
  target: project.target ?? '',
  fund: fundLines(project.funds, 'arabic').join('\n'),
  place: project.place ?? '',
  department: project.departments.join('\n'),
  note: project.note ?? '',
})

function totalRow(label: string, satang: number): XlsxRow {
  const rest = LAST - BUDGET
  return {
    cells: new Map<number, XlsxCell>([
      [0, { content: { text: label }, style: sumLook('right'), columns: BUDGET }],
      [BUDGET, { content: { number: satang / 100 }, style: sumLook('right', '#,##0.##') }],
      [BUDGET + 1, { content: null, style: sumLook('left'), columns: rest }],
    ]),
    heightPt: 20,
  }
}

const drawnBars = ({ months }: ProjectContent, row: number): DrawnBar[] =>
  barsOf(months).map(({ first, last }) => ({
    row,
    firstColumn: FIRST_MONTH + first - 1,
    lastColumn: FIRST_MONTH + last - 1,
  }))
