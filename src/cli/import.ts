import fs from 'node:fs/promises'
import path from 'node:path'
import { UnreadableFile } from '#src/intake/grid.ts'
import type { Recognised } from '#src/intake/recognised.ts'
import { runIntake } from '#src/intake/run-intake.ts'
import { answerOf, refusal, type ImportAnswer } from './import-answer.ts'
import { summaryOf } from './import-summary.ts'

const USAGE = 'damnoen import FILE [--json]\n'

/**
 * `damnoen import FILE [--json]`: what was understood of an office's file, without entering anything. Needs no database. With --json one
 * object on stdout, else a summary in Thai. Exit status 0; 2 when the file is refused or no file is named.
 */
export async function importCommand(args: readonly string[]): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'))
  const file = files[0]
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json')
  if (file === undefined || files.length > 1 || unknown !== undefined) {
    process.stderr.write(USAGE)
    process.exitCode = 2
    return
  }
  const { answer, recognised } = await readFile(file)
  if (args.includes('--json')) await write(`${JSON.stringify(answer)}\n`)
  else
    await write(
      recognised && answer.outcome === 'import' ? summaryOf(recognised) : `${answer.error ?? sayOther(answer)}\n`,
    )
  if (answer.outcome === 'refuse') process.exitCode = 2
}

async function readFile(file: string): Promise<{ answer: ImportAnswer; recognised?: Recognised }> {
  try {
    const bytes = await fs.readFile(file)
    const recognised = await runIntake(bytes, path.basename(file))
    return { answer: answerOf(recognised), recognised }
  } catch (error) {
    if (error instanceof UnreadableFile) {
      if (error.cause !== undefined) process.stderr.write(`${describe(error.cause)}\n`)
      return { answer: refusal(error.message) }
    }
    if (error instanceof Error && 'code' in error) return { answer: refusal(sayMissing(file, String(error.code))) }
    throw error
  }
}

function sayMissing(file: string, code: string): string {
  if (code === 'ENOENT') return `ไม่พบแฟ้ม "${file}" กรุณาตรวจชื่อและตำแหน่งของแฟ้ม`
  if (code === 'EISDIR') return `"${file}" เป็นโฟลเดอร์ กรุณาระบุชื่อแฟ้มที่อยู่ข้างใน`
  return `เปิดแฟ้ม "${file}" ไม่ได้ (${code}) กรุณาตรวจสิทธิ์การอ่านแฟ้ม`
}

const describe = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))

const KINDS: Readonly<Record<string, string>> = {
  'development-plan': 'แผนพัฒนาท้องถิ่น (แบบ ผ.02)',
  'budget-lines': 'ข้อบัญญัติหรือเทศบัญญัติงบประมาณรายจ่าย',
}

function sayOther({ documentKind }: ImportAnswer): string {
  const kind = documentKind === null ? 'เอกสารประเภทอื่น' : (KINDS[documentKind] ?? 'เอกสารประเภทอื่น')
  return `แฟ้มนี้เป็น${kind} ไม่ใช่แผนการดำเนินงาน จึงไม่มีโครงการให้นำเข้า`
}

/** Waits until a pipe has taken everything: a long answer must not be cut off at the end of the process. */
const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
