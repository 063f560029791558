import { foldThai } from '#src/domain/thai-text.ts'
import { isClosing, isPageFurniture } from '../recogniser/furniture.ts'
import { headerCell } from '../recogniser/header-cells.ts'
import { printedNumber } from '../recogniser/row-kinds.ts'
import { oneLine, type SheetView } from '../recogniser/sheet-view.ts'
import { readTotalText } from '../recogniser/total-text.ts'
import type { DevelopmentWarning, RecognisedEdition, RecognisedForm, RecognisedSum } from '../recognised-development.ts'
import { amountAt } from './amounts.ts'
import { formIn, type DevelopmentColumns, type DevelopmentRole } from './columns.ts'
import { editionIn, isRemark } from './edition-text.ts'
import { OpenProject, RUNNING } from './open-project.ts'
import {
  NOWHERE,
  placeOfHeading,
  placeOfStrategyCell,
  readProgrammeWords,
  readTactic,
  type PlaceInPlan,
} from './place-in-plan.ts'
import type { PlacedProject, PrintedSum } from './totals.ts'

const DITTO = /^(?:["”“〃″]{1,2}|''|-\s*["”]\s*-|เช่นเดียวกัน|เหมือนข้างบน)$/
/** A heading of an edition is short; a project that mentions one has more to say. */
const MAX_EDITION_HEADING = 160

/** Reads tables of a development plan one after the other. Headings and the last project go on from one to the next. */
export class PlanReader {
  readonly placed: PlacedProject[] = []
  readonly sums: PrintedSum[] = []
  readonly warnings: DevelopmentWarning[] = []
  #place: PlaceInPlan = NOWHERE
  #sheetEdition: RecognisedEdition | null = null
  /** Of a heading between the rows; it ends with the section. */
  #edition: RecognisedEdition | null = null
  #form: RecognisedForm = 'ผ.02'
  #open: OpenProject | null = null
  #part = 0
  #section = 0
  #strategySection = 0
  readonly #above = new Map<DevelopmentRole, string>()
  readonly #saidOfProgrammes = new Set<string>()

  /** Another sheet begins. @param isOneFlow tables of one Word document go on with the headings of the one before */
  begin(place: PlaceInPlan, form: RecognisedForm, edition: RecognisedEdition | null, isOneFlow: boolean): void {
    if (isOneFlow) return
    this.finish()
    this.#part++
    this.#section++
    this.#strategySection++
    this.#place = place
    this.#form = form
    this.#sheetEdition = edition
    this.#edition = null
    this.#above.clear()
  }

