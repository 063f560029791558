import type { Desk, Composed } from './desk.ts'
import { filledTemplate } from './template-file.ts'
import type { World } from './world.ts'

/**
 * One thing that a person does: a form that is sent. `left`: what it leaves, as "TABLE where …" and how many rows of it there are more
 * afterwards; all of it is there, or none. Counted in the office, not in those that it writes to.
 */
export type Deed = {
  name: string
  compose: (desk: Desk, world: World) => Promise<Composed>
  left: (world: World) => Record<string, number>
}

const OFFICE = '/offices/9900101'
const entry = (action: string, count = 1): Record<string, number> => ({
  [`audit_entry where action = '${action}'`]: count,
})
const item = (name: string) => ({
  name,
  activity: 'กว้าง 5 เมตร',
  place: 'หมู่ที่ 4',
  fundAmount: '500000',
  fundSource: 'งบประมาณ',
  months: ['4', '5'],
})
const sender = { senderName: 'ผู้ส่ง ตัวอย่าง', senderPosition: '', senderPhone: '', letterNumber: '', letterDate: '' }
const collect = ({ round }: World): string => `${OFFICE}/${round.year}/collect`
const pdf = (name: string): File => new File(['%PDF-1.7\n%ของทดสอบ'], name, { type: 'application/pdf' })

/** The address under which the agency answers, read where the officer reads it. */
const answerPath = async (desk: Desk, world: World): Promise<string> => {
  const html = await desk.read(`${collect(world)}/link/${world.round.linked}`, 'planner')
  return /\/a\/[\w.-]+/.exec(html)?.[0] ?? '/a/no-link'
}

const collecting: Deed[] = [
  {
    name: 'a link is made',
    compose: (desk, world) => desk.compose(`${collect(world)}/link/${world.round.late}`, 'planner', 'ออกลิงก์', {}),
    left: ({ round }) => ({
      [`collection_link where request_id = '${round.late}' and revoked_at is null`]: 1,
    }),
  },
  {
    name: 'a division answers',
    compose: (desk, world) =>
      desk.compose(`${collect(world)}/answer/${world.round.division}`, 'division', 'เพิ่มเข้าแผน', item('ของกองช่าง')),
    left: ({ round }) => ({
      "project where name = 'ของกองช่าง'": 1,
      "project_fund where amount_satang = 50000000 and source = 'งบประมาณ'": 1,
      [`collection_answer where request_id = '${round.division}'`]: 1,
      [`collection_request where id = '${round.division}' and answered_at is not null`]: 1,
    }),
  },
  {
    name: 'an agency sends a project',
    compose: async (desk, world) =>
      desk.compose(`${await answerPath(desk, world)}/projects/new`, null, 'ส่งโครงการนี้', {
        ...item('ของแขวง'),
        ...sender,
      }),
    left: ({ round }) => ({
      "collection_item where name = 'ของแขวง'": 1,
      [`collection_answer where request_id = '${round.linked}' and channel = 'link-form' and message is null`]: 1,
    }),
  },
  {
    name: 'an agency sends a file',
    compose: async (desk, world) =>
      desk.compose(`${await answerPath(desk, world)}/file`, null, 'ส่งไฟล์', {
        ...sender,
        message: 'แผนที่แนบ',
        file: pdf('แผนที่.pdf'),
      }),
    left: () => ({
      "collection_file where file_name = 'แผนที่.pdf' and octet_length(bytes) > 10": 1,
      "collection_answer where message = 'แผนที่แนบ'": 1,
    }),
  },
  {
    name: 'an agency sends its template back',
    compose: async (desk, world) => {
      const path = await answerPath(desk, world)
      const file = await filledTemplate(`${desk.origin}${path}/template.xlsx`)
      return desk.compose(`${path}/excel`, null, 'ส่งไฟล์เพื่อตรวจ', { file })
    },
    // What waits to be looked at takes the place of what waited before: however often it is sent, nothing comes of it yet.
    left: () => ({}),
  },
  {
    name: 'an agency confirms its template',
    compose: async (desk, world) =>
      desk.compose(`${await answerPath(desk, world)}/excel`, null, 'ยืนยันส่ง 1 โครงการ', sender),
    left: () => ({
      "collection_item where name = 'จากแบบฟอร์ม'": 1,
      "collection_answer where channel = 'link-excel'": 1,
      "collection_file where kind = 'template'": 1,
    }),
  },
  {
    name: 'paper is registered with its scan',
    compose: (desk, world) =>
      desk.compose(`${collect(world)}/paper/${world.round.paper}`, 'planner', 'บันทึก', {
        ...sender,
        letterNumber: 'กค 1/1',
        scan: pdf('หนังสือ.pdf'),
        sheet: new File([], ''),
      }),
    left: ({ round }) => ({
      [`collection_answer where request_id = '${round.paper}' and letter_number = 'กค 1/1'`]: 1,
      "collection_file where kind = 'scan'": 1,
      [`collection_request where id = '${round.paper}' and answered_at is not null`]: 1,
    }),
  },
  {
    name: 'what an agency sent is accepted',
    compose: (desk, world) =>
      desk.compose(`${collect(world)}/inbox/${world.round.inbox}`, 'planner', 'รับเข้าแผน ปรับปรุงสนามกีฬาโรงเรียน', {}),
    left: () => ({
      "collection_item where name = 'ปรับปรุงสนามกีฬาโรงเรียน' and status = 'accepted'": 1,
      "project where name = 'ปรับปรุงสนามกีฬาโรงเรียน'": 1,
    }),
  },
  {
    name: 'reminders are marked as sent',
    compose: (desk, world) =>
      desk.compose(`${collect(world)}/${world.round.roundId}/reminders`, 'planner', 'บันทึกว่าเตือนที่เลือกแล้ว', {
        target: [`${world.round.late}:0`],
      }),
    left: ({ round }) => ({ [`collection_reminder where request_id = '${round.late}'`]: 1 }),
  },
  {
    name: 'a link is revoked',
    compose: (desk, world) => desk.compose(`${collect(world)}/link/${world.round.linked}`, 'planner', 'ยกเลิกลิงก์', {}),
    left: () => ({ 'collection_link where revoked_at is not null': 1 }),
  },
]

