import type { Announcement, Cover } from '../plan-document.ts'
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
export const coverSheet = (name: string, cover: Cover): XlsxSheet =>
  prosePage(name, [
    gap(180),
    proseRow(cover.title, 'center', 30, true, 10),
    gap(180),
    proseRow(cover.officeName, 'center', 24, true),
    proseRow(cover.placeLine, 'center', 18),
    gap(120),
    ...(cover.preparedBy === null ? [] : [proseRow(cover.preparedBy, 'center', 16)]),
  ])

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
