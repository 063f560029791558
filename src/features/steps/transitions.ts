import type { Label } from '#src/domain/labels.ts'
import type { Action } from '#src/domain/permissions.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'

/** What moves a plan from one box of the flow chart of ข้อ 26 to another. */
export const STEP_ACTIONS = [
  'start-draft',
  'collect-again',
  'finish-draft',
  'reopen-draft',
  'submit-draft',
  'return-by-committee',
  'endorse',
  'propose',
  'return-by-executive',
  'approve',
  'announce',
] as const
export type StepAction = (typeof STEP_ACTIONS)[number]

/** What must hold of the plan itself before it may move on. */
export type StepGuard = 'has-projects' | 'no-blocking-findings'

/** One row of the transition table. Who may do it stands in the table of permissions, under `permission`. */
export type Transition = {
  action: StepAction
  from: PlanStatus
  to: PlanStatus
  permission: Extract<Action, `step.${string}`>
  /** What the button says. */
  verb: Label
  /** What history says was done. */
  done: Label
  /** The clause by which the act is done. */
  law: string
  /** Back to those who edit, or a step taken back. */
  isReturn: boolean
  needsRemark: boolean
  /** Number and date of a committee's resolution. */
  needsResolution: boolean
  /** The projects are kept as they stand, to show later what changed since. */
  keepsSnapshot: boolean
  guards: readonly StepGuard[]
}

const DRAFTING = 'ระเบียบฯ ข้อ 26 (1)'
const CONSIDERING = 'ระเบียบฯ ข้อ 26 (2)'
const READY: readonly StepGuard[] = ['has-projects', 'no-blocking-findings']

const row = (
  action: StepAction,
  [from, to]: [PlanStatus, PlanStatus],
  law: string,
  verb: Label,
  done: Label,
  rest: Partial<Pick<Transition, 'isReturn' | 'needsRemark' | 'needsResolution' | 'keepsSnapshot' | 'guards'>> = {},
): Transition => ({
  action,
  from,
  to,
  law,
  permission: `step.${action}`,
  verb,
  done,
  isReturn: false,
  needsRemark: false,
  needsResolution: false,
  keepsSnapshot: false,
  guards: [],
  ...rest,
})

/**
 * Every way in which a plan moves. What does not stand here cannot happen.
 * @law ระเบียบฯ ข้อ 26
 */
export const TRANSITIONS: readonly Transition[] = [
  row(
    'start-draft',
    ['collect', 'draft'],
    DRAFTING,
    { th: 'รวบรวมครบแล้ว เริ่มจัดทำร่าง', en: 'All collected: start the draft' },
    { th: 'เริ่มจัดทำร่าง', en: 'Started the draft' },
  ),
  row(
    'collect-again',
    ['draft', 'collect'],
    DRAFTING,
    { th: 'กลับไปรวบรวมโครงการเพิ่ม', en: 'Go back to collecting' },
    { th: 'กลับไปรวบรวมโครงการ', en: 'Went back to collecting' },
    { isReturn: true },
  ),
  row(
    'finish-draft',
    ['draft', 'submit-draft'],
    DRAFTING,
    { th: 'จัดทำร่างเสร็จแล้ว', en: 'The draft is finished' },
    { th: 'จัดทำร่างเสร็จ', en: 'Finished the draft' },
    { guards: READY },
  ),
  row(
    'reopen-draft',
    ['submit-draft', 'draft'],
    DRAFTING,
    { th: 'เปิดร่างแก้ไขอีกครั้ง', en: 'Open the draft again' },
    { th: 'เปิดร่างแก้ไขอีกครั้ง', en: 'Opened the draft again' },
    { isReturn: true },
  ),
  row(
    'submit-draft',
    ['submit-draft', 'consider'],
    DRAFTING,
    { th: 'เสนอร่างต่อคณะกรรมการพัฒนา', en: 'Submit the draft to the committee' },
    { th: 'เสนอร่างต่อคณะกรรมการพัฒนา', en: 'Submitted the draft to the committee' },
    { guards: READY, keepsSnapshot: true },
  ),
  row(
    'return-by-committee',
    ['consider', 'draft'],
    CONSIDERING,
    { th: 'ส่งคืนให้แก้ไขร่าง', en: 'Return the draft for changes' },
    { th: 'คณะกรรมการพัฒนาส่งคืนให้แก้ไข', en: 'Returned by the committee' },
    { isReturn: true, needsRemark: true },
  ),
  row(
    'endorse',
    ['consider', 'propose'],
    CONSIDERING,
    { th: 'บันทึกมติเห็นชอบร่าง', en: 'Record the resolution that endorses the draft' },
    { th: 'คณะกรรมการพัฒนามีมติเห็นชอบร่าง', en: 'Endorsed by the committee' },
    { needsResolution: true },
  ),
  row(
    'propose',
    ['propose', 'approve'],
    CONSIDERING,
    { th: 'เสนอร่างต่อผู้บริหารท้องถิ่น', en: 'Propose the draft to the executive' },
    { th: 'เสนอร่างต่อผู้บริหารท้องถิ่น', en: 'Proposed to the executive' },
  ),
  row(
    'return-by-executive',
    ['approve', 'draft'],
    CONSIDERING,
    { th: 'ส่งคืนให้ทบทวนร่าง', en: 'Return the draft for review' },
    { th: 'ผู้บริหารท้องถิ่นส่งคืนให้ทบทวน', en: 'Returned by the executive' },
    { isReturn: true, needsRemark: true },
  ),
  row(
    'approve',
    ['approve', 'announce'],
    CONSIDERING,
    { th: 'ให้ความเห็นชอบ', en: 'Approve' },
    { th: 'ผู้บริหารท้องถิ่นให้ความเห็นชอบ', en: 'Approved by the executive' },
  ),
  row(
    'announce',
    ['announce', 'announced'],
    CONSIDERING,
    { th: 'ประกาศใช้แผนการดำเนินงาน', en: 'Announce the plan' },
    { th: 'ประกาศใช้แผนการดำเนินงาน', en: 'Announced the plan' },
  ),
]

const BY_ACTION = new Map(TRANSITIONS.map((transition) => [transition.action, transition]))

/** The row of an action. */
export function transitionOf(action: StepAction): Transition {
  const found = BY_ACTION.get(action)
  if (!found) throw new RangeError(`no such step: ${action}`)
  return found
}

/** Whether a text, of an address or a form, names an action. */
export const isStepAction = (text: string): text is StepAction => STEP_ACTIONS.some((action) => action === text)

/** What can be done next, in the order of the table: returns before what moves forward. */
export const transitionsFrom = (status: PlanStatus): Transition[] => TRANSITIONS.filter(({ from }) => from === status)
