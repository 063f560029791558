import type { Label } from '#src/domain/labels.ts'
import { factsOf, type PlanFacts } from './plan-facts.ts'
import type { CheckedField, PlanToCheck, ProjectToCheck, Rule, Severity } from './rule.ts'
import { PLAN_RULES, PROJECT_RULES, RULES } from './rules/all-rules.ts'

export { SEVERITIES, type CheckedField, type PlanToCheck, type ProjectToCheck, type Severity } from './rule.ts'

/** One shortcoming of a plan. `projectId` and `field` null: the plan as a whole. `law` null: good practice asks for it. */
export type Finding = {
  /** Id of the rule. */
  rule: string
  severity: Severity
  projectId: string | null
  field: CheckedField | null
  message: Label
  law: string | null
}

/**
 * All shortcomings of a plan: first those of the plan, then those of each project in the plan's order. Takes time linear in the size of
 * the plan, and never throws, whatever the projects hold.
 */
export function checkPlan(plan: PlanToCheck): Finding[] {
  const facts = factsOf(plan)
  const ofPlan = PLAN_RULES.flatMap((rule) =>
    rule.findInPlan(plan, facts).map((found): Finding => ({ ...asFinding(rule), ...found })),
  )
  return [...ofPlan, ...plan.projects.flatMap((project) => checkProject(project, facts))]
}

/** What the rules that look at one project say of it; for a form that shows one. */
export const checkOneProject = (project: ProjectToCheck, plan: PlanToCheck): Finding[] =>
  checkProject(project, factsOf(plan))

function checkProject(project: ProjectToCheck, facts: PlanFacts): Finding[] {
  return PROJECT_RULES.flatMap((rule) => {
    const found = rule.find(project, facts)
    return found === null ? [] : [{ ...asFinding(rule), projectId: project.id, ...found }]
  })
}

const asFinding = ({ id, severity, law }: Rule): Pick<Finding, 'rule' | 'severity' | 'law'> => ({
  rule: id,
  severity,
  law,
})

/** The findings with which a plan cannot be submitted: without them the book would be legally incomplete. */
export const blockingFindings = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === 'blocking')

/** The rule of a finding, by its id. @throws Error for an unknown id */
export function ruleOf(id: string): Rule {
  const rule = RULES.find((one) => one.id === id)
  if (!rule) throw new Error(`no such rule: ${id}`)
  return rule
}
