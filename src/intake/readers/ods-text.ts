import { type XmlNode, childrenNamed, elementsOf, numberOf } from '../xml.ts'
import type { OdsStyles } from './ods-styles.ts'

/** Things that stand in a paragraph without being its words. */
const NOT_WORDS = new Set([
  'annotation',
  'annotation-end',
  'note',
  'ruby-text',
  'tracked-changes',
  'frame',
  'custom-shape',
])
const MAX_SPACES = 1_000

/** Text of one paragraph: white space as ODF counts it, comments, ruby and drawings left out. */
export function paragraphText(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/[\t\n\r ]+/g, ' ')
      if (child.name === 's') return ' '.repeat(Math.min(numberOf(child.attributes['c']) ?? 1, MAX_SPACES))
      if (child.name === 'tab') return '\t'
      if (child.name === 'line-break') return '\n'
      return NOT_WORDS.has(child.name) ? '' : paragraphText(child)
    })
    .join('')
}

/** Text of a cell: its paragraphs, one per line. */
export const cellText = (cell: XmlNode): string => childrenNamed(cell, 'p').map(paragraphText).join('\n')

/** The tick font of the cell's words, when a span sets one. */
export const spanSymbolFont = (cell: XmlNode, styles: OdsStyles): string | undefined =>
  childrenNamed(cell, 'p')
    .flatMap(elementsOf)
    .map((span) => (span.name === 'span' ? styles.get('text', span.attributes['style-name']).symbolFont : undefined))
    .find((font) => font !== undefined)
