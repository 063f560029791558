import { useEffect, useRef, useState } from 'react'
import type { CaseWork } from '#src/features/duplicates/cases.ts'
import type { LiveProject } from '#src/features/projects/projects.ts'
import { budgetOf } from '#src/domain/project.ts'
import type { Label } from '#src/domain/labels.ts'
import type { PlanState } from './plan-store.ts'
import type { TableData } from './table-data.ts'

/** A work that may be the same as the one that was just typed. */
export type SimilarWork = Pick<CaseWork, 'source' | 'id' | 'officeName' | 'fiscalYear' | 'name'> & { reasons: Label[] }
/** What was found of a project whose name or place was just typed. */
export type SimilarFound = { projectId: string; name: string; works: SimilarWork[] }

/** The search waits until the hand rests. */
const ASK_AFTER_MS = 600
/** What is pasted by the row is searched by the page of duplicates. */
const MOST_AT_ONCE = 3

/** Works that may be the same as the project whose name or place was typed last; null when there is nothing to say. */
export function useSimilar(data: TableData, { projects, isComplete, queue }: PlanState) {
  const [found, setFound] = useState<SimilarFound | null>(null)
  const before = useRef<ReadonlyMap<string, LiveProject> | null>(null)
  const isOwnEdit = queue.edits.length > 0
  const [asked, setAsked] = useState<LiveProject | null>(null)
  useEffect(() => {
    if (!isComplete) return
    const known = before.current
    before.current = new Map(projects.map((project) => [project.id, project]))
    // What others do is not this person's to look at.
    if (known === null || !isOwnEdit) return
    const changed = projects.filter((project) => isTyped(known.get(project.id), project))
    const [first] = changed
    if (first && changed.length <= MOST_AT_ONCE) setAsked(first)
  }, [projects, isComplete, isOwnEdit])
  useEffect(() => {
    if (asked === null) return
    const left = new AbortController()
    const timer = setTimeout(() => {
      void similarTo(data, asked, left.signal).then((works) => {
        if (works !== null) setFound(works.length === 0 ? null : { projectId: asked.id, name: asked.name, works })
      })
    }, ASK_AFTER_MS)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [data, asked])
  return found
}

const isTyped = (before: LiveProject | undefined, now: LiveProject): boolean =>
  before !== now && now.name !== '' && (before?.name !== now.name || before.place !== now.place)

/** Null when there was no answer: a hint is not worth an error. */
async function similarTo(
  { office, fiscalYear }: TableData,
  project: LiveProject,
  signal: AbortSignal,
): Promise<SimilarWork[] | null> {
  const { id, name, activity, place, villages, departments, months } = project
  const body = {
    id,
    name,
    activity,
    place,
    villages,
    departments,
    months,
    budgetSatang: budgetOf(project),
    across: true,
  }
  try {
    const response = await fetch(`/api/v1/offices/${office.code}/plans/${fiscalYear}/similar`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    })
    if (!response.ok) return null
    const { items } = (await response.json()) as { items: SimilarWork[] }
    // Works of earlier years and of the development plan are no duplicates.
    return items.filter(
      ({ source, fiscalYear: year }) => source === 'published' || (source !== 'development' && year === fiscalYear),
    )
  } catch {
    return null
  }
}
