import type { Digits } from '#src/domain/thai-text.ts'
import type { PublicAddress } from './qr-code.ts'

/**
 * An outgoing official letter (หนังสือภายนอก), as both writers print it. All texts are in the chosen numerals already, and dotted where
 * something is to be filled in by hand.
 */
export type OfficialLetter = {
  /** "ที่ …" */
  numberLine: string
  /** Name and place of the office that writes, at the right. */
  from: string[]
  dateLine: string
  /** Without "เรื่อง" and "เรียน". */
  subject: string
  to: string
  paragraphs: string[]
  signatoryName: string
  signatoryPosition: string
  /** ส่วนราชการเจ้าของเรื่อง, one line each. */
  contact: string[]
  /** By what the agency answers; absent where letters are answered by letter only. */
  answer?: PublicAddress & {
    /** Until when the address may be used. */
    note: string
  }
}

/** One letter, or those to several agencies in one file, each on a page of its own. */
export type LetterFile = {
  digits: Digits
  title: string
  officeName: string
  letters: OfficialLetter[]
}
