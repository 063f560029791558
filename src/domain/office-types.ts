import { normaliseThai } from './thai-text.ts'

/**
 * pao = อบจ. (Provincial Administrative Organization) · city-municipality = เทศบาลนคร · town-municipality = เทศบาลเมือง ·
 * subdistrict-municipality = เทศบาลตำบล · sao = อบต. (Subdistrict Administrative Organization) · pattaya = เมืองพัทยา
 */
export type OfficeType =
  'pao' | 'city-municipality' | 'town-municipality' | 'subdistrict-municipality' | 'sao' | 'pattaya'

/** A word of the law or of practice. `source` null = known from memory only; to be checked against the law before it is relied on. */
export type SourcedWord = { text: string; source: string | null }

/** What differs between the types of local government in the words of a plan. */
export type OfficeWords = {
  /** Beginning of the full name: "องค์การบริหารส่วนตำบล". */
  prefix: string
  /** Beginning of the short name: "อบต.". Null where there is none. */
  shortPrefix: string | null
  /** The office in running text without its name: "เทศบาล". */
  noun: string
  /** ผู้บริหารท้องถิ่น, without the office's name. */
  executive: SourcedWord
  /** สภาท้องถิ่น, without the office's name. */
  council: SourcedWord
  /** ปลัด, without the office's name. */
  permanentSecretary: SourcedWord
  /** The law by which the budget is made. */
  budgetInstrument: SourcedWord
  /** Who approves that law. */
  budgetApprover: SourcedWord
  /** คณะกรรมการพัฒนา…, by the name it has in the words of 2559. */
  developmentCommittee: SourcedWord
  /** คณะกรรมการสนับสนุนการจัดทำแผนพัฒนา…, by the name it has in the words of 2559. */
  supportCommittee: SourcedWord
}

const word = (text: string, source: string | null = null): SourcedWord => ({ text, source })
const MUNICIPAL_PLAN = 'แผนการดำเนินงานของเทศบาลเมืองลพบุรี (lopburicity.go.th/?p=5318)'
const SA_KAEO = 'sakaeocity.go.th/plan/select_news.php?news_id=253'
const KHOK_KLANG = 'khokklang.com/archives/111'
const MUTCHALIN = 'mutchalin.go.th/กิจกรรมอบต/3736'
const PATTAYA = 'pattaya.go.th/?p=317'

const municipality = (prefix: string, shortPrefix: string, budgetApprover: SourcedWord): OfficeWords => ({
  prefix,
  shortPrefix,
  noun: 'เทศบาล',
  executive: word('นายกเทศมนตรี', MUNICIPAL_PLAN),
  council: word('สภาเทศบาล', SA_KAEO),
  permanentSecretary: word('ปลัดเทศบาล'),
  budgetInstrument: word('เทศบัญญัติ', SA_KAEO),
  budgetApprover,
  developmentCommittee: word('คณะกรรมการพัฒนาเทศบาล', MUNICIPAL_PLAN),
  supportCommittee: word('คณะกรรมการสนับสนุนการจัดทำแผนพัฒนาเทศบาล', MUNICIPAL_PLAN),
})

const WORDS: Readonly<Record<OfficeType, OfficeWords>> = {
  pao: {
    prefix: 'องค์การบริหารส่วนจังหวัด',
    shortPrefix: 'อบจ.',
    noun: 'องค์การบริหารส่วนจังหวัด',
    executive: word('นายกองค์การบริหารส่วนจังหวัด'),
    council: word('สภาองค์การบริหารส่วนจังหวัด'),
    permanentSecretary: word('ปลัดองค์การบริหารส่วนจังหวัด'),
    budgetInstrument: word('ข้อบัญญัติ'),
    budgetApprover: word('ผู้ว่าราชการจังหวัด'),
    developmentCommittee: word('คณะกรรมการพัฒนาองค์การบริหารส่วนจังหวัด'),
    supportCommittee: word('คณะกรรมการสนับสนุนการจัดทำแผนพัฒนาองค์การบริหารส่วนจังหวัด'),
  },
  'city-municipality': municipality('เทศบาลนคร', 'ทน.', word('ผู้ว่าราชการจังหวัด', SA_KAEO)),
  'town-municipality': municipality('เทศบาลเมือง', 'ทม.', word('ผู้ว่าราชการจังหวัด', SA_KAEO)),
  'subdistrict-municipality': municipality('เทศบาลตำบล', 'ทต.', word('ผู้ว่าราชการจังหวัด')),
  sao: {
    prefix: 'องค์การบริหารส่วนตำบล',
    shortPrefix: 'อบต.',
    noun: 'องค์การบริหารส่วนตำบล',
    executive: word('นายกองค์การบริหารส่วนตำบล', MUTCHALIN),
    council: word('สภาองค์การบริหารส่วนตำบล', 'thaytalad.org/205'),
    permanentSecretary: word('ปลัดองค์การบริหารส่วนตำบล', MUTCHALIN),
    budgetInstrument: word('ข้อบัญญัติ', KHOK_KLANG),
    budgetApprover: word('นายอำเภอ', KHOK_KLANG),
    developmentCommittee: word('คณะกรรมการพัฒนาองค์การบริหารส่วนตำบล', MUTCHALIN),
    supportCommittee: word('คณะกรรมการสนับสนุนการจัดทำแผนพัฒนาองค์การบริหารส่วนตำบล'),
  },
  pattaya: {
    prefix: 'เมืองพัทยา',
    shortPrefix: null,
    noun: 'เมืองพัทยา',
    executive: word('นายกเมืองพัทยา', PATTAYA),
    council: word('สภาเมืองพัทยา', PATTAYA),
    permanentSecretary: word('ปลัดเมืองพัทยา'),
    budgetInstrument: word('ข้อบัญญัติ'),
    budgetApprover: word('ผู้ว่าราชการจังหวัด'),
    developmentCommittee: word('คณะกรรมการพัฒนาเมืองพัทยา'),
    supportCommittee: word('คณะกรรมการสนับสนุนการจัดทำแผนพัฒนาเมืองพัทยา'),
  },
}

