import type { Grid } from './grid.ts'
import { readCsv } from './readers/csv.ts'
import { readDocx } from './readers/docx.ts'
import { readOds } from './readers/ods.ts'
import { readXls } from './readers/xls.ts'
import { readXlsx } from './readers/xlsx.ts'
import { tooLarge } from './refusals.ts'
import { MAX_FILE_BYTES } from './run-intake.ts'
import { sniff } from './sniff.ts'

/**
 * Reads any file an office may send, by its content; `fileName` only helps to word a refusal. Synchronous and pure: run it where it may
 * take seconds, within limits of time and heap.
 * @throws UnreadableFile when it cannot be read; anything else thrown is a bug
 */
export function readGrid(bytes: Uint8Array, fileName: string): Grid {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge()
  const sniffed = sniff(bytes, fileName)
  switch (sniffed.kind) {
    case 'xlsx':
      return readXlsx(sniffed.zip)
    case 'ods':
      return readOds(sniffed.zip)
    case 'docx':
      return readDocx(sniffed.zip)
    case 'xls':
      return readXls(bytes)
    case 'csv':
    default:
      return readCsv(bytes)
  }
}
