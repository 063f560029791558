import { matchFundSource, type FundSourceId } from '#src/domain/fund-sources.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { Satang } from '#src/domain/money.ts'
import { officeWords, type OfficeType } from '#src/domain/office-types.ts'
import type { FundRow } from '#src/domain/project.ts'

/**
 * annual = งบประมาณรายจ่ายประจำปี · supplementary = รายจ่ายเพิ่มเติม · transfer = โอนงบประมาณ · reserve = จ่ายขาดเงินสะสม · specific-grant =
 * เงินอุดหนุนเฉพาะกิจ
 */
export const INSTRUMENT_KINDS = ['annual', 'supplementary', 'transfer', 'reserve', 'specific-grant'] as const
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number]

/** What gives money in a year: an ordinance, a transfer, a resolution on reserve money, a grant. Dates are ISO. */
export type Instrument = {
  id: string
  fiscalYear: FiscalYear
  kind: InstrumentKind
  number: string | null
  title: string
  councilOn: string | null
  approvedOn: string | null
  announcedOn: string | null
  /** As the instrument itself says it. Of a transfer: what is moved, once. */
  totalSatang: Satang
  version: number
}

/** What a line says, whether it comes from a file or from the screen. Negative: taken away by a transfer. */
export type LineContent = {
  code: string | null
  /** ด้าน · แผนงาน · งาน · งบ · หมวด/ประเภท */
  area: string | null
  programme: string | null
  work: string | null
  budgetType: string | null
  expenseCategory: string | null
  name: string
  department: string | null
  amountSatang: Satang
}

/**
 * Most lines of one instrument: a large municipality has about 3,000. Every page of a budget ties out all lines of the year, which with more
 * would keep other requests waiting.
 */
export const MAX_LINES = 5_000

/** A line of an instrument. */
export type BudgetLine = LineContent & {
  id: string
  instrumentId: string
  position: number
  /** Why what no project takes of it stays out of the operation plan; null: it is meant to be in it. */
  leftOutReason: string | null
  sourceSheet: string | null
  sourceRow: number | null
  version: number
}

/** How much of a line pays for a project of the plan. */
export type Allocation = { lineId: string; projectId: string; amountSatang: Satang }

/** A line as it is offered to be chosen: `restSatang` is not yet taken by any project. */
export type LineForChoosing = BudgetLine & {
  instrumentKind: InstrumentKind
  /** Source under which a project names this money. */
  fundSource: string
  restSatang: Satang
}

/** Why a line is deliberately not in the operation plan, as officials say it. */
export const READY_REASONS = [
  'เงินเดือนและค่าตอบแทนบุคลากร',
  'ค่าจ้างประจำและค่าจ้างพนักงานจ้าง',
  'งบกลาง',
  'รายจ่ายประจำ (ค่าตอบแทน ใช้สอย และวัสดุ)',
  'ค่าสาธารณูปโภค',
  'ชำระหนี้เงินกู้และดอกเบี้ย',
  'เงินสมทบกองทุนตามกฎหมาย',
] as const

/** What the lines of an instrument must add up to: a transfer gives nothing, it moves. */
export const expectedSum = ({ kind, totalSatang }: Pick<Instrument, 'kind' | 'totalSatang'>): Satang =>
  kind === 'transfer' ? 0 : totalSatang

/**
 * Source under which the money of an instrument stands with a project. What a transfer moves stays money of the annual ordinance.
 */
export function fundSourceOf(kind: InstrumentKind, officeType: OfficeType): string {
  if (kind === 'supplementary') return 'งบประมาณรายจ่ายเพิ่มเติม'
  if (kind === 'reserve') return 'เงินสะสม'
  if (kind === 'specific-grant') return 'เงินอุดหนุนเฉพาะกิจ'
  return officeWords(officeType).budgetInstrument.text
}

const KIND_OF_SOURCE: Readonly<Record<FundSourceId, Exclude<InstrumentKind, 'transfer'> | 'outside'>> = {
  'municipal-ordinance': 'annual',
  'local-ordinance': 'annual',
  transfer: 'annual',
  'central-fund': 'annual',
  // Stands inside the ordinance of the year.
  'general-grant': 'annual',
  'supplementary-budget': 'supplementary',
  'accumulated-fund': 'reserve',
  'specific-grant': 'specific-grant',
  'carry-over': 'outside',
  loan: 'outside',
  'pao-grant': 'outside',
  'other-agency': 'outside',
  'community-contribution': 'outside',
  donation: 'outside',
  other: 'outside',
}

/** The kind of instrument that a project's source names; 'outside': money from no instrument of the year. Unknown words count as the office's own. */
export const kindOfSource = (source: string | null): Exclude<InstrumentKind, 'transfer'> | 'outside' => {
  const known = source === null ? null : matchFundSource(source)
  return known ? KIND_OF_SOURCE[known.id] : 'annual'
}

/** A project as far as money is concerned. */
export type FundedProject = {
  id: string
  kind: string
  name: string
  programme: string | null
  departments: readonly string[]
  funds: readonly FundRow[]
}

/** Money of a project by where it must come from: the instruments of the office, or others. Outside agencies bring their own. */
export function moneyOf({ kind, funds }: Pick<FundedProject, 'kind' | 'funds'>): {
  ownSatang: Satang
  outsideSatang: Satang
} {
  let [ownSatang, outsideSatang] = [0, 0]
  for (const { source, amountSatang } of funds) {
    if (kind === 'outside-agency' || kindOfSource(source) === 'outside') outsideSatang += amountSatang ?? 0
    else ownSatang += amountSatang ?? 0
  }
  return { ownSatang, outsideSatang }
}

/** Funds after a change of the money of one kind; a row that comes to nothing goes. Null: there would be less than nothing. */
export function changedFunds(
  funds: readonly FundRow[],
  kind: InstrumentKind,
  changeSatang: Satang,
  source: string,
): FundRow[] | null {
  const wanted = kind === 'transfer' ? 'annual' : kind
  const at = funds.findIndex((fund) => fund.amountSatang !== null && kindOfSource(fund.source) === wanted)
  const before = funds[at]
  const amountSatang = (before?.amountSatang ?? 0) + changeSatang
  if (amountSatang < 0) return null
  if (!before) return [...funds, { source, amountSatang }]
  return funds.flatMap((fund, index) =>
    index !== at ? [fund] : amountSatang === 0 ? [] : [{ source: fund.source, amountSatang }],
  )
}
