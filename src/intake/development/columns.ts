import { foldThai } from '#src/domain/thai-text.ts'
import { headerCell, type HeaderBlock } from '../recogniser/header-cells.ts'
import { headerLetters, headerWord, unitOf } from '../recogniser/header-words.ts'
import { buddhistYear } from '../recogniser/month-words.ts'
import { oneLine, type SheetView } from '../recogniser/sheet-view.ts'

/** What a column of form ผ.02 or ผ.03 holds, budgets of years apart. */
export type DevelopmentRole =
  | 'no'
  | 'name'
  | 'objective'
  | 'target'
  | 'indicator'
  | 'expectedResult'
  | 'department'
  | 'strategy'
  | 'tactic'
  | 'programme'
  | 'form'
  | 'edition'
  | 'category'
  | 'fund'
  | 'moved'
  | 'merged'
  | 'repeats'
  | 'note'

/** The columns of one table. Rows and columns count from 0. */
export type DevelopmentColumns = {
  firstRow: number
  lastRow: number
  roles: ReadonlyMap<DevelopmentRole, readonly number[]>
  years: readonly { column: number; fiscalYear: number; bahtPerUnit: number | null }[]
  /** "รวม 5 ปี" of each row. */
  total: number | null
  titles: ReadonlyMap<number, string>
}

const WORDS: readonly (readonly [DevelopmentRole, RegExp])[] = [
  ['no', /^(sequencenum|sequence)$/],
  [
    'edition',
    /^(amendmentversion|ฉบับ(ที่|แก้ไข|เพิ่มเติม)*$|(ครั้งที่)?(แก้ไข|เปลี่ยนแปลง|เพิ่มเติม)(\/?(แก้ไข|เปลี่ยนแปลง|เพิ่มเติม))*(ครั้งที่|ฉบับที่)?$)/,
  ],
  ['moved', /^(transfertarget|ย้ายไป)/],
  ['merged', /^(mergetarget|รวมกับ)/],
  ['repeats', /^(duplicateof|ซ้ำ(กับ)?)/],
  ['fund', /^(fundingsource|แหล่ง(ที่มา|งบ|เงิน)|ที่มาของงบ)/],
  ['form', /^(form|แบบ(ฟอร์ม)?|ประเภทแบบ)$/],
  ['indicator', /^(ตัวชี้วัด|kpi|indicator)/],
  ['expectedResult', /^(ผล(ลัพธ์)?(ที่)?คาดว่า|ผลลัพธ์|expectedresult)/],
  ['objective', /^(วัตถุประสงค์|objective)/],
  ['target', /^(เป้าหมาย|target$)/],
  ['category', /^(หมวด|ประเภท)(ของ)?(ครุภัณฑ์|รายจ่าย)?$/],
  ['name', /^(name|projectname|ชื่อโครงการ)$/],
  ['department', /^(department|หน่วยงาน|ผู้รับผิดชอบ)/],
  ['strategy', /^strategy$/],
  ['tactic', /^tactic$/],
  ['programme', /^programme$|^program$/],
]

/** The header words of the operation plan that mean the same here. */
const SHARED = new Set<DevelopmentRole>(['no', 'name', 'department', 'strategy', 'tactic', 'programme', 'fund', 'note'])

function roleOf(title: string): DevelopmentRole | null {
  const letters = headerLetters(title)
  const own = WORDS.find(([, pattern]) => pattern.test(letters))?.[0]
  if (own) return own
  const word = headerWord(title)
  return word !== null && SHARED.has(word as DevelopmentRole) ? (word as DevelopmentRole) : null
}

/** The year of a column that is a budget: "2566 (บาท)", "งบประมาณ ปี 2566", "พ.ศ. ๒๕๖๖", "ปี 66", "budget2566". */
export function budgetYear(title: string): number | null {
  const letters = headerLetters(oneLine(title))
  const match =
    /^(?:งบประมาณ(?:และที่มา|รายจ่าย)?|งบ|budget)?(?:บาท)?(ปีงบประมาณ|ปี|พศ)*(25\d\d|\d{2})(?:งบประมาณ)?(?:บาท|พันบาท)?$/.exec(
      letters,
    )
  if (!match?.[2] || (match[2].length === 2 && match[1] === undefined)) return null
  return buddhistYear(match[2])
}

