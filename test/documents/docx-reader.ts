import { SaxesParser } from 'saxes'
import { openZip } from '#src/intake/zip.ts'

/** One XML element as it stands in a part; names keep their prefix. */
export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

/** The whole part as a tree. @throws when it is not well-formed XML */
export function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: { ...(attributes as Record<string, string>) }, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const here = open.at(-1)
    if (here) here.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return root
}

/** All elements of a name below a node, in document order. */
export const all = (node: Node, name: string): Node[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])

export const only = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name)
export const value = (node: Node | undefined, attribute = 'w:val'): string => node?.attributes[attribute] ?? ''

/** Words of a paragraph; breaks as '\n', tabs as '\t'. */
export const paragraphText = (paragraph: Node): string =>
  paragraph.children
    .map((child) => {
      if (child.name === 'w:t') return child.text
      if (child.name === 'w:br') return '\n'
      if (child.name === 'w:tab') return '\t'
      return child.name === 'w:pPr' || child.name === 'mc:Fallback' ? '' : paragraphText(child)
    })
    .join('')

/** Words of a cell, its paragraphs by '\n'. */
export const cellText = (cell: Node): string => only(cell, 'w:p').map(paragraphText).join('\n')

export type DocxFile = { names: readonly string[]; part: (name: string) => Node; body: Node }

/** Opens a .docx file with checksums verified. */
export function openDocx(bytes: Uint8Array): DocxFile {
  const zip = openZip(bytes)
  const part = (name: string): Node => parseXml(new TextDecoder('utf-8', { fatal: true }).decode(zip.read(name)))
  const body = all(part('word/document.xml'), 'w:body')[0]
  if (body === undefined) throw new Error('no body')
  return { names: zip.names, part, body }
}

/** The top-level tables that carry month columns, in order: forms ผด.02 and ผด.02/1. */
export const formTables = (file: DocxFile): Node[] =>
  only(file.body, 'w:tbl').filter((table) => all(table, 'w:gridCol').length > 12)
