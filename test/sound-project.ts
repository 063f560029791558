import type { PlanToCheck, ProjectToCheck } from '#src/features/checks/checks.ts'
import { monthSet } from '#src/domain/month-set.ts'

/** A project of which no rule says anything, with some fields set otherwise. */
export const soundProject = (over: Partial<ProjectToCheck> = {}): ProjectToCheck => ({
  id: 'p1',
  kind: 'project',
  name: 'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก สายเลียบคลอง บ้านท่าน้ำอ้อย หมู่ที่ 3',
  activity: 'กว้าง 4 เมตร ยาว 250 เมตร หนา 0.15 เมตร',
  target: '1 สาย',
  funds: [{ source: 'เทศบัญญัติ', amountSatang: 50_000_000 }],
  noBudgetReason: null,
  place: 'บ้านท่าน้ำอ้อย หมู่ที่ 3',
  villages: [3],
  departments: ['กองช่าง'],
  months: monthSet([3, 4, 5, 6]),
  strategyNo: 1,
  strategy: 'การพัฒนาโครงสร้างพื้นฐาน',
  tactic: null,
  programme: 'แผนงานอุตสาหกรรมและการโยธา',
  note: null,
  agencyLetter: null,
  ...over,
})

/** A plan of which no rule says anything, with some facts set otherwise. */
export const soundPlan = (over: Partial<PlanToCheck> = {}): PlanToCheck => ({
  fiscalYear: 2570,
  officeCode: '9900101',
  officeType: 'subdistrict-municipality',
  officeName: 'เทศบาลตำบลดำเนิน',
  projects: [soundProject()],
  fundTotals: [{ source: 'เทศบัญญัติ', amountSatang: 50_000_000 }],
  divisions: ['สำนักปลัดเทศบาล', 'กองช่าง', 'กองการศึกษา'],
  budgetAnnouncedOn: '2026-09-16',
  ...over,
})
