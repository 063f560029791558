import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'
import type { ListedState } from './budget-lists.ts'

/** What the lists of lines are called. */
export const LISTED_STATE_NAMES: Readonly<Record<ListedState, Label>> = {
  without: { th: 'ยังไม่มีโครงการ', en: 'Without a project' },
  open: { th: 'ยังจัดไม่ครบ', en: 'Open' },
  over: { th: 'ใช้เกินรายการ', en: 'Over-committed' },
  'in-plan': { th: 'เข้าแผนครบ', en: 'In the plan' },
  'left-out': { th: 'ไม่นำเข้าแผน', en: 'Left out' },
}

export const listLabels = defineLabels({
  find: { th: 'ค้นหา', en: 'Find' },
  findHint: { th: 'ส่วนใดส่วนหนึ่งของชื่อหรือรหัส', en: 'Any part of name or code' },
  state: { th: 'สถานะ', en: 'State' },
  any: { th: 'ทั้งหมด', en: 'All' },
  show: { th: 'แสดง', en: 'Show' },
  clear: { th: 'ล้างตัวกรอง', en: 'Clear' },
  found: { th: 'พบ {count} จาก {all} รายการ', en: '{count} of {all} rows' },
  none: { th: 'ไม่พบรายการตามที่ค้นหา', en: 'Nothing matches' },
})
