import { AppError } from '#src/domain/errors.ts'
import { UnreadableFile } from '#src/intake/grid.ts'
import type { Recognised } from '#src/intake/recognised.ts'
import { optionsOf, refusing } from './arguments.ts'
import { answerOf, refusal, type ImportAnswer } from './import-answer.ts'
import { summaryOf } from './import-summary.ts'
import { recogniseFile } from './office-file.ts'
import { print } from './output.ts'
import { USAGES } from './usages.ts'

/**
 * `damnoen import FILE [--json]`: what was understood of an office's file, without entering anything. Needs no database. With --json one
 * object on stdout, else a summary in Thai. Exit status 0; 2 when the file is refused or no file is named.
 */
export const importCommand = (args: readonly string[]): Promise<void> =>
  refusing(async () => {
    const { values, positionals } = optionsOf(USAGES.import, {
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new AppError('invalid', USAGES.import.trim())
    const { answer, recognised } = await answerFor(file)
    await print(values.json ? `${JSON.stringify(answer)}\n` : wordsOf(answer, recognised))
    if (answer.outcome === 'refuse') process.exitCode = 2
  })

async function answerFor(file: string): Promise<{ answer: ImportAnswer; recognised?: Recognised }> {
  try {
    const recognised = await recogniseFile(file)
    return { answer: answerOf(recognised), recognised }
  } catch (error) {
    if (!(error instanceof UnreadableFile) && !(error instanceof AppError)) throw error
    // Set when the reason was a fault of ours.
    if (error.cause !== undefined && process.env.DAMNOEN_LOG === 'debug') console.error(error.cause)
    return { answer: refusal(error.message) }
  }
}

const wordsOf = (answer: ImportAnswer, recognised: Recognised | undefined): string =>
  recognised && answer.outcome === 'import' ? summaryOf(recognised) : `${answer.error ?? sayOther(answer)}\n`

const KINDS: Readonly<Record<string, string>> = {
  'development-plan': 'แผนพัฒนาท้องถิ่น (แบบ ผ.02)',
  'budget-lines': 'ข้อบัญญัติหรือเทศบัญญัติงบประมาณรายจ่าย',
}

function sayOther({ documentKind }: ImportAnswer): string {
  const kind = documentKind === null ? 'เอกสารประเภทอื่น' : (KINDS[documentKind] ?? 'เอกสารประเภทอื่น')
  return `ไฟล์นี้เป็น${kind} ไม่ใช่แผนการดำเนินงาน จึงไม่มีโครงการให้นำเข้า`
}
