import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_MONTHS, monthSet } from '#src/domain/month-set.ts'
import { soundPlan, soundProject } from '#test/sound-project.ts'
import {
  blockingFindings,
  checkInParts,
  checkPlan,
  compareFunds,
  type PlanToCheck,
  type ProjectToCheck,
} from './checks.ts'
import { findingsByRule } from './findings-by-rule.ts'
import { readFundTotals } from './fund-totals.ts'
import { SEVERITIES } from './rule.ts'
import { PLAN_RULES, PROJECT_RULES, RULES } from './rules/all-rules.ts'

const many = (count: number, over: (index: number) => Partial<ProjectToCheck>): ProjectToCheck[] =>
  Array.from({ length: count }, (_, index) =>
    soundProject({ id: `p${index}`, name: `โครงการอบรมอาชีพรุ่นที่ ${index} ของชุมชน`, ...over(index) }),
  )
const withFund = (baht: number) => ({ funds: [{ source: 'เทศบัญญัติ', amountSatang: baht * 100 }] })
const other = (over: Partial<ProjectToCheck>): Partial<PlanToCheck> => ({
  projects: [soundProject(), soundProject({ id: 'p2', ...over })],
})

/** A budget that ties out with the sound plan. */
const TIED = {
  openCount: 0,
  openSatang: 0,
  overCount: 0,
  missing: [],
  allocatedSatang: { [soundProject().id]: 50_000_000 },
}

/** For each rule a plan of which it must speak, and one of which it must not. */
/** The sound project's place in a development plan. */
const placedAt = (place: NonNullable<PlanToCheck['development']>['places'][string]): Partial<PlanToCheck> => ({
  development: { title: 'แผนพัฒนาท้องถิ่น', places: { [soundProject().id]: place } },
})

const CASES: Record<string, { says: Partial<PlanToCheck>; silent: Partial<PlanToCheck> }> = {
  'plan-empty': { says: { projects: [] }, silent: {} },
  'plan-over-fund-total': {
    says: { projects: [soundProject(withFund(500_001))] },
    silent: { projects: [soundProject(withFund(500_000)), soundProject({ ...withFund(9), kind: 'outside-agency' })] },
  },
  'plan-under-fund-total': { says: { projects: [soundProject(withFund(499_999))] }, silent: {} },
  'fund-totals-missing': { says: { fundTotals: [] }, silent: {} },
  'budget-announcement-missing': { says: { budgetAnnouncedOn: null }, silent: {} },
  'not-in-development-plan': {
    says: { development: { title: 'แผนพัฒนาท้องถิ่น', places: {} } },
    silent: {
      development: { title: 'แผนพัฒนาท้องถิ่น', places: {} },
      projects: [soundProject({ kind: 'outside-agency' })],
    },
  },
  'above-development-plan': {
    says: placedAt({ kind: 'planned', satang: 49_999_999 }),
    silent: placedAt({ kind: 'planned', satang: 50_000_000 }),
  },
  'development-plan-other-year': {
    says: placedAt({ kind: 'other-year', years: [2569] }),
    silent: placedAt({ kind: 'outside' }),
  },
  'development-plan-cancelled': { says: placedAt({ kind: 'cancelled' }), silent: placedAt({ kind: 'outside' }) },
  'budget-line-without-project': {
    says: { budget: { ...TIED, openCount: 2, openSatang: 900 } },
    silent: { budget: TIED },
  },
  'budget-line-overcommitted': { says: { budget: { ...TIED, overCount: 1 } }, silent: { budget: TIED } },
  'project-without-budget-line': {
    says: { budget: { ...TIED, allocatedSatang: {} } },
    silent: { budget: { ...TIED, allocatedSatang: {} }, projects: [soundProject({ kind: 'outside-agency' })] },
  },
  'project-funds-not-lines': {
    says: { budget: { ...TIED, allocatedSatang: { [soundProject().id]: 49_999_999 } } },
    silent: { budget: TIED },
  },
  'budget-lines-not-total': {
    says: { budget: { ...TIED, missing: [{ title: 'เทศบัญญัติ', satang: 1 }] } },
    silent: { budget: TIED },
  },
  'strategy-two-names': {
    says: other({ strategy: 'การศึกษา' }),
    silent: other({ strategyNo: 2, strategy: 'การศึกษา' }),
  },
  'strategy-two-numbers': { says: other({ strategyNo: 2 }), silent: other({ strategyNo: 1 }) },
  'name-repeated': {
    says: other({}),
    silent: other({ place: 'บ้านหนองกระทุ่ม หมู่ที่ 8', villages: [8] }),
  },
  'name-nearly-repeated': {
    says: other({ name: 'ก่อสร้างถนน ค.ส.ล. สายเลียบคลอง บ้านท่าน้ำอ้อย หมู่ ๓' }),
    silent: other({ name: 'ก่อสร้างถนน ค.ส.ล. สายเลียบคลอง บ้านท่าน้ำอ้อย หมู่ ๘' }),
  },
  'dig-once': { says: { digOnceCount: 2 }, silent: { digOnceCount: 0 } },
  'duplicates-undecided': { says: { openDuplicates: 2 }, silent: { openDuplicates: 0 } },
  'amount-very-large': {
    says: { projects: many(12, (index) => withFund(index === 0 ? 100_000_000 : 100_000)) },
    silent: { projects: many(12, (index) => withFund(index === 0 ? 1_000_000 : 100_000)) },
  },
  'plan-all-in-september': {
    says: { projects: many(20, (index) => ({ months: index < 6 ? monthSet([12]) : monthSet([4]) })) },
    silent: { projects: many(20, (index) => ({ months: index < 3 ? monthSet([12]) : monthSet([4]) })) },
  },
  'plan-all-same-months': {
    says: { projects: many(20, () => ({ months: ALL_MONTHS })) },
    silent: { projects: many(20, (index) => ({ months: index < 10 ? ALL_MONTHS : monthSet([4]) })) },
  },
  'plan-nothing-first-half': {
    says: { projects: many(20, () => ({ months: monthSet([8, 9]) })) },
    silent: { projects: many(20, (index) => ({ months: monthSet(index === 0 ? [1] : [8, 9]) })) },
  },
}