  /** Takes a line above a table or between its rows. @returns whether it was a heading */
  takeLine(text: string, where: DevelopmentWarning['where']): boolean {
    const form = formIn(text)
    if (form !== null && form !== 'summary' && text.length <= MAX_EDITION_HEADING) this.#form = form
    const edition = text.length <= MAX_EDITION_HEADING ? editionIn(text) : null
    if (edition) {
      this.finish()
      this.#edition = edition
    }
    const heading = placeOfHeading(text, where)
    if (!heading) return edition !== null || form !== null
    const next = { ...this.#place, ...heading.change }
    if (JSON.stringify(next) === JSON.stringify(this.#place)) return true
    this.finish()
    if (heading.change.strategyNo !== undefined) this.#strategySection++
    this.#section++
    this.#edition = edition
    this.#place = next
    this.#warnOnce(heading.warnings)
    return true
  }

  /** Each spelling is pointed out once. */
  #warnOnce(warnings: readonly DevelopmentWarning[]): void {
    for (const warning of warnings) {
      if (this.#saidOfProgrammes.has(warning.found ?? '')) continue
      this.#saidOfProgrammes.add(warning.found ?? '')
      this.warnings.push(warning)
    }
  }

  /** Reads the rows under a header. */
  read(view: SheetView, columns: DevelopmentColumns, rows: readonly number[], bahtPerUnit: number): void {
    for (const row of rows) this.#take({ view, columns, row, bahtPerUnit })
  }

  #take(at: RowAt): void {
    const { view, row } = at
    const texts = view.texts(row)
    if (texts.length === 0) return
    const no = printedNumber(textOf(at, 'no'))
    const name = textOf(at, 'name')
    const hasAmount = at.columns.years.some(({ column }) => amountAt(view, row, column, 1).kind !== 'empty')
    const isLoneHeading = !hasAmount && texts.length <= 2 && placeOfHeading(name, view.place(row)) !== null
    if (no !== null && name !== '' && !isLoneHeading) return this.#start(at, no)
    if (this.#isFurniture(at)) return
    const words = wordsOf(at)
    const total = readTotalText(words)
    if (total && (hasAmount || total.count !== null) && textOf(at, 'objective') === '')
      return this.#addSum(at, words, total)
    if (!hasAmount && texts.length <= 3 && this.takeLine(isLoneHeading ? name : words, view.place(row))) return
    if (
      name !== '' &&
      (hasAmount || (!at.columns.roles.has('no') && textOf(at, 'department') !== '')) &&
      !/^[-–•●*]/.test(name)
    )
      return this.#start(at, null)
    if (!hasAmount && isClosing(words, texts.length > 1)) return this.finish()
    if (this.#open && texts.some(({ column }) => isRunningColumn(at, column))) this.#fill(this.#open, at, false)
    else if (isRemark(words)) this.#remark(words, at)
  }

  #remark(words: string, { view, row }: RowAt): void {
    if (this.#open) this.#open.remarks.push(words)
    else this.warnings.push({ code: 'loose-remark', where: view.place(row), found: words })
  }

  #isFurniture({ view, row }: RowAt): boolean {
    const texts = view.texts(row)
    const cells = texts.map(headerCell)
    const isHeader = cells.length >= 3 && cells.every(({ kind }) => kind !== 'text')
    return isHeader || (texts.length <= 2 && isPageFurniture(texts.map(({ text }) => text).join(' '), false))
  }

  #start(at: RowAt, no: string | null): void {
    this.finish()
    const { view, row } = at
    const form = formIn(textOf(at, 'form'))
    this.#open = new OpenProject({
      view,
      row,
      no,
      form: form === null || form === 'summary' ? this.#form : form,
      place: this.#placeOf(at),
      edition: editionIn(textOf(at, 'edition')) ?? this.#edition ?? this.#sheetEdition,
    })
    this.#fill(this.#open, at, true)
  }

