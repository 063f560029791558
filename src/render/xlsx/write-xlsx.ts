import type { DetailTable, PlanDocument } from '../plan-document.ts'
import { detailSheet, type TablePlace } from './detail-sheet.ts'
import { announcementSheet, coverSheet } from './front-sheets.ts'
import { FONT, SIZE } from './looks.ts'
import { sheetNames } from './references.ts'
import { summarySheet } from './summary-sheet.ts'
import { writeWorkbook, type XlsxSheet } from './workbook.ts'

/** The forms of the book as an .xlsx workbook. Busy while it works (3,000 rows: some 0.5 s): servers call `renderXlsx` instead. */
export async function writeXlsxBook(document: PlanDocument): Promise<Uint8Array> {
  const { summary, tables, equipment } = document.partTwo
  const forms = [tables, equipment].filter((group) => group.length > 0)
  const marks = [summary.formMark, ...forms.map((group) => group[0]?.formMark ?? '')]
  const [coverName = '', letterName = '', summaryName = '', ...formNames] = sheetNames([
    'ปก',
    'ประกาศ',
    ...marks.map((mark) => mark.replace(/^แบบ\s*/, '')),
  ])
  const places = new Map<DetailTable, TablePlace>()
  const details: XlsxSheet[] = forms.map((group, at) => detailSheet(formNames[at] ?? '', group, document, places))
  const sheets = [
    coverSheet(coverName, document.cover, document.publicAddress),
    announcementSheet(letterName, document.announcement),
    summarySheet(summaryName, document, places),
    ...details,
  ]
  return writeWorkbook(sheets, { title: document.title, creator: document.officeName, fontName: FONT, fontSize: SIZE })
}