/** Whether a title is that of the sum of all years of a row. */
const isTotal = (title: string): boolean =>
  /^(?:งบประมาณ)?(?:บาท)?รวม(?:\d?ปี|งบประมาณ|เงิน|ทั้งสิ้น|ทั้งหมด|บาท)*$/.test(headerLetters(title))

/** Reads the header of a table of projects; null when it is none of a development plan. */
export function readDevelopmentColumns(view: SheetView, block: HeaderBlock): DevelopmentColumns | null {
  const roles = new Map<DevelopmentRole, number[]>()
  const years: { column: number; fiscalYear: number; bahtPerUnit: number | null }[] = []
  const titles = titlesOf(view, block)
  let total: number | null = null
  for (const [column, texts] of titles) {
    const title = texts.join(' ')
    const last = texts.at(-1) ?? ''
    const fiscalYear = budgetYear(title) ?? budgetYear(last)
    if (fiscalYear !== null) {
      if (!years.some((year) => year.fiscalYear === fiscalYear))
        years.push({ column, fiscalYear, bahtPerUnit: unitOf(title) })
      continue
    }
    if (isTotal(title) || isTotal(last)) {
      total = column
      continue
    }
    const role = roleOf(title) ?? roleOf(texts[0] ?? '')
    if (role) roles.set(role, [...(roles.get(role) ?? []), column])
  }
  asEquipment(roles)
  if (!roles.has('name') || years.length < 2) return null
  return {
    firstRow: block.firstRow,
    lastRow: block.lastRow,
    roles,
    years: years.toSorted((a, b) => a.fiscalYear - b.fiscalYear),
    total,
    titles: new Map([...titles].map(([column, texts]) => [column, texts.join(' ')])),
  }
}

/** Form ผ.03 has no column of names: what is bought stands as the target. */
function asEquipment(roles: Map<DevelopmentRole, number[]>): void {
  const target = roles.get('target')
  if (roles.has('name') || !roles.has('category') || !target) return
  roles.set('name', target)
  roles.delete('target')
}

/** Header texts by column, from top to bottom; a merged cell stands over each of its columns. */
function titlesOf(view: SheetView, block: HeaderBlock): Map<number, string[]> {
  const titles = new Map<number, string[]>()
  for (let row = block.firstRow; row <= block.lastRow; row++) {
    for (const cell of view.texts(row)) {
      if (headerCell(cell).kind === 'index') continue
      for (let column = cell.column; column <= cell.lastColumn; column++)
        titles.set(column, [...(titles.get(column) ?? []), oneLine(cell.text)])
    }
  }
  return titles
}

/** A header of one row in words that only lists of a development plan have, such as those a database gives out. */
export function plainHeaderAt(view: SheetView, row: number): HeaderBlock | null {
  const cells = view.texts(row)
  const years = cells.filter(({ text }) => budgetYear(text) !== null).length
  const roles = new Set(cells.map(({ text }) => roleOf(text)))
  if (years < 2 || !roles.has('name') || roles.size < 5) return null
  return { firstRow: row, lastRow: row, rows: new Map([[row, cells.map(headerCell)]]) }
}

/** The form that words name; 'summary' for ผ.01. Null when they name none. */
export function formIn(text: string): 'ผ.02' | 'ผ.02/1' | 'ผ.02/2' | 'ผ.03' | 'summary' | null {
  const number = /ผ\.?0?([1-8])(?:[/-]([12]))?(?!\d)/.exec(foldThai(text))
  if (!number) return null
  const [, main, part] = number
  if (main === '2') return part === '1' ? 'ผ.02/1' : part === '2' ? 'ผ.02/2' : 'ผ.02'
  if (main === '3' || main === '8') return 'ผ.03'
  return main === '1' || main === '7' ? 'summary' : null
}
