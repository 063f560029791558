import { AppError } from '#src/domain/errors.ts'

/** Longest text of one cell that is taken, in characters; the longest activity seen in real plans has about 1,500. */
export const MAX_TEXT = 5_000

/** What is said of a longer one. */
export const TOO_LONG = `ข้อความยาวเกิน ${MAX_TEXT.toLocaleString('en')} ตัวอักษร กรุณาย่อให้สั้นลง`

/** Largest amount of one fund row (ten thousand million baht): sums of whole plans stay exact with it. */
export const MAX_AMOUNT_SATANG = 1_000_000_000_000

/** Most fund rows of one project. */
export const MAX_FUNDS = 20

/** Most departments of one project. */
export const MAX_DEPARTMENTS = 20

/** Longest name of a fund source or department, in characters. */
export const MAX_NAME = 300

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
