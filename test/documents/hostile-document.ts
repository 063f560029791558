import { samplePlanDocument } from '#test/plan-document.ts'
import type { DetailRow, PlanDocument } from '#src/render/plan-document.ts'

/** Texts that have broken office files somewhere, as an importer might hand them on. */
export const HOSTILE_TEXTS = [
  '=1+1',
  '+66 2 123 4567',
  '-รายการ',
  '@SUM(A1)',
  '\t=HYPERLINK("http://example.test","กด")',
  "=cmd|'/c calc'!A0",
  ']]><w:p/><!-- & "ปิด" \'เดี่ยว\'',
  'ควบคุม\u0000\u0007\u001b\u007fจบ\ufffe\uffff',
  'ครึ่งคู่ \ud83d จบ',
  'อีโมจิ 🏫👩🏽‍🚒',
  '_x000D_ _x0041_ _x005F_',
  '#REF!',
  '{TOC \\o} &[Page] &P',
  'บรรทัดหนึ่ง\r\nบรรทัดสอง\tแท็บ',
  'ก'.repeat(5_000),
  'ถนนคอนกรีตเสริมเหล็ก สายบ้านกู่คำ '.repeat(150),
]

/** A made-up book with hostile texts in every field that an office can fill. */
export function hostileDocument(): PlanDocument {
  const book = samplePlanDocument({
    projects: HOSTILE_TEXTS.length,
    strategies: 1,
    equipment: 1,
    optionalColumns: ['target', 'note'],
  })
  let at = 0
  const next = (): string => HOSTILE_TEXTS[at++ % HOSTILE_TEXTS.length] ?? ''
  const soil = (row: DetailRow): DetailRow => {
    const text = next()
    return { ...row, name: text, activity: text, target: text, place: text, note: text, departments: [text] }
  }
  const officeName = 'เทศบาลตำบล<ดำเนิน> & "ตัวอย่าง"'
  return {
    ...book,
    officeName,
    cover: { ...book.cover, officeName },
    partTwo: {
      ...book.partTwo,
      tables: book.partTwo.tables.map((table) => ({
        ...table,
        strategyHeading: 'ยุทธศาสตร์ที่ 1 <b>&amp;',
        rows: table.rows.map(soil),
      })),
    },
  }
}

/** What may be left of a hostile text in a file: no characters that XML cannot hold. */
export const survivors = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => ('\n\t'.includes(character) ? character : ''))
