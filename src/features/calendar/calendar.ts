import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { PlanDeadline } from '#src/features/deadlines/deadlines.ts'

/** What a calendar feed tells: the deadlines of an office, and nothing of persons. */
export type DeadlineCalendar = {
  office: { dlaCode: string; name: string }
  plans: readonly { fiscalYear: FiscalYear; deadlines: readonly PlanDeadline[] }[]
}

const TOKEN = /^(\d{1,10})-([A-Za-z0-9_-]{43})$/

/** The secret part of a feed's address: names its office, so that it is looked for there only. @param random 32 random bytes, base64url */
export const writeToken = (orgId: number, random: string): string => `${orgId}-${random}`

/** The office (`organization.id`) that a token names; null for what is no token of ours. */
export function officeIdOfToken(token: string): number | null {
  const orgId = Number(TOKEN.exec(token)?.[1] ?? Number.NaN)
  return orgId >= 1 && orgId <= 0x7fffffff ? orgId : null
}

/** The address of a feed below the installation's own. */
export const feedPath = (token: string): string => `/calendar/${token}.ics`

/** The token in the last part of a feed's address; null when it is none. */
export const tokenOf = (file: string): string | null => (file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : null)
