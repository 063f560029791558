import type { Problem } from '#src/domain/errors.ts'
import { budgetOf, type ProjectContent } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { isTooLong, LONG_TEXT_FIELDS, MAX_AMOUNT_SATANG, TOO_LONG } from './intake-limits.ts'

/** error = the rows cannot be taken into the plan; warning = look at it; advice = good to have. */
export type Severity = 'error' | 'warning' | 'advice'

/** What can be wrong with a row of a file. */
export type ItemRule =
  | 'name-missing'
  | 'text-too-long'
  | 'amount-too-large'
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

type Rule = {
  rule: ItemRule
  severity: Severity
  field: string
  message: string
  broken: (item: CheckedItem) => boolean
}

/** Most ask for what the columns of form ผด.02 ask for. No clause is cited: which rule fixes the form could not be checked. */
const RULES: readonly Rule[] = [
  {
    rule: 'name-missing',
    severity: 'error',
    field: 'name',
    message: 'ไม่มีชื่อโครงการ กรุณาพิมพ์ชื่อ หรือเลือกไม่นำแถวนี้เข้าแผน',
    broken: (item) => item.name === '',
  },
  ...LONG_TEXT_FIELDS.map((field): Rule => ({
    rule: 'text-too-long',
    severity: 'error',
    field,
    message: `${TOO_LONG} หรือเลือกไม่นำแถวนี้เข้าแผน`,
    broken: (item) => isTooLong(item, field),
  })),
  {
    rule: 'amount-too-large',
    severity: 'error',
    field: 'funds',
    message: 'จำนวนเงินเกินหนึ่งหมื่นล้านบาท กรุณาตรวจและแก้ไข หรือเลือกไม่นำแถวนี้เข้าแผน',
    broken: (item) => item.funds.some(({ amountSatang }) => Math.abs(amountSatang ?? 0) > MAX_AMOUNT_SATANG),
  },
  {
    rule: 'months-missing',
    severity: 'warning',
    field: 'months',
    message: 'ไม่พบเดือนที่ดำเนินการ กรุณาเลือกเดือนอย่างน้อยหนึ่งเดือน',
    broken: (item) => item.months === 0,
  },
  {
    rule: 'budget-missing',
    severity: 'warning',
    field: 'funds',
    message: 'ไม่มีจำนวนเงิน กรุณาใส่งบประมาณ หรือระบุว่าไม่ใช้งบประมาณ',
    broken: (item) => budgetOf(item) === null && item.noBudgetReason !== 'no-budget-used',
  },
  {
    rule: 'department-missing',
    severity: 'warning',
    field: 'departments',
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
    message: 'ไม่มีสถานที่ดำเนินการ',
    broken: (item) => item.place === null,
  },
]

/** Rows that agree with an earlier one in kind, name, place, programme and budget: probably one project entered twice. */
function repeatedItems(items: readonly CheckedItem[]): CheckedItem[] {
  const seen = new Set<string>()
  const folded = new Map<string, string>()
  const fold = (text: string): string => {
    const known = folded.get(text) ?? foldThai(text)
    folded.set(text, known)
    return known
  }
  return items.filter((item) => {
    const facts = [item.kind, fold(item.name), fold(item.place ?? ''), item.programme ?? '', String(budgetOf(item))]
    const key = facts.join('§')
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}

/** Every shortcoming of the rows, row by row in their order. What is of severity 'error' stands in the way of importing. */
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

/** One kind of shortcoming and the rows that have it. */
export type ProblemGroup = Pick<ItemProblem, 'rule' | 'severity' | 'field' | 'message' | 'law'> & { itemIds: string[] }

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'advice']

/** Shortcomings by kind, the gravest first; within one gravity the most frequent first. */
export function groupProblems(problems: readonly ItemProblem[]): ProblemGroup[] {
  const groups = [...Map.groupBy(problems, (problem) => problem.rule).values()].flatMap((same): ProblemGroup[] => {
    const [first] = same
    if (!first) return []
    const { itemId: _itemId, ...kind } = first
    return [{ ...kind, itemIds: same.map((problem) => problem.itemId) }]
  })
  const rank = (group: ProblemGroup): number => SEVERITIES.indexOf(group.severity)
  return groups.toSorted((a, b) => rank(a) - rank(b) || b.itemIds.length - a.itemIds.length)
}
