import type { FlowChart, FlowStep, PartOne, TextBlock } from '../plan-document.ts'
import { PORTRAIT, textWidth } from './geometry.ts'
import type { Outline } from './outline.ts'
import { paragraph, run, textParagraph } from './paragraphs.ts'
import { cell, row, table } from './tables.ts'

/** ส่วนที่ 1: its sections with numbered items and the chart of the steps. */
export function partOne(part: PartOne, outline: Outline): string {
  const heading = outline.heading(1, `${part.heading} ${part.title}`)
  const sections = part.sections.map(
    (section) => outline.heading(2, section.heading) + section.blocks.map(textBlock).join(''),
  )
  return heading + sections.join('')
}

function textBlock(block: TextBlock): string {
  if (block.kind === 'flow') return flowChart(block.flow)
  if (block.kind === 'item') return textParagraph('ListParagraph', `${block.number}\t${block.text}`)
  return textParagraph('BodyText', block.text)
}

/** Width of the column of who acts, in twips. */
export const ACTOR_WIDTH = 2835
/** Width of the column of what is done, in twips. */
export const ACT_WIDTH = textWidth(PORTRAIT) - ACTOR_WIDTH
const BAND_FILL = 'F2F2F2'

/** The steps as a table that officials can edit: who acts at the left, what is done at the right, an arrow from step to step. */
function flowChart(flow: FlowChart): string {
  const rows = flow.steps.map((step, at) => stepRows(step, at, flow.steps))
  return (
    paragraph('FormTitle', run(flow.title), '<w:keepNext/><w:spacing w:before="120" w:after="120"/>') +
    table([ACTOR_WIDTH, ACT_WIDTH], rows.join(''), 'TableNormal') +
    paragraph('TableNumber', run(flow.clause), '<w:spacing w:before="60"/>')
  )
}

const line = (side: string): string => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`
/** The chart stands on one page: every row but the last stays with the next. */
const STAYS = '<w:keepNext/>'
const BOX = ['top', 'left', 'bottom', 'right'].map(line).join('')
const LEFT_AND_RIGHT = ['left', 'right'].map(line).join('')

function stepRows(step: FlowStep, at: number, steps: readonly FlowStep[]): string {
  const continuesBand = steps[at - 1]?.actor === step.actor
  const stays = at < steps.length - 1 ? STAYS : ''
  const actor = continuesBand
    ? cell({ width: ACTOR_WIDTH, down: 'rest', fill: BAND_FILL, borders: BOX }, paragraph('TableText', run(''), stays))
    : cell(
        { width: ACTOR_WIDTH, down: 'first', fill: BAND_FILL, borders: BOX, align: 'center' },
        paragraph('TableHead', run(step.actor), stays),
      )
  const act = cell({ width: ACT_WIDTH, borders: BOX, align: 'center' }, paragraph('TableCentre', run(step.act), stays))
  return (at === 0 ? '' : arrowRow(continuesBand)) + row({ isWhole: true, height: 480 }, actor + act)
}

/** Between two steps; within a band the actor's cell runs on beside it. */
function arrowRow(isWithinBand: boolean): string {
  const beside = isWithinBand
    ? cell(
        { width: ACTOR_WIDTH, down: 'rest', fill: BAND_FILL, borders: LEFT_AND_RIGHT },
        paragraph('TableText', run(''), STAYS),
      )
    : cell({ width: ACTOR_WIDTH }, paragraph('TableText', run(''), STAYS))
  return row({ isWhole: true }, beside + cell({ width: ACT_WIDTH }, paragraph('TableCentre', run('↓'), STAYS)))
}
