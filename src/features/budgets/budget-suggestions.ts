import type { Satang } from '#src/domain/money.ts'
import { namesApart, villagesApart } from '#src/features/works/sameness.ts'
import { scoreWorks } from '#src/features/works/verdict.ts'
import { readWork, type Work } from '#src/features/works/work.ts'
import { likelyPairsAmong } from './likely-pairs.ts'
import type { TiedLine, TiedProject, TieOut } from './tie-out.ts'

/** A line that very likely pays for a project: `score` about 0.4–1.1, from 1 for the same words. */
export type Suggestion = {
  lineId: string
  lineName: string
  projectId: string
  projectName: string
  amountSatang: Satang
  score: number
}

/** From here on two titles are one work: `Verdict`. */
const MIN_SCORE = 0.5
/** Where one title is the beginning of the other, which says more: less is enough. */
const CUT_SHORT = 0.3
const TELLING_LENGTH = 12
/** What the same amount, to the satang, adds. */
const SAME_AMOUNT = 0.1
/** Other words for the same are never as sure as the same words, and with another amount are to be looked at. */
const OTHER_WORDS = 0.89
/** Two projects that fit a line this nearly alike are for a person to choose from. */
const CLOSE = 0.02
const DOUBTFUL = 0.9
/** Projects that a line is compared with. */
const CANDIDATES = 12

/**
 * Which open lines pay for which projects that still lack their line, by what their names say, the surest first; each line and each project
 * once. Works in other villages, phases or places are never taken for each other.
 * @param officeName titles may name their own office or not
 */
export function suggestAllocations(tied: Pick<TieOut, 'lines' | 'projects'>, officeName: string | null): Suggestion[] {
  const steps = suggestInSteps(tied, officeName)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** As `suggestAllocations`, in steps of one row, so that the caller can let others go first: a budget has thousands of lines. */
export function* suggestInSteps(
  { lines, projects }: Pick<TieOut, 'lines' | 'projects'>,
  officeName: string | null,
): Generator<void, Suggestion[]> {
  const open = lines.filter(({ state, restSatang }) => state === 'open' && restSatang > 0)
  const lacking = projects.filter(({ differenceSatang, ownSatang }) => differenceSatang > 0 && ownSatang > 0)
  if (open.length === 0 || lacking.length === 0) return []
  const titles: Titled[] = []
  for (const { project } of lacking) {
    titles.push(titled(project.name, officeName))
    yield
  }
  const likelyPairs = likelyPairsAmong(titles.map(({ work }) => work))
  const found: Suggestion[] = []
  for (const line of open) {
    const own = titled(line.line.name, officeName)
    const near = likelyPairs(own.work, CANDIDATES).flatMap((at): Near[] => {
      const [other, tied] = [titles[at], lacking[at]]
      return other && tied ? [{ tied, score: likeness(own, other, tied.differenceSatang === line.restSatang) }] : []
    })
    found.push(...fitting(line, near))
    yield
  }
  return surestOnce(found)
}

type Near = { tied: TiedProject; score: number }

/** The pairs of one line that are likely enough. */
function fitting(line: TiedLine, near: readonly Near[]): Suggestion[] {
  const likely = near.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score)
  const [best, second] = likely
  const isDoubtful = best !== undefined && second !== undefined && best.score - second.score < CLOSE
  return likely.map(({ tied, score }) => suggestion(line, tied, isDoubtful ? Math.min(score, DOUBTFUL) : score))
}

/** Titles of budgets and plans come up with every page, and reading one costs most of the work. */
const known = new Map<string, Titled>()
const MOST_KNOWN = 10_000

/** A title as it was read; `key`: what of it tells anything, letter by letter. */
type Titled = { work: Work; key: string }

/** What a budget or a plan puts around the name of a work. */
const AROUND =
  /^(?:โครงการ|กิจกรรม|ค่าใช้จ่าย(?:ในการ|ตาม)?|ค่า)+|ประจำปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?(?:25\d\d)?$|[.,()[\]"'“”:;/–—-]/g

/** Amounts are left to the tie-out: a project may be paid by several lines. */
function titled(name: string, officeName: string | null): Titled {
  const place = `${officeName ?? ''}|${name}`
  const before = known.get(place)
  if (before) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const unsaid = { officeCode: null, department: null, programme: null, fiscalYear: null, activity: null, place: null }
  const work = readWork({ ...unsaid, officeName, name, budgetSatang: null })
  const read = { work, key: work.name.replace(AROUND, '') }
  known.set(place, read)
  return read
}

/** 1 for the same words; 0 for what is not likely enough. */
function likeness(a: Titled, b: Titled, isSameAmount: boolean): number {
  const amount = isSameAmount ? SAME_AMOUNT : 0
  if (a.key === b.key) return 1 + amount
  if (villagesApart(a.work, b.work) || namesApart(a.work, b.work)) return 0
  const score = scoreWorks(a.work, b.work)
  return score + amount < (begins(a.key, b.key) ? CUT_SHORT : MIN_SCORE) ? 0 : score * OTHER_WORDS + amount
}

const begins = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= TELLING_LENGTH && (a.startsWith(b) || b.startsWith(a))

const suggestion = (line: TiedLine, { project, differenceSatang }: TiedProject, score: number): Suggestion => ({
  lineId: line.line.id,
  lineName: line.line.name,
  projectId: project.id,
  projectName: project.name,
  amountSatang: Math.min(line.restSatang, differenceSatang),
  score,
})

function surestOnce(found: readonly Suggestion[]): Suggestion[] {
  const [lines, projects] = [new Set<string>(), new Set<string>()]
  return found
    .toSorted((a, b) => b.score - a.score)
    .filter(({ lineId, projectId }) => {
      if (lines.has(lineId) || projects.has(projectId)) return false
      lines.add(lineId)
      projects.add(projectId)
      return true
    })
}