const rulesThatSpeakOf = (over: Partial<PlanToCheck>): string[] => checkPlan(soundPlan(over)).map(({ rule }) => rule)

test('every rule that looks at the plan has its cases', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(PLAN_RULES.map(({ id }) => id).toSorted())
})

test.each(Object.entries(CASES))('%s speaks of what is wrong, and only of that', (rule, { says, silent }) => {
  expect(rulesThatSpeakOf(says)).toContain(rule)
  expect(rulesThatSpeakOf(silent)).not.toContain(rule)
})

test('that nobody has looked for duplicates yet is said where there are two works to compare, and none are known', () => {
  const unsearched = { isSearched: false }
  const rule = 'duplicates-undecided'
  expect(rulesThatSpeakOf({ ...unsearched, projects: many(2, () => ({})) })).toContain(rule)
  expect(rulesThatSpeakOf({ ...unsearched, projects: many(1, () => ({})) })).not.toContain(rule)
  expect(rulesThatSpeakOf({ isSearched: true, projects: many(2, () => ({})) })).not.toContain(rule)
})

test('rules have ids of their own, texts in both languages, and block only what leaves the book incomplete', () => {
  expect(RULES.length).toBeGreaterThanOrEqual(25)
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
  for (const { title, reason } of RULES)
    for (const { th, en } of [title, reason]) expect([/[ก-๙]/.test(th), en.length > 3]).toEqual([true, true])
  expect(RULES.filter(({ severity }) => severity === 'blocking').map(({ id }) => id)).toEqual([
    'plan-empty',
    'name-missing',
    'budget-missing',
    'department-missing',
    'months-missing',
    'programme-missing',
    'strategy-missing',
  ])
  expect(RULES.filter(({ severity, law }) => severity === 'blocking' && law === null)).toEqual([])
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'โครงการ', 'ก่อสร้างถนน คสล. ม.3-', 'หมู่ที่ 1-99', '((((', '2570–2575', 'xxx', '๕๐๐ บาท'),
)
const maybe = fc.option(text)
const anyProject: fc.Arbitrary<ProjectToCheck> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('project', 'activity', 'equipment', 'outside-agency'),
  name: text,
  activity: maybe,
  target: maybe,
  funds: fc.array(fc.record({ source: maybe, amountSatang: fc.option(fc.maxSafeInteger()) }), { maxLength: 4 }),
  noBudgetReason: fc.option(fc.constantFrom('dash', 'no-budget-used', 'per-ordinance-no-amount')),
  place: maybe,
  villages: fc.array(fc.integer(), { maxLength: 5 }),
  departments: fc.array(text, { maxLength: 5 }),
  months: fc.integer(),
  strategyNo: fc.option(fc.integer()),
  strategy: maybe,
  tactic: maybe,
  programme: maybe,
  programmeRaw: maybe,
  note: maybe,
  agencyLetter: maybe,
})

