import { columnLetters } from '#src/domain/column-letters.ts'
import { xmlSafe } from '../xml-text.ts'

/** "E7" of row 6, column 4 (both from 0). */
export const rangeName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** "'ผด.02'!" before a range in a formula of another sheet. */
export const sheetReference = (name: string): string => `'${name.replace(/'/g, "''")}'!`

/**
 * Names for sheets as Excel accepts them: at most 31 characters, without []:*?/\ or apostrophes at the ends, each once (whatever the case).
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((text) => {
    const plain =
      xmlSafe(text)
        .replace(/[[\]:*?/\\\s]+/g, '-')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || 'แผ่นงาน'
    let name = plain
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${plain.slice(0, 27)} (${copy})`
    taken.add(name.toLowerCase())
    return name
  })
}