const budgeting: Deed[] = [
  {
    name: 'a table from Excel is applied',
    compose: (desk, { sheet }) =>
      desk.compose(`${OFFICE}/${sheet.year}/sheets/${sheet.importId}`, 'planner', 'บันทึกเข้าแผน', {}),
    left: () => ({
      "project where name = 'ชื่อที่แก้ใน Excel'": 1,
      'sheet_import where applied_at is not null': 1,
      ...entry('sheet.import'),
    }),
  },
  {
    name: 'an instrument is entered',
    compose: (desk, { budget }) =>
      desk.compose(`${OFFICE}/${budget.emptyYear}/budget/instruments/new?kind=annual`, 'planner', 'บันทึก', {
        total: '1,000',
        title: 'เทศบัญญัติทดสอบ',
      }),
    left: () => ({ "budget_instrument where title = 'เทศบัญญัติทดสอบ'": 1 }),
  },
  {
    name: 'a budget file is taken in',
    compose: (desk, { budget }) =>
      desk.compose(`${OFFICE}/${budget.year}/budget/imports/${budget.importId}`, 'planner', 'รับรายการเข้างบประมาณ', {}),
    left: ({ budget }) => ({
      [`budget_line l join budget_instrument i on i.id = l.instrument_id where i.fiscal_year = ${budget.year}`]: 3,
      [`budget_import where id = '${budget.importId}' and status = 'accepted'`]: 1,
    }),
  },
  {
    name: 'a proposal of the budget is taken',
    compose: (desk, { budget }) =>
      desk.compose(`${OFFICE}/${budget.proposalYear}/budget/proposals`, 'planner', 'รับข้อเสนอ', {}),
    left: () => ({
      "project where name = 'ปรับปรุงท่อระบายน้ำ'": 1,
      "budget_proposal where status = 'accepted'": 1,
      "budget_allocation a join project p on p.id = a.project_id where p.name = 'ปรับปรุงท่อระบายน้ำ'": 1,
    }),
  },
]

