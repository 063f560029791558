import { AppError } from '#src/domain/errors.ts'
import type { Satang } from '#src/domain/money.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'

/** ผ.02 own projects · ผ.02/1 proposed by the community · ผ.02/2 to be coordinated with the province or the อบจ. · ผ.03 equipment. */
export const DEVELOPMENT_FORMS = ['ผ.02', 'ผ.02/1', 'ผ.02/2', 'ผ.03'] as const
export type DevelopmentForm = (typeof DEVELOPMENT_FORMS)[number]

/**
 * ฉบับแรก · เพิ่มเติม · เปลี่ยนแปลง · แก้ไข
 * @law ระเบียบฯ ข้อ 21 (แก้ไข), ข้อ 22 (เพิ่มเติม)
 */
export const EDITION_KINDS = ['original', 'addition', 'change', 'correction'] as const
export type EditionKind = (typeof EDITION_KINDS)[number]

/** Which edition of a plan is meant, apart from when it was announced. `number` and `year` are null for the original. */
export type EditionName = { kind: EditionKind; number: number | null; year: number | null }

/** An edition as stored. `announcedOn`: ISO date. */
export type Edition = EditionName & { id: string; planId: string; announcedOn: string | null; reference: string | null }

/** A five-year plan. Years are Buddhist-era fiscal years, both included. */
export type DevelopmentPlan = {
  id: string
  firstYear: number
  lastYear: number
  title: string
  levelLabel: 'ยุทธศาสตร์' | 'ประเด็นการพัฒนา'
  announcedOn: string | null
  version: number
}

/** What a project of a development plan costs in one year. */
export type YearAmount = { fiscalYear: number; amountSatang: Satang }

/** What a row of the forms says, apart from where it stands. */
export type DevelopmentContent = {
  form: DevelopmentForm
  no: string | null
  strategyNo: number | null
  strategy: string | null
  tactic: string | null
  programme: string | null
  name: string
  objective: string | null
  target: string | null
  indicator: string | null
  expectedResult: string | null
  departments: string[]
  /** Rising years. 0: the plan says by a dash that there is no money; a year of which it says nothing is not among them. */
  budgets: YearAmount[]
  note: string | null
}

/** A project of a development plan as stored. `sheet` and `row` (from 1): where the file had it. */
export type DevelopmentProject = DevelopmentContent & {
  id: string
  planId: string
  editionId: string
  position: number
  /** The project of a later edition that took its place. */
  replacedBy: string | null
  /** The edition takes the project out. */
  isCancelled: boolean
  sheet: string | null
  row: number | null
  version: number
}

/** Whether a project holds now: no later edition replaced it, and none took it out. */
export const isStanding = ({ replacedBy, isCancelled }: DevelopmentProject): boolean =>
  replacedBy === null && !isCancelled

/** What a project may cost in a year; null when it has no money in it. */
export const amountIn = ({ budgets }: Pick<DevelopmentContent, 'budgets'>, fiscalYear: number): Satang | null =>
  budgets.find((budget) => budget.fiscalYear === fiscalYear && budget.amountSatang > 0)?.amountSatang ?? null

/** The years in which a project has money. */
export const yearsWithMoney = ({ budgets }: Pick<DevelopmentContent, 'budgets'>): number[] =>
  budgets.filter(({ amountSatang }) => amountSatang > 0).map(({ fiscalYear }) => fiscalYear)

const KIND_WORDS: Readonly<Record<EditionKind, string>> = {
  original: 'ฉบับแรก',
  addition: 'เพิ่มเติม ฉบับที่',
  change: 'เปลี่ยนแปลง ครั้งที่',
  correction: 'แก้ไขครั้งที่',
}

/** "เพิ่มเติม ฉบับที่ 6/2567", as the plan itself calls it. */
export function editionText({ kind, number, year }: EditionName): string {
  if (number === null) return year === null || kind === 'original' ? KIND_WORDS[kind] : `${KIND_WORDS[kind]} -/${year}`
  return `${KIND_WORDS[kind]} ${number}${year === null ? '' : `/${year}`}`
}

/** The edition with the day of its announcement, where that is known. */
export const datedEdition = (edition: Edition): string =>
  edition.announcedOn === null
    ? editionText(edition)
    : `${editionText(edition)} (${formatThaiDate(edition.announcedOn, 'short')})`

/** In the order in which editions follow each other: the original, then by year; of one year in the order of their dates, kinds and numbers. */
export function compareEditions(a: Edition, b: Edition): number {
  if ((a.kind === 'original') !== (b.kind === 'original')) return a.kind === 'original' ? -1 : 1
  return (
    (a.year ?? 0) - (b.year ?? 0) ||
    (a.announcedOn ?? '').localeCompare(b.announcedOn ?? '') ||
    EDITION_KINDS.indexOf(a.kind) - EDITION_KINDS.indexOf(b.kind) ||
    (a.number ?? 0) - (b.number ?? 0)
  )
}

/** Follows a project to what stands in its place now; a project taken out leads to the row that took it out. */
export function latestOf<Row extends { id: string; replacedBy: string | null }>(
  id: string,
  byId: ReadonlyMap<string, Row>,
): Row | null {
  let row = byId.get(id) ?? null
  // A chain is as long as the plan has editions; a ring would be an error of ours and must not hang a page.
  for (let steps = 0; row && row.replacedBy !== null && steps < byId.size; steps++)
    row = byId.get(row.replacedBy) ?? row
  return row
}

/** All that one project was, oldest first. @param id any of them */
export function historyOf<Row extends { id: string; replacedBy: string | null }>(
  id: string,
  rows: readonly Row[],
): Row[] {
  const last = latestOf(id, new Map(rows.map((row) => [row.id, row])))
  if (!last) return []
  const before = Map.groupBy(rows, ({ replacedBy }) => replacedBy)
  const chain: Row[] = []
  const seen = new Set<string>()
  const collect = (row: Row): void => {
    if (seen.has(row.id)) return
    seen.add(row.id)
    for (const earlier of before.get(row.id) ?? []) collect(earlier)
    chain.push(row)
  }
  collect(last)
  return chain
}

/** Asked for a project that the development plans of the office do not have. */
export const noDevelopmentProject = (): AppError => new AppError('not_found', 'ไม่พบโครงการนี้ในแผนพัฒนาท้องถิ่น')
