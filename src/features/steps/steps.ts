import type { Problem } from '#src/domain/errors.ts'
import { membershipIn, type Actor } from '#src/domain/permissions.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import { parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { transitionOf, type StepAction, type StepGuard, type Transition } from './transitions.ts'

/** What an actor gives with a step, as typed. */
export type StepInput = { remark: string; resolutionNumber: string; resolutionDate: string }

/** What must be known of the plan and the day to decide. `today`: ISO date in Thailand. */
export type StepFacts = { today: string; projectCount: number; blockingCount: number }

/** A step that may be recorded. `resolutionDate`: ISO. */
export type DecidedStep = {
  transition: Transition
  remark: string | null
  resolutionNumber: string | null
  resolutionDate: string | null
}

/** Longest remark and longest number of a resolution, in characters. */
export const MAX_REMARK = 4_000
/** Longest number of a resolution, in characters. */
export const MAX_RESOLUTION_NUMBER = 100

/**
 * Whether a step may be taken, and every reason against it at once. `step` is null as soon as there is a problem.
 * @param status where the plan is
 * @law ระเบียบฯ ข้อ 26
 */
export function decideStep(
  status: PlanStatus,
  action: StepAction,
  input: StepInput,
  facts: StepFacts,
): { step: DecidedStep | null; problems: Problem[] } {
  const transition = transitionOf(action)
  const remark = normaliseThai(input.remark)
  const resolution = transition.needsResolution ? resolutionOf(transition, input, facts) : NO_RESOLUTION
  const problems = [
    ...(transition.from === status ? [] : [notHere(transition)]),
    ...(transition.needsRemark && remark === '' ? [remarkMissing(transition)] : []),
    ...(remark.length > MAX_REMARK ? [tooLong('remark', MAX_REMARK)] : []),
    ...resolution.problems,
    ...guardProblems(transition, facts),
  ]
  if (problems.length > 0) return { step: null, problems }
  const { number: resolutionNumber, date: resolutionDate } = resolution
  return { step: { transition, remark: remark || null, resolutionNumber, resolutionDate }, problems }
}

/** What the plan itself still lacks for a step, whatever the actor types. */
export const guardProblems = (transition: Transition, facts: StepFacts): Problem[] =>
  transition.guards.flatMap((guard) => GUARDS[guard](facts).map((problem) => ({ ...problem, law: transition.law })))

const GUARDS: Readonly<Record<StepGuard, (facts: StepFacts) => Problem[]>> = {
  'has-projects': ({ projectCount }) =>
    projectCount > 0 ? [] : [{ field: 'plan', rule: 'has-projects', message: 'แผนยังไม่มีโครงการ เพิ่มหรือนำเข้าโครงการก่อน' }],
  // Of an empty plan the guard above says enough.
  'no-blocking-findings': ({ projectCount, blockingCount }) =>
    projectCount === 0 || blockingCount === 0
      ? []
      : [
          {
            field: 'plan',
            rule: 'no-blocking-findings',
            message: `ผลตรวจร่างยังมีข้อที่ต้องแก้ไขก่อนเสนอ ${blockingCount} ข้อ`,
          },
        ],
}

const notHere = ({ verb, law }: Transition): Problem => ({
  field: 'action',
  rule: 'not-at-this-step',
  law,
  message: `ขณะนี้แผนไม่ได้อยู่ในขั้นตอนที่จะ “${verb.th}” ได้`,
})
const remarkMissing = ({ law }: Transition): Problem => ({
  field: 'remark',
  rule: 'remark-missing',
  law,
  message: 'กรุณาระบุเหตุผลหรือสิ่งที่ต้องแก้ไข เพื่อให้ผู้จัดทำร่างทราบ',
})
const tooLong = (field: keyof StepInput, most: number): Problem => ({
  field,
  rule: 'too-long',
  message: `ข้อความยาวเกิน ${most} ตัวอักษร`,
})

type Resolution = { number: string | null; date: string | null; problems: Problem[] }
const NO_RESOLUTION: Resolution = { number: null, date: null, problems: [] }

function resolutionOf({ law }: Transition, input: StepInput, facts: StepFacts): Resolution {
  const number = normaliseThai(input.resolutionNumber)
  const date = parseThaiDate(input.resolutionDate)
  const problems: Problem[] = []
  if (number === '')
    problems.push({
      field: 'resolutionNumber',
      rule: 'resolution-number-missing',
      law,
      message: 'กรุณาระบุครั้งที่ประชุมหรือเลขที่มติ เช่น 1/2569',
    })
  if (number.length > MAX_RESOLUTION_NUMBER) problems.push(tooLong('resolutionNumber', MAX_RESOLUTION_NUMBER))
  const wrongDate = resolutionDateProblem(normaliseThai(input.resolutionDate), date, facts.today)
  if (wrongDate) problems.push({ field: 'resolutionDate', law, ...wrongDate })
  return { number, date, problems }
}

/** Only the future is impossible: an office may record here today what it submitted on paper before the meeting. */
function resolutionDateProblem(
  typed: string,
  date: string | null,
  today: string,
): { rule: string; message: string } | null {
  if (typed === '') return { rule: 'resolution-date-missing', message: 'กรุณาระบุวันที่มีมติ เช่น 1 ตุลาคม 2569' }
  if (date === null)
    return {
      rule: 'date-unreadable',
      message: `อ่านวันที่ “${typed.slice(0, 40)}” ไม่ได้ กรุณาพิมพ์ เช่น 1 ตุลาคม 2569 หรือ 1/10/2569`,
    }
  if (date > today) return { rule: 'resolution-in-future', message: 'วันที่มีมติต้องไม่เป็นวันในอนาคต' }
  return null
}

/** Who takes a step, as history keeps it: name, position and acting order of the time. */
export type StepSigner = {
  userId: string | null
  name: string
  position: string | null
  actingOrder: string | null
}

/** The signer of a step from who acts. */
export function signerOf(actor: Actor, officeCode: string): StepSigner {
  const membership = membershipIn(actor, officeCode)
  return {
    userId: actor.userId,
    name: actor.name,
    position: membership?.positionTitle ?? null,
    actingOrder: membership?.actingOrder ?? null,
  }
}
