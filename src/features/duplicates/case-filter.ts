import { CASE_KINDS, CASE_STATUSES, type CaseKind, type CaseStatus, type DuplicateCase } from './cases.ts'

/** What of the list is shown. 'current': all kinds but works of earlier years, which come back year by year. */
export type CaseFilter = { status: CaseStatus | 'every'; kind: CaseKind | 'current' | 'every'; page: number }

/** The filter that an address asks for; what it does not understand is as if it were not there. */
export function filterFrom(search: URLSearchParams): CaseFilter {
  const [status, kind, page] = [search.get('status'), search.get('kind'), Number(search.get('page') ?? '1')]
  return {
    status: status === 'every' ? 'every' : (CASE_STATUSES.find((one) => one === status) ?? 'open'),
    kind: kind === 'every' ? 'every' : (CASE_KINDS.find((one) => one === kind) ?? 'current'),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** The address of a filter, '' for what is shown by itself. */
export function queryOfFilter({ status, kind, page }: CaseFilter): string {
  const query = new URLSearchParams()
  if (status !== 'open') query.set('status', status)
  if (kind !== 'current') query.set('kind', kind)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

const isOfKind = (one: DuplicateCase, kind: CaseFilter['kind']): boolean =>
  kind === 'every' || (kind === 'current' ? one.kind !== 'past' : one.kind === kind)
const isOfStatus = (one: DuplicateCase, status: CaseFilter['status']): boolean =>
  status === 'every' || one.status === status

/** The cases that a filter shows, how many there are of each status and kind beside the other, and the page of them that is asked for. */
export function filterCases(cases: readonly DuplicateCase[], filter: CaseFilter, pageSize: number) {
  const ofKind = cases.filter((one) => isOfKind(one, filter.kind))
  const ofStatus = cases.filter((one) => isOfStatus(one, filter.status))
  const shown = ofKind.filter((one) => isOfStatus(one, filter.status))
  const pageCount = Math.max(1, Math.ceil(shown.length / pageSize))
  const page = Math.min(filter.page, pageCount)
  const from = (page - 1) * pageSize
  return {
    cases: shown.slice(from, from + pageSize),
    count: shown.length,
    from,
    page,
    pageCount,
    statusCounts: Object.fromEntries(
      ['every' as const, ...CASE_STATUSES].map((status) => [
        status,
        ofKind.filter((one) => isOfStatus(one, status)).length,
      ]),
    ),
    kindCounts: Object.fromEntries(
      ['current' as const, 'every' as const, ...CASE_KINDS].map((kind) => [
        kind,
        ofStatus.filter((one) => isOfKind(one, kind)).length,
      ]),
    ),
  }
}
