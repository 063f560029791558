import type { Satang } from '#src/domain/money.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { BrokenSum } from '../recognised-budget.ts'
import { depthOf } from './levels.ts'
import type { BudgetNode, BudgetTotal } from './rows.ts'

const ITEM = depthOf('item')

/** A node with what stands below it. `isLine`: its money counts. `end`: index after the last node below it. */
export type PlacedNode = BudgetNode & { index: number; end: number; isHeading: boolean; isLine: boolean }

/**
 * Tells headings from lines: a heading has deeper rows right below it. The amount of a heading is a printed sum and does not count; of an
 * item with details the item counts, or the details where the item has no amount.
 */
export function placeNodes(nodes: readonly BudgetNode[]): PlacedNode[] {
  const placed: PlacedNode[] = []
  nodes.forEach((node, index) => {
    const next = nodes[index + 1]
    const isHeading = next !== undefined && next.depth > node.depth && isBelow(next, node)
    const end = isHeading ? endOf(nodes, index) : index + 1
    const parent = node.depth > ITEM ? placed.findLast(({ depth }) => depth <= ITEM) : undefined
    const isDetail = parent !== undefined && parent.depth === ITEM && parent.amount !== null
    const counts = !isDetail && (!isHeading || (node.depth === ITEM && node.amount !== null))
    placed.push({ ...node, index, end, isHeading, isLine: counts && node.amount !== null && node.amount !== 0 })
  })
  return placed
}

const isBelow = (next: BudgetNode, { path, depth }: BudgetNode): boolean =>
  path.slice(0, depth + 1).every((text, at) => text === next.path[at])

function endOf(nodes: readonly BudgetNode[], index: number): number {
  const { depth } = nodes[index] ?? { depth: 0 }
  const after = nodes.findIndex((node, at) => at > index && node.depth <= depth)
  return after === -1 ? nodes.length : after
}

const sumOf = (nodes: readonly PlacedNode[]): Satang =>
  nodes.reduce((sum, { isLine, amount }) => sum + (isLine ? (amount ?? 0) : 0), 0)

type Checked = { broken: BrokenSum[]; count: number; printedTotal: Satang | null }

/** Holds every printed sum of a table against its lines. @param before sum of the lines of the tables before this one */
export function checkSums(
  sheet: string | null,
  nodes: readonly PlacedNode[],
  totals: readonly BudgetTotal[],
  before: Satang,
): Checked {
  const checked: Checked = { broken: [], count: 0, printedTotal: null }
  for (const node of nodes) {
    if (!node.isHeading || node.amount === null) continue
    const below = nodes.slice(node.index + 1, node.end)
    const sumSatang = node.isLine ? detailSum(below) : sumOf(below)
    if (sumSatang === null) continue
    checked.count++
    if (sumSatang !== node.amount)
      checked.broken.push({ sheet, row: node.row, label: node.name, printedSatang: node.amount, sumSatang })
  }
  let last = 0
  for (const total of totals) {
    const { sumSatang, isGrand } = bestSum(nodes, total, last, before)
    last = total.at
    checked.count++
    if (isGrand) checked.printedTotal = total.printed
    if (sumSatang !== total.printed)
      checked.broken.push({ sheet, row: total.row + 1, label: total.text, printedSatang: total.printed, sumSatang })
  }
  return checked
}

/** Details without amounts explain, they do not add up. */
function detailSum(below: readonly PlacedNode[]): Satang | null {
  const amounts = below.flatMap(({ amount }) => amount ?? [])
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0)
}

const GRAND = /ทั้งสิ้น|ทั้งหมด|ทุกแผนงาน|ทุกด้าน/

/** What a sum is the sum of: of all, of the heading that it names, or, where it says nothing, of what comes nearest to it. */
function bestSum(
  nodes: readonly PlacedNode[],
  { at, label, path, printed }: BudgetTotal,
  last: number,
  before: Satang,
): { sumSatang: Satang; isGrand: boolean } {
  const above = nodes.slice(0, at)
  const all = sumOf(above)
  const named = headingNamed(label, path)
  const under = (depth: number): Satang =>
    sumOf(above.filter((node) => path.slice(0, depth + 1).every((text, level) => text === node.path[level])))
  if (named !== -1) return { sumSatang: under(named), isGrand: false }
  const whole = [all, before + all]
  const candidates = GRAND.test(label)
    ? whole
    : [sumOf(nodes.slice(last, at)), ...path.flatMap((text, depth) => (text === null ? [] : [under(depth)])), ...whole]
  const distance = (sum: Satang): number => Math.abs(sum - printed)
  const sumSatang = candidates.toSorted((a, b) => distance(a) - distance(b))[0] ?? 0
  return { sumSatang, isGrand: GRAND.test(label) || whole.includes(sumSatang) }
}

/** Depth of the heading above the sum that its words name; -1 for none. */
function headingNamed(label: string, path: readonly (string | null)[]): number {
  const words = label
    .replace(/^(เงิน|เป็นเงิน|ทั้งสิ้น|ทั้งหมด|รายจ่าย(?=แผนงาน|งาน|งบ|หมวด))/, '')
    .replace(/[\d,.()]+(บาท)?$/, '')
  if (words.length < 3) return -1
  return path.findLastIndex((text) => text !== null && sameHeading(foldThai(text), words))
}

const sameHeading = (heading: string, words: string): boolean =>
  heading === words || heading.endsWith(words) || words.endsWith(heading)
