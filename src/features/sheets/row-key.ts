/**
 * A row of an exported table, as its hidden cell names it: the code of the export, the number of the row in it, and two letters that tell
 * a mistyped or cut text from one that was given out. Each row names its export, so rows may be sorted, filtered and copied between files.
 */
export type RowKey = { code: string; position: number }

/** What stands in the cell of a row: nothing, a text that was never given out, or a row of an export. */
export type ReadKey = { kind: 'none' } | { kind: 'broken' } | ({ kind: 'row' } & RowKey)

/** Without I, L, O and U, which are taken for others or make words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const KEY = /^R([0-9A-HJKMNP-TV-Z]{8})-(\d{1,6})-([0-9A-HJKMNP-TV-Z]{2})$/
const HEX_TAIL = 10

/** The code of an export: the last 40 bits of its id, which are random. */
export function codeOf(exportId: string): string {
  let rest = Number.parseInt(exportId.replaceAll('-', '').slice(-HEX_TAIL), 16)
  let code = ''
  for (let at = 0; at < 8; at++) {
    code = letter(rest % 32) + code
    rest = Math.floor(rest / 32)
  }
  return code
}

/** The end of the id of the export with this code, as the database writes it without hyphens. */
export function idEndOf(code: string): string {
  const value = Array.from(code).reduce((sum, each) => sum * 32 + LETTERS.indexOf(each), 0)
  return value.toString(16).padStart(HEX_TAIL, '0')
}

const letter = (value: number): string => LETTERS[value] ?? '0'

/** "R7Q2KM4XA-12-H3" */
export const keyText = ({ code, position }: RowKey): string => `R${code}-${position}-${checkOf(code, position)}`

/** Reads the text of a row's cell. */
export function readKey(text: string): ReadKey {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  if (plain === '') return { kind: 'none' }
  const [, code, digits, check] = KEY.exec(plain) ?? []
  if (code === undefined || digits === undefined) return { kind: 'broken' }
  const position = Number(digits)
  return check === checkOf(code, position) ? { kind: 'row', code, position } : { kind: 'broken' }
}

/** A prime below 32², by which any one wrong letter and any two that changed places are found. */
const PRIME = 1021

function checkOf(code: string, position: number): string {
  const sum = Array.from(`${code}-${position}`).reduce((rest, each) => (rest * 37 + each.charCodeAt(0)) % PRIME, 1)
  return letter(Math.floor(sum / 32)) + letter(sum % 32)
}
