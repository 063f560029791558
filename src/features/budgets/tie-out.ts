import type { Satang } from '#src/domain/money.ts'
import {
  expectedSum,
  moneyOf,
  type Allocation,
  type BudgetLine,
  type FundedProject,
  type Instrument,
  type InstrumentKind,
} from './budgets.ts'

/** Where a line stands: `over` = projects take more than it gives, `open` = something is neither taken nor left out. */
export type LineState = 'in-plan' | 'left-out' | 'open' | 'over'

/** A line with what projects take of it. `restSatang` has the sign of the line when it is open, the other when it is over. */
export type TiedLine = {
  line: BudgetLine
  allocatedSatang: Satang
  restSatang: Satang
  /** Part of the rest that is deliberately left out: all of it where there is a reason, unless more is taken than given. */
  leftOutSatang: Satang
  state: LineState
  projectIds: string[]
}

/**
 * An instrument and where its money is:
 * `wholeSatang = inPlanSatang + leftOutSatang + openSatang + overSatang + missingSatang`, always.
 */
export type TiedInstrument = {
  instrument: Instrument
  lineCount: number
  /** What the lines must add up to. */
  wholeSatang: Satang
  inPlanSatang: Satang
  leftOutSatang: Satang
  openSatang: Satang
  /** More than a line gives: the other sign. */
  overSatang: Satang
  /** What the instrument says beyond its lines. */
  missingSatang: Satang
  /** `openSatang + overSatang + missingSatang`: must be 0. */
  differenceSatang: Satang
  openCount: number
  overCount: number
  leftOutCount: number
  inPlanCount: number
}

/** A project and its money: `ownSatang` must be `allocatedSatang`. */
export type TiedProject = {
  project: FundedProject
  ownSatang: Satang
  outsideSatang: Satang
  allocatedSatang: Satang
  differenceSatang: Satang
  state: 'tied' | 'no-line' | 'differs' | 'no-own-money'
  lineIds: string[]
}

/** A plan and its budget side by side; all sums in satang. */
export type TieOut = {
  instruments: TiedInstrument[]
  lines: TiedLine[]
  projects: TiedProject[]
  /** Sums over the instruments. */
  totals: Omit<TiedInstrument, 'instrument'>
  planSatang: Satang
  ownSatang: Satang
  outsideSatang: Satang
  /** Nothing is open, over, missing or different anywhere; sums that happen to cancel out do not count. */
  isTied: boolean
}

/** What is tied out: the instruments of a year, their lines, and the projects of its plan. */
export type ToTieOut = {
  instruments: readonly Instrument[]
  lines: readonly BudgetLine[]
  allocations: readonly Allocation[]
  projects: readonly FundedProject[]
}

/** Ties the plan of a year out against its budget. Linear; money that is allocated to a project which is gone counts as open. */
export function tieOut({ instruments, lines, allocations, projects }: ToTieOut): TieOut {
  const present = new Set(projects.map(({ id }) => id))
  const own = new Set(lines.map(({ id }) => id))
  const standing = allocations.filter(({ lineId, projectId }) => own.has(lineId) && present.has(projectId))
  const byLine = Map.groupBy(standing, ({ lineId }) => lineId)
  const byProject = Map.groupBy(standing, ({ projectId }) => projectId)
  const tiedLines = lines.map((line) => tieLine(line, byLine.get(line.id) ?? []))
  const linesOf = Map.groupBy(tiedLines, ({ line }) => line.instrumentId)
  const tied = instruments.map((instrument) => tieInstrument(instrument, linesOf.get(instrument.id) ?? []))
  const tiedProjects = projects.map((project) => tieProject(project, byProject.get(project.id) ?? []))
  const ownSatang = sum(tiedProjects, ({ ownSatang: amount }) => amount)
  const outsideSatang = sum(tiedProjects, ({ outsideSatang: amount }) => amount)
  return {
    instruments: tied,
    lines: tiedLines,
    projects: tiedProjects,
    totals: totalsOf(tied),
    planSatang: ownSatang + outsideSatang,
    ownSatang,
    outsideSatang,
    isTied:
      tied.length > 0 &&
      tied.every(({ openCount, overCount, missingSatang }) => openCount + overCount === 0 && missingSatang === 0) &&
      tiedProjects.every(({ state }) => state === 'tied' || state === 'no-own-money'),
  }
}

