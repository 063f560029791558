import type { Announcement, Cover } from '../plan-document.ts'
import type { PublicAddress } from '../qr-code.ts'
import { fittingHeight, proseLook } from './looks.ts'
import type { XlsxRow, XlsxSheet } from './workbook.ts'

/** Width of the one column of a page of prose, in characters. */
const PAGE_WIDTH = 90

type Side = Parameters<typeof proseLook>[0]

function proseRow(text: string, side: Side, size: number, isBold = false, extra = 0): XlsxRow {
  return {
    cells: new Map([[0, { content: { text }, style: proseLook(side, size, isBold) }]]),
    heightPt: fittingHeight([{ text, characters: PAGE_WIDTH }], size) + extra,
  }
}

const gap = (heightPt: number): XlsxRow => ({ cells: new Map(), heightPt })

const prosePage = (name: string, rows: XlsxRow[]): XlsxSheet => ({
  name,
  columnWidths: [PAGE_WIDTH],
  rows,
  orientation: 'portrait',
})

/** The cover as a sheet of one column. */
export function coverSheet(name: string, cover: Cover, publicAddress?: PublicAddress): XlsxSheet {
  const rows = [
    gap(180),
    proseRow(cover.title, 'center', 30, true, 10),
    gap(180),
    proseRow(cover.officeName, 'center', 24, true),
    proseRow(cover.placeLine, 'center', 18),
    gap(120),
    ...(cover.preparedBy === null ? [] : [proseRow(cover.preparedBy, 'center', 16)]),
  ]
  if (publicAddress === undefined) return prosePage(name, rows)
  // The library ties pictures to cells, which would stretch the code beyond reading: the address stands as words.
  const { address } = publicAddress
  return prosePage(name, [...rows, gap(24), proseRow('แผนฉบับประกาศ', 'center', 14), proseRow(address, 'center', 14)])
}

/** The announcement; its picture is pasted over the first rows. */
export const announcementSheet = (name: string, letter: Announcement): XlsxSheet =>
  prosePage(name, [
    proseRow('(ตราครุฑ)', 'center', 12, false, 70),
    ...(letter.numberLine === null ? [] : [proseRow(letter.numberLine, 'left', 16)]),
    proseRow(letter.heading, 'center', 18, true),
    proseRow(letter.subject, 'center', 16, true),
    gap(14),
    ...letter.paragraphs.map((text) => proseRow(`${' '.repeat(12)}${text}`, 'left', 16)),
    gap(14),
    proseRow(letter.dateLine, 'center', 16),
    gap(50),
    proseRow(letter.signatoryName, 'center', 16),
    proseRow(letter.signatoryPosition, 'center', 16),
  ])
