import type { MonthSet } from '#src/domain/month-set.ts'
import { readSite, tambonOf } from '#src/features/duplicates/sites.ts'
import type { NearOffice } from './around.ts'
import type { NeighbourWork, SitedWork } from './gathering.ts'
import { kindsOf } from './ground-kinds.ts'

/** A work with what its place is read from. `agency`: whose it is, when it came from an agency. */
export type WorkRow = {
  source: 'project' | 'answer'
  id: string
  name: string
  place: string | null
  villages: number[]
  months: MonthSet
  departments: string[]
  isOutside: boolean
  /** Where the answer of an agency waits. */
  requestId: string | null
  agencyId: string | null
  agencyName: string | null
}

/** A work that an office around has announced. */
export type OtherRow = {
  orgId: number
  id: string
  name: string
  place: string | null
  villages: number[]
  months: MonthSet
  departments: string[]
}

type Office = { dlaCode: string; name: string }

/** A project of one's own plan, or an answer for it. @param area the office's tambon */
export function sited(row: WorkRow, office: Office, area: string | null): SitedWork {
  const owner: NeighbourWork['owner'] =
    row.source === 'answer' || row.isOutside
      ? {
          who: 'agency',
          agencyId: row.agencyId,
          name: row.agencyName ?? row.departments.join(', '),
          requestId: row.requestId,
        }
      : { who: 'own' }
  return {
    work: shown(row, owner),
    site: readSite({ officeCode: office.dlaCode, officeName: office.name, area, ...row }),
  }
}

/** An announced work of an office around; none when the office is not known. */
export function sitedOther(row: OtherRow, office: NearOffice | undefined): SitedWork[] {
  if (!office) return []
  const { code, name, km, isSameAmphoe, isProvince } = office
  const work = shown(row, { who: 'office', code, name, km, isSameAmphoe, isProvince })
  return [{ work, site: readSite({ officeCode: code, officeName: name, area: tambonOf(name), ...row }) }]
}

const shown = (row: OtherRow | WorkRow, owner: NeighbourWork['owner']): NeighbourWork => ({
  id: row.id,
  name: row.name,
  place: row.place,
  months: row.months,
  departments: row.departments,
  kinds: kindsOf(row.name),
  owner,
})
