import { isUuid } from '#src/domain/uuid.ts'
import type { ReminderTarget } from './reminders.ts'

/** Whom to remind, as the ticks of the form say it: "id:number of reminders that were on the screen"; null for what no page of ours sends. */
export function readTargets(values: readonly FormDataEntryValue[]): ReminderTarget[] | null {
  const targets = values.map((value): ReminderTarget | null => {
    const [requestId = '', seen = ''] = typeof value === 'string' ? value.split(':') : []
    return isUuid(requestId) && /^\d{1,6}$/.test(seen) ? { requestId, seen: Number(seen) } : null
  })
  const read = targets.filter((target) => target !== null)
  return read.length === targets.length ? read : null
}
