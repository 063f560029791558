import fc from 'fast-check'
import {
  LEVEL_LABELS,
  OPTIONAL_COLUMNS,
  type BookOptions,
  type PlanForBook,
  type PlanProject,
} from '#src/domain/plan.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import type { FundRow, NoBudgetReason } from '#src/domain/project.ts'
import { BLANK_ANNOUNCEMENT } from '#src/domain/plan.ts'
import { DEPARTMENTS, EQUIPMENT, STRATEGIES, VILLAGES, WORKS } from '#test/sample-words.ts'

const OFFICE = {
  name: 'เทศบาลตำบลดำเนินตัวอย่าง',
  type: 'subdistrict-municipality',
  amphoe: 'ตัวอย่าง',
  province: 'สมมุติ',
} as const
const AGENCIES = ['องค์การบริหารส่วนจังหวัดสมมุติ', 'แขวงทางหลวงชนบทสมมุติ', 'การไฟฟ้าส่วนภูมิภาคสาขาตัวอย่าง']
const SOURCES = ['เทศบัญญัติ', 'เงินสะสม', 'เงินอุดหนุนเฉพาะกิจ', 'เงินอุดหนุนจาก อบจ.']

const satang = fc.oneof(
  fc.integer({ min: 10, max: 90_000 }).map((hundreds) => hundreds * 10_000),
  fc.integer({ min: 100_000, max: 900_000_000_00 }),
)

const money: fc.Arbitrary<{ funds: FundRow[]; noBudgetReason: NoBudgetReason | null }> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ source: fc.option(fc.constantFrom(...SOURCES)), amountSatang: satang })
      .map((fund) => ({ funds: [fund], noBudgetReason: null })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.uniqueArray(fc.constantFrom(...SOURCES), { minLength: 2, maxLength: 3 }),
        fc.array(satang, { minLength: 3, maxLength: 3 }),
      )
      .map(([sources, amounts]) => ({
        funds: sources.map((source, at) => ({ source, amountSatang: amounts[at] ?? 0 })),
        noBudgetReason: null,
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('dash' as const, 'no-budget-used' as const)
      .map((noBudgetReason) => ({ funds: [], noBudgetReason })),
  },
)

const strategy = (count: number, hasGaps: boolean): fc.Arbitrary<Pick<PlanProject, 'strategyNo' | 'strategy'>> => {
  const named = fc
    .integer({ min: 1, max: Math.max(1, count) })
    .map((no) => ({ strategyNo: no, strategy: STRATEGIES[no - 1] ?? null }))
  const none = fc.constant({ strategyNo: null, strategy: null })
  if (count === 0) return none
  return hasGaps ? fc.oneof({ weight: 4, arbitrary: named }, { weight: 1, arbitrary: none }) : named
}

const programme = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PROGRAMMES).map(({ name }) => ({ programme: name, programmeRaw: null })) },
  { weight: 1, arbitrary: fc.constant({ programme: null, programmeRaw: 'แผนงานพิเศษตามนโยบาย' }) },
  { weight: 1, arbitrary: fc.constant({ programme: null, programmeRaw: null }) },
)

const what = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('project' as const),
      work: fc.constantFrom(...WORKS),
      departments: fc.uniqueArray(fc.constantFrom(...DEPARTMENTS), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('outside-agency' as const),
      work: fc.constantFrom(...WORKS),
      departments: fc.constantFrom(...AGENCIES).map((agency) => [agency]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('equipment' as const),
      work: fc.constantFrom(...EQUIPMENT).map((item) => ({ target: '', ...item })),
      departments: fc.constantFrom(...DEPARTMENTS).map((unit) => [unit]),
    }),
  },
)

const project = (count: number, hasGaps: boolean): fc.Arbitrary<PlanProject> =>
  fc
    .record({
      what,
      money,
      strategy: strategy(count, hasGaps),
      programme,
      village: fc.constantFrom(...VILLAGES),
      moo: fc.integer({ min: 1, max: 20 }),
      number: fc.integer({ min: 10, max: 1990 }),
      months: fc.integer({ min: 0, max: 0xfff }),
      hasTarget: fc.boolean(),
      note: fc.option(fc.constantFrom('โอนมาจากปี 2569', 'ดำเนินการร่วมกับชุมชน')),
    })
    .map(({ what, money, strategy, programme, ...words }) => {
      const fill = (text: string): string =>
        text
          .replaceAll('{v}', words.village)
          .replaceAll('{m}', String(words.moo))
          .replaceAll('{n}', String(words.number))
      return {
        id: null,
        no: null,
        kind: what.kind,
        name: fill(what.work.name),
        activity: fill(what.work.activity),
        target: words.hasTarget && what.work.target !== '' ? fill(what.work.target) : null,
        ...money,
        place: fill('{v} หมู่ที่ {m}'),
        departments: what.departments,
        months: words.months,
        ...strategy,
        tactic: null,
        ...programme,
        note: words.note,
      }
    })

/** Plans of a fictitious office with everything that the forms can show; no two projects are alike. */
export const arbitraryPlan: fc.Arbitrary<PlanForBook> = fc
  .record({
    strategies: fc.integer({ min: 0, max: 3 }),
    hasGaps: fc.boolean(),
    levelLabel: fc.constantFrom(...LEVEL_LABELS),
  })
  .chain(({ strategies, hasGaps, levelLabel }) =>
    fc.array(project(strategies, hasGaps), { minLength: 1, maxLength: 12 }).map((projects) => ({
      office: OFFICE,
      fiscalYear: 2570,
      regulation: '2561' as const,
      levelLabel,
      preparedBy: null,
      announcement: BLANK_ANNOUNCEMENT,
      projects: projects.map((item, at) => ({ ...item, id: String(at), name: `${item.name} ระยะที่ ${at + 1}` })),
    })),
  )

export const arbitraryOptions: fc.Arbitrary<BookOptions> = fc.record({
  digits: fc.constantFrom('thai' as const, 'arabic' as const),
  order: fc.constantFrom('file' as const, 'budget' as const),
  optionalColumns: fc.subarray([...OPTIONAL_COLUMNS]),
})
