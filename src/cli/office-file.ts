import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '#src/domain/errors.ts'
import { tooLarge } from '#src/intake/refusals.ts'
import type { Recognised } from '#src/intake/recognised.ts'
import { MAX_FILE_BYTES, runIntake } from '#src/intake/run-intake.ts'

/** By then a refusal is on its way, so that it reaches the person within 5 s even where the process was slow to start. */
const ANSWERED_MS = 3_800
/** Time that reading is given at the least. */
const LEAST_MS = 1_500

/**
 * What is understood of a file on disk.
 * @throws AppError 'invalid' when there is no such file or it may not be read; UnreadableFile when it is no plan file
 */
export async function recogniseFile(file: string): Promise<Recognised> {
  const bytes = await bytesOf(file)
  const deadlineMs = Math.max(LEAST_MS, ANSWERED_MS - performance.now())
  return runIntake(bytes, path.basename(file), { deadlineMs })
}

/**
 * The bytes of a file that a verb was given.
 * @throws AppError 'invalid' when there is no such file or it may not be read; UnreadableFile when it is too large
 */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size <= MAX_FILE_BYTES) return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new AppError('invalid', sayUnread(file, String(error.code)))
    throw error
  }
  throw tooLarge()
}

function sayUnread(file: string, code: string): string {
  if (code === 'ENOENT') return `ไม่พบไฟล์ "${file}" กรุณาตรวจชื่อและตำแหน่งของไฟล์`
  if (code === 'EISDIR') return `"${file}" เป็นโฟลเดอร์ กรุณาระบุชื่อไฟล์ที่อยู่ข้างใน`
  return `เปิดไฟล์ "${file}" ไม่ได้ (${code}) กรุณาตรวจสิทธิ์การอ่านไฟล์`
}
