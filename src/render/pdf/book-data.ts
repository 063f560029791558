import { formatCount } from '#src/domain/money.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { FlowChart, PlanDocument, TextBlock } from '#src/render/plan-document.ts'
import { sheetData, type SheetData } from './form-data.ts'
import { BODY_SIZE, FIRST_LINE_INDENT, PORTRAIT_ROOM } from './layout.ts'
import { balanceLines, breakLines } from './line-breaks.ts'
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
export type BookData = Pick<PlanDocument, 'digits' | 'title' | 'officeName' | 'cover' | 'announcement' | 'preface'> & {
  partOne: { heading: string; title: string; sections: { heading: string; blocks: BlockData[] }[] }
  partTwo: { heading: string; title: string; summary: SummaryData; sheets: SheetData[] }
}

const COVER_ROOM = { width: 425, size: 26, bold: true }

/** The document as the template reads it. */
export function bookData(raw: PlanDocument): BookData {
  const { digits, title, officeName, cover, announcement, preface, partOne, partTwo } = deepPrintable(raw)
  const forms = [partTwo.tables, partTwo.equipment].filter((tables) => tables.length > 0)
  return {
    digits,
    title,
    officeName,
    cover: {
      ...cover,
      title: balanceLines(cover.title.replace(' ประจำปี', '\nประจำปี'), COVER_ROOM).join('\n'),
      officeName: balanceLines(cover.officeName, { ...COVER_ROOM, size: 22 }).join('\n'),
    },
    announcement: { ...announcement, paragraphs: announcement.paragraphs.map(official) },
    preface: { ...preface, paragraphs: preface.paragraphs.map(official) },
    partOne: {
      ...partOne,
      sections: partOne.sections.map(({ heading, blocks }) => ({
        heading,
        blocks: blocks.map((block) => blockData(block, digits)),
      })),
    },
    partTwo: {
      heading: partTwo.heading,
      title: partTwo.title,
      summary: summaryData(partTwo.summary, digits),
      sheets: forms.map((tables) => sheetData(tables, digits)),
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
  return { title, clause, bands, alt: [title, ...told].join('\n') }
}
