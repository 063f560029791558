import { nearOffices } from '#src/domain/local-governments/near-offices.ts'
import type { OfficeRegister } from '#src/domain/local-governments/register.ts'

/** Offices beside one: `ids` of those that are near, `areas` (provinces) in which they are and it is itself. */
export type Surroundings = { ids: readonly number[]; areas: readonly string[] }

const known = new WeakMap<OfficeRegister, Map<string, Surroundings>>()

/** What the national register knows of the surroundings of an office; nothing for an office that it does not know. */
export function registeredAround(register: OfficeRegister, officeCode: string): Surroundings {
  const byCode = known.get(register) ?? new Map<string, Surroundings>()
  known.set(register, byCode)
  const standing = byCode.get(officeCode)
  if (standing) return standing
  const office = register.find(({ dlaCode }) => dlaCode === officeCode)
  const near = office ? nearOffices(register, office) : []
  const around = {
    ids: near.map(({ dlaCode }) => Number(dlaCode)),
    areas: [...new Set([...(office ? [office.province] : []), ...near.map(({ province }) => province)])],
  }
  byCode.set(officeCode, around)
  return around
}

/** Both together. */
export const joined = (a: Surroundings, b: Surroundings): Surroundings => ({
  ids: [...new Set([...a.ids, ...b.ids])],
  areas: [...new Set([...a.areas, ...b.areas])],
})
