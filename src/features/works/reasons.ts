/** A value within a sentence. */
export type ReasonValue = string | number | readonly (string | number)[]

/** Why two projects are, or are not, the same work. @see reasonText */
export type Reason = { code: ReasonCode; values: Readonly<Record<string, ReasonValue>> }

type Sentence = { th: string; en: string }

/** The sentences, with {values}. */
const SENTENCES = {
  // For one work.
  'same-name': { th: 'ชื่อโครงการเหมือนกัน', en: 'The same title' },
  'same-line': { th: 'ถนนหรือสถานที่เดียวกัน ({list})', en: 'The same road or place ({list})' },
  'same-words': { th: 'คำสำคัญตรงกัน ({list})', en: 'The same names ({list})' },
  'same-road': { th: 'รหัสสายทางเดียวกัน ({list})', en: 'The same road code ({list})' },
  'same-village': { th: 'หมู่ที่ {list} เหมือนกัน', en: 'The same village {list}' },
  'same-house': { th: 'บ้านเลขที่ {list} เหมือนกัน', en: 'The same house number {list}' },
  'same-number': { th: 'หมายเลขในชื่อตรงกัน ({list})', en: 'The same number in the name ({list})' },
  'same-phase': { th: 'ระยะหรือช่วงที่ {list} เหมือนกัน', en: 'The same phase {list}' },
  'same-school': { th: 'โรงเรียนเดียวกัน ({list})', en: 'The same school ({list})' },
  'same-object': { th: 'สิ่งที่ทำเหมือนกัน ({list})', en: 'The same object ({list})' },
  'same-theme': { th: 'เรื่องหรือกลุ่มเป้าหมายเดียวกัน ({list})', en: 'The same subject or people ({list})' },
  'same-measure': { th: 'ขนาดหรือจำนวนเท่ากัน ({list})', en: 'The same size or quantity ({list})' },
  'same-months': { th: 'เดือนที่ดำเนินการตรงกัน', en: 'The same months' },
  'same-budget': { th: 'วงเงินเท่ากัน', en: 'The same amount' },
  'much-in-common': { th: 'ข้อความส่วนใหญ่ตรงกัน', en: 'Most of the titles is the same' },
  // Against it, or only different.
  'budget-differs': { th: 'วงเงินต่างกัน {percent} %', en: 'Amounts differ by {percent} %' },
  'year-differs': { th: 'ต่างปีงบประมาณ ({a} กับ {b})', en: 'Fiscal years {a} and {b}' },
  'other-months': { th: 'เดือนที่ดำเนินการไม่ตรงกัน', en: 'Other months' },
  'other-village': { th: 'คนละหมู่ (หมู่ที่ {a} กับ {b})', en: 'Other villages ({a} and {b})' },
  'other-number': { th: 'หมายเลขในชื่อต่างกัน ({a} กับ {b})', en: 'Other numbers in the names ({a} and {b})' },
  'other-road': { th: 'คนละสายทาง ({a} กับ {b})', en: 'Other road codes ({a} and {b})' },
  'other-house': { th: 'คนละบ้านเลขที่ ({a} กับ {b})', en: 'Other house numbers ({a} and {b})' },
  'other-phase': { th: 'คนละระยะหรือช่วง ({a} กับ {b})', en: 'Other phases ({a} and {b})' },
  'other-stretch': { th: 'คนละช่วงกิโลเมตร (กม. {a} กับ {b})', en: 'Other stretches of the road (km {a} and {b})' },
  'other-school': { th: 'คนละโรงเรียน ({a} กับ {b})', en: 'Other schools ({a} and {b})' },
  'other-tambon': { th: 'คนละตำบล ({a} กับ {b})', en: 'Other tambons ({a} and {b})' },
  'other-office': { th: 'คนละหน่วยงาน และไม่พบสถานที่เดียวกัน', en: 'Another office, and no place in common' },
  'other-division': { th: 'คนละหน่วยงานย่อย (ที่ {a} กับ {b})', en: 'Other units ({a} and {b})' },
  'only-prepared': {
    th: 'งานหนึ่งเป็นการสำรวจ ออกแบบ หรือเตรียมการ อีกงานหนึ่งเป็นการดำเนินการ',
    en: 'One is survey, design or preparation, the other the work itself',
  },
  'other-words': { th: 'คำสำคัญต่างกัน ({a} กับ {b})', en: 'Other names ({a} and {b})' },
  'other-spelling': { th: 'เขียนต่างกัน ({a} กับ {b})', en: 'Written in two ways ({a} and {b})' },
  'other-objects': { th: 'สิ่งที่ทำต่างกัน ({a} กับ {b})', en: 'Other objects ({a} and {b})' },
  'other-act': { th: 'ลักษณะงานต่างกัน ({a} กับ {b})', en: 'Another kind of work ({a} and {b})' },
  'other-size': { th: 'ขนาดต่างกัน', en: 'Other sizes' },
  'other-side': { th: 'คนละด้านของสถานที่', en: 'Another side of the place' },
  'other-theme': { th: 'เรื่องหรือกลุ่มเป้าหมายต่างกัน ({a} กับ {b})', en: 'Another subject or people ({a} and {b})' },
  'little-in-common': { th: 'ชื่อโครงการมีส่วนที่ตรงกันน้อย', en: 'Little of the titles in common' },
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

/** Whether a stored code is one that there is a sentence for: codes of an older reading may be gone. */
export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(SENTENCES, code)
