import * as fc from 'fast-check'
import { BLANK_ANNOUNCEMENT, type PlanForBook, type PlanProject } from '#src/domain/plan.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'

/** A fictitious project; give what matters to the test. */
export const aProject = (changes: Partial<PlanProject> = {}): PlanProject => ({
  id: null,
  no: null,
  kind: 'project',
  name: 'โครงการก่อสร้างรางระบายน้ำ หมู่ที่ 3 บ้านท่าน้ำอ้อย',
  activity: null,
  target: null,
  funds: [{ source: 'เทศบัญญัติ', amountSatang: 50_000_000 }],
  noBudgetReason: null,
  place: null,
  departments: ['กองช่าง'],
  months: 0,
  strategyNo: 1,
  strategy: 'ด้านโครงสร้างพื้นฐาน',
  tactic: null,
  programme: 'แผนงานอุตสาหกรรมและการโยธา',
  programmeRaw: null,
  note: null,
  ...changes,
})

/** A fictitious plan of a fictitious municipality. */
export const aPlan = (changes: Partial<PlanForBook> = {}): PlanForBook => ({
  office: {
    name: 'เทศบาลตำบลดำเนินตัวอย่าง',
    type: 'subdistrict-municipality',
    amphoe: 'เมืองตัวอย่าง',
    province: 'ตัวอย่าง',
  },
  fiscalYear: 2570,
  regulation: '2561',
  levelLabel: 'ยุทธศาสตร์',
  preparedBy: null,
  announcement: BLANK_ANNOUNCEMENT,
  projects: [],
  ...changes,
})

const funds = fc.array(
  fc.record({
    source: fc.option(fc.constantFrom('เทศบัญญัติ', 'เงินสะสม', 'เงินอุดหนุนเฉพาะกิจ')),
    amountSatang: fc.option(fc.nat(900_000_000_00)),
  }),
  { maxLength: 3 },
)

/** Any project: every kind, with and without budget, strategy, programme and department. */
export const anyProject: fc.Arbitrary<PlanProject> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom('project', 'activity', 'equipment', 'outside-agency'),
    name: fc.constantFrom('โครงการ ก', 'โครงการ ข 12', 'กิจกรรม 3Rs', 'โครงการ เก้า'),
    funds,
    departments: fc.uniqueArray(fc.constantFrom('กองช่าง', 'สำนักปลัด', 'กองคลัง', 'อบจ.ตัวอย่าง'), { maxLength: 3 }),
    months: fc.nat(0xfff),
    strategyNo: fc.option(fc.constantFrom(1, 2, 3)),
    strategy: fc.option(fc.constantFrom('ด้านหนึ่ง', 'ด้านที่สองของแผน', '')),
    programme: fc.option(fc.constantFrom(...PROGRAMMES.map(({ name }) => name))),
    programmeRaw: fc.option(fc.constantFrom('แผนงานพิเศษริมน้ำ', 'งานพิเศษ', ' ')),
  })
  .map((fields) => aProject(fields))
