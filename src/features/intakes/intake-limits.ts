import { AppError } from '#src/domain/errors.ts'
import type { ProjectContent } from '#src/domain/project.ts'

/** Longest text of one cell that is taken, in characters; the longest activity seen in real plans has about 1,500. */
const MAX_TEXT = 5_000

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

/** What is said of such a field. */
export const TOO_LONG = `ข้อความยาวเกิน ${MAX_TEXT.toLocaleString('en')} ตัวอักษร กรุณาย่อให้สั้นลง`

/** Largest amount of one fund row (ten thousand million baht): sums of whole plans stay exact with it. */
export const MAX_AMOUNT_SATANG = 1_000_000_000_000

/** Most projects of one plan; the largest seen in the field has about 2,000. Its book takes minutes to make beyond that. */
export const MAX_PROJECTS = 5_000

/** @throws AppError 'too_large' for a file or plan of more projects than that */
export function refuseTooManyProjects(count: number): void {
  if (count <= MAX_PROJECTS) return
  const [found, most] = [count, MAX_PROJECTS].map((number) => number.toLocaleString('en'))
  throw new AppError(
    'too_large',
    `มี ${found} โครงการ แต่แผนหนึ่งปีของหน่วยงานหนึ่งรับได้ไม่เกิน ${most} โครงการ กรุณาแยกไฟล์ตามหน่วยงานหรือปี แล้วนำเข้าใหม่`,
  )
}
