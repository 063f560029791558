import type { ProjectContent } from '#src/domain/project.ts'
import { MAX_TEXT } from '#src/features/plans/project-limits.ts'

export { MAX_AMOUNT_SATANG, MAX_PROJECTS, refuseTooManyProjects, TOO_LONG } from '#src/features/plans/project-limits.ts'

/** Fields of a row whose texts may be too long. */
export const LONG_TEXT_FIELDS = [
  'name',
  'activity',
  'target',
  'place',
  'departments',
  'strategy',
  'tactic',
  'programme',
  'note',
] as const

/** Whether the text of a field is longer than is taken. */
export function isTooLong(content: ProjectContent, field: (typeof LONG_TEXT_FIELDS)[number]): boolean {
  const value = field === 'programme' ? content.programmeRaw : content[field]
  return (typeof value === 'string' ? value : (value ?? []).join('\n')).length > MAX_TEXT
}
