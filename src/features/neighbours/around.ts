import { distanceKm, nearOffices } from '#src/domain/local-governments/near-offices.ts'
import type { OfficeRegister, Position, RegisteredOffice } from '#src/domain/local-governments/register.ts'
import type { NeighbourFilter } from './neighbour-filter.ts'

/** An office around one's own. `km`: between the two offices; null: the register does not say where they stand. */
export type NearOffice = {
  orgId: number
  code: string
  name: string
  km: number | null
  isSameAmphoe: boolean
  /** The province's own organisation: it works everywhere in it. */
  isProvince: boolean
  province: string | null
  position: Position | null
}

/** What the national register knows around an office. */
export type Around = { own: RegisteredOffice | null; near: ReadonlyMap<string, RegisteredOffice> }

const known = new WeakMap<OfficeRegister, Map<string, Around>>()

/** The office and those near it in the register, by code; nothing for an office that it does not know. Searched for once. */
export function aroundInRegister(register: OfficeRegister, officeCode: string): Around {
  const byCode = known.get(register) ?? new Map<string, Around>()
  known.set(register, byCode)
  const standing = byCode.get(officeCode)
  if (standing) return standing
  const own = register.find(({ dlaCode }) => dlaCode === officeCode) ?? null
  const near = new Map((own ? nearOffices(register, own) : []).map((office) => [office.dlaCode, office]))
  const around = { own, near }
  byCode.set(officeCode, around)
  return around
}

type Row = Pick<NearOffice, 'orgId' | 'code' | 'name' | 'province'> & { type: string; amphoe: string | null }

/** Offices of the installation as neighbours of one, the nearest first, those of unknown distance last. */
export function neighboursOf(
  rows: readonly Row[],
  { own, near }: Around,
  office: { amphoe: string | null; province: string | null },
): NearOffice[] {
  const offices = rows.map(({ type, amphoe, ...row }): NearOffice => {
    const position = near.get(row.code)?.position ?? null
    return {
      ...row,
      km: position && own?.position ? distanceKm(own.position, position) : null,
      isSameAmphoe: amphoe !== null && amphoe === office.amphoe && row.province === office.province,
      isProvince: type === 'pao',
      position,
    }
  })
  return offices.toSorted(
    (a, b) =>
      (a.km ?? Infinity) - (b.km ?? Infinity) || Number(b.isSameAmphoe) - Number(a.isSameAmphoe) || a.orgId - b.orgId,
  )
}

/** Those that a filter asks for. The province's own works everywhere, however far away its office is. */
export const within = (
  offices: readonly NearOffice[],
  { distance, office }: Pick<NeighbourFilter, 'distance' | 'office'>,
): NearOffice[] =>
  offices.filter((one) => {
    if (office !== null) return one.code === office
    if (distance === 'near' || one.isProvince) return true
    return distance === 'amphoe' ? one.isSameAmphoe : one.km !== null && one.km <= distance
  })
