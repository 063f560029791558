import { noPlan } from '#src/features/plans/plans.ts'

/** What was looked for. @throws AppError 'not_found' where there is no such office, or no plan of the year */
export function present<T>(found: T | null): T {
  if (found === null) throw noPlan()
  return found
}
