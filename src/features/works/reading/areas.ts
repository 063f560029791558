import { GAP } from './numbers.ts'

/** Tambons, districts and provinces that a text names, and the text without them. */
export type Areas = { tambons: string[]; amphoes: string[]; provinces: string[]; rest: string }

/** What follows ends a name, or shows that none is given: "ที่ทำการปกครองอำเภอ จัดงาน…". */
const AREA =
  /(ตำบล|อำเภอ|จังหวัด|แขวง(?!ทาง)|(?<![ก-๙a-z.])ต\.|(?<![ก-๙a-z.])อ\.|(?<![ก-๙a-z.])จ\.)\s*(?!จัด|โครงการ|กิจกรรม|ประจำปี|ป้องกัน|เพื่อ|ประกวด|แข่งขัน|ก่อสร้าง|ปรับปรุง)([ก-๙]+?)(?=ตำบล|อำเภอ|จังหวัด|เชื่อม|หมู่|ถนน|ซอย|ขนาด|กว้าง|ระยะ|จำนวน|พร้อม|[ตอจม]\.|[^ก-๙]|$)/g

/** Takes "ตำบล…", "ต.…", "อ.…", "จ.…" out of a folded text that still has its blanks. */
export function takeAreas(text: string): Areas {
  const areas: Areas = { tambons: [], amphoes: [], provinces: [], rest: text }
  if (!/[ตอจ]\.|ตำบล|อำเภอ|จังหวัด/.test(text)) return areas
  areas.rest = text.replace(AREA, (whole, word: string, name: string, at: number) => {
    // "เทศบาลตำบล…", "องค์การบริหารส่วนจังหวัด…" are offices.
    if (/(?:เทศบาล|ส่วน)$/.test(text.slice(Math.max(0, at - 8), at))) return whole
    const list = word.startsWith('ต') ? areas.tambons : word.startsWith('อ') ? areas.amphoes : areas.provinces
    list.push(name)
    return GAP
  })
  return areas
}
