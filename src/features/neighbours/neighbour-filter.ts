import { monthSet, type MonthSet } from '#src/domain/month-set.ts'
import { WORK_KIND_NAMES, type WorkKind } from './ground-kinds.ts'

/** Kilometres that can be chosen as the greatest distance between two offices. */
export const DISTANCES = [5, 10, 15] as const

/** Which works of others are shown. */
export type NeighbourFilter = {
  /** Those that meet works of one's own, or all. */
  show: 'meeting' | 'all'
  /** 'ground': all works on ways and waters. */
  kind: WorkKind | 'ground' | 'every'
  /** 'same': the months of the own work; a number: one fiscal month (1 = October); 'every'. */
  months: 'same' | 'every' | number
  /** Greatest distance in kilometres; 'amphoe': the same amphoe; 'near': all around. */
  distance: 'near' | 'amphoe' | (typeof DISTANCES)[number]
  /** Code of one office; null: all. */
  office: string | null
  page: number
}

/** What the list can be narrowed to: any work in the ground, one kind of it, every work. */
export const KIND_CHOICES = ['ground', ...WORK_KIND_NAMES, 'every'] as const

/** What an address asks for; what it does not say, or says wrongly, is as at first. */
export function neighbourFilterFrom(search: URLSearchParams): NeighbourFilter {
  const month = Number(search.get('months'))
  const distance = search.get('distance')
  const office = search.get('office') ?? ''
  const page = Number(search.get('page'))
  return {
    show: search.get('show') === 'all' ? 'all' : 'meeting',
    kind: KIND_CHOICES.find((kind) => kind === search.get('kind')) ?? 'ground',
    months:
      search.get('months') === 'every'
        ? 'every'
        : Number.isInteger(month) && month >= 1 && month <= 12
          ? month
          : 'same',
    distance: distance === 'amphoe' ? 'amphoe' : (DISTANCES.find((km) => String(km) === distance) ?? 'near'),
    office: /^\d{7}$/.test(office) ? office : null,
    page: Number.isInteger(page) && page >= 1 && page <= 1_000 ? page : 1,
  }
}

/** The same as a query of an address; '' for what is shown at first. */
export function queryOfNeighbours(filter: NeighbourFilter): string {
  const first = neighbourFilterFrom(new URLSearchParams())
  const search = new URLSearchParams()
  for (const name of ['show', 'kind', 'months', 'distance', 'office', 'page'] as const)
    if (filter[name] !== first[name]) search.set(name, String(filter[name]))
  return search.size === 0 ? '' : `?${search}`
}

/** The months of a filter; null: it asks for none in particular. */
export const monthsAsked = ({ months }: NeighbourFilter): MonthSet | null =>
  typeof months === 'number' ? monthSet([months]) : null
