import { parseBahtInput } from '#src/domain/baht-input.ts'
import type { Problem } from '#src/domain/errors.ts'
import type { FormTexts } from '#src/domain/form-conflict.ts'
import { formatBaht } from '#src/domain/money.ts'
import { formatThaiDate, parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import type { Instrument } from './budgets.ts'
import type { InstrumentInput } from './budgets.schema.ts'

/** What a person says of an instrument. */
export type InstrumentContent = Omit<Instrument, 'id' | 'fiscalYear' | 'version'>

const MAX_TITLE = 300

/**
 * An instrument as typed, and every shortcoming at once: unreadable dates or amounts, dates in an order that cannot be.
 * @param today ISO date; what is announced has been announced
 * @param title how it is called when nothing is typed
 */
export function readInstrument(
  input: InstrumentInput,
  today: string,
  title: string,
): { content: InstrumentContent; problems: Problem[] } {
  const problems: Problem[] = []
  const content: InstrumentContent = {
    kind: input.kind,
    number: normaliseThai(input.number) || null,
    title: normaliseThai(input.title) || title,
    councilOn: dateOf('councilOn', input.councilOn, problems),
    approvedOn: dateOf('approvedOn', input.approvedOn, problems),
    announcedOn: dateOf('announcedOn', input.announcedOn, problems),
    totalSatang: totalOf(input.total, problems),
  }
  if (content.title.length > MAX_TITLE || (content.number ?? '').length > MAX_TITLE)
    problems.push({ field: 'title', rule: 'text-too-long', message: `ชื่อและเลขที่ยาวได้ไม่เกิน ${MAX_TITLE} ตัวอักษร` })
  return { content, problems: [...problems, ...orderProblems(content, today)] }
}

function dateOf(field: string, typed: string, problems: Problem[]): string | null {
  const text = normaliseThai(typed)
  if (text === '') return null
  const date = parseThaiDate(text)
  if (date === null)
    problems.push({
      field,
      rule: 'date-unreadable',
      message: `อ่านวันที่ “${text}” ไม่ได้ กรุณาพิมพ์ เช่น 16 กันยายน 2569 หรือ 16/9/2569`,
    })
  return date
}

function totalOf(typed: string, problems: Problem[]): number {
  const amount = parseBahtInput(typed)
  if (amount === null)
    problems.push({
      field: 'total',
      rule: 'amount-unreadable',
      message: 'กรุณาพิมพ์ยอดรวมเป็นตัวเลข เช่น 45,000,000 หรือ 45000000.50',
    })
  return amount ?? 0
}

const NAMES = { councilOn: 'วันที่สภาเห็นชอบ', approvedOn: 'วันที่อนุมัติ', announcedOn: 'วันที่ประกาศใช้' } as const

function orderProblems(content: InstrumentContent, today: string): Problem[] {
  const found: Problem[] = []
  const pairs = [
    ['councilOn', 'approvedOn'],
    ['approvedOn', 'announcedOn'],
    ['councilOn', 'announcedOn'],
  ] as const
  for (const [first, then] of pairs) {
    const [before, after] = [content[first], content[then]]
    if (before !== null && after !== null && before > after && !found.some(({ field }) => field === then))
      found.push({
        field: then,
        rule: 'date-order',
        message: `${NAMES[then]} (${formatThaiDate(after)}) มาก่อน${NAMES[first]} (${formatThaiDate(before)}) กรุณาตรวจปี พ.ศ.`,
      })
  }
  if (content.announcedOn !== null && content.announcedOn > today)
    found.push({ field: 'announcedOn', rule: 'announced-later', message: 'วันที่ประกาศใช้ยังมาไม่ถึง กรุณาตรวจปี พ.ศ.' })
  return found
}

/** What is typed of an instrument. */
export const INSTRUMENT_FIELDS = ['title', 'number', 'total', 'councilOn', 'approvedOn', 'announcedOn'] as const
export type InstrumentField = (typeof INSTRUMENT_FIELDS)[number]

/** An instrument as its form shows it; null: one that is not there yet. */
export const textsOfInstrument = (instrument: Instrument | null): FormTexts<InstrumentField> => ({
  title: instrument?.title ?? '',
  number: instrument?.number ?? '',
  total: instrument ? formatBaht(instrument.totalSatang) : '',
  councilOn: dateText(instrument?.councilOn ?? null),
  approvedOn: dateText(instrument?.approvedOn ?? null),
  announcedOn: dateText(instrument?.announcedOn ?? null),
})

const dateText = (isoDate: string | null): string => (isoDate === null ? '' : formatThaiDate(isoDate))
