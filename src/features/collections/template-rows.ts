import { columnLetters } from '#src/domain/column-letters.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { agencyTyped, readItem, typedOf, type TypedItem } from './item-form.ts'
import {
  BLANK_ITEM,
  contentOf,
  isOpenToSender,
  type CollectionItem,
  type ItemContent,
} from '#src/features/items/items.ts'
import { HEADINGS, readRowId, type FileProblem, type ReadRow, type TemplateField } from './template.ts'
import type { Places, RawRow, RawTemplate } from './template-reading.ts'

/** An item that was sent before. `asSent`: as its sender sent it last, which the office may have corrected since. */
export type StandingItem = CollectionItem & { asSent: ItemContent | null }

/** `idFrom` makes an id of what it stands for; `isForeign`: whether an id belongs to somebody else's item. */
export type RowRules = {
  requestId: string
  agencyName: string
  standing: readonly StandingItem[]
  idFrom: (...parts: unknown[]) => string
  isForeign: (id: string) => boolean
}

/** What the rows of a template mean beside what was sent before: those that can be taken, and what is wrong with the others. */
export function decideRows(
  { rows, places }: Pick<RawTemplate, 'rows' | 'places'>,
  rules: RowRules,
): { rows: ReadRow[]; problems: FileProblem[] } {
  const byId = new Map(rules.standing.map((item) => [item.id, item]))
  const seen: Seen = { rowOf: new Map(), alike: new Map(), copies: new Map() }
  const taken: ReadRow[] = []
  const problems: FileProblem[] = []
  for (const raw of rows) {
    const { id, notices, isRepeated } = identify(raw, seen, rules)
    if (isRepeated) {
      problems.push(rowProblem(raw, 'row-repeated', notices[0] ?? ''))
      continue
    }
    const item = byId.get(id)
    const before = item ?? { ...BLANK_ITEM, departments: [rules.agencyName] }
    const { content, problems: wrong } = readItem(agencyTyped(typedFromRow(raw, before), before), before)
    const shortcomings = [
      ...raw.problems,
      ...wrong.filter((one) => !isTold(raw, one.field, places)).map((one) => atCell(one, raw, places)),
    ]
    problems.push(...shortcomings)
    if (shortcomings.length > 0) continue
    const standing = item ? compare(content, item, readRowId(raw.id).version) : 'new'
    if (typeof standing === 'string')
      taken.push({
        id,
        row: raw.row,
        content,
        notices: [...raw.notices, ...notices],
        state: standing,
        version: item?.version ?? 0,
      })
    else problems.push(rowProblem(raw, standing.rule, standing.message))
  }
  return { rows: taken, problems }
}

const rowProblem = ({ row }: RawRow, rule: string, message: string): FileProblem => ({
  field: `row-${row}`,
  rule,
  message: `แถว ${row}: ${message}`,
  row,
})

/** Of the rows so far: by id their numbers, by id and content those that are alike, and how often an id was copied. */
type Seen = { rowOf: Map<string, number>; alike: Map<string, number>; copies: Map<string, number> }

