import { SaxesParser } from 'saxes'
import { isPlainXml, scanPlainXml, type PlainXmlEvents } from './plain-xml.ts'
import { damaged, tooLarge } from './refusals.ts'

const MAX_DEPTH = 250
const MAX_ELEMENTS = 8_000_000
const CHUNK_BYTES = 64 * 1024
/** Parts that are decoded as one text; larger ones pass by in pieces. */
const MAX_WHOLE_BYTES = 12 * 2 ** 20

/** Attributes by local name ("id" for r:id); of two that differ by prefix only, the first. */
export type XmlAttributes = Readonly<Record<string, string>>

/** What a reader wants to hear. Names are local names; `depth` is 1 for the root. */
export type XmlHandler = {
  open?(name: string, attributes: XmlAttributes, depth: number): void
  close?(name: string, depth: number): void
  /** Character data and CDATA; may come in several pieces. */
  text?(text: string): void
}

/** One element with all that is in it. Text and elements stand in `children` in their order. */
export type XmlNode = { name: string; attributes: XmlAttributes; children: (XmlNode | string)[] }

const localNames = new Map<string, string>()

function localName(name: string): string {
  const colon = name.indexOf(':')
  if (colon === -1) return name
  const known = localNames.get(name)
  if (known !== undefined) return known
  const local = name.slice(colon + 1)
  // The vocabulary of office formats is small; a hostile file must not make the table grow for ever.
  if (localNames.size < 2_000) localNames.set(name, local)
  return local
}

function hasPrefix(attributes: Record<string, string>): boolean {
  // Names of one or two letters ("r", "s", "t", "ht") are those of a million cells.
  for (const name in attributes) if (name.length > 2 && name.includes(':')) return true
  return false
}

function localAttributes(attributes: Record<string, string>): XmlAttributes {
  if (!hasPrefix(attributes)) return attributes
  const locals: Record<string, string> = {}
  for (const name in attributes) {
    const value = attributes[name]
    if (value === undefined || name.startsWith('xmlns')) continue
    locals[localName(name)] ??= value
  }
  return locals
}

const encodingOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'

/** Control characters, which old programs leave in texts, are the only breach of XML that is overlooked. */
function onError(error: Error): void {
  if (!error.message.includes('disallowed character')) throw damaged()
}

/**
 * Reads one XML part as a stream of events. DOCTYPE (and with it every entity of the file's own) is refused; depth and number of elements
 * are bounded; prefixes are dropped from names, so transitional, strict and prefixed documents look alike.
 * @param skip elements that need not be read at all, as a pattern over the raw text; one that straddles two pieces is read all the same
 * @throws UnreadableFile 'damaged' | 'too-large'
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler, skip?: RegExp): void {
  let depth = 0
  let elements = 0
  const open = (name: string, attributes: Record<string, string>): void => {
    if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) throw tooLarge()
    handler.open?.(localName(name), localAttributes(attributes), depth)
  }
  const close = (name: string): void => {
    handler.close?.(localName(name), depth)
    depth--
  }
  const text = (characters: string): void => handler.text?.(characters)
  if (skip === undefined && bytes.length <= MAX_WHOLE_BYTES) {
    const whole = new TextDecoder(encodingOf(bytes)).decode(bytes)
    if (isPlainXml(whole)) return scanPlainXml(whole, { open, close, text })
  }
  readInPieces(bytes, { open, close, text }, skip)
}

/** Any XML, and any length of it. */
function readInPieces(bytes: Uint8Array, { open, close, text }: PlainXmlEvents, skip?: RegExp): void {
  const parser = new SaxesParser({ xmlns: false as const, position: false })
  parser.on('doctype', () => {
    throw damaged()
  })
  parser.on('error', onError)
  parser.on('opentag', (tag) => open(tag.name, tag.attributes))
  parser.on('closetag', (tag) => close(tag.name))
  parser.on('text', text)
  parser.on('cdata', text)
  const decoder = new TextDecoder(encodingOf(bytes))
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const piece = decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true })
    parser.write(skip ? piece.replace(skip, '') : piece)
  }
  parser.write(decoder.decode())
  parser.close()
}

/** How many elements one tree may have: a table row, a drawing; never a whole document. */
const MAX_TREE_NODES = 400_000

/** Of mc:AlternateContent one branch counts: the choice, or the fallback where there is none. Otherwise every bar would count twice. */
export function branchOf(alternate: XmlNode): (XmlNode | string)[] {
  const choice = childrenNamed(alternate, 'Choice').find((branch) => elementsOf(branch).length > 0)
  return (choice ?? childNamed(alternate, 'Fallback'))?.children ?? []
}

/**
 * Reads one XML part and gives a tree for each outermost element that `isWanted`; all else is only told to `outside`.
 * mc:AlternateContent inside trees is already resolved to one branch. `path` holds the local names of the ancestors.
 * @throws UnreadableFile 'damaged' | 'too-large'
 */
export function readXmlTrees(
  bytes: Uint8Array,
  isWanted: (name: string, path: readonly string[]) => boolean,
  onTree: (tree: XmlNode, path: readonly string[]) => void,
  outside: XmlHandler = {},
  skip?: RegExp,
): void {
  const path: string[] = []
  const stack: XmlNode[] = []
  let nodes = 0
  const handler: XmlHandler = {
    open(name, attributes, depth) {
      if (stack.length > 0 || isWanted(name, path)) {
        if (++nodes > MAX_TREE_NODES) throw tooLarge()
        stack.push({ name, attributes, children: [] })
        return
      }
      outside.open?.(name, attributes, depth)
      path.push(name)
    },
    text(text) {
      const top = stack.at(-1)
      if (top) top.children.push(text)
      else outside.text?.(text)
    },
    close(name, depth) {
      const node = stack.pop()
      if (!node) {
        path.pop()
        outside.close?.(name, depth)
        return
      }
      const parent = stack.at(-1)
      if (!parent) {
        nodes = 0
        onTree(node, path)
      } else if (node.name === 'AlternateContent') parent.children.push(...branchOf(node))
      else parent.children.push(node)
    },
  }
  readXml(bytes, handler, skip)
}

/** The child elements, text left out. */
export const elementsOf = (node: XmlNode | undefined): XmlNode[] =>
  node ? node.children.filter((child) => typeof child !== 'string') : []

/** The first child element of that local name. */
export const childNamed = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((child): child is XmlNode => typeof child !== 'string' && child.name === name)

/** All child elements of that local name. */
export const childrenNamed = (node: XmlNode | undefined, name: string): XmlNode[] =>
  elementsOf(node).filter((child) => child.name === name)

/** Follows first children by name: `descend(sp, 'spPr', 'xfrm', 'off')`. */
export function descend(node: XmlNode | undefined, ...names: string[]): XmlNode | undefined {
  let at = node
  for (const name of names) at = childNamed(at, name)
  return at
}

/** All descendants of that local name, in document order, the node itself left out. */
export function descendantsNamed(node: XmlNode | undefined, name: string): XmlNode[] {
  return elementsOf(node).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsNamed(child, name),
  ])
}

/** All character data inside, joined. */
export const textOf = (node: XmlNode | undefined): string =>
  node ? node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('') : ''

/** xsd:boolean and its office spellings; absent or odd values give `absent`. */
export const isOn = (value: string | undefined, absent = false): boolean =>
  value === undefined ? absent : value === '1' || value === 'true' || value === 'on'

/** A finite number, or undefined. */
export function numberOf(value: string | undefined): number | undefined {
  if (value === undefined || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
