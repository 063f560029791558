import type { Label } from '#src/domain/labels.ts'
import { ruleOf, SEVERITIES, type Finding, type Severity } from './checks.ts'

/** A finding as a line of the page. `projectName` null: about the plan as a whole. */
export type FindingLine = {
  projectId: string | null
  projectName: string | null
  field: string | null
  message: Label
}

/** What one rule found; `lines` may be only the first of `count`. */
export type RuleFindings = {
  rule: string
  title: Label
  reason: Label
  law: string | null
  count: number
  lines: FindingLine[]
}

/** All findings of one severity, the rule with most findings first. */
export type SeverityFindings = { severity: Severity; count: number; rules: RuleFindings[] }

/**
 * Findings by severity and rule, as the page shows them.
 * @param only the rule of which all lines are wanted; null = all rules with at most `mostLines` lines each
 */
export function findingsByRule(
  findings: readonly Finding[],
  projects: readonly { id: string; name: string }[],
  { only, mostLines }: { only: string | null; mostLines: number },
): SeverityFindings[] {
  const names = new Map(projects.map(({ id, name }) => [id, name]))
  const byRule = Map.groupBy(findings, ({ rule }) => rule)
  const rules = [...byRule].map(([rule, found]) => {
    const { title, reason, law, severity } = ruleOf(rule)
    const shown = only === null ? found.slice(0, mostLines) : found
    const lines = shown.map(({ projectId, field, message }): FindingLine => ({
      projectId,
      projectName: projectId === null ? null : (names.get(projectId) ?? ''),
      field,
      message,
    }))
    return { severity, rule, title, reason, law, count: found.length, lines }
  })
  return SEVERITIES.map((severity) => {
    const own = rules.filter((one) => one.severity === severity)
    return {
      severity,
      count: own.reduce((sum, { count }) => sum + count, 0),
      rules: own
        .filter(({ rule }) => only === null || rule === only)
        .toSorted((a, b) => b.count - a.count)
        .map(({ severity: _severity, ...rule }) => rule),
    }
  })
}
