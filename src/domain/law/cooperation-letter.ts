import { formatThaiDate } from '../thai-date.ts'
import type { LawContext } from './law-context.ts'

/** "เรื่อง" of the letter by which agencies are asked for their projects. */
export const cooperationSubject = ({ year }: LawContext): string =>
  `ขอความร่วมมือแจ้งแผนงานและโครงการที่จะดำเนินการในพื้นที่ ประจำปีงบประมาณ พ.ศ. ${year}`

/**
 * The usual body of that letter; an office may write its own. That the period also runs from an agency's notice is quoted
 * (takfacity.go.th/news/detail/91365); which agencies the clause names, and the polite turns of such letters, are from memory and to be
 * checked before a rule relies on them.
 * @param dueOn ISO date until which an answer is asked for
 * @param hasLink whether the letter bears a link by which the agency can answer
 * @law ระเบียบฯ ข้อ 26 (1), ข้อ 27
 */
export const cooperationParagraphs = (c: LawContext, dueOn: string, hasLink: boolean): string[] => [
  `ด้วย${c.office}จะจัดทำแผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${c.year} ซึ่งข้อ 26 แห่ง${c.regulation.citation} กำหนดให้${c.supportCommittee}รวบรวมแผนงานและโครงการของ${c.officeNoun} หน่วยราชการส่วนกลาง ส่วนภูมิภาค รัฐวิสาหกิจ และหน่วยงานอื่นที่ดำเนินการในพื้นที่ เพื่อจัดทำร่างแผนการดำเนินงาน และข้อ 27 กำหนดให้จัดทำแผนให้แล้วเสร็จภายในสามสิบวันนับแต่วันที่ประกาศใช้งบประมาณ หรือวันที่ได้รับแจ้งแผนงานและโครงการจากหน่วยงานดังกล่าว`,
  `เพื่อให้แผนการดำเนินงานครบถ้วนและไม่เกิดการดำเนินงานซ้ำซ้อนในพื้นที่ จึงขอความร่วมมือแจ้งแผนงานและโครงการที่หน่วยงานของท่านจะดำเนินการในพื้นที่ของ${c.office} ระหว่างวันที่ 1 ตุลาคม ${c.yearBefore} ถึงวันที่ 30 กันยายน ${c.year} พร้อมกิจกรรม งบประมาณ สถานที่ และเดือนที่ดำเนินการ ภายในวันที่ ${formatThaiDate(dueOn)} ${hasLink ? 'โดยสแกนคิวอาร์โค้ดท้ายหนังสือนี้เพื่อกรอกหรือส่งไฟล์ได้โดยไม่ต้องมีบัญชีผู้ใช้ หรือตอบเป็นหนังสือก็ได้' : 'โดยตอบเป็นหนังสือ'} หากไม่มีโครงการในพื้นที่ ขอได้โปรดแจ้งให้ทราบด้วย`,
  'จึงเรียนมาเพื่อโปรดพิจารณาให้ความร่วมมือ และขอขอบคุณมา ณ โอกาสนี้',
]