function tieLine(line: BudgetLine, allocations: readonly Allocation[]): TiedLine {
  const allocatedSatang = sum(allocations, ({ amountSatang }) => amountSatang)
  const restSatang = line.amountSatang - allocatedSatang
  const isOver = restSatang !== 0 && Math.sign(restSatang) !== Math.sign(line.amountSatang)
  const isLeftOut = line.leftOutReason !== null && !isOver
  const state = isOver ? 'over' : isLeftOut ? 'left-out' : restSatang === 0 ? 'in-plan' : 'open'
  const projectIds = allocations.map(({ projectId }) => projectId)
  return { line, allocatedSatang, restSatang, leftOutSatang: isLeftOut ? restSatang : 0, state, projectIds }
}

function tieInstrument(instrument: Instrument, lines: readonly TiedLine[]): TiedInstrument {
  const restOf = (state: LineState): Satang => sum(lines, (line) => (line.state === state ? line.restSatang : 0))
  const count = (state: LineState): number => lines.filter((line) => line.state === state).length
  const wholeSatang = expectedSum(instrument)
  const missingSatang = wholeSatang - sum(lines, ({ line }) => line.amountSatang)
  const [openSatang, overSatang] = [restOf('open'), restOf('over')]
  return {
    instrument,
    lineCount: lines.length,
    wholeSatang,
    inPlanSatang: sum(lines, ({ allocatedSatang }) => allocatedSatang),
    leftOutSatang: sum(lines, ({ leftOutSatang }) => leftOutSatang),
    openSatang,
    overSatang,
    missingSatang,
    differenceSatang: openSatang + overSatang + missingSatang,
    openCount: count('open'),
    overCount: count('over'),
    leftOutCount: count('left-out'),
    inPlanCount: lines.filter(({ projectIds }) => projectIds.length > 0).length,
  }
}

function tieProject(project: FundedProject, allocations: readonly Allocation[]): TiedProject {
  const { ownSatang, outsideSatang } = moneyOf(project)
  const allocatedSatang = sum(allocations, ({ amountSatang }) => amountSatang)
  const differenceSatang = ownSatang - allocatedSatang
  const lineIds = allocations.map(({ lineId }) => lineId)
  return {
    project,
    ownSatang,
    outsideSatang,
    allocatedSatang,
    differenceSatang,
    state: stateOfProject(ownSatang, differenceSatang, lineIds.length),
    lineIds,
  }
}

function stateOfProject(ownSatang: Satang, differenceSatang: Satang, lineCount: number): TiedProject['state'] {
  if (lineCount === 0) return ownSatang === 0 ? 'no-own-money' : 'no-line'
  return differenceSatang === 0 ? 'tied' : 'differs'
}

const SUMMED = [
  'lineCount',
  'wholeSatang',
  'inPlanSatang',
  'leftOutSatang',
  'openSatang',
  'overSatang',
  'missingSatang',
  'differenceSatang',
  'openCount',
  'overCount',
  'leftOutCount',
  'inPlanCount',
] as const

const totalsOf = (tied: readonly TiedInstrument[]): Omit<TiedInstrument, 'instrument'> =>
  // Each key is written from the list of all of them.
  Object.fromEntries(SUMMED.map((key) => [key, sum(tied, (one) => one[key])])) as Omit<TiedInstrument, 'instrument'>

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

/**
 * What the plan may take per kind of instrument, deliberately left out money apart: what the checks hold the plan's funds against.
 * A transfer moves money inside the annual ordinance.
 */
export function meantForPlan({ instruments }: TieOut): Map<Exclude<InstrumentKind, 'transfer'>, Satang> {
  const meant = new Map<Exclude<InstrumentKind, 'transfer'>, Satang>()
  for (const { instrument, wholeSatang, leftOutSatang } of instruments) {
    const kind = instrument.kind === 'transfer' ? 'annual' : instrument.kind
    meant.set(kind, (meant.get(kind) ?? 0) + wholeSatang - leftOutSatang)
  }
  return meant
}
