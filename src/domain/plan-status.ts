/**
 * Where a plan is: the box of the flow chart of ข้อ 26 that is to be done now (รวบรวม → จัดทำร่าง → เสนอร่าง → พิจารณาร่าง → เสนอผู้บริหาร →
 * ผู้บริหารเห็นชอบ → ประกาศใช้); 'announced' when all seven are done.
 * @law ระเบียบฯ ข้อ 26
 */
export const PLAN_STATUSES = [
  'collect',
  'draft',
  'submit-draft',
  'consider',
  'propose',
  'approve',
  'announce',
  'announced',
] as const
export type PlanStatus = (typeof PLAN_STATUSES)[number]

/** Whether projects may be changed: only while the office itself collects and drafts. From the submission on others consider the plan. */
export const isEditable = (status: PlanStatus): boolean => status === 'collect' || status === 'draft'