const developing: Deed[] = [
  {
    name: 'a file of the development plan is taken in',
    compose: (desk, { development }) =>
      desk.compose(`${OFFICE}/development/imports/${development.importId}`, 'planner', 'รับเข้าแผนพัฒนา', {
        kind: 'addition',
        number: '1',
        editionYear: '2569',
      }),
    left: ({ development }) => ({
      "development_project where name = 'ก่อสร้างอาคารสมมุติ'": 1,
      'development_budget where amount_satang = 90000000': 1,
      [`development_import where id = '${development.importId}' and status = 'accepted'`]: 1,
    }),
  },
  {
    name: 'a project of the development plan is edited',
    compose: async (desk) => {
      const html = await desk.read(`${OFFICE}/development`, 'planner')
      const path = /\/offices\/\d+\/development\/projects\/[0-9a-f-]{36}/.exec(html)?.[0] ?? 'no project'
      return desk.compose(path, 'planner', 'บันทึกโครงการ', { note: 'แก้ในหน้าเว็บ' })
    },
    left: () => ({ "development_project where note = 'แก้ในหน้าเว็บ'": 1 }),
  },
  {
    name: 'a project is placed in the development plan',
    compose: (desk, { development }) =>
      desk.compose(`${OFFICE}/${development.year}/development`, 'planner', 'บันทึกที่มา', {}),
    left: () => ({ project_development: 1, ...entry('development.link') }),
  },
]

/** A decision on the only case of a year; `left`: besides the case itself. */
const decided = (
  name: string,
  to: keyof World['pairs'],
  { button, typed = {}, left = {} }: { button: string; typed?: Record<string, string>; left?: Record<string, number> },
  status: string = to,
): Deed => ({
  name: `two works are ${name}`,
  compose: async (desk, { pairs }) => {
    const year = `${OFFICE}/${pairs[to]}/duplicates`
    const html = await desk.read(year, 'planner')
    const path = new RegExp(`${year}/[0-9a-f-]{36}`).exec(html)?.[0] ?? 'no case'
    return desk.compose(path, 'planner', button, typed)
  },
  left: () => ({ [`duplicate_case where status = '${status}'`]: 1, ...entry('duplicate.decide'), ...left }),
})

const deciding: Deed[] = [
  decided('merged', 'merged', {
    button: 'บันทึก: รวมเป็นโครงการเดียว',
    left: { 'project p join plan on plan.id = p.plan_id where plan.fiscal_year = 2612': -1 },
  }),
  decided('joined', 'joint', {
    button: 'บันทึก: ทำเป็นโครงการร่วม',
    left: { 'project p join plan on plan.id = p.plan_id where plan.fiscal_year = 2613': -1 },
  }),
  decided('both kept', 'kept', { button: 'บันทึก: คงไว้ทั้งสองงาน', typed: { reason: 'คนละช่วง' } }),
  decided('found different', 'notSame', { button: 'บันทึก: ไม่ใช่งานเดียวกัน' }, 'not-duplicate'),
  decided('referred', 'referred', {
    button: 'บันทึก: ประสานกับ องค์การบริหารส่วนตำบลทดลองดี',
    left: { coordination_thread: 1, coordination_message: 1 },
  }),
  {
    name: 'a message of a talk is sent',
    compose: async (desk) => {
      const html = await desk.read(`${OFFICE}/coordination`, 'planner')
      const path = /\/offices\/\d+\/coordination\/[0-9a-f-]{36}/.exec(html)?.[0] ?? 'no talk'
      return desk.compose(path, 'planner', 'ส่งข้อความ', { text: 'ข้อความของการทดสอบ' })
    },
    left: () => ({ coordination_message: 1, "coordination_message where text = 'ข้อความของการทดสอบ'": 1 }),
  },
]

/** Every deed of collecting and coordinating, in an order in which they can be done. */
export const DEEDS: readonly Deed[] = [...collecting, ...budgeting, ...developing, ...deciding]
