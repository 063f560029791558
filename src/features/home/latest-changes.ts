/** One change of a project as history keeps it; rows of one batch are one deed. `name`: of the project. */
export type ChangeRow = { batchId: string; at: Date; actor: string; action: string; name: string | null }

/** Something that somebody did. `action`: of the history of projects ('created' …) or of the audit log ('plan.configure' …). */
export type LatestChange = {
  key: string
  at: Date
  actor: string
  action: string
  /** Name of the first project, null for what is about the whole. */
  name: string | null
  /** How many projects it was; 0 for what is about the whole. */
  count: number
}

/** The latest of both logs, newest first: what was done to several projects at once is one line. */
export function latestChanges(
  projects: readonly ChangeRow[],
  deeds: readonly { at: Date; actor: string; action: string }[],
  limit: number,
): LatestChange[] {
  const batches = [...Map.groupBy(projects, ({ batchId, action }) => `${batchId} ${action}`)].flatMap(
    ([key, [first, ...others]]): LatestChange[] => {
      if (!first) return []
      const { at, actor, action, name } = first
      return [{ key, at, actor, action, name, count: others.length + 1 }]
    },
  )
  const whole = deeds.map(({ at, actor, action }, index): LatestChange => ({
    key: `${index} ${action}`,
    at,
    actor,
    action,
    name: null,
    count: 0,
  }))
  return [...batches, ...whole].toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit)
}
