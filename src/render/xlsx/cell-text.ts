import { xmlSafe } from '../xml-text.ts'

/** The most that a cell of Excel can hold; longer files are called damaged. */
const LONGEST = 32_767

/**
 * Text as a cell can hold it: characters that XML cannot hold left out, words that look like Excel's own escapes ("_x000D_")
 * protected, and cut at Excel's limit.
 */
export function cellText(text: string): string {
  const plain = xmlSafe(text.replace(/\r\n?/g, '\n'))
  const shown = plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).toWellFormed()}…` : plain
  return shown.replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
}
