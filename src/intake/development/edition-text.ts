import { foldThai } from '#src/domain/thai-text.ts'
import type { RecognisedEdition } from '../recognised-development.ts'

/** First match wins: "แก้ไขเพิ่มเติม" is read as a correction, "เปลี่ยนแปลงแก้ไข" as a change. */
const KINDS: readonly (readonly [RecognisedEdition['kind'], RegExp])[] = [
  ['change', /เปลี่ยนแปลง/],
  ['correction', /แก้ไข/],
  ['addition', /เพิ่มเติม/],
]
const EDITION =
  /(?:เปลี่ยนแปลง|แก้ไข|เพิ่มเติม)(?:เปลี่ยนแปลง|แก้ไข|เพิ่มเติม|แผนพัฒนาท้องถิ่น|และ|\/)*[(:]*(?:ครั้งที่|ฉบับที่|ครั้ง|ฉบับ)?(\d{1,2})?(?:\/|ปี|พศ|พ\.ศ\.|[()])*(25\d\d)?/
const ORIGINAL = /^(?:original|ฉบับแรก|แผนเดิม|ฉบับเดิม|ตามแผน(?:เดิม)?)$/

/**
 * The edition that words name: "แก้ไข 2/2568", "เพิ่มเติม ฉบับที่ ๖/๒๕๖๗", "(เปลี่ยนแปลง ครั้งที่ 3 พ.ศ. 2567)". Null when they name none; words
 * such as "ปรับปรุงแก้ไข…" without a number name none either.
 */
export function editionIn(text: string): RecognisedEdition | null {
  // The years of the plan itself are none of an edition.
  const folded = foldThai(text).replace(/\(?(?:พ\.?ศ\.?)?25\d\d[-–—]25\d\d\)?/g, '')
  if (ORIGINAL.test(folded)) return { kind: 'original', number: null, year: null }
  const match = EDITION.exec(folded)
  if (!match || (match[1] === undefined && match[2] === undefined)) return null
  const kind = KINDS.find(([, pattern]) => pattern.test(match[0]))?.[0] ?? 'addition'
  return { kind, number: match[1] ? Number(match[1]) : null, year: match[2] ? Number(match[2]) : null }
}

const REMARK = /(?:ซ้ำ(?:กับ)?(?:ลำดับ|ข้อ|โครงการ)|รวม(?:กับ|ไป|อยู่ใน)(?:ลำดับ|ข้อ|โครงการ)|ย้ายไป|ย้ายมา|ยกเลิก)/

/** Whether words stand beside a project to tell what became of it: "ซ้ำลำดับที่ 63", "รวมกับลำดับที่ 2", "ย้ายไปแผนงาน…". */
export const isRemark = (text: string): boolean => {
  const folded = foldThai(text)
  return folded.length <= 120 && REMARK.test(folded)
}

/** Whether words take a project out: "ยกเลิก", "ยกเลิกโครงการ", "(ยกเลิก)". */
export const isCancellation = (text: string): boolean =>
  /^[-–(]*(?:ขอ)?ยกเลิก(?:โครงการ)?(?:[)(].*|$|ตาม.*)/.test(foldThai(text))
