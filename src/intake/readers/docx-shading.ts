import { mixed, rgbOf } from '../colour.ts'
import type { Rgb } from '../colour.ts'
import { childNamed } from '../xml.ts'
import type { XmlNode } from '../xml.ts'

/** How much of the cell the striped and crossed patterns ink. */
const STRIPES = 0.5
const THIN_STRIPES = 0.25

/** Background by the `w:shd` of a cell's, row's or table's properties; undefined when there is none, `null` when it says "no fill". */
export function shadingOf(properties: XmlNode | undefined): Rgb | null | undefined {
  const shd = childNamed(properties, 'shd')
  if (!shd) return undefined
  const pattern = shd.attributes['val'] ?? 'clear'
  const fill = rgbOf(shd.attributes['fill'])
  if (pattern === 'nil' || pattern === 'clear') return pattern === 'nil' ? null : (fill ?? null)
  const ink = rgbOf(shd.attributes['color']) ?? '000000'
  return mixed(ink, fill ?? 'FFFFFF', inkedShare(pattern))
}

function inkedShare(pattern: string): number {
  if (pattern === 'solid') return 1
  const percent = /^pct(\d+)$/.exec(pattern)?.[1]
  if (percent !== undefined) return Number(percent) / 100
  return pattern.startsWith('thin') ? THIN_STRIPES : STRIPES
}