/** All types of local governments, the widest area first. */
export const OFFICE_TYPES: readonly OfficeType[] = [
  'pao',
  'city-municipality',
  'town-municipality',
  'subdistrict-municipality',
  'sao',
  'pattaya',
]

/** Words of one office where they differ from those of its type; null = as the type. */
export type OwnWords = {
  /** Title of the executive as it stands under a signature. */
  executiveTitle: string | null
  permanentSecretaryTitle: string | null
  budgetInstrument: string | null
  developmentCommittee: string | null
  supportCommittee: string | null
}

/** An office whose words are those of its type. */
export const NO_OWN_WORDS: OwnWords = {
  executiveTitle: null,
  permanentSecretaryTitle: null,
  budgetInstrument: null,
  developmentCommittee: null,
  supportCommittee: null,
}

/** The words of an office as far as its type tells them, all filled in: what the office may then change. */
export function wordsOfType(office: { name: string; type: OfficeType }): { [Word in keyof OwnWords]: string } {
  const words = WORDS[office.type]
  return {
    executiveTitle: executiveTitleOf(office.name),
    permanentSecretaryTitle: words.permanentSecretary.text,
    budgetInstrument: words.budgetInstrument.text,
    developmentCommittee: words.developmentCommittee.text,
    supportCommittee: words.supportCommittee.text,
  }
}

/** The words of a type of local government. */
export const officeWords = (type: OfficeType): OfficeWords => WORDS[type]

/** The type that a full or short name tells ("เทศบาลตำบล…", "ทต.…"), or null: a name alone ("ดำเนินตัวอย่าง") tells none. */
export function officeTypeOf(name: string): OfficeType | null {
  const full = expandOfficeName(name)
  return OFFICE_TYPES.find((type) => full.startsWith(WORDS[type].prefix)) ?? null
}

const SHORT_FORM = /^(?:อบ\.?\s?(?<level>[จต])|ท\.?\s?(?<rank>[ตมน])\.|ท(?<bare>[ตมน])\.?(?=\s))\.?\s*/

/** The name in full: "อบต. ดำเนิน", "อบต.ดำเนิน" → "องค์การบริหารส่วนตำบลดำเนิน". A name without a short form stays, its prefix joined to it. */
export function expandOfficeName(name: string): string {
  const text = normaliseThai(name).replace(/\s+/g, ' ')
  const short = SHORT_FORM.exec(text)
  if (short) {
    const prefix = prefixOf(short.groups?.['level'], short.groups?.['rank'] ?? short.groups?.['bare'])
    return prefix + text.slice(short[0].length)
  }
  const type = OFFICE_TYPES.find((type) => text.startsWith(WORDS[type].prefix))
  return type ? WORDS[type].prefix + text.slice(WORDS[type].prefix.length).trim() : text
}

function prefixOf(level: string | undefined, rank: string | undefined): string {
  if (level !== undefined) return WORDS[level === 'จ' ? 'pao' : 'sao'].prefix
  const type = rank === 'ต' ? 'subdistrict-municipality' : rank === 'ม' ? 'town-municipality' : 'city-municipality'
  return WORDS[type].prefix
}

/** "องค์การบริหารส่วนตำบลดำเนิน" → "อบต.ดำเนิน"; a name of no known type stays as it is. */
export function shortOfficeName(name: string): string {
  const full = expandOfficeName(name)
  const type = officeTypeOf(full)
  const words = type === null ? null : WORDS[type]
  return words?.shortPrefix ? words.shortPrefix + full.slice(words.prefix.length) : full
}

/**
 * Title of the executive of one office as it stands under a signature: "นายกเทศมนตรีตำบลดำเนิน", "นายกองค์การบริหารส่วนตำบลดำเนิน".
 * "ผู้บริหารท้องถิ่น" where the name tells no type.
 */
export function executiveTitleOf(name: string): string {
  const full = expandOfficeName(name)
  const type = officeTypeOf(full)
  if (type === null) return 'ผู้บริหารท้องถิ่น'
  const { noun, executive } = WORDS[type]
  return executive.text + full.slice(noun.length)
}
