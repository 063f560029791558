import type { Label } from '#src/domain/labels.ts'
import { useLanguage, type Language } from './language.ts'

/**
 * A table of texts: every text of a screen stands in one, none in the pages. Features keep theirs in `<noun>.labels.ts`. `{name}` marks a
 * place that `fillLabel` fills.
 */
export type LabelTable = Record<string, Label>

/** Checks a table and keeps its keys for the compiler. */
export const defineLabels = <Table extends LabelTable>(table: Table): Table => table

const inLanguage: Record<Language, WeakMap<LabelTable, Record<string, string>>> = {
  th: new WeakMap(),
  en: new WeakMap(),
}

/** The texts of a table in one language; made once, since every row of a long table asks for them. */
export function labelsIn<Table extends LabelTable>(table: Table, language: Language): Record<keyof Table, string> {
  const known = inLanguage[language].get(table)
  const texts = known ?? Object.fromEntries(Object.entries(table).map(([key, label]) => [key, label[language]]))
  if (!known) inLanguage[language].set(table, texts)
  // The keys are those of the table just read.
  return texts as Record<keyof Table, string>
}

/** The texts of a table in the language of the page: `const t = useLabels(homeLabels)`, then `t.title`. */
export const useLabels = <Table extends LabelTable>(table: Table): Record<keyof Table, string> =>
  labelsIn(table, useLanguage())

/** "พบ {count} แถว" with its places filled. A place without a value stays visible, so that it is noticed. */
export const fillLabel = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))

export const shellLabels = defineLabels({
  product: { th: 'ดำเนิน', en: 'Damnoen' },
  tagline: { th: 'ระบบจัดทำแผนการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น', en: 'Annual operation plans of local governments' },
  skip: { th: 'ข้ามไปยังเนื้อหา', en: 'Skip to content' },
  home: { th: 'หน้าแรก', en: 'Home' },
  language: { th: 'ภาษา', en: 'Language' },
  signIn: { th: 'ลงชื่อเข้าใช้', en: 'Sign in' },
  signOut: { th: 'ออกจากระบบ', en: 'Sign out' },
  account: { th: 'บัญชีของฉัน', en: 'My account' },
  menu: { th: 'เมนู', en: 'Menu' },
  officeNav: { th: 'หน้าของหน่วยงาน', en: 'Pages of the office' },
  office: { th: 'หน้าแรกหน่วยงาน', en: 'Office' },
  plan: { th: 'แผน', en: 'Plans' },
  development: { th: 'แผนพัฒนา', en: 'Development plan' },
  people: { th: 'บุคลากร', en: 'People' },
  settings: { th: 'ตั้งค่า', en: 'Settings' },
  footer: {
    th: 'ดำเนิน เป็นซอฟต์แวร์เสรี สัญญาอนุญาต Apache-2.0 ข้อมูลทั้งหมดเก็บอยู่ในเครื่องของหน่วยงาน',
    en: 'Damnoen is free software under Apache-2.0. All data stay on the office’s own machine.',
  },
})

export const componentLabels = defineLabels({
  info: { th: 'ข้อมูล', en: 'Note' },
  success: { th: 'สำเร็จ', en: 'Done' },
  warning: { th: 'โปรดตรวจสอบ', en: 'Please check' },
  error: { th: 'ผิดพลาด', en: 'Error' },
  problems: { th: 'ยังมีข้อที่ต้องแก้ไข', en: 'There is something to correct' },
  required: { th: 'จำเป็น', en: 'required' },
  monthOn: { th: 'ดำเนินการ', en: 'carried out' },
  stepDone: { th: 'เสร็จแล้ว', en: 'done' },
  headerRows: { th: 'หัวตารางมีกี่แถว', en: 'How many rows has the header' },
  column: { th: 'คอลัมน์ที่ {n}', en: 'Column {n}' },
  columnUnused: { th: 'ไม่ใช้', en: 'Not used' },
  parts: { th: 'หน้าของรายการ', en: 'Parts of the list' },
  previousPart: { th: 'หน้าก่อน', en: 'Previous' },
  nextPart: { th: 'หน้าถัดไป', en: 'Next' },
  partOf: { th: 'หน้า {part} จาก {parts}', en: 'Part {part} of {parts}' },
  closeMenu: { th: 'ปิดเมนู', en: 'Close' },
  conflictTitle: { th: 'มีผู้บันทึกข้อมูลนี้ไปก่อนแล้ว', en: 'Someone else has saved this meanwhile' },
  conflictText: {
    th: 'ยังไม่ได้บันทึก กรุณาเลือกค่าที่จะใช้ในแต่ละช่อง แล้วกดบันทึกอีกครั้ง ช่องอื่นที่ท่านแก้ไว้ยังอยู่ครบ',
    en: 'Nothing is saved yet. Choose a value for each field and save again. What else you changed is kept.',
  },
  conflictApart: {
    th: 'ยังไม่ได้บันทึก ช่องที่ผู้อื่นแก้ไขแสดงค่าล่าสุดให้แล้ว ที่ท่านแก้ไว้ยังอยู่ครบ กรุณาตรวจแล้วกดบันทึกอีกครั้ง',
    en: 'Nothing is saved yet. Fields that someone else changed show what is saved now; what you changed is kept. Look it over and save again.',
  },
  conflictField: { th: 'ช่อง', en: 'Field' },
  conflictTheirs: { th: 'ที่ผู้อื่นบันทึกไว้', en: 'Saved by someone else' },
  conflictMine: { th: 'ที่ท่านพิมพ์', en: 'Typed by you' },
  conflictEmpty: { th: '(ว่าง)', en: '(empty)' },
  useTheirs: { th: 'ใช้ค่านี้: {field} ที่ผู้อื่นบันทึกไว้', en: 'Use this: {field}, saved by someone else' },
  useMine: { th: 'ใช้ค่านี้: {field} ที่ท่านพิมพ์', en: 'Use this: {field}, typed by you' },
})

export const errorLabels = defineLabels({
  notFound: { th: 'ไม่พบหน้าที่ต้องการ', en: 'Page not found' },
  notFoundText: {
    th: 'ที่อยู่นี้อาจพิมพ์ผิด หรือรายการถูกลบไปแล้ว',
    en: 'The address may be mistyped, or what stood here has been removed.',
  },
  fault: { th: 'ระบบขัดข้อง', en: 'Something went wrong' },
  faultText: {
    th: 'ข้อมูลที่บันทึกไว้แล้วไม่สูญหาย โปรดลองใหม่อีกครั้ง',
    en: 'What has been saved is safe. Please try again.',
  },
  signedOut: { th: 'หมดเวลาการลงชื่อเข้าใช้ ยังไม่ได้บันทึก', en: 'Your session has ended; nothing was saved yet' },
  signedOutText: {
    th: 'สิ่งที่ท่านพิมพ์ยังอยู่ในหน้านี้ เปิดหน้าลงชื่อเข้าใช้ในแท็บใหม่ แล้วกลับมากดส่งอีกครั้ง',
    en: 'What you typed is still in this page. Sign in by a new tab, then come back and send it again.',
  },
  signInNewTab: { th: 'ลงชื่อเข้าใช้ (แท็บใหม่)', en: 'Sign in (new tab)' },
  sendAgain: { th: 'ส่งอีกครั้ง', en: 'Send again' },
  fileAgain: { th: 'เลือกไฟล์อีกครั้ง', en: 'Choose the file again' },
  refused: { th: 'ดำเนินการให้ไม่ได้', en: 'This cannot be done' },
  backHome: { th: 'กลับหน้าแรก', en: 'Back to the first page' },
})
