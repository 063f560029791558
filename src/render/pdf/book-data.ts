import { formatCount } from '#src/domain/money.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { FlowChart, PlanDocument, TextBlock } from '#src/render/plan-document.ts'
import { qrSvg } from '#src/render/qr-code.ts'
import { sheetData, type SheetData } from './form-data.ts'
import { BODY_SIZE, FIRST_LINE_INDENT, PORTRAIT_ROOM } from './layout.ts'
import { balanceLines, breakLines, fitHeading, shortened } from './line-breaks.ts'
import { deepPrintable } from './printable.ts'
import { summaryData, type SummaryData } from './summary-data.ts'

type FlowData = {
  title: string
  clause: string
  /** The whole chart in words, for those who cannot see it. */
  alt: string
  bands: { actor: string; steps: { number: string; act: string }[] }[]
}
type BlockData = { kind: 'paragraph'; text: string } | { kind: 'flow'; flow: FlowData }

/** Everything that the template prints, in its own words and order: numbers written out, lines broken, widths laid out. */
export type BookData = { date: { year: number; month: number; day: number } } & Pick<
  PlanDocument,
  'digits' | 'title' | 'officeName' | 'announcement' | 'preface'
> & {
    cover: PlanDocument['cover'] & { publicAddress: { address: string; caption: string; svg: string } | null }
    partOne: { heading: string; title: string; sections: { heading: string; blocks: BlockData[] }[] }
    partTwo: { heading: string; title: string; summary: SummaryData; sheets: SheetData[] }
  }

const HEADING_ROOM = { width: PORTRAIT_ROOM, size: BODY_SIZE * 1.25, bold: true }
const COVER_ROOM = { width: 425, size: 26, bold: true }

/** The document as the template reads it. @param createdAt becomes the date of the file */
export function bookData(raw: PlanDocument, createdAt: Date): BookData {
  const { digits, title, officeName, cover, publicAddress, announcement, preface, partOne, partTwo } =
    deepPrintable(raw)
  const forms = [
    { tables: partTwo.tables, isChapter: false },
    { tables: partTwo.equipment, isChapter: true },
  ].filter(({ tables }) => tables.length > 0)
  return {
    date: { year: createdAt.getUTCFullYear(), month: createdAt.getUTCMonth() + 1, day: createdAt.getUTCDate() },
    digits,
    title: shortened(title),
    officeName: shortened(officeName),
    cover: {
      ...cover,
      title: balanceLines(cover.title.replace(' ประจำปี', '\nประจำปี'), COVER_ROOM).join('\n'),
      officeName: balanceLines(cover.officeName, { ...COVER_ROOM, size: 22 }).join('\n'),
      publicAddress:
        publicAddress === undefined
          ? null
          : { address: publicAddress.address, caption: publicAddress.caption, svg: qrSvg(publicAddress.modules) },
    },
    announcement: {
      ...announcement,
      heading: fitHeading(announcement.heading, HEADING_ROOM),
      subject: balanceLines(announcement.subject, { ...HEADING_ROOM, size: BODY_SIZE }).join('\n'),
      paragraphs: announcement.paragraphs.map(official),
    },
    preface: {
      ...preface,
      heading: fitHeading(preface.heading, HEADING_ROOM),
      paragraphs: preface.paragraphs.map(official),
    },
    partOne: {
      heading: partOne.heading,
      title: fitHeading(partOne.title, HEADING_ROOM),
      sections: partOne.sections.map(({ heading, blocks }) => ({
        heading: fitHeading(heading, HEADING_ROOM),
        blocks: blocks.map((block) => blockData(block, digits)),
      })),
    },
    partTwo: {
      heading: partTwo.heading,
      title: fitHeading(partTwo.title, HEADING_ROOM),
      summary: summaryData(partTwo.summary, digits),
      sheets: forms.map(({ tables, isChapter }) => sheetData(tables, isChapter, digits)),
    },
  }
}

/** Lines of an official paragraph, whose first line begins further in. */
const official = (text: string): string =>
  breakLines(text, { width: PORTRAIT_ROOM, size: BODY_SIZE, indent: FIRST_LINE_INDENT }).join('\n')

function blockData(block: TextBlock, digits: Digits): BlockData {
  if (block.kind === 'flow') return { kind: 'flow', flow: flowData(block.flow, digits) }
  return { kind: 'paragraph', text: official(block.kind === 'item' ? `${block.number}  ${block.text}` : block.text) }
}

// Widths of flow.typ: 32 % for the actors, and what borders, numbers and gaps leave to the acts.
const ACTOR_ROOM = { width: 128, size: BODY_SIZE, bold: true }
const ACT_ROOM = { width: 248, size: BODY_SIZE }

/** Consecutive steps of one actor share a band. */
function flowData({ title, clause, steps }: FlowChart, digits: Digits): FlowData {
  const bands: FlowData['bands'] = []
  for (const [index, { actor, act }] of steps.entries()) {
    const step = { number: formatCount(index + 1, digits), act: breakLines(act, ACT_ROOM).join('\n') }
    const lines = balanceLines(actor, ACTOR_ROOM).join('\n')
    const open = bands.at(-1)
    if (open?.actor === lines) open.steps.push(step)
    else bands.push({ actor: lines, steps: [step] })
  }
  const told = steps.map(({ actor, act }, index) => `${formatCount(index + 1, digits)}. ${actor}: ${act}`)
  return { title, clause, bands, alt: shortened([title, ...told].join('\n'), 4000) }
}