describe('whatever the projects hold', () => {
  test('checking never fails, names only what is there, and says the same again, in parts too', () => {
    fc.assert(
      fc.property(fc.array(anyProject, { maxLength: 30 }), (projects) => {
        const plan = soundPlan({ projects })
        const findings = checkPlan(plan)
        const ids = new Set<string | null>([null, ...projects.map(({ id }) => id)])
        expect(findings.filter(({ projectId }) => !ids.has(projectId))).toEqual([])
        const copy = { ...plan, projects: structuredClone(projects) }
        expect([...checkInParts(copy)].length).toBe(Math.ceil(projects.length / 200))
        expect(checkPlan(copy)).toEqual(findings)
      }),
      { numRuns: 60 },
    )
  })

  test('the page shows every finding under its rule, or says how many there are', () => {
    fc.assert(
      fc.property(fc.array(anyProject, { maxLength: 30 }), (projects) => {
        const findings = checkPlan(soundPlan({ projects }))
        const groups = findingsByRule(findings, projects, { only: null, mostLines: 3 })
        expect(groups.map(({ severity }) => severity)).toEqual(SEVERITIES)
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(findings.length)
        expect(
          groups.flatMap(({ rules }) => rules).every(({ count, lines }) => lines.length === Math.min(3, count)),
        ).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

test('looks at each project once: twice as many projects, twice as many looks', () => {
  const looks = (count: number): number => {
    let seen = 0
    const projects = many(count, () => ({ departments: [] })).map(
      (project) => new Proxy(project, { get: (target, key) => ((seen += 1), Reflect.get(target, key) as unknown) }),
    )
    checkPlan(soundPlan({ projects }))
    return seen
  }
  expect(looks(400) / looks(200)).toBeLessThan(2.2)
  expect(PROJECT_RULES.length).toBeGreaterThan(50)
})

test('what blocks is picked out', () => {
  const findings = checkPlan(soundPlan({ projects: [soundProject({ months: 0, target: null, note: 'ยกเลิก' })] }))
  expect(findings.map(({ rule }) => rule)).toContain('project-cancelled')
  expect(blockingFindings(findings).map(({ rule }) => rule)).toEqual(['months-missing'])
})

test('a project that changed is looked at anew, also when only its plan did', () => {
  const project = soundProject()
  expect(checkPlan(soundPlan({ projects: [project] }))).toEqual([])
  const elsewhere = checkPlan(soundPlan({ projects: [project], divisions: ['กองคลัง'] }))
  expect(elsewhere.map(({ rule }) => rule)).toEqual(['department-unknown'])
})

test('totals of the budget are compared source by source, whatever they are called', () => {
  const fundTotals = [
    { source: 'งบเทศบัญญัติ', amountSatang: 10 },
    { source: 'เทศบัญญัติ', amountSatang: 5 },
    { source: 'เงินสะสม', amountSatang: 7 },
  ]
  expect(
    compareFunds(
      soundPlan({ fundTotals, projects: [soundProject({ funds: [{ source: 'เทศบัญญัติ 2570', amountSatang: 9 }] })] }),
    ),
  ).toEqual([
    { source: 'งบเทศบัญญัติ', givenSatang: 15, plannedSatang: 9 },
    { source: 'เงินสะสม', givenSatang: 7, plannedSatang: 0 },
  ])
})

test('totals are read as typed, and all that is wrong is said at once', () => {
  expect(
    readFundTotals([
      { source: ' เงินสะสม ', amount: '๑,๐๐๐' },
      { source: '', amount: ' ' },
    ]),
  ).toEqual([{ source: 'เงินสะสม', amountSatang: 100_000 }])
  const wrong = [
    { source: '', amount: '5' },
    { source: 'เงินสะสม', amount: 'ห้าแสน' },
  ]
  expect(() => readFundTotals(wrong)).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({ field: 'totals.0.source' }),
        expect.objectContaining({ field: 'totals.1.amount' }),
      ],
    }),
  )
})
