import { PASSWORD_LINK_DAYS } from './people.ts'

/** When a link that is made now stops working. */
export const linkExpiry = (now: Date): Date => new Date(now.getTime() + PASSWORD_LINK_DAYS * 86_400_000)
