import { addDays } from '../thai-date.ts'
import type { LawReference } from './regulation.ts'

/** A period of the law in calendar days, with what starts it. */
export type Deadline = {
  id: 'finish-plan' | 'finish-supplementary' | 'finish-reserve' | 'agency-notice' | 'post-plan' | 'keep-posted'
  days: number
  /** What starts the period, as shown to officials. */
  startsAt: string
  /** What must be done, as shown to officials. */
  duty: string
  law: LawReference
}

const TAK_FA = 'takfacity.go.th/news/detail/91365'

/** The periods of the operation plan. Wording of 2561; whether that of 2559 gave thirty days too has not been checked. */
export const DEADLINES: Readonly<Record<Deadline['id'], Deadline>> = {
  'finish-plan': {
    id: 'finish-plan',
    days: 30,
    startsAt: 'วันที่ประกาศใช้งบประมาณ หรือวันที่ได้รับแจ้งแผนงานและโครงการจากหน่วยงานอื่น',
    duty: 'จัดทำแผนการดำเนินงานให้แล้วเสร็จ',
    law: { clause: 'ข้อ 27', source: TAK_FA },
  },
  'finish-supplementary': {
    id: 'finish-supplementary',
    days: 30,
    startsAt: 'วันที่ประกาศใช้งบประมาณรายจ่ายเพิ่มเติม',
    duty: 'จัดทำแผนการดำเนินงานของงบประมาณรายจ่ายเพิ่มเติมให้แล้วเสร็จ',
    law: { clause: 'ข้อ 27', source: TAK_FA },
  },
  'finish-reserve': {
    id: 'finish-reserve',
    days: 30,
    startsAt: 'วันที่ประกาศใช้งบประมาณจากเงินสะสม',
    duty: 'จัดทำแผนการดำเนินงานของงบประมาณจากเงินสะสมให้แล้วเสร็จ',
    law: { clause: 'ข้อ 27', source: TAK_FA },
  },
  // That a notice starts a period is quoted at the source; which agencies' notices do stands in the part known from memory.
  'agency-notice': {
    id: 'agency-notice',
    days: 30,
    startsAt: 'วันที่ได้รับแจ้งแผนงานและโครงการจากหน่วยงานอื่น',
    duty: 'จัดทำแผนการดำเนินงานที่รวมโครงการของหน่วยงานอื่นให้แล้วเสร็จ',
    law: { clause: 'ข้อ 27', source: TAK_FA },
  },
  'post-plan': {
    id: 'post-plan',
    days: 15,
    startsAt: 'วันที่ประกาศใช้แผนการดำเนินงาน',
    duty: 'ปิดประกาศแผนการดำเนินงานให้ประชาชนทราบ',
    law: { clause: 'ข้อ 26 (2)', source: 'nongnoktha.go.th/local-strategic-plan/yearly-action-plan' },
  },
  'keep-posted': {
    id: 'keep-posted',
    days: 30,
    startsAt: 'วันที่ปิดประกาศ',
    duty: 'คงประกาศไว้ไม่น้อยกว่ากำหนด',
    law: { clause: 'ข้อ 26 (2)', source: 'nongnoktha.go.th/local-strategic-plan/yearly-action-plan' },
  },
}

/** That the executive may extend the time to finish the plan: known to practitioners, no page with the sentence was found. */
export const FINISH_EXTENSION_LAW: LawReference = { clause: 'ข้อ 27', source: null }

/**
 * Last day of a period: the first day is not counted, and a last day on a holiday stays, because the duty is an authority's own.
 * @law พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 มาตรา 64
 */
export const lastDayOf = (deadline: Deadline['id'], startIsoDate: string): string =>
  addDays(startIsoDate, DEADLINES[deadline].days)
