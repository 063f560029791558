import { budgetOf, type ProjectContent } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'

/** The parts of a project that an import can change, in the order in which they are shown. */
export type ContentField =
  | 'name'
  | 'kind'
  | 'activity'
  | 'target'
  | 'funds'
  | 'place'
  | 'departments'
  | 'months'
  | 'strategy'
  | 'tactic'
  | 'programme'
  | 'note'

/** What importing a file would do to the plan: each incoming row and each standing project appears once. */
export type IntakeDiff<Item, Standing> = {
  added: Item[]
  changed: { item: Item; project: Standing; fields: ContentField[] }[]
  same: { item: Item; project: Standing }[]
  /** In the plan, not in the file. */
  gone: Standing[]
}

type Fold = (text: string | null) => string

/** Folds each different text once: one comparison of a large plan asks for the same texts a dozen times. */
function rememberingFold(): Fold {
  const known = new Map<string, string>()
  return (text) => {
    if (text === null) return ''
    const folded = known.get(text) ?? foldThai(text)
    known.set(text, folded)
    return folded
  }
}

const FIELD_KEYS: Record<ContentField, (content: ProjectContent, fold: Fold) => string> = {
  name: (content, fold) => fold(content.name),
  kind: (content) => content.kind,
  activity: (content, fold) => fold(content.activity),
  target: (content, fold) => fold(content.target),
  funds: (content, fold) =>
    content.funds.map((fund) => `${fold(fund.source)}=${fund.amountSatang ?? ''}`).join('|') +
    (content.noBudgetReason ?? ''),
  place: (content, fold) => fold(content.place),
  departments: (content, fold) => content.departments.map(fold).join('|'),
  months: (content) => String(content.months),
  strategy: (content, fold) => `${content.strategyNo ?? ''}|${fold(content.strategy)}`,
  tactic: (content, fold) => fold(content.tactic),
  programme: (content, fold) => fold(content.programme ?? content.programmeRaw),
  note: (content, fold) => fold(content.note),
}

const CONTENT_FIELDS = Object.keys(FIELD_KEYS) as ContentField[]

/** The fields in which two contents differ; spacing, Thai or Arabic digits and invisible characters do not count. */
export const changedFields = (
  before: ProjectContent,
  after: ProjectContent,
  fold: Fold = rememberingFold(),
): ContentField[] =>
  CONTENT_FIELDS.filter((field) => FIELD_KEYS[field](before, fold) !== FIELD_KEYS[field](after, fold))

/**
 * Ways in which an incoming row can be the same work as a standing project, the surest first. A later way only sees what the earlier
 * ones left. Names alone are never a key (several projects of one name differ by place or fund), so each way pairs in file order.
 */
const PAIRING_KEYS: readonly ((content: ProjectContent, fold: Fold) => string | null)[] = [
  (content, fold) => CONTENT_FIELDS.map((field) => FIELD_KEYS[field](content, fold)).join('§'),
  (content, fold) =>
    [fold(content.name), fold(content.place), fold(content.programme), String(budgetOf(content))].join('§'),
  (content, fold) => [fold(content.name), fold(content.place), fold(content.programme)].join('§'),
  (content, fold) => [fold(content.name), String(budgetOf(content))].join('§'),
  (content, fold) => fold(content.name),
  // A new name for the same work. Numbers and activities ("as designed") repeat too much to say so alone.
  (content, fold) =>
    content.no === null || budgetOf(content) === null
      ? null
      : [
          content.kind,
          fold(content.no),
          fold(content.programme),
          fold(content.activity),
          fold(content.place),
          String(budgetOf(content)),
        ].join('§'),
]

/** Compares the rows of a file with the projects of the plan. Order of the file is kept within each group. */
export function diffIntake<Item extends ProjectContent, Standing extends ProjectContent>(
  items: readonly Item[],
  projects: readonly Standing[],
): IntakeDiff<Item, Standing> {
  const fold = rememberingFold()
  const pairs = new Map<Item, Standing>()
  const free = new Set(projects)
  for (const key of PAIRING_KEYS) {
    if (free.size === 0) break
    const waiting = new Map<string, Standing[]>()
    for (const project of free) {
      const value = key(project, fold)
      if (value === null) continue
      const same = waiting.get(value)
      if (same) same.push(project)
      else waiting.set(value, [project])
    }
    for (const item of items) {
      if (pairs.has(item)) continue
      const value = key(item, fold)
      const project = value === null ? undefined : waiting.get(value)?.shift()
      if (!project) continue
      pairs.set(item, project)
      free.delete(project)
    }
  }
  const diff: IntakeDiff<Item, Standing> = { added: [], changed: [], same: [], gone: [...free] }
  for (const item of items) {
    const project = pairs.get(item)
    if (!project) diff.added.push(item)
    else {
      const fields = changedFields(project, item, fold)
      if (fields.length === 0) diff.same.push({ item, project })
      else diff.changed.push({ item, project, fields })
    }
  }
  return diff
}
