import { type Rgb, rgbOf } from '../colour.ts'
import { type XmlNode, childNamed, numberOf, readXmlTrees } from '../xml.ts'
import { symbolFontOf } from './xlsx-strings.ts'

/** One style with what it inherits. Lengths in EMU; `isShown` of a table. */
export type OdsStyle = { fill?: Rgb; symbolFont?: string; width?: number; height?: number; isShown: boolean }

/** Styles by family and name. */
export type OdsStyles = { get(family: OdsFamily, name: string | undefined): OdsStyle }
/** What a style of an OpenDocument file is for. */
export type OdsFamily = 'table' | 'table-column' | 'table-row' | 'table-cell' | 'text'

type RawStyle = { parent: string | undefined; own: Partial<OdsStyle>; isTransparent: boolean; font: string | undefined }

const EMU_PER_UNIT: Readonly<Record<string, number>> = {
  cm: 360_000,
  mm: 36_000,
  in: 914_400,
  pt: 12_700,
  pc: 152_400,
  px: 9_525,
}

/** '2.258cm' → EMU; undefined for anything that is not an absolute length. */
export function emuOf(length: string | undefined): number | undefined {
  const match = /^\s*(-?[\d.]+(?:e-?\d+)?)(cm|mm|in|pt|pc|px)\s*$/i.exec(length ?? '')
  const unit = EMU_PER_UNIT[match?.[2]?.toLowerCase() ?? '']
  const value = numberOf(match?.[1])
  return unit === undefined || value === undefined ? undefined : value * unit
}

function rawStyle(node: XmlNode): RawStyle {
  const cell = childNamed(node, 'table-cell-properties')?.attributes['background-color']
  const text = childNamed(node, 'text-properties')?.attributes
  const own: Partial<OdsStyle> = {}
  const fill = rgbOf(cell)
  const width = emuOf(childNamed(node, 'table-column-properties')?.attributes['column-width'])
  const height = emuOf(childNamed(node, 'table-row-properties')?.attributes['row-height'])
  if (fill !== undefined) own.fill = fill
  if (width !== undefined) own.width = width
  if (height !== undefined) own.height = height
  if (childNamed(node, 'table-properties')?.attributes['display'] === 'false') own.isShown = false
  return {
    parent: node.attributes['parent-style-name'],
    own,
    isTransparent: cell !== undefined && fill === undefined,
    font: text?.['font-name'] ?? text?.['font-family'],
  }
}

const DEFAULT_NAME = '\0default'
const MAX_PARENTS = 20

/** Collects the styles of both parts; `get` resolves parents, then the family's default style. */
export class OdsStyleTable implements OdsStyles {
  readonly #raw = new Map<string, RawStyle>()
  readonly #resolved = new Map<string, OdsStyle>()

  /** Adds the styles of styles.xml or of content.xml; of the same name the later one wins. @throws UnreadableFile */
  addPart(bytes: Uint8Array): void {
    readXmlTrees(
      bytes,
      (name, path) => (name === 'style' || name === 'default-style') && path.at(-1)?.endsWith('styles') === true,
      (node) => this.add(node),
    )
  }

  /** Adds one style:style or style:default-style. */
  add(node: XmlNode): void {
    const name = node.name === 'default-style' ? DEFAULT_NAME : (node.attributes['name'] ?? '')
    this.#raw.set(`${node.attributes['family']}/${name}`, rawStyle(node))
  }

  get(family: OdsFamily, name: string | undefined): OdsStyle {
    const key = `${family}/${name ?? DEFAULT_NAME}`
    const known = this.#resolved.get(key)
    if (known) return known
    const resolved = this.#resolve(family, name)
    this.#resolved.set(key, resolved)
    return resolved
  }

  #resolve(family: OdsFamily, name: string | undefined): OdsStyle {
    const style: OdsStyle = { isShown: true }
    let isFillKnown = false
    let at = name
    for (let i = 0; i < MAX_PARENTS; i++) {
      const raw = this.#raw.get(`${family}/${at ?? DEFAULT_NAME}`)
      if (raw) {
        const { fill, ...own } = raw.own
        if (!isFillKnown && fill !== undefined) style.fill = fill
        isFillKnown ||= fill !== undefined || raw.isTransparent
        style.width ??= own.width
        style.height ??= own.height
        if (own.isShown === false) style.isShown = false
        style.symbolFont ??= symbolFontOf(raw.font)
      }
      if (at === undefined) break
      at = raw?.parent
    }
    return style
  }
}
