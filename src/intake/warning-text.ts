import { formatBaht } from '#src/domain/money.ts'
import type { RecognisedWarning, WarningCode } from './recognised.ts'

const quoted = ({ found }: RecognisedWarning): string => (found === undefined || found === '' ? '' : ` "${found}"`)

const TEXTS: Readonly<Record<WarningCode, (warning: RecognisedWarning) => string>> = {
  'total-mismatch': ({ printedSatang = 0, sumSatang = 0 }) =>
    `ยอดรวมที่พิมพ์ไว้ ${formatBaht(printedSatang)} บาท ไม่ตรงกับผลรวมของโครงการ ${formatBaht(sumSatang)} บาท`,
  'count-mismatch': ({ printed = 0, counted = 0 }) => `พิมพ์ไว้ว่ามี ${printed} โครงการ แต่นับได้ ${counted} โครงการ`,
  'budget-missing': (warning) => `ไม่มีจำนวนเงิน${quoted(warning)}`,
  'budget-unit': (warning) => `จำนวนเงินในแฟ้มไม่ได้เป็นบาท จึงแปลงเป็นบาทแล้ว${quoted(warning)}`,
  'budget-unclear': (warning) => `อ่านจำนวนเงินไม่ได้${quoted(warning)} กรุณาระบุเอง`,
  'formula-without-cached-value': () => 'จำนวนเงินเป็นสูตรที่แฟ้มไม่ได้เก็บผลไว้ กรุณาตรวจจำนวนเงิน',
  'programme-spelling': (warning) => `แผนงานสะกดไม่ตรงชื่อทางการ${quoted(warning)} จึงใช้ "${warning.taken ?? ''}"`,
  'programme-unknown': (warning) => `ไม่รู้จักแผนงาน${quoted(warning)} กรุณาเลือกแผนงาน`,
  'programme-missing': () => 'ไม่พบแผนงานของโครงการนี้ กรุณาเลือกแผนงาน',
  'months-missing': () => 'ไม่ได้ระบุเดือนที่ดำเนินการ',
  'month-outside': () => 'ช่วงเวลาเลยออกนอกปีงบประมาณ ส่วนที่เกินไม่ได้นำเข้า',
  'duplicate-row': (warning) => `แถวซ้ำกับแถวก่อนหน้าทุกช่อง จึงไม่นำเข้าอีก${quoted(warning)}`,
  'possible-duplicate': (warning) => `ชื่อและสถานที่ซ้ำกับโครงการก่อนหน้า${quoted(warning)} กรุณาตรวจว่าเป็นคนละโครงการ`,
  'hidden-row': () => 'แถวนี้ถูกซ่อนไว้ในแฟ้ม แต่นำเข้าด้วย',
  'hidden-column': (warning) => `คอลัมน์นี้ถูกซ่อนไว้ในแฟ้ม${quoted(warning)}`,
  'hidden-sheet': () => 'แผ่นงานนี้ถูกซ่อนไว้ในแฟ้ม จึงไม่ได้นำเข้า',
  'formula-like-text': (warning) => `ข้อความขึ้นต้นเหมือนสูตร เก็บไว้เป็นข้อความ${quoted(warning)}`,
  'macros-ignored': () => 'แฟ้มมีแมโคร ซึ่งไม่ถูกเรียกใช้',
  'tracked-changes': () => 'เอกสารมีการติดตามการแก้ไขค้างอยู่ อ่านตามที่แก้ไขแล้ว',
  'shape-not-placed': () => 'มีลูกศรหรือเส้นที่บอกไม่ได้ว่าอยู่แถวใด กรุณาตรวจเดือนที่ดำเนินการ',
  'not-operation-plan': () => 'เอกสารนี้ไม่ใช่แผนการดำเนินงาน',
}

/** Thai sentence for a warning, with its place in the file in front: "แผ่นงาน ผด.02 แถว 12: …". */
export function warningText(warning: RecognisedWarning): string {
  const { sheet, table, row, column } = warning.where
  const place = [
    sheet === undefined ? '' : `แผ่นงาน ${sheet}`,
    table === undefined ? '' : `ตารางที่ ${table}`,
    row === undefined ? '' : `แถว ${row}`,
    column === undefined ? '' : `คอลัมน์ ${column}`,
  ].filter((part) => part !== '')
  const text = TEXTS[warning.code](warning)
  return place.length === 0 ? text : `${place.join(' ')}: ${text}`
}