/** The id of a row. Rows that were copied have the id of another; those that were inserted have none. */
function identify(
  raw: RawRow,
  seen: Seen,
  { requestId, idFrom, isForeign }: RowRules,
): { id: string; notices: string[]; isRepeated: boolean } {
  const own = readRowId(raw.id).id
  const isKnown = isUuid(own) && !isForeign(own)
  const base = isKnown ? own : idFrom('inserted', requestId, raw.texts.name, raw.texts.place)
  // Each row is looked up, not compared with all before it: a file of one row copied 300 times took seconds.
  const content = `${base} ${idFrom('row', raw.texts, raw.months)}`
  const other = seen.alike.get(content)
  if (other !== undefined)
    return {
      id: base,
      isRepeated: true,
      notices: [`เหมือนแถว ${other} ทุกช่อง จึงไม่นับซ้ำ ถ้าเป็นคนละโครงการ กรุณาแก้ชื่อหรือสถานที่ให้ต่างกัน`],
    }
  seen.alike.set(content, raw.row)
  const first = seen.rowOf.get(base)
  let copies = seen.copies.get(base) ?? 0
  let id = copies === 0 ? base : idFrom('copy', base, copies)
  while (seen.rowOf.has(id)) id = idFrom('copy', base, ++copies)
  seen.copies.set(base, copies)
  seen.rowOf.set(id, raw.row)
  if (first !== undefined)
    return {
      id,
      isRepeated: false,
      notices: [`แถว ${raw.row} มีรหัสแถวซ้ำกับแถว ${first} (คัดลอกทั้งแถว) ระบบนับเป็นโครงการใหม่อีกโครงการ`],
    }
  return { id, isRepeated: false, notices: isKnown ? [] : [`แถว ${raw.row} ไม่มีรหัสแถวของแบบฟอร์ม ระบบนับเป็นโครงการใหม่`] }
}

function typedFromRow({ texts, months }: RawRow, before: ItemContent): TypedItem {
  const typed = typedOf(before)
  const [, ...otherFunds] = typed.funds
  // The template has one fund; others, which the office may have added, stay.
  return { ...typed, ...texts, months, funds: [{ source: texts.source, amount: texts.amount }, ...otherFunds] }
}

/** What a row does to the item that stands. @param shown version of the item that the file showed when it was given out */
function compare(
  content: ItemContent,
  item: StandingItem,
  shown: number | null,
): 'changed' | 'same' | { rule: string; message: string } {
  const sign = (one: ItemContent): string => JSON.stringify(contentOf(one))
  const base = item.asSent ?? item
  if (sign(content) === sign(item) || sign(content) === sign(base)) return 'same'
  if (!isOpenToSender(item))
    return {
      rule: 'decided',
      message: 'เจ้าหน้าที่พิจารณาโครงการนี้แล้ว จึงแก้ไขด้วยไฟล์ไม่ได้ กรุณาติดต่อเจ้าหน้าที่',
    }
  if (sign(base) !== sign(item) && shown !== item.version)
    return {
      rule: 'corrected-by-office',
      message:
        'เจ้าหน้าที่ปรับโครงการนี้หลังจากท่านส่ง และในไฟล์ก็ถูกแก้ด้วย กรุณาเปิด “แก้ไข” ของโครงการนี้ที่หน้าแรกของลิงก์ แล้วเปรียบเทียบก่อนส่ง',
    }
  return 'changed'
}

const COLUMN_OF: Readonly<Record<string, TemplateField>> = {
  name: 'name',
  activity: 'activity',
  place: 'place',
  villages: 'villages',
  note: 'note',
  funds: 'amount',
  'funds.0.amount': 'amount',
}

/** The cell itself was not readable: that what should stand in it is missing need not be said too. */
function isTold({ problems, row }: RawRow, field: string, places: Places): boolean {
  const column = COLUMN_OF[field]
  const at = column === undefined ? undefined : places[column]
  return at !== undefined && problems.some((problem) => problem.field === `${columnLetters(at)}${row}`)
}

/** What is wrong with a field, at the cell in which it stands. */
function atCell(
  problem: { field: string; rule: string; message: string },
  { row }: RawRow,
  places: Places,
): FileProblem {
  const { field, rule, message } = problem
  const column = COLUMN_OF[field]
  const at = column === undefined ? undefined : places[column]
  if (column !== undefined && at !== undefined) {
    const cell = `${columnLetters(at)}${row}`
    return { field: cell, rule, message: `เซลล์ ${cell} (${HEADINGS[column]}): ${message}`, row }
  }
  const [from, to] = [places.months[1], places.months[12]]
  const months = from === undefined || to === undefined ? '' : ` (คอลัมน์ ${columnLetters(from)}–${columnLetters(to)})`
  return { field: `row-${row}`, rule, message: `แถว ${row}${field === 'months' ? months : ''}: ${message}`, row }
}
