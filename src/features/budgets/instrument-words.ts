import { NO_OWN_WORDS, officeWords, type OfficeType, type OwnWords } from '#src/domain/office-types.ts'
import type { InstrumentKind } from './budgets.ts'

/** The words of one office for its budget, from the law library. */
export type BudgetWords = {
  /** "เทศบัญญัติ" or "ข้อบัญญัติ", or what the office calls it. */
  instrument: string
  /** สภาท้องถิ่น */
  council: string
  /** Who approves the ordinance. */
  approver: string
}

/** The words of an office: its own where it has some, else those of its type. */
export function budgetWords(type: OfficeType, own: OwnWords | null): BudgetWords {
  const words = officeWords(type)
  return {
    instrument: (own ?? NO_OWN_WORDS).budgetInstrument ?? words.budgetInstrument.text,
    council: words.council.text,
    approver: words.budgetApprover.text,
  }
}

/** How an instrument is called until somebody calls it otherwise. @param nth number among those of its kind in the year, from 1 */
export function titleFor(kind: InstrumentKind, { instrument }: BudgetWords, fiscalYear: number, nth: number): string {
  const year = `ประจำปีงบประมาณ พ.ศ. ${fiscalYear}`
  switch (kind) {
    case 'supplementary':
      return `${instrument}งบประมาณรายจ่ายเพิ่มเติม (ฉบับที่ ${nth}) ${year}`
    case 'transfer':
      return `การโอนงบประมาณรายจ่าย ครั้งที่ ${nth} ${year}`
    case 'reserve':
      return `การใช้จ่ายเงินสะสม ครั้งที่ ${nth} ${year}`
    case 'specific-grant':
      return `เงินอุดหนุนเฉพาะกิจ ครั้งที่ ${nth} ${year}`
    case 'annual':
    default:
      return `${instrument}งบประมาณรายจ่าย ${year}`
  }
}
