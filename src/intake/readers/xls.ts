import type { Grid, GridNotice } from '../grid.ts'
import { isOle, openOle } from '../ole.ts'
import { damaged, encrypted, oldFormat, wrongType } from '../refusals.ts'
import { cellBudget, SheetBuilder } from '../sheet-builder.ts'
import { BIFF, BIFF8_VERSION, JoinedReader, substream } from './biff-records.ts'
import type { BiffRecord } from './biff-records.ts'
import { readSheet } from './biff-sheet.ts'
import type { BiffBook } from './biff-sheet.ts'
import { readSharedStrings, readShortString } from './biff-strings.ts'
import { readStyles } from './biff-styles.ts'

type SheetEntry = { name: string; isHidden: boolean; kind: number; offset: number }

const WORKSHEET = 0
const MACRO_SHEET = 1
const GLOBALS_READ: ReadonlySet<number> = new Set([
  BIFF.BOUNDSHEET,
  BIFF.SST,
  BIFF.CONTINUE,
  BIFF.FONT,
  BIFF.FORMAT,
  BIFF.XF,
  BIFF.XFEXT,
  BIFF.PALETTE,
])
/** First bytes of Excel 2, 3 and 4 files, which are bare records without a container. */
const BARE_BIFF = new Set([0x0009, 0x0209, 0x0409])
const MAX_SHEETS = 500

/**
 * Reads an Excel 97–2003 workbook: cells, merges, fills, hidden rows, columns and sheets, and drawn bars.
 * Formulas give their stored result. Sheets of charts and macros are left out.
 * @throws UnreadableFile 'damaged' | 'encrypted' | 'old-format' | 'too-large' | 'wrong-type'
 */
export function readXls(bytes: Uint8Array): Grid {
  try {
    return readWorkbook(bytes)
  } catch (error) {
    // Every read beyond the end of a record or stream is a RangeError of DataView: the file says it holds more than it does.
    if (error instanceof RangeError) throw damaged()
    throw error
  }
}

function readWorkbook(bytes: Uint8Array): Grid {
  const { stream, notices } = openWorkbook(bytes)
  const { entries, book } = readGlobals(stream)
  const budget = cellBudget()
  const sheets = entries.flatMap((entry) => {
    if (entry.kind === MACRO_SHEET) addOnce(notices, { code: 'macros-ignored' })
    if (entry.kind !== WORKSHEET) return []
    const { sheet, isWhole } = readSheet(
      stream,
      entry.offset,
      book,
      new SheetBuilder(entry.name, entry.isHidden, budget),
    )
    if (!isWhole) notices.push({ code: 'shape-not-placed', where: { sheet: entry.name } })
    return [sheet]
  })
  return { format: 'xls', sheets, notices }
}

function openWorkbook(bytes: Uint8Array): { stream: Uint8Array; notices: GridNotice[] } {
  if (!isOle(bytes)) throw notContainer(bytes)
  const ole = openOle(bytes)
  const stream = ole.read('Workbook')
  if (!stream) {
    if (ole.streams.includes('Book')) throw oldFormat('ไฟล์ Excel รุ่นเก่ามาก (Excel 5.0/95)', '.xlsx')
    if (ole.streams.includes('EncryptedPackage')) throw encrypted('Excel')
    throw wrongType('ไฟล์ชนิดอื่น')
  }
  const hasMacros = ole.streams.some((path) => path.startsWith('_VBA_PROJECT_CUR/'))
  return { stream, notices: hasMacros ? [{ code: 'macros-ignored' }] : [] }
}

function notContainer(bytes: Uint8Array): Error {
  const isBare = BARE_BIFF.has((bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8))
  return isBare ? oldFormat('ไฟล์ Excel รุ่นเก่ามาก (Excel 4.0 หรือก่อนหน้า)', '.xlsx') : wrongType('ไฟล์ชนิดอื่น')
}

function readGlobals(stream: Uint8Array): { entries: SheetEntry[]; book: BiffBook } {
  const records: BiffRecord[] = []
  const stringParts: DataView[] = []
  let last = 0
  for (const record of substream(stream, 0)) {
    if (record.start === 0) checkVersion(record)
    if (record.type === BIFF.FILEPASS) throw encrypted('Excel')
    if (!GLOBALS_READ.has(record.type) && record.type !== BIFF.CONTINUE) {
      last = record.type
      continue
    }
    if (record.type !== BIFF.CONTINUE) last = record.type
    if (last === BIFF.SST) stringParts.push(record.data)
    else if (record.type !== BIFF.CONTINUE) records.push(record)
  }
  const entries = records.flatMap((record) => (record.type === BIFF.BOUNDSHEET ? [readEntry(record.data)] : []))
  const strings = stringParts.length === 0 ? [] : readSharedStrings(stringParts)
  return { entries: entries.slice(0, MAX_SHEETS), book: { strings, styles: readStyles(records) } }
}

function checkVersion({ type, data }: BiffRecord): void {
  if (BARE_BIFF.has(type)) throw oldFormat('ไฟล์ Excel รุ่นเก่ามาก (Excel 4.0 หรือก่อนหน้า)', '.xlsx')
  if (type !== BIFF.BOF) throw damaged()
  if (data.getUint16(0, true) !== BIFF8_VERSION) throw oldFormat('ไฟล์ Excel รุ่นเก่ามาก (Excel 5.0/95)', '.xlsx')
}

function readEntry(data: DataView): SheetEntry {
  const reader = new JoinedReader([data])
  reader.skip(6)
  return {
    offset: data.getUint32(0, true),
    isHidden: (data.getUint8(4) & 3) !== 0,
    kind: data.getUint8(5),
    name: readShortString(reader),
  }
}

function addOnce(notices: GridNotice[], notice: GridNotice): void {
  if (!notices.some(({ code }) => code === notice.code)) notices.push(notice)
}
