import { describe, expect, it } from 'vitest'
import { nationalHolidays } from './holidays.register.ts'
import { dayOffOf, holidaysIn, lastWorkingDayBefore, listHolidays, parseHolidays, type Holiday } from './holidays.ts'

const YEARS = [2025, 2026, 2027, 2028, 2029]
const FIXED = [
  '01-01',
  '04-06',
  '04-13',
  '04-14',
  '04-15',
  '05-04',
  '06-03',
  '07-28',
  '08-12',
  '10-13',
  '10-23',
  '12-05',
  '12-10',
  '12-31',
]

describe('the list that comes with the program', () => {
  it('has every fixed day of its five years', () => {
    const dates = new Set(nationalHolidays().map(({ date }) => date))
    const missing = YEARS.flatMap((year) => FIXED.map((day) => `${year}-${day}`)).filter((date) => !dates.has(date))
    expect(missing).toEqual([])
  })

  it('has the lunar days of the years for which they are known, each once a year', () => {
    const lunar = nationalHolidays().filter(({ kind }) => kind === 'buddhist')
    const years = (name: string) => lunar.filter((one) => one.name === name).map(({ date }) => Number(date.slice(0, 4)))
    for (const name of ['วันมาฆบูชา', 'วันวิสาขบูชา', 'วันอาสาฬหบูชา', 'วันเข้าพรรษา'])
      expect([name, ...years(name)]).toEqual([name, 2025, 2026, 2027])
  })

  it('gives a substitute, on a working day, for each holiday whose days fall on a weekend', () => {
    const all = nationalHolidays()
    const others = holidaysIn(
      listHolidays(
        all.filter(({ kind }) => kind !== 'substitute'),
        [],
      ),
    )
    const substitutes = all.filter(({ kind }) => kind === 'substitute')
    for (const { date } of substitutes) expect([date, dayOffOf(date, others)]).toEqual([date, null])
    const onWeekend = all.filter(({ date, kind }) => kind !== 'substitute' && dayOffOf(date, new Map())?.weekend)
    const due = new Set(onWeekend.map(({ date, name }) => `${date.slice(0, 4)} วันหยุดชดเชย${name}`))
    // A substitute after the end of a year is of the year before.
    expect(substitutes.length).toBe(due.size)
  })
})

describe('a file that is not whole', () => {
  it.each([
    ['no head', '2026-01-01\tวันขึ้นปีใหม่\tfixed\tx'],
    ['no source', 'date\tname\tkind\tsource\n2026-01-01\tวันขึ้นปีใหม่\tfixed\t'],
    ['no day of the calendar', 'date\tname\tkind\tsource\n2026-02-30\tวันตัวอย่าง\tfixed\tx'],
    ['an unknown kind', 'date\tname\tkind\tsource\n2026-01-01\tวันตัวอย่าง\tmoon\tx'],
    ['a day twice', 'date\tname\tkind\tsource\n2026-01-01\tก\tfixed\tx\n2026-01-01\tข\tfixed\tx'],
  ])('is refused: %s', (_name, text) => expect(() => parseHolidays(text)).toThrow(/holiday|not an ISO date/))
})

describe('the list of an office', () => {
  const national: Holiday[] = [
    { date: '2026-12-10', name: 'วันรัฐธรรมนูญ', kind: 'fixed', source: 'x' },
    { date: '2026-12-31', name: 'วันสิ้นปี', kind: 'fixed', source: 'x' },
  ]

  it('has what it added, without what it took out, which can still be seen', () => {
    const listed = listHolidays(national, [
      { date: '2026-12-10', name: 'วันรัฐธรรมนูญ', isRemoved: true },
      { date: '2026-12-11', name: 'วันหยุดของจังหวัด', isRemoved: false },
      { date: '2026-12-31', name: 'วันหยุดสิ้นปีตัวอย่าง', isRemoved: false },
    ])
    expect(listed.map(({ date, kind, isRemoved }) => [date, kind, isRemoved])).toEqual([
      ['2026-12-10', 'fixed', true],
      ['2026-12-11', 'office', false],
      ['2026-12-31', 'office', false],
    ])
    expect([...holidaysIn(listed)]).toEqual([
      ['2026-12-11', 'วันหยุดของจังหวัด'],
      ['2026-12-31', 'วันหยุดสิ้นปีตัวอย่าง'],
    ])
  })

  it('tells the working day before a long weekend', () => {
    const holidays = new Map([
      ['2026-12-07', 'วันหยุดชดเชย'],
      ['2026-12-04', 'วันหยุดพิเศษ'],
    ])
    expect(lastWorkingDayBefore('2026-12-08', holidays)).toBe('2026-12-03')
    expect(dayOffOf('2026-12-05', holidays)).toEqual({ name: null, weekend: 'saturday' })
  })
})
