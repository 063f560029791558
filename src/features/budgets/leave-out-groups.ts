import type { Satang } from '#src/domain/money.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { READY_REASONS, type BudgetLine } from './budgets.ts'
import type { TiedLine } from './tie-out.ts'

/** Open lines of one kind of expense, to be left out together. `key` names the group in a form. */
export type LeaveOutGroup = {
  key: string
  label: string
  lineIds: string[]
  names: string[]
  satang: Satang
  /** The ready reason that fits its words; null: none does. */
  reason: string | null
}

const [SALARY, WAGES, CENTRAL, RECURRENT, UTILITIES, DEBT, FUNDS] = READY_REASONS

/** First match decides. Tried on the folded words of programme, type, category and name. */
const FITTING: readonly (readonly [RegExp, string])[] = [
  [/ชำระหนี้|ดอกเบี้ย/, DEBT],
  [/สมทบกองทุน|กบท|กองทุนประกันสังคม|กองทุนบำเหน็จ/, FUNDS],
  [/แผนงานงบกลาง|^งบกลาง|\|งบกลาง/, CENTRAL],
  [/ค่าจ้าง(ประจำ|พนักงาน|ลูกจ้าง)|พนักงานจ้าง/, WAGES],
  [/งบบุคลากร|เงินเดือน|เงินประจำตำแหน่ง|เงินวิทยฐานะ/, SALARY],
  [/สาธารณูปโภค(?!.*ก่อสร้าง)|ค่าไฟฟ้า|ค่าน้ำประปา|ค่าโทรศัพท์/, UTILITIES],
  [/ค่าตอบแทน|ค่าวัสดุ|วัสดุสำนักงาน|จ้างเหมาบริการ|บำรุงรักษาและซ่อมแซม|รับรองและพิธีการ/, RECURRENT],
]

/** The ready reason for which a line is likely left out; null for what looks like a project. */
export function fittingReason(
  line: Pick<BudgetLine, 'programme' | 'budgetType' | 'expenseCategory' | 'name'>,
): string | null {
  if (/^โครงการ|ก่อสร้าง|ปรับปรุงถนน/.test(foldThai(line.name)) || /งบลงทุน/.test(line.budgetType ?? '')) return null
  const words = [line.programme, line.budgetType, line.expenseCategory, line.name]
    .map((text) => foldThai(text ?? ''))
    .join('|')
  return FITTING.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** Open lines by fitting reason and kind of expense, those with a fitting reason first. */
export function groupToLeaveOut(lines: readonly TiedLine[]): LeaveOutGroup[] {
  const open = lines.filter(({ state }) => state === 'open')
  const groups = Map.groupBy(open, ({ line }) => {
    const label =
      [line.budgetType, line.expenseCategory].filter((text) => text !== null).join(' › ') || (line.programme ?? '–')
    return JSON.stringify([fittingReason(line), label])
  })
  return [...groups]
    .map(([key, members], index): LeaveOutGroup & { order: number } => {
      const [reason, label] = JSON.parse(key) as [string | null, string]
      return {
        key: `g${index}`,
        label,
        lineIds: members.map(({ line }) => line.id),
        names: members.map(({ line }) => line.name),
        satang: members.reduce((sum, { restSatang }) => sum + restSatang, 0),
        reason,
        order: reason === null ? 1 : 0,
      }
    })
    .toSorted((a, b) => a.order - b.order)
    .map(({ order: _order, ...group }) => group)
}
