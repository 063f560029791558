import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { announcePlan, type Announced } from '#src/features/publications/publications.commands.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { insertPlan } from '#src/features/plans/plans.queries.ts'
import { insertProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import { OFFICE_CODE } from './actors.ts'
import { OFFICE } from './database.ts'
import { completeProject } from './plan-at-step.ts'

const WORKS = ['ก่อสร้างถนนคอนกรีตเสริมเหล็ก', 'ปรับปรุงระบบประปาหมู่บ้าน', 'ขุดลอกคลอง', 'อบรมผู้สูงอายุ', 'จัดงานประเพณีลอยกระทง']
const PLACES = ['บ้านท่าน้ำ', 'บ้านหนองบัว', 'บ้านโคกสูง', 'บ้านใหม่พัฒนา', 'บ้านสันทราย', 'บ้านดอนแก้ว', 'บ้านวังทอง']
const DEPARTMENTS = ['กองช่าง', 'สำนักปลัด', 'กองการศึกษา', 'กองสวัสดิการสังคม']
const PROGRAMMES = ['แผนงานอุตสาหกรรมและการโยธา', 'แผนงานการศึกษา', 'แผนงานสร้างความเข้มแข็งของชุมชน']
const SOURCES = ['งบประมาณของเทศบาล', 'เงินสะสม', 'เงินอุดหนุนเฉพาะกิจ']
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** One of many made-up projects that differ as those of a real plan do. */
export function variedProject(index: number, id: string): StoredProject {
  const village = (index % 12) + 1
  const work = pick(WORKS, index)
  const place = pick(PLACES, index * 3)
  return completeProject(id, {
    position: index + 1,
    name: `โครงการ${work} สายที่ ${index * 7 + 3} ${place}`,
    activity: `${work} ปริมาณงาน ${(index * 37) % 400} หน่วย กว้าง ${3 + (index % 4)} เมตร ยาว ${100 + index * 13} เมตร ตามแบบเลขที่ ${1000 + index * 17}/2569`,
    funds: [{ source: pick(SOURCES, index), amountSatang: (50_000 + ((index * 7919) % 900) * 1000) * 100 }],
    place: `หมู่ที่ ${village} ${place}`,
    villages: [village],
    departments: [pick(DEPARTMENTS, index)],
    months: ((1 << ((index % 5) + 1)) - 1) << (index % 8),
    strategyNo: (index % 3) + 1,
    strategy: pick(['ด้านโครงสร้างพื้นฐาน', 'ด้านคุณภาพชีวิต', 'ด้านการบริหารจัดการ'], index),
    programme: pick(PROGRAMMES, index),
  })
}

/** Puts an announced plan of 2570 with so many projects into the first office. @param context of someone who may do everything */
export async function announcedPlan(context: Context, projectCount: number): Promise<Announced> {
  const now = context.now()
  const planId = uuidV7(now)
  await inOrg(context.db, OFFICE.id, async (tx) => {
    await insertPlan(tx, OFFICE.id, { id: planId, fiscalYear: 2570, regulation: '2561', levelLabel: 'ยุทธศาสตร์' }, now)
    const projects = Array.from({ length: projectCount }, (_, index) => variedProject(index, uuidV7(now)))
    await insertProjects(tx, OFFICE.id, planId, projects, now)
    // The steps before are tried elsewhere.
    await tx
      .updateTable('plan')
      .set({ status: 'announce' })
      .where('org_id', '=', OFFICE.id)
      .where('id', '=', planId)
      .execute()
  })
  const { plan } = await openPlan(context, OFFICE_CODE, 2570)
  return announcePlan(context, OFFICE_CODE, 2570, {
    number: '1/2569',
    announcedOn: '15/11/2569',
    signatoryName: 'นายตัวอย่าง ทดสอบ',
    signatoryPosition: 'นายกเทศมนตรีตำบลดำเนินตัวอย่าง',
    version: plan.version,
    changeCount: plan.changeCount,
  })
}
