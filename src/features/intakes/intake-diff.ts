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

const fold = (text: string | null): string => (text === null ? '' : foldThai(text))

const fundsKey = (content: ProjectContent): string =>
  content.funds.map((fund) => `${fold(fund.source)}=${fund.amountSatang ?? ''}`).join('|') +
  (content.noBudgetReason ?? '')

const FIELD_KEYS: Record<ContentField, (content: ProjectContent) => string> = {
  name: (content) => fold(content.name),
  kind: (content) => content.kind,
  activity: (content) => fold(content.activity),
  target: (content) => fold(content.target),
  funds: fundsKey,
  place: (content) => fold(content.place),
  departments: (content) => content.departments.map(fold).join('|'),
  months: (content) => String(content.months),
  strategy: (content) => `${content.strategyNo ?? ''}|${fold(content.strategy)}`,
  tactic: (content) => fold(content.tactic),
  programme: (content) => fold(content.programme ?? content.programmeRaw),
  note: (content) => fold(content.note),
}

const CONTENT_FIELDS = Object.keys(FIELD_KEYS) as ContentField[]

/** The fields in which two contents differ; spacing, Thai or Arabic digits and invisible characters do not count. */
export const changedFields = (before: ProjectContent, after: ProjectContent): ContentField[] =>
  CONTENT_FIELDS.filter((field) => FIELD_KEYS[field](before) !== FIELD_KEYS[field](after))

/**
 * Ways in which an incoming row can be the same work as a standing project, the surest first. A later way only sees what the earlier
 * ones left. Names alone are never a key (several projects of one name differ by place or fund), so each way pairs in file order.
 */
const PAIRING_KEYS: readonly ((content: ProjectContent) => string | null)[] = [
  (content) => CONTENT_FIELDS.map((field) => FIELD_KEYS[field](content)).join('§'),
  (content) => [fold(content.name), fold(content.place), fold(content.programme), String(budgetOf(content))].join('§'),
  (content) => [fold(content.name), fold(content.place), fold(content.programme)].join('§'),
  (content) => [fold(content.name), String(budgetOf(content))].join('§'),
  (content) => fold(content.name),
  // A new name for the same work. Numbers and activities ("as designed") repeat too much to say so alone.
  (content) =>
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
  const pairs = new Map<Item, Standing>()
  const free = new Set(projects)
  for (const key of PAIRING_KEYS) {
    const waiting = new Map<string, Standing[]>()
    for (const project of free) {
      const value = key(project)
      if (value !== null) waiting.set(value, [...(waiting.get(value) ?? []), project])
    }
    for (const item of items) {
      if (pairs.has(item)) continue
      const value = key(item)
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
      const fields = changedFields(project, item)
      if (fields.length === 0) diff.same.push({ item, project })
      else diff.changed.push({ item, project, fields })
    }
  }
  return diff
}
