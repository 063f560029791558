import { AppError } from '#src/domain/errors.ts'

/** What was looked for. @throws AppError 'not_found' where there is no such office, or no plan of the year */
export function present<T>(found: T | null): T {
  if (found === null) throw new AppError('not_found', 'ไม่พบแผนการดำเนินงานของหน่วยงานและปีงบประมาณนี้')
  return found
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text of an address or a form can be an id: the database takes no other. */
export const isUuid = (text: string): boolean => UUID.test(text)
