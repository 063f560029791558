import type { Role } from '#src/domain/permissions.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import type { StepAction } from '#src/features/steps/transitions.ts'

const DRAFTERS: Role[] = ['planning-officer', 'support-committee']

/** ข้อ 26 as read from the flow chart: written out once more, so that neither the table of steps nor that of permissions can change unnoticed. */
export const CLAUSE_26: Readonly<Record<StepAction, { from: PlanStatus; to: PlanStatus; roles: Role[] }>> = {
  'start-draft': { from: 'collect', to: 'draft', roles: DRAFTERS },
  'collect-again': { from: 'draft', to: 'collect', roles: DRAFTERS },
  'finish-draft': { from: 'draft', to: 'submit-draft', roles: DRAFTERS },
  'reopen-draft': { from: 'submit-draft', to: 'draft', roles: DRAFTERS },
  'submit-draft': { from: 'submit-draft', to: 'consider', roles: ['support-committee'] },
  'return-by-committee': { from: 'consider', to: 'draft', roles: ['development-committee'] },
  endorse: { from: 'consider', to: 'propose', roles: ['development-committee'] },
  propose: { from: 'propose', to: 'approve', roles: ['development-committee'] },
  'return-by-executive': { from: 'approve', to: 'draft', roles: ['executive'] },
  approve: { from: 'approve', to: 'announce', roles: ['executive'] },
  announce: { from: 'announce', to: 'announced', roles: ['executive'] },
}
