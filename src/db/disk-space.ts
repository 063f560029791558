import { statfsSync } from 'node:fs'
import { AppError } from '#src/domain/errors.ts'

/** Left free for the log that the embedded database writes before its data, and for the largest file that may be uploaded. */
const RESERVE_BYTES = 192 * 1024 * 1024

/** Bytes that may still be written to the disk of a folder. Takes some microseconds. */
export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/**
 * Refuses to write while the disk is nearly full: the embedded database breaks in the middle of a statement when it cannot write its log.
 * @param freeBytes null where the disk is another machine's
 * @throws AppError 'unavailable', in words for those who can free space
 */
export function refuseFullDisk(freeBytes: number | null): void {
  if (freeBytes !== null && freeBytes < RESERVE_BYTES) throw diskFull()
}

/** The database was full although there was space before. */
export const diskFull = (): AppError =>
  new AppError(
    'unavailable',
    'พื้นที่ว่างของดิสก์เหลือน้อยเกินไป ระบบจึงยังไม่บันทึก ข้อมูลเดิมอยู่ครบและเปิดดูได้ กรุณาลบไฟล์ที่ไม่ใช้ออกจากเครื่อง แล้วลองใหม่',
  )
