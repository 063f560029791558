import type { TableReport } from '../table-report.ts'
import { LANDSCAPE, textWidth } from './geometry.ts'
import { packageParts } from './package-parts.ts'
import { textParagraph } from './paragraphs.ts'
import { sectionProperties } from './sections.ts'
import type { DocxFont } from './styles.ts'
import { cell, row, table } from './tables.ts'
import { NAMESPACES } from './write-docx.ts'
import { xmlPart } from './xml-writer.ts'
import { writeZip } from './zip-writer.ts'

const HEAD_FILL = 'E7E6E6'

/** A report that is one table as a .docx file. Pure and synchronous: servers call `renderReportDocx` instead. */
export function writeTableReport(report: TableReport, font: DocxFont = 'TH SarabunPSK'): Uint8Array {
  const body = [
    textParagraph('FormTitle', report.title),
    textParagraph('FormTitle', report.lead),
    reportTable(report),
    ...report.notes.map((note) => textParagraph('Normal', note)),
    sectionProperties({ page: LANDSCAPE }),
  ].join('')
  const xml = xmlPart(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`)
  const facts = { title: report.title, officeName: report.officeName }
  return writeZip(packageParts({ ...facts, pictures: [], hasFields: false }, xml, [], font))
}

function reportTable({ columns, rows }: TableReport): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((textWidth(LANDSCAPE) * share) / shares))
  const cells = (texts: readonly string[], style: string, fill?: string): string =>
    widths
      .map((width, at) =>
        cell(
          { width, ...(fill === undefined ? {} : { fill, align: 'center' as const }) },
          (texts[at] ?? '')
            .split('\n')
            .map((line) => textParagraph(style, line))
            .join(''),
        ),
      )
      .join('')
  const head = row(
    { isHeader: true },
    cells(
      columns.map(({ heading }) => heading),
      'TableHead',
      HEAD_FILL,
    ),
  )
  return table(widths, head + rows.map((texts) => row({ isWhole: true }, cells(texts, 'TableText'))).join(''))
}
