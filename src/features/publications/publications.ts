import type { Problem } from '#src/domain/errors.ts'
import { lastDayOf } from '#src/domain/law/deadlines.ts'
import { formatThaiDate, parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import type { AnnouncementInput, PostingInput } from './publications.schema.ts'

/** Formats in which an announced plan is kept and given to the public. */
export const PUBLISHED_FORMATS = ['pdf', 'docx', 'xlsx', 'csv', 'json'] as const
export type PublishedFormat = (typeof PUBLISHED_FORMATS)[number]

/** Whether a word of an address names a format. */
export const isPublishedFormat = (text: string): text is PublishedFormat =>
  PUBLISHED_FORMATS.some((format) => format === text)

/** What browsers are told of each format. */
export const MEDIA_TYPES: Readonly<Record<PublishedFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

/** Rows of one public page: more come by "next". */
export const ROWS_A_PAGE = 100

/** Place of an announced plan on this installation: '/p/9900101/2570'. */
export const publicPath = (officeCode: string, fiscalYear: number): string => `/p/${officeCode}/${fiscalYear}`

/** What the announcement says. `announcedOn`: ISO date. */
export type Announcement = {
  number: string | null
  announcedOn: string
  signatoryName: string
  signatoryPosition: string
}

/**
 * The announcement as it may be made, or every reason against it at once.
 * @param today ISO date in Thailand
 * @law ระเบียบฯ ข้อ 26
 */
export function decideAnnouncement(
  input: Omit<AnnouncementInput, 'version' | 'changeCount'>,
  today: string,
): { announcement: Announcement | null; problems: Problem[] } {
  const { date, problems } = dateIn('announcedOn', input.announcedOn, 'วันที่ประกาศ')
  if (date === null && problems.length === 0)
    problems.push(problem('announcedOn', 'date-missing', 'กรุณาระบุวันที่ประกาศ เช่น 15 ตุลาคม 2569'))
  if (date !== null && date > today)
    problems.push(problem('announcedOn', 'announced-in-future', 'วันที่ประกาศต้องไม่เป็นวันในอนาคต'))
  const signatoryName = normaliseThai(input.signatoryName)
  const signatoryPosition = normaliseThai(input.signatoryPosition)
  if (signatoryName === '')
    problems.push(problem('signatoryName', 'signatory-missing', 'กรุณาระบุชื่อผู้ลงนามในประกาศ พร้อมคำนำหน้า'))
  if (signatoryPosition === '')
    problems.push(problem('signatoryPosition', 'position-missing', 'กรุณาระบุตำแหน่งของผู้ลงนาม'))
  if (date === null || problems.length > 0) return { announcement: null, problems }
  const number = normaliseThai(input.number) || null
  return { announcement: { number, announcedOn: date, signatoryName, signatoryPosition }, problems }
}

/** Whether two announcements say the same: a button that was pressed twice. */
export const isSameAnnouncement = (a: Announcement, b: Announcement): boolean =>
  a.number === b.number &&
  a.announcedOn === b.announcedOn &&
  a.signatoryName === b.signatoryName &&
  a.signatoryPosition === b.signatoryPosition

/** From when to when a plan is posted. ISO dates; null = not known yet. */
export type Posting = { postedOn: string | null; postedUntil: string | null }

/**
 * The posting as evidence shows it, or every reason against it. A posting that is late or too short is kept all the same: what happened,
 * happened (`postingDuties` says so).
 */
export function decidePosting(
  input: PostingInput,
  announcedOn: string,
  today: string,
): { posting: Posting; problems: Problem[] } {
  const from = dateIn('postedOn', input.postedOn, 'วันที่ปิดประกาศ')
  const until = dateIn('postedUntil', input.postedUntil, 'วันสุดท้ายที่ปิดประกาศ')
  const problems = [...from.problems, ...until.problems]
  if (from.date !== null && from.date < announcedOn)
    problems.push(
      problem('postedOn', 'posted-before-announced', `วันที่ปิดประกาศต้องไม่ก่อนวันที่ประกาศ (${formatThaiDate(announcedOn)})`),
    )
  if (from.date !== null && from.date > today)
    problems.push(problem('postedOn', 'posted-in-future', 'วันที่ปิดประกาศต้องไม่เป็นวันในอนาคต'))
  if (until.date !== null && until.problems.length === 0 && from.date === null && from.problems.length === 0)
    problems.push(problem('postedOn', 'posted-on-missing', 'กรุณาระบุวันที่เริ่มปิดประกาศด้วย'))
  if (from.date !== null && until.date !== null && until.date < from.date)
    problems.push(problem('postedUntil', 'posted-until-before', 'วันสุดท้ายต้องไม่ก่อนวันที่เริ่มปิดประกาศ'))
  return { posting: { postedOn: from.date, postedUntil: until.date }, problems }
}

/** The duties of posting with their last days (ISO), and whether they were kept; null = not known yet. */
export type PostingDuties = {
  postBy: string
  isPostedInTime: boolean | null
  /** Null until it is posted. */
  keepUntil: string | null
  isKeptLongEnough: boolean | null
}

/**
 * The first day is not counted, and a last day on a holiday stays.
 * @law ระเบียบฯ ข้อ 26 (2); พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 มาตรา 64
 */
export function postingDuties(announcedOn: string, { postedOn, postedUntil }: Posting): PostingDuties {
  const postBy = lastDayOf('post-plan', announcedOn)
  const keepUntil = postedOn === null ? null : lastDayOf('keep-posted', postedOn)
  return {
    postBy,
    isPostedInTime: postedOn === null ? null : postedOn <= postBy,
    keepUntil,
    isKeptLongEnough: keepUntil === null || postedUntil === null ? null : postedUntil >= keepUntil,
  }
}

const problem = (field: string, rule: string, message: string): Problem => ({
  field,
  rule,
  message,
  ...(field.startsWith('posted') || field === 'announcedOn' ? { law: 'ระเบียบฯ ข้อ 26' } : {}),
})

function dateIn(field: string, typed: string, what: string): { date: string | null; problems: Problem[] } {
  const text = normaliseThai(typed)
  if (text === '') return { date: null, problems: [] }
  const date = parseThaiDate(text)
  if (date !== null) return { date, problems: [] }
  const message = `อ่าน${what} “${text.slice(0, 40)}” ไม่ได้ กรุณาพิมพ์ เช่น 15 ตุลาคม 2569 หรือ 15/10/2569`
  return { date, problems: [problem(field, 'date-unreadable', message)] }
}
