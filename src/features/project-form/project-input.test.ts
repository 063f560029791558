import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_MONTHS } from '#src/domain/month-set.ts'
import { BLANK_FIELDS, type ProjectFields } from '#src/features/projects/projects.ts'
import { conflictsOf, mergedInput } from './conflict.ts'
import { readForm } from './project-form-data.ts'
import { changesIn, inputFromFields, type ProjectInput } from './project-input.ts'

const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }).filter((each) => each.trim() !== ''))
const anyFields: fc.Arbitrary<ProjectFields> = fc.record({
  kind: fc.constantFrom('project', 'activity', 'equipment', 'outside-agency'),
  name: fc.string(),
  activity: text,
  target: text,
  funds: fc.array(fc.record({ source: text, amountSatang: fc.option(fc.integer()) }), { maxLength: 3 }),
  noBudgetReason: fc.option(fc.constantFrom('dash', 'no-budget-used', 'per-ordinance-no-amount')),
  place: text,
  villages: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 4 }),
  departments: fc.array(fc.constantFrom('กองช่าง', 'กองคลัง', 'แขวงทางหลวง'), { maxLength: 3 }),
  months: fc.integer({ min: 0, max: ALL_MONTHS }),
  strategyNo: fc.option(fc.integer({ min: 0, max: 999 })),
  strategy: text,
  tactic: text,
  programme: text,
  note: text,
  agencyLetter: text,
})

const input = (over: Partial<ProjectInput>): ProjectInput => ({ ...inputFromFields(BLANK_FIELDS), ...over })

describe('the form of a project', () => {
  test('that was not touched changes nothing, whatever the project holds', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        expect(changesIn(inputFromFields(fields), fields)).toEqual({ fields: {}, problems: [] })
      }),
    )
  })

  test('in which one field was touched changes that field only', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const typed = { ...inputFromFields(fields), note: 'ข้อความใหม่ที่พิมพ์' }
        expect(changesIn(typed, fields).fields).toEqual({ note: 'ข้อความใหม่ที่พิมพ์' })
      }),
    )
  })

  test('line ends of the browser and divisions in another order are no change', () => {
    const fields = { ...BLANK_FIELDS, name: 'ก\nข', departments: ['กองคลัง', 'กองช่าง'] }
    const typed = { ...inputFromFields(fields), name: 'ก\r\nข', departments: ['กองช่าง', 'กองคลัง'] }
    expect(changesIn(typed, fields).fields).toEqual({})
  })

  test.each([
    ['1, 3, 5-7', [1, 3, 5, 6, 7]],
    ['๒ ๔', [2, 4]],
    ['หมู่ที่ 1 และ 9', [1, 9]],
    ['หมู่ 2 ถึง 4', [2, 3, 4]],
  ])('villages may be typed as “%s”', (villages, expected) => {
    expect(changesIn(input({ villages }), BLANK_FIELDS)).toEqual({ fields: { villages: expected }, problems: [] })
  })

  test('all that cannot be read is said at once, each beside its field', () => {
    const typed = input({
      villages: 'ทุกหมู่',
      strategyNo: 'หนึ่ง',
      funds: [
        { source: 'เงินสะสม', amount: '5' },
        { source: '', amount: 'ห้าแสน' },
      ],
    })
    expect(changesIn(typed, BLANK_FIELDS).problems.map(({ field }) => field)).toEqual([
      'villages',
      'strategyNo',
      'funds.1.amount',
    ])
  })

  test('funds are read as typed', () => {
    const funds = [
      { source: 'เทศบัญญัติ', amount: '๑,๕๐๐,๐๐๐' },
      { source: 'เงินสะสม', amount: '-' },
      { source: ' ', amount: '' },
    ]
    expect(changesIn(input({ funds }), BLANK_FIELDS).fields.funds).toEqual([
      { source: 'เทศบัญญัติ', amountSatang: 150_000_000 },
      { source: 'เงินสะสม', amountSatang: null },
    ])
  })
})

describe('when someone else saved meanwhile', () => {
  const base = { ...BLANK_FIELDS, name: 'ชื่อเดิม', place: 'ที่เดิม' }
  const current = { ...base, name: 'ชื่อของเขา', target: 'เป้าของเขา' }
  const typed = { ...inputFromFields(base), name: 'ชื่อของฉัน', place: 'ที่ของฉัน' }
  const { fields } = changesIn(typed, base)

  test('what I changed stays, all else is what stands now', () => {
    expect(mergedInput(typed, fields, current)).toMatchObject({
      name: 'ชื่อของฉัน',
      place: 'ที่ของฉัน',
      target: 'เป้าของเขา',
    })
  })

  test('both sides are shown of the fields that both changed, unless they agree', () => {
    expect(conflictsOf(['name'], current, fields)).toMatchObject([
      { field: 'name', theirs: { name: 'ชื่อของเขา' }, mine: { name: 'ชื่อของฉัน' } },
    ])
    expect(conflictsOf(['name'], { ...current, name: 'ชื่อของฉัน' }, fields)).toEqual([])
  })
})

describe('a form that was sent', () => {
  const sent = (over: Record<string, string>): FormData => {
    const form = new FormData()
    const whole = { version: '3', nonce: crypto.randomUUID(), base: JSON.stringify(BLANK_FIELDS), ...over }
    for (const [name, value] of Object.entries(whole)) form.append(name, value)
    return form
  }

  test('is read with its version, its choices and every department once', () => {
    const form = sent({ 'choose-name': 'theirs', intent: 'delete', otherDepartments: ' กองคลัง \r\n\r\nแขวงทางหลวง' })
    form.append('department', 'กองคลัง')
    form.append('months', '12')
    form.append('months', '77')
    expect(readForm(form)).toMatchObject({
      version: 3,
      theirs: ['name'],
      intent: 'delete',
      input: { departments: ['กองคลัง', 'แขวงทางหลวง'], months: [12], kind: 'project' },
    })
  })

  test.each<Record<string, string>>([
    { version: '1.5' },
    { version: 'x' },
    { nonce: '7' },
    { base: '{' },
    { base: '{"months":"x"}' },
  ])('is refused when our page cannot have sent it: %j', (over) => {
    expect(() => readForm(sent(over))).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
