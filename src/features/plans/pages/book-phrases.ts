import { unbreakables } from '#src/render/pdf/line-breaks.ts'
import type { PlanDocument, TextBlock, TextSection } from '#src/render/plan-document.ts'
import { PHRASE_END } from '#src/web/components/phrases.tsx'

const phrased = (text: string): string => unbreakables(text).join(PHRASE_END)

const phrasedBlock = (block: TextBlock): TextBlock =>
  block.kind === 'flow'
    ? {
        ...block,
        flow: {
          ...block.flow,
          steps: block.flow.steps.map(({ actor, act }) => ({ actor: phrased(actor), act: phrased(act) })),
        },
      }
    : { ...block, text: phrased(block.text) }

const phrasedSection = (section: TextSection): TextSection => ({
  ...section,
  heading: phrased(section.heading),
  blocks: section.blocks.map(phrasedBlock),
})

/**
 * The book with the places marked at which lines of its running text may be broken, the same as in print. Cells of the large tables stay
 * as they are: there are too many of them.
 */
export function withPhrases(book: PlanDocument): PlanDocument {
  const { cover, announcement, preface, partOne, partTwo } = book
  const { summary } = partTwo
  return {
    ...book,
    cover: { ...cover, title: phrased(cover.title), officeName: phrased(cover.officeName) },
    announcement: {
      ...announcement,
      heading: phrased(announcement.heading),
      subject: phrased(announcement.subject),
      paragraphs: announcement.paragraphs.map(phrased),
    },
    preface: { ...preface, paragraphs: preface.paragraphs.map(phrased) },
    partOne: { ...partOne, sections: partOne.sections.map(phrasedSection) },
    partTwo: {
      ...partTwo,
      summary: {
        ...summary,
        columns: summary.columns.map(phrased) as typeof summary.columns,
        groups: summary.groups.map((group) => ({
          ...group,
          lines: group.lines.map((line) => ({ ...line, label: phrased(line.label) })),
        })),
      },
      tables: partTwo.tables.map(phrasedHead),
      equipment: partTwo.equipment.map(phrasedHead),
    },
  }
}

const phrasedHead = (table: PlanDocument['partTwo']['tables'][number]): PlanDocument['partTwo']['tables'][number] => ({
  ...table,
  columns: table.columns.map(({ key, label }) => ({ key, label: phrased(label) })),
})
