import type { RecognisedDevelopmentItem } from '#src/intake/recognised-development.ts'
import type { DevelopmentProject, YearAmount } from './development.ts'
import { likeness, shapeOf, type NameShape } from './likeness.ts'

/** What becomes of a row of a file. */
export type MergeChoice = { action: 'add' } | { action: 'skip' } | { action: 'replace' | 'cancel'; projectId: string }

/**
 * A row with what is proposed for it. `isSure`: the row names the very project, or there is nothing like it; else a person is asked.
 * `candidates`: projects of the plan that it may mean, the likeliest first.
 */
export type MergeProposal = { choice: MergeChoice; isSure: boolean; candidates: DevelopmentProject[] }

/** Amounts as they are stored: a dash says that there is no money in the year. */
export const storedAmounts = (item: Pick<RecognisedDevelopmentItem, 'amounts'>): YearAmount[] =>
  item.amounts.map(({ fiscalYear, amountSatang }) => ({ fiscalYear, amountSatang: amountSatang ?? 0 }))

/** Two names this much alike under one number are the same project, renamed. */
const SAME_NUMBER = 0.4
const CANDIDATES = 3

/**
 * Proposes for each row of a file whether it adds a project, takes the place of one that stands, or takes one out. The same name in the same
 * programme is the same project; the same number only with a name that is like it, and only when asked. Each project is proposed once.
 */
export function proposeMerge(
  items: readonly RecognisedDevelopmentItem[],
  standing: readonly DevelopmentProject[],
): MergeProposal[] {
  const rows = standing.map((project) => ({ project, shape: shapeOf(project.name) }))
  const byName = Map.groupBy(rows, ({ shape }) => shape.folded)
  const taken = new Set<string>()
  return items.map((item) => {
    const shape = shapeOf(item.name)
    const sameName = (byName.get(shape.folded) ?? []).map(({ project }) => project)
    const exact = sameName.filter((project) => isSamePlace(project, item) && !taken.has(project.id))
    const [only] = exact.length > 0 ? exact : sameName.filter(({ id }) => !taken.has(id))
    if (only) {
      taken.add(only.id)
      const isSure = exact.length === 1 && sameName.length === 1
      return { choice: choiceFor(item, only), isSure, candidates: [only, ...sameName.filter((one) => one !== only)] }
    }
    return withoutSameName(item, shape, rows, taken)
  })
}

type Shaped = { project: DevelopmentProject; shape: NameShape }

function withoutSameName(
  item: RecognisedDevelopmentItem,
  shape: NameShape,
  rows: readonly Shaped[],
  taken: Set<string>,
): MergeProposal {
  const candidates = rows
    .filter(({ project }) => item.no !== null && project.no === item.no && isSamePlace(project, item))
    .map(({ project, shape: other }) => ({ project, score: likeness(shape, other) }))
    .filter(({ project, score }) => score >= SAME_NUMBER && !taken.has(project.id))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, CANDIDATES)
    .map(({ project }) => project)
  const [best] = candidates
  if (!best) return { choice: { action: item.isCancelled ? 'skip' : 'add' }, isSure: !item.isCancelled, candidates: [] }
  taken.add(best.id)
  return { choice: choiceFor(item, best), isSure: false, candidates }
}

const isSamePlace = (project: DevelopmentProject, item: RecognisedDevelopmentItem): boolean =>
  project.form === item.form && (project.programme ?? '') === (item.programme ?? item.programmeRaw ?? '')

function choiceFor(item: RecognisedDevelopmentItem, project: DevelopmentProject): MergeChoice {
  if (item.isCancelled) return { action: 'cancel', projectId: project.id }
  return saysTheSame(item, project) ? { action: 'skip' } : { action: 'replace', projectId: project.id }
}

/** A file that is taken in twice changes nothing. */
function saysTheSame(item: RecognisedDevelopmentItem, project: DevelopmentProject): boolean {
  const texts = ['objective', 'target', 'indicator', 'expectedResult'] as const
  return (
    texts.every((key) => item[key] === project[key]) &&
    JSON.stringify(storedAmounts(item)) === JSON.stringify(project.budgets) &&
    item.departments.join('\n') === project.departments.join('\n')
  )
}

/** Reads a choice as the form sends it: "add", "skip", "replace:<id>", "cancel:<id>"; null for anything else. */
export function readChoice(text: string): MergeChoice | null {
  if (text === 'add' || text === 'skip') return { action: text }
  const match = /^(replace|cancel):([0-9a-f-]{36})$/.exec(text)
  return match?.[2] ? { action: match[1] === 'cancel' ? 'cancel' : 'replace', projectId: match[2] } : null
}

/** A choice as the form sends it. */
export const choiceText = (choice: MergeChoice): string =>
  'projectId' in choice ? `${choice.action}:${choice.projectId}` : choice.action
