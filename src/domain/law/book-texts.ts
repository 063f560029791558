import { DEADLINES } from './deadlines.ts'
import type { LawContext } from './law-context.ts'
import type { RegulationVersion } from './regulation.ts'

/** A text of the book's first part: paragraphs, or numbered items after their opening sentence. */
export type LawText = {
  heading: string
  /** The clause that asks for the text or states its facts; null where the text is only custom. */
  law: string | null
  paragraphs: (context: LawContext) => string[]
  items: (context: LawContext) => string[]
}

const none = (): string[] => []

/** คำนำ. Custom: no clause asks for it. */
export const PREFACE: LawText = {
  heading: 'คำนำ',
  law: null,
  paragraphs: (c) => [
    `แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${c.year} เล่มนี้ ${c.office} จัดทำขึ้นตาม${c.regulation.citation} เพื่อบอกให้ประชาชน สมาชิกสภาท้องถิ่น และหน่วยงานที่เกี่ยวข้องทราบว่า ตั้งแต่วันที่ 1 ตุลาคม พ.ศ. ${c.yearBefore} ถึงวันที่ 30 กันยายน พ.ศ. ${c.year} จะมีโครงการและกิจกรรมใดลงมือทำในพื้นที่ ใช้งบประมาณเท่าใด ทำที่ใด เมื่อใด และหน่วยงานใดเป็นผู้รับผิดชอบ`,
    `เนื้อหาแบ่งเป็นสองส่วน ส่วนที่ 1 กล่าวถึงความเป็นมา ${c.regulation.version === '2559' ? 'ลักษณะของแผน' : 'วัตถุประสงค์'} ขั้นตอนการจัดทำ และประโยชน์ ส่วนที่ 2 เป็นบัญชีโครงการ กิจกรรม และงบประมาณ แยกตาม${c.levelLabel}และแผนงาน พร้อมช่วงเวลาดำเนินการรายเดือน`,
    `${c.office} หวังว่าแผนการดำเนินงานเล่มนี้จะช่วยให้ผู้ปฏิบัติงานทำงานได้ตรงตามกำหนด ให้ผู้บริหารกำกับงานได้ใกล้ชิด และให้ประชาชนติดตามการใช้งบประมาณได้ตลอดทั้งปี`,
  ],
  items: none,
}

/**
 * Only in the wording of 2561: that of 2559 could not be checked. The end of the clause, on other agencies, is known from memory.
 * @law ระเบียบฯ ข้อ 27
 */
const FINISHING_TIME = `การจัดทำแผนการดำเนินงานต้องให้แล้วเสร็จภายใน ${DEADLINES['finish-plan'].days} วัน นับแต่วันที่ประกาศใช้งบประมาณรายจ่ายประจำปี งบประมาณรายจ่ายเพิ่มเติม งบประมาณจากเงินสะสม หรือวันที่ได้รับแจ้งแผนงานและโครงการจากหน่วยงานอื่นที่จะดำเนินการในพื้นที่ (ข้อ 27)`

/** ความเป็นมา. @law ระเบียบฯ ข้อ 26–27 และบทนิยาม "แผนการดำเนินงาน" */
export const BACKGROUND: LawText = {
  heading: 'ความเป็นมา',
  law: 'ระเบียบฯ ข้อ 26 และข้อ 27',
  paragraphs: (c) => [
    `${c.regulation.citation} ให้องค์กรปกครองส่วนท้องถิ่นจัดทำ${c.regulation.developmentPlan}และแผนการดำเนินงาน โดยแผนการดำเนินงานต้องแสดงรายละเอียดแผนงาน โครงการพัฒนา และกิจกรรมที่ดำเนินการจริงทั้งหมดในพื้นที่ขององค์กรปกครองส่วนท้องถิ่นประจำปีงบประมาณนั้น ไม่ว่าผู้ดำเนินการจะเป็น${c.officeNoun}เองหรือหน่วยงานอื่น`,
    `โครงการใน${c.regulation.developmentPlan}เป็นกรอบที่วางไว้ล่วงหน้า เมื่อประกาศใช้${c.budgetInstrument}งบประมาณรายจ่ายแล้วจึงทราบแน่ชัดว่าโครงการใดมีงบประมาณและจะทำจริง ${c.office} จึงนำโครงการและกิจกรรมของปีงบประมาณ พ.ศ. ${c.year} มาจัดเรียงตาม${c.levelLabel}และแผนงาน กำหนดสถานที่ หน่วยงานรับผิดชอบ และเดือนที่ดำเนินการของแต่ละรายการ การปฏิบัติงานจึงชัดเจน ลดความซ้ำซ้อน ประสานงานกับหน่วยงานอื่นได้ และติดตามประเมินผลเมื่อสิ้นปีได้สะดวก`,
    ...(c.regulation.version === '2561' ? [FINISHING_TIME] : []),
  ],
  items: none,
}

