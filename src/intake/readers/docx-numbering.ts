import { childNamed, childrenNamed, descend, numberOf, readXmlTrees } from '../xml.ts'
import type { XmlNode } from '../xml.ts'

type Level = { start: number; format: string; text: string }
type NumberList = { key: string; levels: Map<number, Level> }

const LEVELS = 9

/** Automatic numbers: what Word shows before a paragraph though it stands in no text. Counts on as paragraphs are asked for in order. */
export class Numbering {
  readonly #lists: ReadonlyMap<string, NumberList>
  readonly #styles: ReadonlyMap<string, { list: string; level: number }>
  readonly #counters = new Map<string, number[]>()

  /** @param numbering bytes of numbering.xml @param styles bytes of styles.xml; null where the document has none @throws UnreadableFile */
  constructor(numbering: Uint8Array | null, styles: Uint8Array | null) {
    this.#lists = numbering ? readLists(numbering) : new Map()
    this.#styles = styles && this.#lists.size > 0 ? readStyleLists(styles) : new Map()
  }

  /** The number of the next paragraph with these properties ("1.", "๒)"), '' when it has none or only a bullet. */
  next(paragraphProperties: XmlNode | undefined): string {
    const place = this.#placeOf(paragraphProperties)
    const list = place && this.#lists.get(place.list)
    const level = list && place && list.levels.get(place.level)
    if (!place || !list || !level) return ''
    const counters = this.#counters.get(list.key) ?? []
    this.#counters.set(list.key, counters)
    counters[place.level] = (counters[place.level] ?? level.start - 1) + 1
    counters.length = place.level + 1
    if (level.format === 'bullet' || level.format === 'none') return ''
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const other = Number(digit) - 1
      const definition = list.levels.get(other)
      return definition ? formatted(counters[other] ?? definition.start, definition.format) : ''
    })
  }

  #placeOf(properties: XmlNode | undefined): { list: string; level: number } | undefined {
    const own = childNamed(properties, 'numPr')
    const style = this.#styles.get(childNamed(properties, 'pStyle')?.attributes['val'] ?? '')
    const list = childNamed(own, 'numId')?.attributes['val'] ?? style?.list
    if (list === undefined) return undefined
    const level = numberOf(childNamed(own, 'ilvl')?.attributes['val']) ?? style?.level ?? 0
    return level >= 0 && level < LEVELS ? { list, level } : undefined
  }
}

function readLists(bytes: Uint8Array): Map<string, NumberList> {
  const kinds = new Map<string, XmlNode>()
  const lists = new Map<string, NumberList>()
  readXmlTrees(
    bytes,
    (name) => name === 'abstractNum' || name === 'num',
    (tree) => {
      if (tree.name === 'abstractNum') kinds.set(tree.attributes['abstractNumId'] ?? '', tree)
      else addList(tree, kinds, lists)
    },
  )
  return lists
}

function addList(num: XmlNode, kinds: ReadonlyMap<string, XmlNode>, lists: Map<string, NumberList>): void {
  const id = num.attributes['numId'] ?? ''
  const kind = childNamed(num, 'abstractNumId')?.attributes['val'] ?? ''
  const levels = new Map<number, Level>()
  addLevels(kinds.get(kind), levels)
  const overrides = childrenNamed(num, 'lvlOverride')
  for (const override of overrides) {
    addLevels(override, levels)
    const level = levels.get(numberOf(override.attributes['ilvl']) ?? -1)
    const start = numberOf(childNamed(override, 'startOverride')?.attributes['val'])
    if (level && start !== undefined) level.start = start
  }
  // Lists of one kind go on counting together, unless one begins anew.
  lists.set(id, { key: overrides.length > 0 ? `num ${id}` : `kind ${kind}`, levels })
}

function addLevels(parent: XmlNode | undefined, levels: Map<number, Level>): void {
  for (const level of childrenNamed(parent, 'lvl')) {
    const value = (name: string): string | undefined => childNamed(level, name)?.attributes['val']
    levels.set(numberOf(level.attributes['ilvl']) ?? 0, {
      start: numberOf(value('start')) ?? 0,
      format: value('numFmt') ?? 'decimal',
      text: value('lvlText') ?? '',
    })
  }
}

function readStyleLists(bytes: Uint8Array): Map<string, { list: string; level: number }> {
  const styles = new Map<string, { list: string; level: number }>()
  readXmlTrees(
    bytes,
    (name) => name === 'style',
    (style) => {
      const numPr = descend(style, 'pPr', 'numPr')
      const list = childNamed(numPr, 'numId')?.attributes['val']
      if (list === undefined) return
      const level = numberOf(childNamed(numPr, 'ilvl')?.attributes['val']) ?? 0
      styles.set(style.attributes['styleId'] ?? '', { list, level })
    },
  )
  return styles
}

const THAI_LETTERS = 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'

function formatted(value: number, format: string): string {
  switch (format) {
    case 'thaiNumbers':
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)))
    case 'thaiLetters':
      return THAI_LETTERS[value - 1] ?? String(value)
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = value >= 1 && value <= 26 ? String.fromCharCode(96 + value) : String(value)
      return format === 'upperLetter' ? letter.toUpperCase() : letter
    }
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}
