import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { parseHolidays, type Holiday } from './holidays.ts'

const HOLIDAY_FILE = path.join(PROJECT_ROOT, 'src/domain/law/holidays.tsv')

let holidays: readonly Holiday[] | null = null

/** The days off that come with the program; which years it knows, its file says. Read once per process, on first use. */
export function nationalHolidays(): readonly Holiday[] {
  holidays ??= parseHolidays(readFileSync(HOLIDAY_FILE, 'utf8'))
  return holidays
}
