import type { Label } from '#src/domain/labels.ts'
import { factsOf, type PlanFacts } from './plan-facts.ts'
import { keysOf } from './project-keys.ts'
import type { CheckedField, PlanToCheck, ProjectToCheck, Rule, Severity } from './rule.ts'
import { PLAN_RULES, PROJECT_RULES, RULES } from './rules/all-rules.ts'

export {
  SEVERITIES,
  type CheckedField,
  type FundTotal,
  type PlanToCheck,
  type ProjectToCheck,
  type Rule,
  type Severity,
} from './rule.ts'
export { compareFunds } from './rules/total-rules.ts'

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
 * the plan, and never throws, whatever the projects hold. Projects must not be changed in place: what was found of one is remembered,
 * so that checking again after a change takes a few milliseconds.
 */
export function checkPlan(plan: PlanToCheck): Finding[] {
  const facts = factsOf(plan)
  const ofPlan = PLAN_RULES.flatMap((rule) =>
    rule.findInPlan(plan, facts).map((found): Finding => ({ ...asFinding(rule), ...found })),
  )
  return [...ofPlan, ...plan.projects.flatMap((project) => checkProject(project, facts))]
}

/** On a slow machine a part of so many takes some 10 ms. */
const PART = 50

/** Does the work of `checkPlan` in parts of a few milliseconds, so that others are answered in between; `checkPlan` is then quick. */
export function* checkInParts(plan: PlanToCheck): Generator<void> {
  const facts = factsOf(plan)
  for (let from = 0; from < plan.projects.length; from += PART) {
    for (const project of plan.projects.slice(from, from + PART)) {
      checkProject(project, facts)
      keysOf(project)
    }
    yield
  }
}

/** What the rules that look at one project say of it; for a form that shows one. */
export const checkOneProject = (project: ProjectToCheck, plan: PlanToCheck): readonly Finding[] =>
  checkProject(project, factsOf(plan))

/** A project that changes becomes another object, so what was found stands as long as what its plan is compared with does. */
const known = new WeakMap<ProjectToCheck, { signature: string; findings: readonly Finding[] }>()

function checkProject(project: ProjectToCheck, facts: PlanFacts): readonly Finding[] {
  const before = known.get(project)
  if (before?.signature === facts.signature) return before.findings
  const findings = PROJECT_RULES.flatMap((rule): Finding[] => {
    const found = rule.find(project, facts)
    return found === null ? [] : [{ ...asFinding(rule), projectId: project.id, ...found }]
  })
  known.set(project, { signature: facts.signature, findings })
  return findings
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
