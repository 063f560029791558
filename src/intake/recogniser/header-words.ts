import { foldThai } from '#src/domain/thai-text.ts'

/** What a header cell names. 'summary' words only stand in the summary form ผด.01; 'other' columns are known and left out. */
export type HeaderWord =
  | 'no'
  | 'name'
  | 'activity'
  | 'target'
  | 'budget'
  | 'fund'
  | 'place'
  | 'department'
  | 'strategy'
  | 'tactic'
  | 'programme'
  | 'note'
  | 'period'
  | 'objective'
  | 'summary'
  | 'account'
  | 'other'

const NAME_PARTS =
  /^(?:ชื่อ|รายชื่อ|ประเภท|รายการ|โครงการ|กิจกรรม|ครุภัณฑ์|แผนงาน|งาน|ผลผลิต|พัฒนา|การ|ทรัพย์สิน|สิ่งก่อสร้าง|ที่ดิน|และ|หรือ|ของ|ที่จะ|ที่|ดำเนินการ|ดำเนินงาน|[/,])+$/
const NAME_HEART = /โครงการ|ครุภัณฑ์|รายการ|กิจกรรม/

const DEPARTMENT_PARTS =
  'ที่|ผู้|รับ|ผิด|ชอบ|ดำเนินการ|ดำเนินงาน|ปฏิบัติ|เจ้าของ|จัดทำ|หลัก|รอง|โครงการ|งบประมาณ|กิจกรรม|และ|หรือ|ภายใน|สังกัด|หน่วยงาน|ส่วนราชการ|กอง|สำนัก|ฝ่าย|งาน|บุคคล|ชื่อ|ของ|อปท|[/,]'

