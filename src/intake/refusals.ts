import { UnreadableFile } from './grid.ts'

/** The file is broken, cut short, or not what it says it is inside. */
export const damaged = (): UnreadableFile =>
  new UnreadableFile(
    'damaged',
    'ไฟล์นี้เสียหายหรือไม่ครบถ้วน อ่านไม่ได้ กรุณาเปิดไฟล์ต้นฉบับแล้วบันทึกใหม่ หรือขอไฟล์ใหม่จากผู้ส่ง แล้วนำเข้าอีกครั้ง',
  )

/** The content is larger than any operation plan: refused before it can exhaust the machine. */
export const tooLarge = (): UnreadableFile =>
  new UnreadableFile(
    'too-large',
    'ไฟล์นี้มีข้อมูลมากเกินกว่าที่ระบบรับได้ กรุณาคัดลอกเฉพาะตารางแผนการดำเนินงานไปไว้ในไฟล์ใหม่ แล้วนำเข้าไฟล์ใหม่นั้น',
  )

/** Reading did not end within the time allowed. */
export const tooSlow = (): UnreadableFile =>
  new UnreadableFile(
    'too-slow',
    'ใช้เวลาอ่านไฟล์นี้นานเกินกำหนด กรุณาคัดลอกเฉพาะตารางแผนการดำเนินงานไปไว้ในไฟล์ใหม่ แล้วนำเข้าไฟล์ใหม่นั้น',
  )

/** Nothing in the file at all. */
export const emptyFile = (): UnreadableFile =>
  new UnreadableFile('empty', 'ไฟล์นี้ว่างเปล่า ไม่มีข้อมูลให้นำเข้า กรุณาเลือกไฟล์ที่มีตารางแผนการดำเนินงาน')

/** Another kind of file than those that can be read. `what` names it in Thai ("ไฟล์ PDF"). */
export const wrongType = (what: string): UnreadableFile =>
  new UnreadableFile(
    'wrong-type',
    `ไฟล์นี้เป็น${what} นำเข้าไม่ได้ กรุณาใช้ไฟล์ Excel (.xlsx, .xls), OpenDocument (.ods), CSV หรือ Word (.docx)`,
  )

/** A format of old programs. `what` names it, `saveAs` is the ending to choose (".xlsx"). */
export const oldFormat = (what: string, saveAs: string): UnreadableFile =>
  new UnreadableFile(
    'old-format',
    `ไฟล์นี้เป็น${what} ซึ่งระบบอ่านไม่ได้ กรุณาเปิดไฟล์แล้วเลือก ไฟล์ > บันทึกเป็น (Save As) ชนิด ${saveAs} แล้วนำเข้าใหม่`,
  )

/** Opening asks for a password. */
export const encrypted = (program: 'Excel' | 'Word' | 'LibreOffice' | null): UnreadableFile => {
  const step =
    program === 'LibreOffice'
      ? 'กรุณาเปิดด้วย LibreOffice แล้วเลือก ไฟล์ > บันทึกเป็น โดยไม่เลือก "บันทึกด้วยรหัสผ่าน"'
      : program === 'Word'
        ? 'กรุณาเปิดด้วย Word แล้วเลือก ไฟล์ > ข้อมูล > ป้องกันเอกสาร > เข้ารหัสด้วยรหัสผ่าน ลบรหัสผ่านออก บันทึก'
        : program === 'Excel'
          ? 'กรุณาเปิดด้วย Excel แล้วเลือก ไฟล์ > ข้อมูล > ป้องกันเวิร์กบุ๊ก > เข้ารหัสด้วยรหัสผ่าน ลบรหัสผ่านออก บันทึก'
          : 'กรุณาเปิดด้วยโปรแกรมเดิม ลบรหัสผ่านออก บันทึก'
  return new UnreadableFile('encrypted', `ไฟล์นี้ตั้งรหัสผ่านไว้ ${step} แล้วนำเข้าใหม่`)
}
