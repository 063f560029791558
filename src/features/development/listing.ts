import { headUnit } from '#src/domain/departments.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { DEVELOPMENT_FORMS, type DevelopmentForm } from './development.ts'

/** What a list is narrowed to; '' and null: not at all. `isWhole`: also what later editions replaced or took out. */
export type ListFilter = {
  text: string
  year: number | null
  programme: string
  department: string
  /** The department with its sections, as the plan writes them. */
  departmentNames: readonly string[] | null
  form: DevelopmentForm | ''
  editionId: string
  isWhole: boolean
}

/** All projects that stand. */
export const EVERYTHING: ListFilter = {
  text: '',
  year: null,
  programme: '',
  department: '',
  departmentNames: null,
  form: '',
  editionId: '',
  isWhole: false,
}

/** The filter that an address names. @param departments units as the plan writes them */
export function filterFrom(search: URLSearchParams, departments: readonly string[]): ListFilter {
  const year = Number(search.get('year'))
  const department = search.get('department') ?? ''
  const editionId = search.get('edition') ?? ''
  return {
    text: (search.get('q') ?? '').slice(0, 200).toWellFormed().replaceAll('\0', ''),
    year: Number.isInteger(year) && year >= 2540 && year <= 2660 ? year : null,
    programme: search.get('programme') ?? '',
    department,
    departmentNames: department === '' ? null : departments.filter((name) => headUnit(name) === department),
    form: DEVELOPMENT_FORMS.find((form) => form === search.get('form')) ?? '',
    editionId: isUuid(editionId) ? editionId : '',
    isWhole: search.get('whole') === '1',
  }
}

/** The address part of a filter; what is not narrowed is left out. */
export function filterQuery(filter: ListFilter): [string, string][] {
  const pairs: [string, string][] = [
    ['q', filter.text],
    ['year', filter.year === null ? '' : String(filter.year)],
    ['programme', filter.programme],
    ['department', filter.department],
    ['form', filter.form],
    ['edition', filter.editionId],
    ['whole', filter.isWhole ? '1' : ''],
  ]
  return pairs.filter(([, value]) => value !== '')
}

/** What occurs in a plan. `departments`: units as written. */
export type Occurring = {
  groups: { programme: string | null; form: DevelopmentForm; editionId: string; count: number; standing: number }[]
  departments: string[]
}

/** What the lists of a filter offer: programmes, units and forms that occur. */
export type FilterChoices = { programmes: string[]; departments: string[]; forms: string[] }

/** The choices that a plan offers. */
export function choicesIn({ groups, departments }: Occurring): FilterChoices {
  const byName = (names: Iterable<string>): string[] => [...new Set(names)].toSorted((a, b) => a.localeCompare(b, 'th'))
  const forms = new Set<string>(groups.map(({ form }) => form))
  return {
    programmes: byName(groups.flatMap(({ programme }) => (programme === null ? [] : [programme]))),
    departments: byName(departments.map(headUnit)),
    forms: DEVELOPMENT_FORMS.filter((form) => forms.has(form)),
  }
}
