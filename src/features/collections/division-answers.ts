import { headUnit } from '#src/domain/departments.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { villagesIn } from '#src/domain/villages.ts'
import type { LineForChoosing } from '#src/features/budgets/budgets.ts'
import type { DevelopmentItem } from '#src/features/development/development.queries.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { fieldsOf } from '#src/features/projects/projects.ts'
import { BLANK_ITEM, contentOf, type ItemContent, type ItemSource } from '#src/features/items/items.ts'

/**
 * Something that a division may choose instead of typing it. `heading`: under what it stands in its list. `takenBy`: name of the project of
 * this year's plan that it already is, or null.
 */
export type Choice = {
  source: ItemSource
  id: string
  content: ItemContent
  heading: string | null
  takenBy: string | null
}

/** What was ticked: where it stands, and which it is. */
export type Chosen = { source: ItemSource; id: string }

/** Whether a project belongs to a division; a section counts with its division. */
export const isOfDivision = (departments: readonly string[], division: string): boolean => {
  const unit = unitKey(division)
  return departments.some((name) => unitKey(name) === unit)
}

const unitKey = (name: string): string => foldThai(headUnit(name.trim()))

/** What this year's plan holds already, as far as choices may be told by it. `places`: projects of the development plan, by id. */
export type Taken = { projects: readonly StoredProject[]; places: ReadonlyMap<string, string> }

const takenByName = ({ projects }: Taken, name: string): string | null => {
  const key = foldThai(name)
  return projects.find((project) => foldThai(project.name) === key)?.name ?? null
}

/** Last year's projects of a division, to be carried on: all that they say, but for notes of last year. */
export const lastYearChoices = (projects: readonly StoredProject[], division: string, taken: Taken): Choice[] =>
  projects
    .filter(({ departments }) => isOfDivision(departments, division))
    .map((project) => ({
      source: 'last-year',
      id: project.id,
      content: contentOf({ ...fieldsOf(project), departments: [division], note: null }),
      heading: project.strategy,
      takenBy: takenByName(taken, project.name),
    }))

/** What the development plan holds for the year. The money is what it may cost. */
export const developmentChoices = (items: readonly DevelopmentItem[], division: string, taken: Taken): Choice[] =>
  items.map((item) => ({
    source: 'development',
    id: item.id,
    content: {
      ...BLANK_ITEM,
      kind: item.form === 'ผ.03' ? 'equipment' : 'project',
      name: item.name,
      target: item.target,
      funds: [{ source: null, amountSatang: item.amountSatang }],
      villages: villagesIn(item.name),
      departments: [division],
      strategyNo: item.strategyNo,
      strategy: item.strategy,
      tactic: item.tactic,
      programme: item.programme,
    },
    heading: item.strategy,
    takenBy: taken.places.get(item.id) ?? takenByName(taken, item.name),
  }))

/** Budget lines of which money is free. */
export const budgetChoices = (lines: readonly LineForChoosing[], division: string, taken: Taken): Choice[] =>
  lines.map((line) => ({
    source: 'budget',
    id: line.id,
    content: {
      ...BLANK_ITEM,
      kind: isEquipment(line) ? 'equipment' : 'project',
      name: line.name,
      funds: [{ source: line.fundSource, amountSatang: line.restSatang }],
      villages: villagesIn(line.name),
      departments: [division],
      programme: line.programme,
    },
    heading: [line.programme, line.work].filter(Boolean).join(' · ') || null,
    takenBy: takenByName(taken, line.name),
  }))

const isEquipment = ({ budgetType, expenseCategory }: LineForChoosing): boolean =>
  /ครุภัณฑ์/.test(`${budgetType ?? ''} ${expenseCategory ?? ''}`) && !/สิ่งก่อสร้าง/.test(expenseCategory ?? '')

/** The value of a tick in the form. */
export const tickOf = ({ source, id }: Chosen): string => `${source}:${id}`

const SOURCES: readonly ItemSource[] = ['last-year', 'development', 'budget']

/** What was ticked; null for what no page of ours sends. */
export function readTicks(values: readonly FormDataEntryValue[]): Chosen[] | null {
  const chosen = values.map((value): Chosen | null => {
    const [name = '', id = ''] = typeof value === 'string' ? value.split(':') : []
    const source = SOURCES.find((one) => one === name)
    return source && id !== '' ? { source, id } : null
  })
  const read = chosen.filter((one) => one !== null)
  return read.length === chosen.length ? read : null
}
