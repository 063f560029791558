import { splitDepartments } from '#src/domain/departments.ts'
import type { Satang } from '#src/domain/money.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { oneLine, type SheetView } from '../recogniser/sheet-view.ts'
import type {
  DevelopmentWarning,
  RecognisedAmount,
  RecognisedDevelopmentItem,
  RecognisedEdition,
  RecognisedForm,
} from '../recognised-development.ts'
import type { AmountCell } from './amounts.ts'
import type { DevelopmentRole } from './columns.ts'
import { isCancellation } from './edition-text.ts'
import type { PlaceInPlan } from './place-in-plan.ts'

type TextRole =
  'name' | 'objective' | 'target' | 'indicator' | 'expectedResult' | 'department' | 'category' | 'fund' | 'note'

/** Fields whose text may run on in the next row. */
export const RUNNING: readonly TextRole[] = [
  'name',
  'objective',
  'target',
  'indicator',
  'expectedResult',
  'department',
  'category',
  'fund',
  'note',
]

/** A project while its rows are being read. */
export class OpenProject {
  readonly view: SheetView
  readonly firstRow: number
  lastRow: number
  readonly no: string | null
  readonly form: RecognisedForm
  place: PlaceInPlan
  edition: RecognisedEdition | null
  readonly #texts = new Map<TextRole, string[]>()
  readonly #amounts = new Map<number, AmountCell>()
  readonly remarks: string[] = []
  isHidden = false
  /** "รวม 5 ปี" as the row prints it. */
  printedTotal: Satang | null = null
  readonly warnings: DevelopmentWarning[] = []

  constructor(start: {
    view: SheetView
    row: number
    no: string | null
    form: RecognisedForm
    place: PlaceInPlan
    edition: RecognisedEdition | null
  }) {
    this.view = start.view
    this.firstRow = start.row
    this.lastRow = start.row
    this.no = start.no
    this.form = start.form
    this.place = start.place
    this.edition = start.edition
  }

  get where(): DevelopmentWarning['where'] {
    return this.view.place(this.firstRow)
  }

  addText(role: DevelopmentRole, text: string): void {
    if (text === '' || !RUNNING.includes(role as TextRole)) return
    const texts = this.#texts.get(role as TextRole)
    if (texts) texts.push(text)
    else this.#texts.set(role as TextRole, [text])
  }

  /** A second amount of one year, in a later row, is added and pointed out. */
  addAmount(fiscalYear: number, cell: AmountCell): void {
    if (cell.kind === 'empty') return
    if (cell.kind === 'unclear') {
      const code = cell.isUncached ? 'formula-without-cached-value' : 'budget-unclear'
      this.warnings.push({ code, where: this.where, fiscalYear, ...(cell.text === '' ? {} : { found: cell.text }) })
    }
    const before = this.#amounts.get(fiscalYear)
    if (before?.kind !== 'amount') this.#amounts.set(fiscalYear, cell)
    else if (cell.kind === 'amount') {
      const satang = before.satang + cell.satang
      this.#amounts.set(fiscalYear, { ...cell, satang })
      this.warnings.push({ code: 'amount-added', where: this.where, fiscalYear, sumSatang: satang })
    }
  }

  #text(role: TextRole): string | null {
    const text = oneLine((this.#texts.get(role) ?? []).join('\n'))
    return text === '' || /^[-–—]+$/.test(text) ? null : text
  }

  /** Lines are kept, for objectives and indicators are lists. */
  #lines(role: TextRole): string | null {
    const text = (this.#texts.get(role) ?? []).join('\n').trim()
    return text === '' || /^[-–—]+$/.test(text) ? null : text
  }

  /** The project that the rows say. */
  item(): RecognisedDevelopmentItem {
    const name = this.#text('name') ?? ''
    const cells = [...this.#amounts]
    const amounts = cells
      .flatMap(([fiscalYear, cell]): RecognisedAmount[] =>
        cell.kind === 'amount'
          ? [{ fiscalYear, amountSatang: cell.satang }]
          : cell.kind === 'none'
            ? [{ fiscalYear, amountSatang: null }]
            : [],
      )
      .toSorted((a, b) => a.fiscalYear - b.fiscalYear)
    const notes = [this.#text('category'), this.#text('fund'), this.#text('note'), ...this.remarks]
    const isCancelled =
      [name, ...notes].some((text) => text !== null && isCancellation(text)) ||
      cells.some(([, cell]) => cell.kind === 'unclear' && isCancellation(cell.text))
    const { sheet, table } = this.view.place()
    return {
      ref: {
        ...(sheet === undefined ? {} : { sheet }),
        ...(table === undefined ? {} : { table }),
        row: this.firstRow + 1,
        ...(this.lastRow > this.firstRow ? { lastRow: this.lastRow + 1 } : {}),
      },
      form: this.form,
      no: this.no,
      ...this.place,
      // Tactic 1.2 belongs to strategy 1.
      strategyNo: this.place.strategyNo ?? leadingNumber(this.place.tacticNo),
      name,
      objective: this.#lines('objective'),
      target: this.#lines('target'),
      indicator: this.#lines('indicator'),
      expectedResult: this.#lines('expectedResult'),
      departments: splitDepartments((this.#texts.get('department') ?? []).join('\n')),
      amounts,
      edition: this.edition,
      isCancelled,
      note: notes.filter((text) => text !== null).join(' · ') || null,
    }
  }

  /** What to point out about it. */
  allWarnings(item: RecognisedDevelopmentItem): DevelopmentWarning[] {
    const { where } = this
    const found = [...this.warnings]
    const sum = item.amounts.reduce((total, { amountSatang }) => total + (amountSatang ?? 0), 0)
    if (item.amounts.length === 0 && !item.isCancelled && found.length === 0)
      found.push({ code: 'budget-missing', where })
    if (this.printedTotal !== null && this.printedTotal !== sum)
      found.push({ code: 'row-total-mismatch', where, printedSatang: this.printedTotal, sumSatang: sum })
    if (item.programme === null && item.programmeRaw === null) found.push({ code: 'programme-missing', where })
    if (item.departments.length === 0) found.push({ code: 'department-missing', where })
    if (this.isHidden) found.push({ code: 'hidden-row', where })
    return found.map((warning) => ({ ...warning, taken: warning.taken ?? item.name.slice(0, 80) }))
  }
}

const leadingNumber = (tacticNo: string | null): number | null => {
  const number = /^(\d+)\./.exec(tacticNo ?? '')?.[1]
  return number === undefined ? null : Number(number)
}

/** What two rows of one list share when they may be the same project. */
export const likenessKey = ({ form, name, programme }: RecognisedDevelopmentItem): string =>
  foldThai(`${form}|${name}|${programme ?? ''}`)
