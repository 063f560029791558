import type { Finding } from './checks.ts'
import type { Severity } from './rule.ts'

/** How serious each finding of a project is; for views of only those with findings. */
export function severitiesIn(findings: readonly Finding[]): (projectId: string) => readonly Severity[] {
  const found = Map.groupBy(findings, ({ projectId }) => projectId)
  return (projectId) => (found.get(projectId) ?? []).map(({ severity }) => severity)
}
