import { formatBaht } from '#src/domain/money.ts'
import type { SourceRef } from '#src/domain/project.ts'
import type { RecognisedWarning, WarningCode } from '#src/intake/recognised.ts'

const baht = (satang: number | undefined): string => (satang === undefined ? '-' : formatBaht(satang))

const TEXTS: Record<WarningCode, (warning: RecognisedWarning) => string> = {
  'total-mismatch': (w) =>
    `ยอดรวมในไฟล์ ${baht(w.printedSatang)} บาท แต่รวมจากรายการได้ ${baht(w.sumSatang)} บาท เล่มแผนจะใช้ยอดที่รวมจากรายการ`,
  'count-mismatch': (w) => `ไฟล์ระบุ ${w.printed ?? '-'} โครงการ แต่นับได้ ${w.counted ?? '-'} โครงการ เล่มแผนจะใช้จำนวนที่นับได้`,
  'budget-missing': () => 'ไม่มีจำนวนเงิน',
  'budget-unit': (w) => `หัวตารางระบุหน่วยเป็น “${w.found ?? ''}” ระบบแปลงเป็นบาทแล้ว กรุณาตรวจสอบ`,
  'budget-unclear': (w) => `อ่านงบประมาณ “${w.found ?? ''}” ไม่ได้ กรุณาพิมพ์จำนวนเงิน`,
  'formula-without-cached-value': () => 'ช่องงบประมาณเป็นสูตรที่ไม่มีผลลัพธ์บันทึกไว้ กรุณาตรวจจำนวนเงิน',
  'programme-spelling': (w) => `ชื่อแผนงาน “${w.found ?? ''}” อ่านเป็น “${w.taken ?? ''}”`,
  'programme-unknown': (w) => `ไม่รู้จักแผนงาน “${w.found ?? ''}” กรุณาเลือกแผนงานมาตรฐาน`,
  'programme-missing': () => 'ไม่พบแผนงานของรายการนี้',
  'months-missing': () => 'ไม่พบเดือนที่ดำเนินการ',
  'month-outside': () => 'มีเดือนที่อยู่นอกปีงบประมาณ ระบบนับเฉพาะเดือนในปีงบประมาณ',
  'duplicate-row': () => 'แถวนี้ซ้ำกับแถวก่อนหน้าทุกช่อง ระบบจึงนำเข้าเพียงแถวเดียว',
  'possible-duplicate': (w) => `อาจซ้ำกับอีกแถวหนึ่ง${w.found ? ` (${w.found})` : ''} กรุณาตรวจสอบ`,
  'hidden-row': () => 'แถวนี้ถูกซ่อนไว้ในไฟล์ แต่นำเข้าด้วย กรุณาตรวจว่าต้องการ',
  'hidden-column': (w) => `มีคอลัมน์ที่ถูกซ่อนไว้${w.found ? ` (${w.found})` : ''}`,
  'hidden-sheet': () => 'ชีตนี้ถูกซ่อนไว้ จึงไม่ได้นำเข้า',
  'formula-like-text': () => 'ข้อความขึ้นต้นด้วยเครื่องหมายของสูตร ระบบเก็บเป็นข้อความธรรมดา',
  'macros-ignored': () => 'ไฟล์มีแมโคร ระบบไม่เรียกใช้และอ่านเฉพาะข้อมูลในตาราง',
  'tracked-changes': () => 'เอกสารมีการติดตามการเปลี่ยนแปลงค้างอยู่ ระบบอ่านตามฉบับที่แก้ไขแล้ว กรุณาตรวจสอบ',
  'shape-not-placed': () => 'มีเส้นหรือลูกศรที่บอกไม่ได้ว่าอยู่แถวใด กรุณาตรวจเดือนที่ดำเนินการ',
  'not-operation-plan': (w) => `ส่วนนี้ไม่ใช่แผนการดำเนินงาน${w.found ? ` (${w.found})` : ''} จึงไม่ได้นำเข้า`,
  'table-unread': () => 'ไม่เข้าใจหัวตารางของตารางนี้ จึงยังไม่ได้อ่าน',
  'columns-by-hand': () => 'อ่านตามความหมายของคอลัมน์ที่เคยระบุไว้',
}

/** What the recogniser points out, as a Thai sentence that says what to do. */
export const warningText = (warning: RecognisedWarning): string => TEXTS[warning.code](warning)

/** Codes that the rules of the rows say again, and keep up to date while rows are edited. */
const SAID_BY_ROWS: ReadonlySet<WarningCode> = new Set([
  'budget-missing',
  'months-missing',
  'programme-missing',
  'programme-unknown',
  'possible-duplicate',
])

/** What only the file can tell, once in each wording, with all places where it is so. A place without a row is a whole sheet. */
export type FileWarning = { text: string; code: WarningCode; places: (Partial<SourceRef> & { row?: number })[] }

/** The warnings of a file without those that its rows say themselves; equal sentences together. */
export function fileWarnings(warnings: readonly RecognisedWarning[]): FileWarning[] {
  const own = warnings.filter((warning) => !SAID_BY_ROWS.has(warning.code))
  return [...Map.groupBy(own, warningText)].map(([text, same]) => ({
    text,
    // A wording belongs to one code.
    code: same[0]?.code ?? 'table-unread',
    places: same.flatMap(({ where: { sheet, table, row } }) =>
      sheet === undefined && table === undefined && row === undefined
        ? []
        : [
            {
              ...(sheet !== undefined && { sheet }),
              ...(table !== undefined && { table }),
              ...(row !== undefined && { row }),
            },
          ],
    ),
  }))
}
