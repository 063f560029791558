import type { Heading } from './headings.ts'

/** What the headings above a row say about it. */
export type Context = {
  strategyNo: number | null
  strategy: string | null
  tactic: string | null
  programme: string | null
  /** The programme's words as printed, when they are not the official ones. */
  programmeRaw: string | null
  /** An agency outside the office, named as the owner of the rows below. */
  agency: string | null
  /** A unit named as heading, for tables without a department column. */
  department: string | null
}

/** Before any heading has been read. */
export const EMPTY_CONTEXT: Context = {
  strategyNo: null,
  strategy: null,
  tactic: null,
  programme: null,
  programmeRaw: null,
  agency: null,
  department: null,
}

/** Keeps the context while the rows of a sheet or document pass. */
export class ContextTracker {
  #context: Context = EMPTY_CONTEXT
  /** A project has been read since the programme was named. */
  #isProgrammeUsed = false
  /** Counts the headings that changed something, to tell sections apart. */
  #section = 0
  #strategySection = 0

  get context(): Context {
    return this.#context
  }

  get section(): number {
    return this.#section
  }

  get strategySection(): number {
    return this.#strategySection
  }

  /** Another form begins: nothing named above holds for it. */
  reset(): void {
    this.#context = EMPTY_CONTEXT
    this.#isProgrammeUsed = false
    this.#section++
    this.#strategySection++
  }

  markUsed(): void {
    this.#isProgrammeUsed = true
  }

  /** Takes a heading. @returns whether it says anything new; a heading repeated on the next page does not */
  take(heading: Heading): boolean {
    if (heading.kind === 'equipment-type') {
      this.#section++
      return true
    }
    const before = this.#context
    this.#context = { ...before, ...this.#changes(heading, before) }
    const isNew = (Object.keys(before) as (keyof Context)[]).some((key) => before[key] !== this.#context[key])
    if (heading.kind === 'programme') this.#isProgrammeUsed &&= !isNew
    if (isNew) this.#section++
    if (isNew && heading.kind === 'strategy') this.#strategySection++
    return isNew
  }

  #changes(heading: Heading, before: Context): Partial<Context> {
    switch (heading.kind) {
      case 'strategy':
        return this.#strategy(heading.no, heading.text, before)
      case 'tactic':
        return { tactic: heading.text }
      case 'programme':
        return {
          programme: heading.programme,
          programmeRaw: heading.isExact ? null : heading.raw,
        }
      case 'none-named':
        return heading.level === 'programme'
          ? { programme: null, programmeRaw: null }
          : this.#strategy(null, null, before)
      case 'department':
        return { department: heading.name, agency: null }
      case 'agency':
        return { agency: heading.name, department: null }
      case 'equipment-type':
      case 'aside':
      default:
        return {}
    }
  }

  /** Another strategy ends the programme under the one before, unless the programme's heading stands above the strategy's. */
  #strategy(no: number | null, text: string | null, before: Context): Partial<Context> {
    if (no === null && text === null) return { strategyNo: null, strategy: null, ...this.#endedProgramme() }
    const isSame = (text ?? before.strategy) === before.strategy && (no ?? before.strategyNo) === before.strategyNo
    if (isSame) return { strategyNo: no ?? before.strategyNo }
    return { strategyNo: no, strategy: text, ...this.#endedProgramme() }
  }

  #endedProgramme(): Partial<Context> {
    return this.#isProgrammeUsed ? { programme: null, programmeRaw: null, tactic: null } : {}
  }
}
