import {
  executiveTitleOf,
  expandOfficeName,
  NO_OWN_WORDS,
  officeWords,
  type OfficeType,
  type OwnWords,
} from '../office-types.ts'
import { regulationOf, type Regulation, type RegulationVersion } from './regulation.ts'

/** Everything a text of the law library may name. Made once per document, so that no two sentences can name different offices or years. */
export type LawContext = {
  regulation: Regulation
  officeType: OfficeType
  /** Full name of the office. */
  office: string
  /** The office without its name: "เทศบาล". */
  officeNoun: string
  /** Buddhist-era fiscal year as text, and the year before it. */
  year: string
  yearBefore: string
  /** "ยุทธศาสตร์" or "ประเด็นการพัฒนา" */
  levelLabel: string
  /** Title of this office's executive: "นายกเทศมนตรีตำบล…". */
  executive: string
  /** Title of such executives: "นายกเทศมนตรี". */
  executiveNoun: string
  /** The law by which this office makes its budget: "เทศบัญญัติ". */
  budgetInstrument: string
  supportCommittee: string
  developmentCommittee: string
}

/** What a plan says of itself, as far as the texts of the law need it. */
export type LawSubject = {
  office: { name: string; type: OfficeType }
  fiscalYear: number
  regulation: RegulationVersion
  levelLabel: string
  /** Words of this office that are not those of its type. */
  words?: OwnWords
}

/**
 * The words for one plan. The wording of 2561 calls the committees "…ท้องถิ่น" everywhere; in that of 2559 they bear the type of the office.
 * What the office calls its own comes before both.
 * @law ระเบียบฯ ข้อ 26
 */
export function lawContext({
  office,
  fiscalYear,
  regulation,
  levelLabel,
  words: own = NO_OWN_WORDS,
}: LawSubject): LawContext {
  const words = officeWords(office.type)
  const local = regulation === '2561'
  return {
    regulation: regulationOf(regulation),
    officeType: office.type,
    office: expandOfficeName(office.name),
    officeNoun: words.noun,
    year: String(fiscalYear),
    yearBefore: String(fiscalYear - 1),
    levelLabel,
    executive: own.executiveTitle ?? executiveTitleOf(office.name),
    executiveNoun: words.executive.text,
    budgetInstrument: own.budgetInstrument ?? words.budgetInstrument.text,
    supportCommittee:
      own.supportCommittee ?? (local ? 'คณะกรรมการสนับสนุนการจัดทำแผนพัฒนาท้องถิ่น' : words.supportCommittee.text),
    developmentCommittee: own.developmentCommittee ?? (local ? 'คณะกรรมการพัฒนาท้องถิ่น' : words.developmentCommittee.text),
  }
}