/** วัตถุประสงค์ (wording of 2561). Custom in our own words. */
const OBJECTIVES: LawText = {
  heading: 'วัตถุประสงค์ของแผนการดำเนินงาน',
  law: null,
  paragraphs: (c) => [`${c.office} จัดทำแผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${c.year} ด้วยวัตถุประสงค์ดังต่อไปนี้`],
  items: (c) => [
    `เพื่อรวบรวมโครงการและกิจกรรมที่จะดำเนินการจริงในพื้นที่ ในปีงบประมาณ พ.ศ. ${c.year} ไว้ในที่เดียว`,
    'เพื่อให้ทุกหน่วยงานทราบงาน งบประมาณ ระยะเวลา และความรับผิดชอบของตนอย่างชัดเจน',
    'เพื่อประสานงานกับหน่วยงานอื่นที่ดำเนินการในพื้นที่เดียวกัน มิให้โครงการซ้ำซ้อนกัน',
    'เพื่อใช้เป็นหลักในการติดตามและประเมินผลระหว่างปีและเมื่อสิ้นปีงบประมาณ',
  ],
}

/** ลักษณะ (wording of 2559): four characteristics. */
const CHARACTERISTICS: LawText = {
  heading: 'ลักษณะของแผนการดำเนินงาน',
  law: null,
  paragraphs: () => ['แผนการดำเนินงานมีลักษณะสำคัญสี่ประการ'],
  items: (c) => [
    `แยกออกจาก${c.regulation.developmentPlan} และมุ่งที่การนำไปปฏิบัติ`,
    `จัดทำภายหลังจากที่มี${c.budgetInstrument}งบประมาณรายจ่ายประจำปีแล้ว`,
    'ระบุเป้าหมาย กิจกรรม งบประมาณ และระยะเวลาของแต่ละรายการอย่างชัดเจนตามที่จะดำเนินการจริง',
    `รวมข้อมูลของทุกหน่วยงานที่เข้ามาดำเนินการในพื้นที่ของ${c.officeNoun}`,
  ],
}

/** What stands between the background and the procedure: ลักษณะ in 2559, วัตถุประสงค์ in 2561. */
export const purposeText = (version: RegulationVersion): LawText => (version === '2559' ? CHARACTERISTICS : OBJECTIVES)

/** ขั้นตอนการจัดทำ. @law ระเบียบฯ ข้อ 26 (1)–(2) */
export const PROCEDURE: LawText = {
  heading: 'ขั้นตอนการจัดทำแผนการดำเนินงาน',
  law: 'ระเบียบฯ ข้อ 26',
  paragraphs: (c) => [`${c.regulation.chapter} แห่งระเบียบดังกล่าว กำหนดขั้นตอนการจัดทำแผนการดำเนินงานไว้ดังนี้`],
  items: (c) => [
    `${c.supportCommittee}รวบรวมแผนงานและโครงการพัฒนาของ${c.office} ของหน่วยราชการส่วนกลาง ส่วนภูมิภาค รัฐวิสาหกิจ และหน่วยงานอื่นที่ดำเนินการในพื้นที่ จัดทำเป็นร่างแผนการดำเนินงาน แล้วเสนอ${c.developmentCommittee}`,
    `${c.developmentCommittee}พิจารณาร่างแผนการดำเนินงาน แล้วเสนอ${c.executive} เพื่อให้ความเห็นชอบและประกาศเป็นแผนการดำเนินงาน`,
    `ให้ปิดประกาศแผนการดำเนินงานภายใน ${DEADLINES['post-plan'].days} วันนับแต่วันที่ประกาศ เพื่อให้ประชาชนในท้องถิ่นทราบโดยทั่วกัน และต้องปิดประกาศไว้อย่างน้อย ${DEADLINES['keep-posted'].days} วัน`,
  ],
}

/** Heading of the chart of the steps in part one of the book. */
export const FLOW_TITLE = 'แผนภูมิขั้นตอนการจัดทำแผนการดำเนินงาน'

const SHARED_BENEFITS = (c: LawContext): string[] => [
  `เห็นภาพรวมของโครงการและกิจกรรมทั้งหมดที่ดำเนินการในพื้นที่ ในปีงบประมาณ พ.ศ. ${c.year}`,
  'ผู้บริหารใช้กำกับและเร่งรัดงานให้เป็นไปตามเวลาและงบประมาณที่กำหนดไว้',
  'หน่วยงานต่าง ๆ ประสานงานกันได้ล่วงหน้า ใช้คน เครื่องมือ และงบประมาณร่วมกันได้อย่างประหยัด',
]

/** ประโยชน์, in our own words; 2561 adds the tie to the budget and to evaluation. */
export const benefitsText = (version: RegulationVersion): LawText => ({
  heading: 'ประโยชน์ของแผนการดำเนินงาน',
  law: null,
  paragraphs: none,
  items: (c) => [
    ...SHARED_BENEFITS(c),
    ...(version === '2561'
      ? [
          `แสดงความสอดคล้องระหว่าง${c.regulation.developmentPlan}กับ${c.budgetInstrument}งบประมาณรายจ่ายประจำปี`,
          'มีข้อมูลตั้งต้นสำหรับติดตามและประเมินผลตามหมวด 6 ของระเบียบ',
        ]
      : ['การติดตามและประเมินผลเมื่อสิ้นปีทำได้สะดวกขึ้น']),
    'ประชาชนตรวจสอบได้ว่าโครงการใดจะทำในชุมชนของตน เมื่อใด และใช้งบประมาณเท่าใด',
  ],
})
