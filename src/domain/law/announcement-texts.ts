import { monthName, thaiDateParts } from '../thai-date.ts'
import { DEADLINES } from './deadlines.ts'
import type { LawContext } from './law-context.ts'

const dots = (count: number): string => '.'.repeat(count)

/** "เรื่อง ประกาศใช้แผนการดำเนินงาน …" */
export const announcementSubject = ({ year }: LawContext): string =>
  `เรื่อง ประกาศใช้แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${year}`

/** The body of the announcement; one office and one year throughout. @law ระเบียบฯ ข้อ 26 (2) (takfacity.go.th/news/detail/91365) */
export const announcementParagraphs = (c: LawContext): string[] => [
  `ด้วย${c.developmentCommittee}ได้พิจารณาร่างแผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${c.year} ของ${c.office} และเสนอต่อ${c.executive}ซึ่งให้ความเห็นชอบแล้ว`,
  `อาศัยอำนาจตามความในข้อ 26 แห่ง${c.regulation.citation} จึงประกาศใช้แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${c.year} (1 ตุลาคม ${c.yearBefore} – 30 กันยายน ${c.year}) ตามที่แนบท้ายประกาศนี้ เพื่อเป็นแนวทางปฏิบัติงานของ${c.office}และหน่วยงานที่ดำเนินการในพื้นที่`,
  `ทั้งนี้ ให้ปิดประกาศแผนการดำเนินงานภายใน ${DEADLINES['post-plan'].days} วันนับแต่วันที่ประกาศ และปิดไว้อย่างน้อย ${DEADLINES['keep-posted'].days} วัน เพื่อให้ประชาชนในท้องถิ่นทราบโดยทั่วกัน`,
]

/** "ประกาศ ณ วันที่ 1 เดือน ตุลาคม พ.ศ. 2569", dotted where the date is not known yet. */
export function announcementDateLine(isoDate: string | null): string {
  if (isoDate === null) return `ประกาศ ณ วันที่ ${dots(10)} เดือน ${dots(26)} พ.ศ. ${dots(12)}`
  const { day, month, year } = thaiDateParts(isoDate)
  return `ประกาศ ณ วันที่ ${day} เดือน ${monthName(month)} พ.ศ. ${year}`
}

/** "(นาย…)", dotted where the name is not known yet. */
export const signatoryLine = (name: string | null): string => `(${name ?? dots(40)})`
