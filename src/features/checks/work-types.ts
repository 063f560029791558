import type { ProjectToCheck } from './rule.ts'

const WORKS =
  /ก่อสร้าง|ซ่อมสร้าง|ขุดลอก|วางท่อ|ขุดเจาะ|เจาะบ่อบาดาล|ต่อเติม|ถมดิน|ลาดยาง|ค\.?ส\.?ล|คอนกรีต|แอสฟัลท์|ผิวจราจร|หินคลุก|ลูกรัง|(?:ซ่อมแซม|ปรับปรุง|บุกเบิก|เสริม)(?:ถนน|สะพาน|ราง|ท่อ|ทาง|ผิว|อาคาร|ฝาย|คลอง|ระบบประปา)/
const NOT_WORKS =
  /^(?:โครงการ)?\s*(?:ฝึก)?(?:อบรม|ประชุม|จ้าง(?:เหมา)?(?:ออกแบบ|ควบคุม|ที่ปรึกษา)|ค่า|ออกแบบ|สำรวจ|ประกวด|รณรงค์)/
const OUTDOOR = /ถนน|ทางเท้า|ผิวจราจร|ลาดยาง|แอสฟัลท์|คอนกรีต|ค\.?ส\.?ล|หินคลุก|ลูกรัง|ขุดลอก|วางท่อ|รางระบาย|สะพาน|ฝาย|ถมดิน/
const ROAD = /ถนน|ผิวจราจร|ทางเท้า|รางระบาย|ท่อระบาย|รางวี|ทางเชื่อม/
const TRAINING = /อบรม|สัมมนา|ศึกษาดูงาน|ทัศนศึกษา|รณรงค์|ค่าย|แข่งขัน|ประเพณี|จัดงาน|ส่งเสริม|อุดหนุน/

/** Whether a name speaks of building or repairing something. */
export const isWorks = ({ name }: Pick<ProjectToCheck, 'name'>): boolean => WORKS.test(name) && !NOT_WORKS.test(name)

/** Works in the open that rain stops. */
export const isOutdoorWorks = (project: Pick<ProjectToCheck, 'name'>): boolean =>
  isWorks(project) && OUTDOOR.test(project.name)

/** Roads, pavements and drains. */
export const isRoadWorks = (project: Pick<ProjectToCheck, 'name'>): boolean =>
  isWorks(project) && ROAD.test(project.name)

/** Training, events, campaigns and grants: nothing that is built or bought. */
export const isEvent = ({ name }: Pick<ProjectToCheck, 'name'>): boolean => TRAINING.test(name) && !WORKS.test(name)

const THING =
  '(?:ครุภัณฑ์|เครื่อง(?!ดื่ม|แบบ|หมาย|แต่งกาย|เขียน|บริโภค|ราง)|คอมพิวเตอร์|โน้?ตบุ๊?ก|รถ(?!ไฟฟ้ารับ)|โต๊ะ|เก้าอี้|ตู้|กล้อง|โดรน|ทีวี|โทรทัศน์|พัดลม|เลื่อย|ปั๊ม|เรือ|เต็นท์)'
const EQUIPMENT = new RegExp(`^(?:โครงการ)?\\s*(?:(?:จัดซื้อ|จัดหา|เช่าซื้อ|ซื้อ)\\s*${THING}|(?:ค่า)?ครุภัณฑ์)`)

/** Whether a name speaks of buying a thing that belongs to form ผด.02/1. */
export const isEquipment = ({ name }: Pick<ProjectToCheck, 'name'>): boolean => EQUIPMENT.test(name.trim())
