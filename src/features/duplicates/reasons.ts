/** A value within a sentence: numbers and texts that both sides share or that differ. */
export type ReasonValue = string | number | readonly (string | number)[]

/** Why two projects are, or are not, the same work. @see reasonText */
export type Reason = { code: ReasonCode; values: Readonly<Record<string, ReasonValue>> }

type Sentence = { th: string; en: string }

/** The sentences, with {values}. */
const SENTENCES = {
  'same-words': { th: 'ชื่อเฉพาะตรงกัน ({words})', en: 'the same names ({words})' },
  'same-name': { th: 'ชื่อโครงการเหมือนกันเมื่อตัดคำย่อและช่องไฟ', en: 'the same title but for abbreviations and blanks' },
  'same-object': { th: 'งานประเภทเดียวกัน', en: 'the same kind of work' },
  'same-village': { th: 'หมู่ที่ {villages} เหมือนกัน', en: 'the same village {villages}' },
  'same-number': { th: 'เลขที่ในชื่อตรงกัน ({numbers})', en: 'the same number in the name ({numbers})' },
  'same-road': { th: 'รหัสสายทางเดียวกัน ({roads})', en: 'the same road code ({roads})' },
  'same-house': { th: 'บ้านเลขที่เดียวกัน ({houses})', en: 'the same house number ({houses})' },
  'same-phase': { th: '{phases} เหมือนกัน', en: 'the same phase ({phases})' },
  'same-budget': { th: 'วงเงินเท่ากัน', en: 'the same amount' },
  'budget-differs': { th: 'วงเงินต่างกัน {percent} %', en: 'amounts differ by {percent} %' },
  'same-year': { th: 'ปีงบประมาณเดียวกัน', en: 'the same fiscal year' },
  'year-differs': { th: 'ต่างปีงบประมาณ ({a} และ {b})', en: 'fiscal years {a} and {b}' },
  'other-village': { th: 'คนละหมู่ ({a} และ {b})', en: 'villages {a} and {b}' },
  'other-number': { th: 'เลขที่ในชื่อต่างกัน ({a} และ {b})', en: 'other numbers in the names ({a} and {b})' },
  'other-road': { th: 'คนละรหัสสายทาง ({a} และ {b})', en: 'other road codes ({a} and {b})' },
  'other-house': { th: 'คนละบ้านเลขที่ ({a} และ {b})', en: 'other house numbers ({a} and {b})' },
  'other-phase': { th: 'คนละระยะ ({a} และ {b})', en: 'other phases ({a} and {b})' },
  'other-tambon': { th: 'คนละตำบล ({a} และ {b})', en: 'other tambons ({a} and {b})' },
  'other-office': { th: 'คนละหน่วยงาน และไม่พบสถานที่ที่ตรงกัน', en: 'another office, and no place in common' },
  'other-division': { th: 'คนละหน่วยงานย่อย (เลขที่ {a} และ {b})', en: 'other units (numbers {a} and {b})' },
  'other-words': { th: 'ชื่อเฉพาะต่างกัน ({a} และ {b})', en: 'other names ({a} and {b})' },
  'other-object': { th: 'สิ่งที่ทำต่างกัน', en: 'another object' },
  'little-in-common': { th: 'ชื่อโครงการมีส่วนที่ตรงกันน้อย', en: 'little of the titles in common' },
} as const satisfies Record<string, Sentence>

/** What a reason says. */
export type ReasonCode = keyof typeof SENTENCES

/** The sentence of a reason. */
export function reasonText({ code, values }: Reason, language: 'th' | 'en'): string {
  return SENTENCES[code][language].replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key]
    return Array.isArray(value) ? value.join(', ') : String(value ?? '')
  })
}
