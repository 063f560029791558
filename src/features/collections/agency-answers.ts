import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { ProjectContent } from '#src/domain/project.ts'
import type { AnswerFile } from './answers.ts'
import { contentOf, isOpenToSender, type CollectionItem, type ItemContent } from '#src/features/items/items.ts'
import type { TypedItem } from './item-form.ts'
import type { LinkStanding } from './links.ts'
import type { TypedSender } from './sender-form.ts'

/** Who asks, whom and for what: the head of every page of a link. */
export type Asked = {
  standing: LinkStanding
  officeName: string
  /** District and province; may be empty. */
  officePlace: string
  agencyName: string
  fiscalYear: FiscalYear
  /** ISO date until which answers are asked for. */
  dueOn: string
  /** ISO date: last day on which the link works. */
  lastDay: string
  /** Division, person and telephone, on lines; null: the office has not said. */
  contactLine: string | null
  letterNumber: string | null
}

/** What an agency sees of what it sent: no more than it said itself, and what was decided. */
export type SentItem = ItemContent &
  Pick<CollectionItem, 'id' | 'status' | 'remark' | 'version'> & {
    /** Its sender may correct it. */
    isOpen: boolean
    /** The office corrected it, so that it is not as it was sent. */
    isCorrected: boolean
    /** Where it stands in the plan, when not as a project of its own: under which name, and together with whom. */
    joined: { name: string; partners: string[] } | null
  }

/** The page of a link. Nothing was sent yet: no items, no files, not `nothingToReport`. */
export type AgencyView = Asked & {
  items: SentItem[]
  files: Pick<AnswerFile, 'id' | 'fileName'>[]
  nothingToReport: boolean
  /** Who sent last, to begin the next form with. */
  sender: TypedSender
  /** Rows of a file that came back and wait for a yes. */
  waitingFile: { fileName: string; count: number } | null
}

/** A project as an agency sends it. `version`: of what was on the screen; 0: a new one. */
export type SentProject = { itemId: string; version: number; typed: TypedItem; sender: TypedSender }

/** An item as its sender may see it. @param project which it became or was joined to, as far as it is still in the plan */
export function sentItemOf(
  item: CollectionItem,
  asSent: ItemContent | undefined,
  project: Pick<ProjectContent, 'name' | 'departments'> | undefined,
): SentItem {
  const { id, status, remark, version } = item
  const content = contentOf(item)
  return {
    ...content,
    id,
    status,
    remark,
    version,
    isOpen: isOpenToSender(item),
    isCorrected: asSent !== undefined && JSON.stringify(contentOf(asSent)) !== JSON.stringify(content),
    joined: joinedTo(item, project),
  }
}

function joinedTo(
  { status, name, departments }: CollectionItem,
  project: Pick<ProjectContent, 'name' | 'departments'> | undefined,
): SentItem['joined'] {
  if (status !== 'accepted' || project === undefined) return null
  const partners = project.departments.filter((one) => !departments.includes(one))
  return partners.length === 0 && project.name === name ? null : { name: project.name, partners }
}

/** The words for an address that no link has. */
export const forgedLink = (): AppError =>
  new AppError(
    'not_found',
    'ลิงก์นี้ใช้ไม่ได้ ที่อยู่อาจคัดลอกมาไม่ครบ กรุณาเปิดลิงก์จากหนังสือหรือข้อความอีกครั้ง หรือสแกน QR ในหนังสือ ถ้ายังไม่ได้ กรุณาติดต่อหน่วยงานที่ส่งหนังสือถึงท่าน',
  )

const ENDED: Readonly<Record<Exclude<LinkStanding, 'live'>, string>> = {
  closed: 'หน่วยงานผู้ขอปิดรับข้อมูลรอบนี้แล้ว จึงส่งหรือแก้ไขทางลิงก์นี้ไม่ได้ กรุณาติดต่อเจ้าหน้าที่',
  expired: 'ลิงก์นี้หมดอายุแล้ว กรุณาติดต่อเจ้าหน้าที่เพื่อขอลิงก์ใหม่ ข้อมูลที่ส่งไว้แล้วยังอยู่ครบ',
  revoked: 'หน่วยงานผู้ขอยกเลิกลิงก์นี้แล้ว กรุณาใช้ลิงก์ใหม่ที่ได้รับ หรือติดต่อเจ้าหน้าที่ ข้อมูลที่ส่งไว้แล้วยังอยู่ครบ',
}

/** Refuses to take anything by a link that does not live. @throws AppError 'forbidden' */
export function refuseEnded(standing: LinkStanding): void {
  if (standing !== 'live') throw new AppError('forbidden', ENDED[standing])
}

/**
 * Refuses a correction of what is not there any more as the sender saw it.
 * @param version the one that was on the sender's screen
 * @throws AppError 'conflict'; with the item as it stands, where it may still be corrected
 */
export function refuseOutdated(item: CollectionItem, version: number): void {
  if (!isOpenToSender(item))
    throw new AppError(
      'conflict',
      item.status === 'accepted'
        ? 'เจ้าหน้าที่รับโครงการนี้เข้าแผนแล้ว จึงแก้ไขทางลิงก์นี้ไม่ได้ กรุณาติดต่อเจ้าหน้าที่'
        : 'เจ้าหน้าที่ไม่รับโครงการนี้แล้ว จึงแก้ไขทางลิงก์นี้ไม่ได้ กรุณาติดต่อเจ้าหน้าที่',
    )
  if (item.version !== version)
    throw new AppError(
      'conflict',
      'โครงการนี้ถูกแก้ไขหลังจากท่านเปิดหน้านี้ กรุณาเปรียบเทียบก่อนส่งอีกครั้ง',
      [],
      [{ projectId: item.id, current: { ...contentOf(item), version: item.version }, fields: [] }],
    )
}
