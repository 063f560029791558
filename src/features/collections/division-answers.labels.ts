import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'
import type { ItemSource } from '#src/features/items/items.ts'

/** Texts of the lists that a division chooses from. */
export const CHOICE_LABELS: Readonly<Record<ItemSource, { title: Label; lead: Label; empty: Label }>> = {
  'last-year': {
    title: { th: 'จากแผนปีที่แล้ว', en: 'From last year’s plan' },
    lead: { th: 'โครงการของท่านในแผนปีที่แล้ว ที่จะทำต่อหรือทำอีกในปีนี้', en: 'Your projects of last year that go on.' },
    empty: { th: 'ไม่มีโครงการของท่านในแผนปีที่แล้ว', en: 'None of last year’s projects is yours.' },
  },
  development: {
    title: { th: 'จากแผนพัฒนาท้องถิ่น', en: 'From the development plan' },
    lead: { th: 'โครงการของท่านในแผนพัฒนาที่มีงบประมาณในปีนี้', en: 'Your projects with money in this year.' },
    empty: { th: 'ไม่มีโครงการของท่านในแผนพัฒนาของปีนี้', en: 'The development plan has none of yours this year.' },
  },
  budget: {
    title: { th: 'จากงบประมาณ', en: 'From the budget' },
    lead: { th: 'รายการในงบประมาณที่ยังไม่มีโครงการรองรับครบ', en: 'Lines of the budget of which money is free.' },
    empty: { th: 'ไม่มีรายการงบประมาณที่ยังว่าง', en: 'No line of the budget is free.' },
  },
}

export const divisionAnswerLabels = defineLabels({
  title: { th: 'แจ้งโครงการของ {name}', en: 'Projects of {name}' },
  lead: {
    th: 'เลือกจากรายการที่มีอยู่แล้วได้เลย ไม่ต้องพิมพ์ใหม่ สิ่งที่เลือกเข้าแผนทันที แก้ไขต่อได้ในตารางโครงการ',
    en: 'Choose instead of typing. What you choose stands in the plan at once and can be edited in the table.',
  },
  due: { th: 'ขอคำตอบภายในวันที่ {date}', en: 'Answers are due on {date}' },
  saved: { th: 'เพิ่มเข้าแผนแล้ว {count} โครงการ', en: '{count} added to the plan' },
  savedNothing: { th: 'บันทึกแล้วว่าไม่มีโครงการ', en: 'Noted: nothing to report' },
  lockedRound: { th: 'รอบรวบรวมนี้ปิดรับแล้ว', en: 'The round is closed.' },
  lockedPlan: {
    th: 'แผนอยู่ระหว่างการพิจารณาหรือประกาศแล้ว จึงเพิ่มโครงการไม่ได้',
    en: 'The plan is under consideration or announced; nothing can be added.',
  },
  answers: { th: 'ที่ตอบไปแล้ว', en: 'Answered so far' },
  answerOf: { th: '{at} โดย {by}: {count} โครงการ', en: '{at}, {by}: {count} projects' },
  answerNothing: { th: '{at} โดย {by}: ไม่มีโครงการ', en: '{at}, {by}: nothing to report' },
  taken: { th: 'อยู่ในแผนแล้ว', en: 'in the plan already' },
  budget: { th: '{amount} บาท', en: '{amount} baht' },
  noPlace: { th: 'ไม่ระบุแผนงาน', en: 'No programme' },
  choose: { th: 'เพิ่มที่เลือกเข้าแผน', en: 'Add those ticked to the plan' },
  own: { th: 'เพิ่มโครงการที่ไม่มีในรายการ', en: 'Add one that is not listed' },
  addOwn: { th: 'เพิ่มเข้าแผน', en: 'Add to the plan' },
  nothingTitle: { th: 'ไม่มีโครงการในปีนี้', en: 'Nothing this year' },
  nothing: { th: 'แจ้งว่าไม่มีโครงการ', en: 'We have no project' },
  toTable: { th: 'ตารางโครงการ', en: 'Project table' },
  back: { th: 'กลับไปรอบรวบรวม', en: 'Back to the rounds' },
})
