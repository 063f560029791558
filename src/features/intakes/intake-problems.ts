import type { Problem } from '#src/domain/errors.ts'
import { budgetOf, type ProjectContent } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'

/** error = the rows cannot be taken into the plan; warning = look at it; advice = good to have. */
export type Severity = 'error' | 'warning' | 'advice'

export type ItemRule =
  | 'name-missing'
  | 'months-missing'
  | 'budget-missing'
  | 'department-missing'
  | 'programme-missing'
  | 'programme-unknown'
  | 'strategy-missing'
  | 'place-missing'
  | 'possible-duplicate'

/** A shortcoming of one row, with the field in which it is mended. */
export type ItemProblem = Problem & { rule: ItemRule; severity: Severity; itemId: string }

/** What the rules look at: a row with an identity. */
export type CheckedItem = ProjectContent & { id: string }

/** Form ผด.02 is what ข้อ 26 makes the office announce; its columns are the reason for most rules. */
const FORM_CLAUSE = 'ข้อ 26 (แบบ ผด.02)'

type Rule = {
  rule: ItemRule
  severity: Severity
  field: string
  law?: string
  message: string
  broken: (item: CheckedItem) => boolean
}

const RULES: readonly Rule[] = [
  {
    rule: 'name-missing',
    severity: 'error',
    field: 'name',
    law: FORM_CLAUSE,
    message: 'ไม่มีชื่อโครงการ กรุณาพิมพ์ชื่อ หรือเลือกไม่นำแถวนี้เข้าแผน',
    broken: (item) => item.name === '',
  },
  {
    rule: 'months-missing',
    severity: 'warning',
    field: 'months',
    law: FORM_CLAUSE,
    message: 'ไม่พบเดือนที่ดำเนินการ กรุณาเลือกเดือนอย่างน้อยหนึ่งเดือน',
    broken: (item) => item.months === 0,
  },
  {
    rule: 'budget-missing',
    severity: 'warning',
    field: 'funds',
    law: FORM_CLAUSE,
    message: 'ไม่มีจำนวนเงิน กรุณาใส่งบประมาณ หรือระบุว่าไม่ใช้งบประมาณ',
    broken: (item) => budgetOf(item) === null && item.noBudgetReason !== 'no-budget-used',
  },
  {
    rule: 'department-missing',
    severity: 'warning',
    field: 'departments',
    law: FORM_CLAUSE,
    message: 'ไม่มีหน่วยงานรับผิดชอบ กรุณาระบุกองหรือสำนัก',
    broken: (item) => item.departments.length === 0,
  },
  {
    rule: 'programme-unknown',
    severity: 'warning',
    field: 'programme',
    message: 'ชื่อแผนงานไม่ตรงกับแผนงานมาตรฐาน กรุณาเลือกแผนงานที่ถูกต้อง',
    broken: (item) => item.programme === null && item.programmeRaw !== null,
  },
  {
    rule: 'programme-missing',
    severity: 'warning',
    field: 'programme',
    message: 'ไม่พบแผนงาน กรุณาเลือกแผนงาน',
    broken: (item) => item.programme === null && item.programmeRaw === null,
  },
  {
    rule: 'strategy-missing',
    severity: 'advice',
    field: 'strategy',
    message: 'ไม่พบยุทธศาสตร์ ตาราง ผด.01 จะรวมโครงการนี้ไว้ในกลุ่มไม่ระบุยุทธศาสตร์',
    broken: (item) => item.strategy === null,
  },
  {
    rule: 'place-missing',
    severity: 'advice',
    field: 'place',
    law: FORM_CLAUSE,
    message: 'ไม่มีสถานที่ดำเนินการ',
    broken: (item) => item.place === null,
  },
]

/** Two rows that agree in all of these are probably one project entered twice. */
const sameWorkKey = (item: CheckedItem): string =>
  [item.kind, item.name, item.place ?? '', item.programme ?? '', String(budgetOf(item))].map(foldThai).join('§')

function repeatedItems(items: readonly CheckedItem[]): CheckedItem[] {
  const seen = new Map<string, CheckedItem>()
  return items.filter((item) => {
    const key = sameWorkKey(item)
    if (seen.has(key)) return true
    seen.set(key, item)
    return false
  })
}

/** Every shortcoming of the rows, row by row in their order. An empty name is the only one that stands in the way of importing. */
export function problemsOfItems(items: readonly CheckedItem[]): ItemProblem[] {
  const repeated = new Set(repeatedItems(items))
  return items.flatMap((item) => {
    const problems: ItemProblem[] = RULES.filter((rule) => rule.broken(item)).map(
      ({ broken: _broken, ...problem }) => ({ ...problem, itemId: item.id }),
    )
    if (repeated.has(item))
      problems.push({
        itemId: item.id,
        field: 'name',
        rule: 'possible-duplicate',
        severity: 'warning',
        message: 'ชื่อ สถานที่ แผนงาน และงบประมาณตรงกับอีกแถวหนึ่ง กรุณาตรวจว่าไม่ได้พิมพ์ซ้ำ',
      })
    return problems
  })
}
