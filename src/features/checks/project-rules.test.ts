import { expect, test } from 'vitest'
import { ALL_MONTHS, monthSet } from '#src/domain/month-set.ts'
import { soundPlan, soundProject } from '#test/sound-project.ts'
import { checkPlan, type ProjectToCheck } from './checks.ts'
import { PROJECT_RULES } from './rules/all-rules.ts'

type Over = Partial<ProjectToCheck>
const fund = (source: string | null, baht: number | null) => ({
  source,
  amountSatang: baht === null ? null : baht * 100,
})
const event = (name: string, months: number[]): Over => ({
  name,
  place: 'สนามหน้าอำเภอ',
  villages: [],
  months: monthSet(months),
})
const LONG = 'โครงการก่อสร้างถนนสายหลักหมู่ที่ 3 '.repeat(10)
const WORKS = soundProject().name

/** For each rule a project of which it must speak, and one that is nearly the same of which it must not. */
const CASES: Record<string, { says: Over; silent: Over }> = {
  'name-missing': { says: { name: ' ' }, silent: {} },
  'name-too-short': { says: { name: 'โครงการถนน' }, silent: { name: 'โครงการถนนสายวัด' } },
  'name-too-long': { says: { name: LONG }, silent: { name: LONG.slice(0, 240) } },
  'name-only-category': { says: { name: 'โครงการก่อสร้างถนน' }, silent: { name: 'โครงการก่อสร้างถนนสายวัดใน' } },
  'text-placeholder': { says: { activity: 'ยาว xxx เมตร' }, silent: { activity: 'ตรวจทดสอบคุณภาพน้ำ 12 ครั้ง' } },
  'name-mixed-digits': { says: { name: 'โครงการปรับปรุงซอย ๓ หมู่ที่ 3' }, silent: { name: 'โครงการปรับปรุง COVID-19 หมู่ที่ ๓' } },
  'name-numbered': { says: { name: '4. โครงการปรับปรุงตลาดสด' }, silent: { name: '3Rs ลดขยะต้นทางในโรงเรียน' } },
  'name-cut-off': { says: { name: 'โครงการปรับปรุงตลาดสด (ระยะที่ 2' }, silent: { name: 'โครงการปรับปรุงตลาดสด (ระยะที่ 2)' } },
  'name-abbreviated': { says: { name: 'ก่อสร้างถนน คสล. สายวัดใน' }, silent: { name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายวัดใน' } },
  'project-cancelled': { says: { note: 'ยกเลิกตามมติที่ประชุม' }, silent: { note: 'ตามมติที่ประชุม' } },
  'name-other-year': {
    says: event('งานประเพณีสงกรานต์ ประจำปี 2568', [7]),
    silent: event('งานประเพณีลอยกระทง ประจำปี ๒๕๖๙', [2]),
  },
  'fund-other-year': {
    says: { funds: [fund('เทศบัญญัติ 2568', 500)] },
    silent: { funds: [fund('เงินกันไว้เบิกเหลื่อมปี 2568', 500)] },
  },
  'activity-missing': { says: { activity: '-' }, silent: {} },
  'activity-repeats-name': { says: { activity: WORKS.replace('โครงการ', '') }, silent: {} },
  'works-dimensions-missing': { says: { activity: 'ตามแบบที่กำหนด' }, silent: { activity: 'พื้นที่ 900 ตร.ม.' } },
  'target-missing': {
    says: { ...event('โครงการอบรมอาชีพสตรีในชุมชน', [4]), activity: 'อบรมอาชีพ', target: null },
    silent: { ...event('โครงการอบรมอาชีพสตรีในชุมชน', [4]), activity: 'อบรม ๕๐ คน', target: null },
  },
  'equipment-as-project': {
    says: { name: 'จัดซื้อเครื่องคอมพิวเตอร์สำนักงาน' },
    silent: { name: 'จัดซื้อเครื่องแต่งกายนักกีฬาเยาวชน' },
  },
  'project-as-equipment': {
    says: { kind: 'equipment' },
    silent: { kind: 'equipment', name: 'เครื่องคอมพิวเตอร์ 5 เครื่อง' },
  },
  'works-as-routine': { says: { kind: 'activity' }, silent: { kind: 'project' } },
  'budget-missing': {
    says: { funds: [fund('เทศบัญญัติ', null)] },
    silent: { funds: [], noBudgetReason: 'no-budget-used' },
  },
  'budget-dash': {
    says: { funds: [], noBudgetReason: 'dash' },
    silent: { funds: [], noBudgetReason: 'no-budget-used' },
  },
  'budget-zero': { says: { funds: [fund('เทศบัญญัติ', 0)] }, silent: {} },
  'budget-negative': { says: { funds: [fund('เทศบัญญัติ', -5)] }, silent: {} },
  'fund-source-missing': { says: { funds: [fund(null, 500)] }, silent: {} },
  'fund-amount-missing': {
    says: { funds: [fund('เทศบัญญัติ', 500), fund('เงินสะสม', null)] },
    silent: { funds: [fund('เทศบัญญัติ', 500), fund('เงินสะสม', 100)] },
  },
  'fund-repeated': {
    says: { funds: [fund('เงินสะสม', 500), fund('จ่ายขาดเงินสะสม', 100)] },
    silent: { funds: [fund('เทศบัญญัติ', 500), fund('เงินสะสม', 100)] },
  },
  'fund-amount-in-text': { says: { funds: [fund('เงินสะสม ห้าแสนบาท', 1)] }, silent: { funds: [fund('เงินสะสม', 1)] } },
  'budget-and-no-budget': {
    says: { noBudgetReason: 'no-budget-used' },
    silent: { noBudgetReason: 'no-budget-used', funds: [] },
  },
  'fund-of-other-office-type': { says: { funds: [fund('ข้อบัญญัติ', 500)] }, silent: { funds: [fund('เทศบัญญัติ', 500)] } },
  'amount-differs-from-text': {
    says: { activity: 'ยาว 250 เมตร งบประมาณ 450,000 บาท' },
    silent: { activity: 'ยาว 250 เมตร งบประมาณ ๕๐๐,๐๐๐ บาท' },
  },
  'amount-odd-satang': { says: { funds: [{ source: 'เทศบัญญัติ', amountSatang: 50_000_038 }] }, silent: {} },
  'amount-very-small': { says: { funds: [fund('เทศบัญญัติ', 500)] }, silent: { funds: [fund('เทศบัญญัติ', 5_000)] } },
  'works-without-budget': {
    says: { funds: [], noBudgetReason: 'no-budget-used' },
    silent: { ...event('โครงการรณรงค์คัดแยกขยะ', [4]), funds: [], noBudgetReason: 'no-budget-used' },
  },
  'place-missing': { says: { place: null, villages: [] }, silent: { place: null, villages: [], kind: 'equipment' } },
  'place-vague': {
    says: { name: 'โครงการซ่อมแซมถนนลูกรัง', place: 'ในเขตเทศบาล', villages: [] },
    silent: { name: 'โครงการซ่อมแซมถนนลูกรัง', place: 'ในเขตเทศบาล', villages: [3] },
  },
  'place-several-villages': {
    says: { ...event('โครงการรณรงค์คัดแยกขยะ', [4]), place: 'หลายหมู่' },
    silent: { ...event('โครงการรณรงค์คัดแยกขยะ', [4]), place: 'หลายหมู่', villages: [1, 2] },
  },
  'villages-out-of-range': { says: { villages: [3, 88] }, silent: {} },
  'villages-differ-from-place': { says: { villages: [4] }, silent: { villages: [3] } },
  'villages-missing': { says: { villages: [] }, silent: {} },
  'place-differs-from-name': { says: { place: 'หมู่ที่ 5', villages: [5] }, silent: {} },
  'works-place-not-located': {
    says: { name: 'โครงการลาดยางแอสฟัลท์ติกหน้าตลาด', place: 'หน้าตลาด', villages: [] },
    silent: { name: 'โครงการลาดยางแอสฟัลท์ติกหน้าตลาด', place: 'ซอยตลาด', villages: [] },
  },
  'department-missing': { says: { departments: [] }, silent: {} },
  'department-unknown': { says: { departments: ['กองประปา'] }, silent: { departments: ['กองช่าง งานโยธา'] } },
  'departments-several': {
    says: { departments: ['กองช่าง', 'กองการศึกษา', 'สำนักปลัดเทศบาล', 'กองคลัง'] },
    silent: { departments: ['กองช่าง', 'กองการศึกษา'] },
  },
  'departments-in-one': {
    says: { departments: ['กองช่าง/กองคลัง'] },
    silent: { departments: ['กองยุทธศาสตร์และงบประมาณ'] },
  },
  'department-outside-in-own-project': {
    says: { departments: ['แขวงทางหลวงชนบท'] },
    silent: { departments: ['แขวงทางหลวงชนบท'], kind: 'outside-agency' },
  },
  'agency-own-department': {
    says: { kind: 'outside-agency' },
    silent: { kind: 'outside-agency', departments: ['กรมชลประทาน'] },
  },
  'agency-letter-missing': {
    says: { kind: 'outside-agency' },
    silent: { kind: 'outside-agency', agencyLetter: 'ที่ คค 0601/12 ลงวันที่ 5 ตุลาคม 2569' },
  },
  'agency-letter-unneeded': {
    says: { agencyLetter: 'ที่ คค 0601/12' },
    silent: {
      agencyLetter: 'ที่ คค 0601/12',
      funds: [{ source: 'หน่วยงานอื่น (แขวงทางหลวงตัวอย่าง)', amountSatang: 100_00 }],
    },
  },
  'agency-own-fund': {
    says: { kind: 'outside-agency' },
    silent: { kind: 'outside-agency', funds: [fund('งบจังหวัด', 500)] },
  },
  'months-missing': { says: { months: 0 }, silent: {} },
  'months-works-late-start': { says: { months: monthSet([11, 12]) }, silent: { months: monthSet([10, 11]) } },
  'months-works-in-rain': { says: { months: monthSet([9, 10]) }, silent: { months: monthSet([8, 9]) } },
  'months-works-too-short': {
    says: { months: monthSet([4]), funds: [fund('เทศบัญญัติ', 600_000)] },
    silent: { months: monthSet([4]), funds: [fund('เทศบัญญัติ', 90_000)] },
  },
  'months-works-whole-year': { says: { months: ALL_MONTHS }, silent: { months: monthSet([1, 2, 3]) } },
  'months-no-budget-whole-year': {
    says: { months: ALL_MONTHS, noBudgetReason: 'no-budget-used' },
    silent: { months: ALL_MONTHS, noBudgetReason: 'no-budget-used', kind: 'activity' },
  },
  'months-only-september': { says: event('โครงการอบรมอาชีพสตรี', [12]), silent: event('โครงการอบรมอาชีพสตรี', [11, 12]) },
  'months-works-in-pieces': { says: { months: monthSet([3, 5]) }, silent: { months: monthSet([3, 4]) } },
  'months-event-elsewhere': { says: event('งานประเพณีลอยกระทง', [6]), silent: event('งานประเพณีลอยกระทง', [2]) },
  'programme-missing': { says: { programme: null }, silent: {} },
  'programme-unknown': { says: { programme: 'แผนงานรักษาความสงบ' }, silent: {} },
  'strategy-missing': {
    says: { strategyNo: null, strategy: null },
    silent: { strategyNo: null, strategy: null, kind: 'equipment' },
  },
  'strategy-name-missing': { says: { strategy: ' ' }, silent: {} },
  'agency-programme-missing': { says: { kind: 'outside-agency', programme: null }, silent: { kind: 'outside-agency' } },
  'programme-unlikely': { says: { programme: 'แผนงานการพาณิชย์' }, silent: { programme: 'แผนงานเคหะและชุมชน' } },
}

const rulesThatSpeakOf = (over: Over): string[] =>
  checkPlan(soundPlan({ projects: [soundProject(over)] })).flatMap(({ rule, projectId }) =>
    projectId === null ? [] : [rule],
  )

test('of a sound project no rule says anything', () => {
  expect(checkPlan(soundPlan())).toEqual([])
})

test('every rule that looks at a project has its cases', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(PROJECT_RULES.map(({ id }) => id).toSorted())
})

test.each(Object.entries(CASES))('%s speaks of what is wrong, and only of that', (rule, { says, silent }) => {
  expect(rulesThatSpeakOf(says)).toContain(rule)
  expect(rulesThatSpeakOf(silent)).not.toContain(rule)
})
