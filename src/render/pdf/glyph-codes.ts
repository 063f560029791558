const OPEN = 0x28
const CLOSE = 0x29
const HEX_OPEN = 0x3c
const BACKSLASH = 0x5c
const ESCAPED: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** The two-byte glyph codes of a show operator, "(…) Tj" or "[…] TJ" with literal and hexadecimal strings. */
export function codesOf(operator: string): number[] {
  const bytes: number[] = []
  let at = 0
  while (at < operator.length) {
    const character = operator.charCodeAt(at)
    if (character === OPEN) at = readLiteral(operator, at + 1, bytes)
    else if (character === HEX_OPEN) {
      const end = operator.indexOf('>', at)
      bytes.push(...Buffer.from(operator.slice(at + 1, end), 'hex'))
      at = end + 1
    } else at++
  }
  const codes: number[] = []
  for (let index = 0; index + 1 < bytes.length; index += 2)
    codes.push(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0))
  return codes
}

/** Adds the bytes of a literal string and returns the position after it. */
function readLiteral(operator: string, from: number, bytes: number[]): number {
  let at = from
  let depth = 1
  for (; at < operator.length; at++) {
    const character = operator.charCodeAt(at)
    if (character === BACKSLASH) {
      const octal = /^[0-7]{1,3}/.exec(operator.slice(at + 1, at + 4))?.[0]
      const next = operator[at + 1] ?? ''
      bytes.push(octal === undefined ? (ESCAPED[next] ?? next.charCodeAt(0)) : Number.parseInt(octal, 8) & 0xff)
      at += octal?.length ?? 1
      continue
    }
    if (character === OPEN) depth++
    if (character === CLOSE && --depth === 0) break
    bytes.push(character)
  }
  return at + 1
}

const STRINGS = /\((?:[^\\()]|\\[^])*\)|<[0-9A-Fa-f]*>/g

/** The operator with some codes replaced, by their position among all its codes; distances between glyphs stay. */
export function withCodes(operator: string, replaced: ReadonlyMap<number, number>): string {
  if (replaced.size === 0) return operator
  let at = 0
  return operator.replace(STRINGS, (string) => {
    const codes = codesOf(string).map((code) => replaced.get(at++) ?? code)
    return `<${codes.map((code) => hex(code)).join('')}>`
  })
}

/** A two-byte code in hexadecimal. */
export const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')
