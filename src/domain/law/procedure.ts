import type { LawContext } from './law-context.ts'
import type { LawReference } from './regulation.ts'

/** Who acts in making the plan. */
export type PlanActor = 'support-committee' | 'development-committee' | 'executive'

/** One of the seven steps by which an operation plan comes into force. */
export type PlanStep = {
  id: 'collect' | 'draft' | 'submit-draft' | 'consider' | 'propose' | 'approve' | 'announce'
  actor: PlanActor
  act: (context: LawContext) => string
}

/** @law ระเบียบฯ ข้อ 26 (1) และ (2) */
export const PROCEDURE_LAW: LawReference = {
  clause: 'ระเบียบฯ ข้อ 26',
  source: 'nongnoktha.go.th/local-strategic-plan/yearly-action-plan',
}

/**
 * The seven steps in order. ข้อ 26 goes from the committees to the executive; the council takes no part.
 * @law ระเบียบฯ ข้อ 26
 */
export const PLAN_STEPS: readonly PlanStep[] = [
  { id: 'collect', actor: 'support-committee', act: () => 'รวบรวมแผนงาน โครงการพัฒนา และกิจกรรม' },
  { id: 'draft', actor: 'support-committee', act: () => 'จัดทำร่างแผนการดำเนินงาน' },
  {
    id: 'submit-draft',
    actor: 'support-committee',
    act: ({ developmentCommittee }) => `เสนอร่างต่อ${developmentCommittee}`,
  },
  { id: 'consider', actor: 'development-committee', act: () => 'พิจารณาร่างแผนการดำเนินงาน' },
  { id: 'propose', actor: 'development-committee', act: ({ executiveNoun }) => `เสนอร่างต่อ${executiveNoun}` },
  { id: 'approve', actor: 'executive', act: () => 'ให้ความเห็นชอบ' },
  { id: 'announce', actor: 'executive', act: () => 'ประกาศใช้แผนการดำเนินงาน' },
]

/** The name of an actor in the words of one plan. */
export const actorName = (actor: PlanActor, context: LawContext): string =>
  ({
    'support-committee': context.supportCommittee,
    'development-committee': context.developmentCommittee,
    executive: context.executive,
  })[actor]
