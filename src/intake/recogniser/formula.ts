/**
 * The value of a simple formula that a file holds without its result: sums, differences, products of numbers and cells, SUM over
 * ranges. Null for anything else, so that nothing is made up.
 * @param numberAt the number in a cell (rows and columns from 0), 0 for an empty one, null when it holds anything else
 */
export function computeFormula(
  formula: string,
  numberAt: (row: number, column: number) => number | null,
): number | null {
  const tokens = tokenise(formula)
  if (!tokens || tokens.length > MAX_TOKENS) return null
  const parser = new Parser(tokens, numberAt)
  const value = parser.expression()
  return value !== null && parser.isAtEnd() && Number.isFinite(value) ? value : null
}

const MAX_TOKENS = 400
const MAX_RANGE_CELLS = 20_000
const TOKEN = /\s*(\d+(?:\.\d+)?|\$?[A-Za-z]{1,3}\$?\d{1,7}|SUM\b|[-+*/(),:])/iy

function tokenise(formula: string): string[] | null {
  const tokens: string[] = []
  const text = formula.replace(/^=/, '').trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (!match?.[1]) return null
    tokens.push(match[1].toUpperCase().replaceAll('$', ''))
  }
  return tokens.length === 0 ? null : tokens
}

/** Recursive descent over +, -, *, /, brackets, cells and SUM; every method gives null when the text is not of that form. */
class Parser {
  readonly #tokens: readonly string[]
  readonly #numberAt: (row: number, column: number) => number | null
  #next = 0

  constructor(tokens: readonly string[], numberAt: (row: number, column: number) => number | null) {
    this.#tokens = tokens
    this.#numberAt = numberAt
  }

  isAtEnd(): boolean {
    return this.#next === this.#tokens.length
  }

  expression(): number | null {
    let value = this.#term()
    while (value !== null && (this.#peek() === '+' || this.#peek() === '-')) {
      const sign = this.#take() === '+' ? 1 : -1
      const term = this.#term()
      value = term === null ? null : value + sign * term
    }
    return value
  }

  #term(): number | null {
    let value = this.#factor()
    while (value !== null && (this.#peek() === '*' || this.#peek() === '/')) {
      const isProduct = this.#take() === '*'
      const factor = this.#factor()
      if (factor === null) return null
      value = isProduct ? value * factor : value / factor
    }
    return value
  }

  #factor(): number | null {
    const token = this.#take()
    if (token === undefined) return null
    if (token === '-') {
      const value = this.#factor()
      return value === null ? null : -value
    }
    if (token === '(') {
      const value = this.expression()
      return this.#take() === ')' ? value : null
    }
    if (token === 'SUM') return this.#sum()
    if (/^\d/.test(token)) return Number(token)
    const cell = cellOf(token)
    return cell ? this.#numberAt(cell.row, cell.column) : null
  }

  #sum(): number | null {
    if (this.#take() !== '(') return null
    let total = 0
    for (;;) {
      const part = this.#rangeOrExpression()
      if (part === null) return null
      total += part
      const after = this.#take()
      if (after === ')') return total
      if (after !== ',') return null
    }
  }

  #rangeOrExpression(): number | null {
    if (this.#tokens[this.#next + 1] !== ':') return this.expression()
    const first = cellOf(this.#take() ?? '')
    this.#take()
    const last = cellOf(this.#take() ?? '')
    if (!first || !last) return null
    if ((last.row - first.row + 1) * (last.column - first.column + 1) > MAX_RANGE_CELLS) return null
    let total = 0
    for (let row = first.row; row <= last.row; row++) {
      for (let column = first.column; column <= last.column; column++) total += this.#numberAt(row, column) ?? 0
    }
    return total
  }

  #peek(): string | undefined {
    return this.#tokens[this.#next]
  }

  #take(): string | undefined {
    return this.#tokens[this.#next++]
  }
}

function cellOf(token: string): { row: number; column: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(token)
  if (!match?.[1]) return null
  let column = 0
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]) - 1, column: column - 1 }
}