/** First match wins, so the narrow words stand above the wide ones. All are tried on folded text without brackets and stops. */
const WORDS: readonly (readonly [HeaderWord, RegExp])[] = [
  ['no', /^(ลำดับ|ลำดับที่|ลำดับโครงการ|ลำดับที่โครงการ|ที่|ข้อ|ข้อที่|เลขที่|เลขที่โครงการ|no|#|ลดบ|ลด)$/],
  ['summary', /^(จำนวน(โครงการ|รายการ|กิจกรรม)|(คิดเป็น)?ร้อยละ|เปอร์เซ็นต์|%|รวมโครงการ)/],
  ['account', /^(รหัสบัญชี|รหัสงบประมาณ|หมวด(รายจ่าย|เงิน|\/ประเภท)?$|รายจ่ายจริง|ประมาณการ|ยอดต่าง|ผลต่าง|เพิ่ม\/?ลด)/],
  ['account', /^(งบรายจ่าย|ประเภทรายจ่าย|ประเภท|งาน|ด้าน|งบ|หมวดประเภท|รายจ่าย|ประเภทรายการ)$/],
  [
    'account',
    /^(itemid|itemdescription|refdoc|refpageno|ministry|budgetaryunit|budgetplan|category(lv\d)?|output|amount|project|fiscalyear|crossfunc|obliged)$/,
  ],
  ['other', /เบิกจ่าย|คงเหลือ|ก่อหนี้|ผูกพัน|ตัวชี้วัด|kpi|ผลที่คาดว่า|ผลลัพธ์|ผลสัมฤทธิ์|สถานะ|ความก้าวหน้า|แล้วเสร็จ/],
  ['other', /^(การ)?(จัดซื้อ|จัดจ้าง)|วิธี(การ)?(ดำเนิน|จัดซื้อ|จัดหา)|ผู้ประสานงาน|โทรศัพท์|ผลการดำเนิน|ปัญหา|ข้อเสนอแนะ/],
  ['other', /^(ประเภท|หมวด)(ของ)?(ครุภัณฑ์|ค่าครุภัณฑ์|โครงการ|ทรัพย์สิน)$/],
  ['budget', /^จำนวน(เงิน|งบ)/],
  ['other', /^(รหัส|code|id$|จำนวน|หน่วย(นับ)?$|พิกัด|ผู้ได้รับประโยชน์|วันเดือนปี|วันที่|แผนพัฒนา|หน้า(ที่)?$|อ้างอิง|ประเภทโครงการ)/],
  ['other', /^หน่วยงาน(ที่)?(สนับสนุน|ร่วม|ที่เกี่ยวข้อง|เกี่ยวข้อง|บูรณาการ)/],
  ['note', /^(หมายเหตุ|remark)/],
  ['objective', /^วัตถุประสงค์/],
  ['period', /^(ระยะเวลา|ช่วงเวลา|ปฏิทิน|กำหนดการ|ห้วงเวลา|เดือน(ที่)?(ดำเนินการ)?$|แผนการดำเนินงาน$|แผนปฏิบัติ|ช่วงดำเนิน)/],
  ['fund', /^(แหล่ง(ที่มา|เงิน|งบ|ทุน|ของ)|ที่มา(ของ)?(งบ|เงิน|$)|ที่มาแหล่ง|ประเภท(งบ|เงิน)|หมวดงบ|งบประมาณจาก|เงินจาก)/],
  // "หน่วยงาน แขวงทางหลวง…" is a title, so what follows the word counts too.
  ['department', new RegExp(`^(หน่วยงาน|ส่วนราชการ)(${DEPARTMENT_PARTS})*$`)],
  ['department', /^(หน่วย(ที่)?(ดำเนิน|รับผิดชอบ|ปฏิบัติ)|ผู้รับผิดชอบ|ผู้ดำเนินการ|ส่วนงาน|กอง\/|สำนัก\/)/],
  ['department', /^((กอง|สำนัก|ฝ่าย|งาน)(ที่)?รับผิดชอบ|เจ้าของโครงการ|(ที่)?รับผิดชอบ(โดย|หลัก)?$|ผู้รับชอบ|กอง$|สังกัด)/],
  ['activity', /^(รายละเอียด|ลักษณะ|คุณลักษณะ|ขอบเขต|กิจกรรม(ที่|หลัก|ของ|โดย|ย่อย)|รูปแบบ|เนื้องาน|ปริมาณงาน)/],
  ['target', /^(เป้าหมาย|กลุ่มเป้าหมาย|ผลผลิต)/],
  ['place', /^(สถานที่|พื้นที่|บริเวณ|ที่ตั้ง|จุดดำเนินการ|หมู่ที่$|หมู่บ้าน|ชุมชน$|ตำบล|ท้องที่)/],
  [
    'budget',
    /^(งบประมาณ|วงเงิน|ราคา|งบที่|งบ(บาท|พันบาท|ล้านบาท)$|งบ(ปี|พศ)*25\d\d(บาท)?$|รวม(งบ|เงิน|เป็นเงิน)|เงินงบประมาณ|ค่าใช้จ่าย|ยอดเงิน|เป็นเงิน)/,
  ],
  ['tactic', /^(กลยุทธ์|แนวทาง)/],
  ['strategy', /^(ด้าน)?(ยุทธศาสตร์|ประเด็น|ยุทธฯ)(การพัฒนา|ยุทธศาสตร์|ที่|\/|แผนงาน|กลยุทธ์|แนวทาง|อปท|จังหวัด|ด้าน)*$/],
  ['programme', /^(แผนงาน(\/งาน|ตามงบประมาณ|ตามแผน)?|ด้าน\/แผนงาน|ชื่อแผนงาน|ผง)$/],
]

/** Header text reduced to its letters: brackets, stops and bullets gone. */
export const headerLetters = (text: string): string => foldThai(text).replace(/[()[\]{}.:"'“”*_–—-]/g, '')

/** Longest header that is met; project names are often longer, header words hardly ever. */
const MAX_HEADER_LENGTH = 60

/** What a header cell's words mean, or null when they are not known. */
export function headerWord(text: string): HeaderWord | null {
  const letters = headerLetters(text)
  if (letters === '' || letters.length > MAX_HEADER_LENGTH) return null
  const word = WORDS.find(([, pattern]) => pattern.test(letters))?.[0]
  if (word) return word
  if (NAME_PARTS.test(letters) && NAME_HEART.test(letters)) return 'name'
  return /^(ชื่อ|รายชื่อ)?(แผนงาน\/|งาน\/)?โครงการ.{0,24}$/.test(letters) ? 'name' : null
}

/** Pieces into which header cells are broken over two rows: "(บาท)", "รับผิดชอบ", "ดำเนินการ", "(1)" … */
const FRAGMENT =
  /^(บาท|พันบาท|ล้านบาท|หลัก|รับผิดชอบ(หลัก)?|ที่รับผิดชอบ(หลัก)?|ดำเนิน(การ|งาน)|ที่|ประมาณ|งบ|กิจกรรม|ของ.{0,24}|โครงการ.{0,16}|และ.{0,16}|ผลผลิตของโครงการ|kpi|จะได้รับ|คาดว่า(จะได้รับ)?|การพัฒนา|ปีงบประมาณ|รวม|ครุภัณฑ์|ผิดชอบ|หลัก)$/

/** Whether a text can be the second half of a header cell. */
export const isHeaderFragment = (text: string): boolean => FRAGMENT.test(headerLetters(text))

/** Unit of the amounts under a header, in baht per unit; null when the header names none. */
export function unitOf(text: string): number | null {
  const letters = headerLetters(text)
  if (/ล้านบาท/.test(letters)) return 1_000_000
  if (/แสนบาท/.test(letters)) return 100_000
  if (/หมื่นบาท/.test(letters)) return 10_000
  if (/พันบาท/.test(letters)) return 1_000
  return /บาท/.test(letters) ? 1 : null
}
