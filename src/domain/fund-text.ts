import { matchFundSource } from './fund-sources.ts'
import { formatBaht, satangFromBaht, type Satang } from './money.ts'
import { budgetOf, type FundRow } from './project.ts'
import { normaliseThai, toArabicDigits, withDigits, type Digits } from './thai-text.ts'

/** Stands for the source of an amount whose source is not known, where several funds are listed. */
const UNKNOWN_SOURCE = 'ไม่ระบุแหล่งงบประมาณ'

const AMOUNT =
  /(?<![\d.,/A-Za-z])(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?(?![\d/A-Za-z])(?:\.?-(?!\d))?\s*((?:ล้าน|แสน|หมื่น|พัน)?บาท(?:ถ้วน)?|ล้าน)?/g
const UNITS: readonly [string, number][] = [
  ['ล้าน', 1_000_000],
  ['แสน', 100_000],
  ['หมื่น', 10_000],
  ['พัน', 1_000],
]
const NOTHING = /^(?:[-–—]+|ไม่(?:ได้)?(?:มี|ใช้|ใช้จ่าย)?(?:งบประมาณ|งบ)|ไม่ใช้จ่ายงบประมาณ)$/
const EDGES = /^[\s:+,;/=-]+|[\s:+,;/=(-]+$/g

type Amount = { satang: Satang; start: number; end: number }

/**
 * The funds named in a fund cell or in what stands around the amount of a budget cell: "เงินสะสม", "500,000 (เงินอุดหนุนเฉพาะกิจ)",
 * "เทศบัญญัติ 500,000" over "เงินสะสม 300,000", also under their total as our own books print them. Sources stay as written.
 * A leading amount is the total: what the named funds leave of it becomes a row without source, and when they exceed it the whole
 * text is one source with that amount, so that the budget is always the figure printed first. Nothing said: no rows.
 */
export function parseFundText(text: string): FundRow[] {
  const lines = normaliseThai(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !NOTHING.test(line.replace(/\s/g, '')))
  const amountFirst = lines.length > 1 ? lines.map(amountFirstRow) : []
  if (amountFirst.length > 0 && amountFirst.every((row) => row !== null)) return amountFirst
  const { total, rest } = takeTotal(lines)
  const rows = entriesOf(rest, total !== null).flatMap(rowsOfEntry)
  return total === null ? mergeWrapped(rows) : withinTotal(total, rows, rest)
}

/**
 * The lines that print the funds of one project: a single fund by its name; several with their amounts ("เทศบัญญัติ 500,000"). Empty
 * when no source is named. `parseFundText` reads them back.
 */
export function fundLines(funds: readonly FundRow[], digits: Digits): string[] {
  const only = funds[0]
  if (only === undefined) return []
  const lines =
    funds.length === 1
      ? [only.source]
      : funds.map(({ source, amountSatang }) =>
          [source ?? UNKNOWN_SOURCE, ...(amountSatang === null ? [] : [plainAmount(amountSatang)])].join(' '),
        )
  return lines.flatMap((line) => (line === null ? [] : [withDigits(line.replace(/\s+/g, ' '), digits)]))
}

/** Amounts under 1,000 baht get their unit, or they could be part of the source's name. */
const plainAmount = (amount: Satang): string =>
  /[,.]/.test(formatBaht(amount)) ? formatBaht(amount) : `${formatBaht(amount)} บาท`

function takeTotal(lines: string[]): { total: Satang | null; rest: string[] } {
  const [first = '', ...others] = lines
  const amount = amountsIn(first, true)[0]
  if (amount?.start !== 0) return { total: null, rest: lines }
  return { total: amount.satang, rest: [first.slice(amount.end).trim(), ...others].filter((line) => line !== '') }
}

/** "500,000 (เทศบัญญัติ)" or "500,000 เทศบัญญัติ" on a line of its own. */
function amountFirstRow(line: string): FundRow | null {
  const amount = amountsIn(line, true)[0]
  if (amount?.start !== 0) return null
  const source = unwrap(line.slice(amount.end).trim()).replace(EDGES, '')
  return source === '' || amountsIn(source).length > 0 ? null : { source, amountSatang: amount.satang }
}

/** Bracketed parts are an entry each; after a total, brackets may also follow each other on one line. */
function entriesOf(lines: string[], afterTotal: boolean): string[] {
  const whole = lines.flatMap((line) => (afterTotal ? bracketParts(line) : [line]))
  return whole.map(unwrap).filter((entry) => entry !== '')
}

function bracketParts(line: string): string[] {
  if (!line.startsWith('(')) return [line]
  let depth = 0
  for (const [index, letter] of line.split('').entries()) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (depth === 0 && letter === ')') {
      const after = line.slice(index + 1).trim()
      return [line.slice(0, index + 1), ...(after === '' ? [] : bracketParts(after))]
    }
  }
  return [line]
}

/** Takes off brackets that enclose the whole text. */
function unwrap(entry: string): string {
  const text = entry.trim()
  if (text.startsWith('(') && bracketParts(text).length === 1 && text.endsWith(')')) return unwrap(text.slice(1, -1))
  return text.startsWith('(') && !text.includes(')') ? text.slice(1).trim() : text
}

/** "เทศบัญญัติ 300,000 และเงินสะสม 200,000": one row per amount; without amounts known names apart, else the text whole. */
function rowsOfEntry(entry: string): FundRow[] {
  const amounts = amountsIn(entry)
  if (amounts.length === 0) return namesOf(entry).map((source) => ({ source: known(source), amountSatang: null }))
  const rows: FundRow[] = []
  let from = 0
  for (const { satang, start, end } of amounts) {
    const source = entry
      .slice(from, start)
      .replace(/^\s*(?:และ|บาท)\s*/, '')
      .replace(/(?:จำนวน|เป็นเงิน)\s*$/, '')
    rows.push({ source: known(source.replace(EDGES, '')), amountSatang: satang })
    from = end
  }
  const tail = entry.slice(from).replace(EDGES, '')
  return tail === '' || tail === ')' ? rows : [...rows, { source: known(tail), amountSatang: null }]
}

const known = (source: string): string | null => (source === '' || source === UNKNOWN_SOURCE ? null : source)

function namesOf(entry: string): string[] {
  const parts = entry.split(/\s*(?:[,/+;]|และ|กับ)\s*/)
  return parts.length > 1 && parts.every((part) => matchFundSource(part) !== null) ? parts : [entry.replace(EDGES, '')]
}

/** Lines without amounts are one name wrapped in its cell, unless each is a source of its own. */
function mergeWrapped(rows: FundRow[]): FundRow[] {
  if (rows.length < 2 || rows.some(({ amountSatang }) => amountSatang !== null)) return rows
  const words = rows.map(({ source }) => source ?? UNKNOWN_SOURCE)
  if (matchFundSource(words.join(''))) return [{ source: words.join(''), amountSatang: null }]
  if (words.every((word) => word === UNKNOWN_SOURCE || matchFundSource(word) !== null)) return rows
  return [{ source: words.join(' '), amountSatang: null }]
}

function withinTotal(total: Satang, rows: FundRow[], rest: string[]): FundRow[] {
  const named = budgetOf({ funds: rows })
  if (named === null) {
    const sources = rows.flatMap(({ source }) => (source === null ? [] : [source]))
    return [{ source: sources.length === 0 ? null : sources.join(', '), amountSatang: total }]
  }
  if (named === total) return rows
  if (named < total) return [...rows, { source: null, amountSatang: total - named }]
  return [{ source: rest.map(unwrap).join(', '), amountSatang: total }]
}

/** Amounts in a text. Inside a text a bare number is one only when it cannot be a year, an ordinal or part of a name. */
function amountsIn(text: string, atStart = false): Amount[] {
  const amounts: Amount[] = []
  for (const match of toArabicDigits(text).matchAll(AMOUNT)) {
    const [whole, integer = '', fraction = '', unit = ''] = match
    const bare = fraction === '' && unit === '' && !integer.includes(',')
    if (bare && !(atStart && match.index === 0) && !isPlainAmount(integer, text.slice(0, match.index))) continue
    const times = UNITS.find(([word]) => unit.startsWith(word))?.[1] ?? 1
    const satang = satangFromBaht(Number(integer.replaceAll(',', '') + fraction) * times)
    if (satang !== null) amounts.push({ satang, start: match.index, end: match.index + whole.length })
  }
  return amounts
}

const isPlainAmount = (integer: string, before: string): boolean =>
  integer.length >= 3 && !/^2[45]\d\d$/.test(integer) && !/(?:ที่|พ\.ศ\.|ปี|เลข)\s*$/.test(before)