  /** Strategy, tactic and programme as columns; an empty cell means the one above, as headings do. */
  #placeOf(at: RowAt): PlaceInPlan {
    const { view, row } = at
    const [strategy, tactic, programme] = (['strategy', 'tactic', 'programme'] as const).map((role) =>
      sharedText(at, role),
    )
    if (strategy && !DITTO.test(strategy)) this.#place = { ...this.#place, ...placeOfStrategyCell(strategy) }
    const read = tactic && !DITTO.test(tactic) ? readTactic(tactic) : null
    if (read) this.#place = { ...this.#place, ...read }
    else if (tactic && !DITTO.test(tactic)) this.#placeWithoutTactic(at, tactic)
    if (programme && !DITTO.test(programme) && !/^[-–—]+$/.test(programme)) {
      const words = readProgrammeWords(programme, view.place(row))
      this.#place = { ...this.#place, ...words.place }
      this.#warnOnce(words.warnings)
    }
    return this.#place
  }

  /** A tactic in words of its own, or a strategy that stands in its column. */
  #placeWithoutTactic({ view, row }: RowAt, text: string): void {
    const heading = placeOfHeading(text, view.place(row))
    this.#place = heading
      ? { ...this.#place, ...heading.change }
      : { ...this.#place, tacticNo: null, tactic: oneLine(text) }
  }

  #fill(project: OpenProject, at: RowAt, isFirst: boolean): void {
    const { view, columns, row, bahtPerUnit } = at
    if (project.view === view) project.lastRow = row
    if (view.isHiddenRow(row)) project.isHidden = true
    for (const role of RUNNING) {
      const own = isFirst && role !== 'name' ? sharedText(at, role) : textOf(at, role)
      const text = isFirst && DITTO.test(own) ? (this.#above.get(role) ?? '') : own
      project.addText(role, text)
      if (isFirst && text !== '') this.#above.set(role, text)
    }
    for (const { column, fiscalYear, bahtPerUnit: unit } of columns.years)
      project.addAmount(fiscalYear, amountAt(view, row, column, unit ?? bahtPerUnit))
    if (columns.total !== null) {
      const total = amountAt(view, row, columns.total, bahtPerUnit)
      if (total.kind === 'amount') project.printedTotal = total.satang
    }
    this.#addRemarks(project, at)
  }

  /** What stands in columns made for it, or in those that no header names. */
  #addRemarks(project: OpenProject, at: RowAt): void {
    const { view, columns, row } = at
    const labelled = [
      ['moved', 'ย้ายไป'],
      ['merged', 'รวมกับ'],
      ['repeats', 'ซ้ำกับ'],
    ] as const
    for (const [role, label] of labelled) {
      const text = oneLine(textOf(at, role))
      if (text !== '') project.remarks.push(foldThai(text).startsWith(foldThai(label)) ? text : `${label} ${text}`)
    }
    for (const { column, text } of view.texts(row)) {
      if (columns.titles.has(column)) continue
      const edition = text.length <= MAX_EDITION_HEADING ? editionIn(text) : null
      if (edition) project.edition = edition
      if (isRemark(text)) project.remarks.push(oneLine(text))
    }
  }

  #addSum(at: RowAt, label: string, total: NonNullable<ReturnType<typeof readTotalText>>): void {
    this.finish()
    const { view, columns, row, bahtPerUnit } = at
    const sums = columns.years.flatMap(({ column, fiscalYear, bahtPerUnit: unit }): RecognisedSum[] => {
      const cell = amountAt(view, row, column, unit ?? bahtPerUnit)
      return cell.kind === 'amount' ? [{ fiscalYear, count: null, satang: cell.satang }] : []
    })
    const all = columns.total === null ? null : amountAt(view, row, columns.total, bahtPerUnit)
    const satang = all?.kind === 'amount' ? all.satang : null
    if (satang !== null || total.count !== null) sums.push({ fiscalYear: null, count: total.count, satang })
    this.sums.push({
      where: view.place(row),
      label,
      scope: total.scope,
      sums,
      itemsBefore: this.placed.length,
      part: this.#part,
      section: this.#section,
      strategySection: this.#strategySection,
    })
  }

  /** Nothing follows: the last project is complete. */
  finish(): void {
    const open = this.#open
    this.#open = null
    if (!open) return
    const item = open.item()
    if (item.name === '') return
    this.warnings.push(...open.allWarnings(item))
    const [part, section, strategySection] = [this.#part, this.#section, this.#strategySection]
    this.placed.push({ item, part, section, strategySection })
  }
}

/** A row with all that is needed to read it. */
type RowAt = { view: SheetView; columns: DevelopmentColumns; row: number; bahtPerUnit: number }

function textOf({ view, columns, row }: RowAt, role: DevelopmentRole): string {
  const texts = (columns.roles.get(role) ?? []).map((column) => view.text(row, column)).filter((text) => text !== '')
  return texts.join(role === 'department' ? '\n' : ' ')
}

/** The row's own text, or that of a cell merged down over several projects. */
function sharedText(at: RowAt, role: DevelopmentRole): string {
  const own = textOf(at, role)
  const [column] = at.columns.roles.get(role) ?? []
  if (own !== '' || column === undefined) return own
  const merge = at.view.merge(at.row, column)
  if (!merge || merge.firstRow <= at.columns.lastRow || merge.firstColumn !== column) return ''
  return at.view.text(merge.firstRow, column)
}

/** All words of the row but its amounts. */
function wordsOf({ view, columns, row }: RowAt): string {
  const numbers = new Set([...columns.years.map(({ column }) => column), columns.total])
  return oneLine(
    view
      .texts(row)
      .filter(({ column }) => !numbers.has(column))
      .map(({ text }) => text)
      .join(' '),
  )
}

const isRunningColumn = ({ columns }: RowAt, column: number): boolean =>
  columns.years.some((year) => year.column === column) ||
  RUNNING.some((role) => columns.roles.get(role)?.includes(column))
