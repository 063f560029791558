import type { OfficeRegister, Position, RegisteredOffice } from './register.ts'

/** Offices of neighbouring tambons stand some five to ten kilometres apart. */
export const NEAR_KM = 15

const KM_A_DEGREE = 111.2

type Place = Pick<RegisteredOffice, 'type' | 'amphoe' | 'province' | 'position'>

/**
 * Whether the areas of two offices meet or may meet: the same amphoe, a province and what lies in it, or offices at most `NEAR_KM` apart.
 */
export function areNear(a: Place, b: Place): boolean {
  if (a.province === b.province) {
    if (a.amphoe !== null && a.amphoe === b.amphoe) return true
    if (a.type === 'pao' || b.type === 'pao') return true
  }
  if (a.position === undefined || b.position === undefined) return false
  // Most offices of the country are ruled out by this alone.
  if (Math.abs(a.position.latitude - b.position.latitude) * KM_A_DEGREE > NEAR_KM) return false
  return distanceKm(a.position, b.position) <= NEAR_KM
}

/** The other offices of the register whose areas meet or may meet the office's, in its order. */
export const nearOffices = (register: OfficeRegister, office: Place & { dlaCode: string }): RegisteredOffice[] =>
  register.filter((other) => other.dlaCode !== office.dlaCode && areNear(office, other))

/** Kilometres between two places of one country, right to about one part in a hundred. */
export function distanceKm(a: Position, b: Position): number {
  const north = (a.latitude - b.latitude) * KM_A_DEGREE
  const shrunk = Math.cos((((a.latitude + b.latitude) / 2) * Math.PI) / 180)
  return Math.hypot(north, (a.longitude - b.longitude) * KM_A_DEGREE * shrunk)
}
