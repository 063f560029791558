/** Numbers 0–1 that look random; the same seed gives the same ones. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One of a list. */
export const pick = <T>(list: readonly T[], random: () => number): T => {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

const FIRST = 'หนอง ห้วย โคก ดอน วัง ท่า นา โนน สัน ทุ่ง บึง เขา ป่า ไร่ แหลม เกาะ'.split(' ')
const MIDDLE = (
  'บัว ไผ่ แก้ว ทราย ยาง มะขาม ตะเคียน สำโรง กระทุ่ม หว้า จิก แดง ขาว ดำ เต่า ช้าง กวาง นกยูง ปลาดุก หอย งิ้ว มะม่วง ตาล สะแก หวาย ตูม พลับ ขนุน ' +
  'ประดู่ มะค่า กระบก แค ขี้เหล็ก พะยอม รัง เสือ หมี แรด จระเข้ ปลาไหล ปลาช่อน กระต่าย ลิง ชะนี นกเอี้ยง นกเค้า ผึ้ง มด กุ้ง ปู สาหร่าย แห้ว เผือก มัน ข่า ตะไคร้ ขมิ้น ' +
  'มะปราง มะไฟ มะกอก มะเดื่อ ลำดวน จำปา พิกุล บุนนาค สารภี กระถิน สะเดา ฉำฉา ก้านเหลือง กระโดน เกวียน ครก สาก โอ่ง ไห ฆ้อง กลอง ระฆัง เพชร พลอย นิล มุก ' +
  'เหล็ก ตะกั่ว เกลือ หิน กรวด โพรง ถ้ำ ธง หลวง ขุน หมื่น แสน ล้าน เศรษฐี พราหมณ์ มอญ ลาว กระเหรี่ยง ชาวไร่ ชาวนา พราน ควาญ ช่างหม้อ'
).split(' ')
const LAST = 'ใหญ่ น้อย เหนือ ใต้ งาม ทอง เงิน เจริญ พัฒนา สามัคคี รุ่งเรือง กลาง นอก ใน ล่าง บน ยาว เก่า ใหม่ สวรรค์'.split(' ')

/** The name of a place that may well be nowhere. */
export const placeName = (random: () => number): string =>
  pick(FIRST, random) +
  pick(MIDDLE, random) +
  (random() < 0.7 ? pick(LAST, random) : '') +
  (random() < 0.3 ? pick(MIDDLE, random) : '')

/** What is done, in ways to write it that mean the same, and to what kind of named thing. */
export type Subject = {
  acts: readonly string[]
  objects: readonly string[]
  named: 'road' | 'canal' | 'place' | 'theme'
}

/** Works as local governments have them; each line is told apart from the others by anyone who reads it. */
export const SUBJECTS: readonly Subject[] = [
  {
    acts: ['ก่อสร้าง', 'จ้างเหมาก่อสร้าง'],
    objects: ['ถนนคอนกรีตเสริมเหล็ก', 'ถนน คสล.', 'ถนน ค.ส.ล.'],
    named: 'road',
  },
  { acts: ['ปรับปรุงซ่อมแซม', 'ซ่อมแซม', 'ปรับปรุง'], objects: ['ถนนลูกรัง', 'ถนนหินคลุก'], named: 'road' },
  { acts: ['ก่อสร้าง', 'วาง'], objects: ['ท่อระบายน้ำ', 'ท่อระบายน้ำ คสล.', 'ท่อระบายน้ำคอนกรีตเสริมเหล็ก'], named: 'road' },
  { acts: ['ติดตั้ง'], objects: ['ไฟฟ้าส่องสว่าง', 'โคมไฟส่องสว่าง', 'ไฟส่องสว่าง'], named: 'road' },
  { acts: ['ขุดลอก'], objects: ['คลอง', 'ลำคลอง'], named: 'canal' },
  { acts: ['ก่อสร้าง'], objects: ['ฝายน้ำล้น', 'ฝาย'], named: 'canal' },
  { acts: ['ขยายเขต'], objects: ['ระบบประปา', 'ประปาหมู่บ้าน'], named: 'place' },
  { acts: ['ก่อสร้าง', 'สร้าง'], objects: ['ศาลาอเนกประสงค์', 'อาคารอเนกประสงค์'], named: 'place' },
  { acts: ['เจาะ', 'ขุดเจาะ'], objects: ['บ่อบาดาล', 'บ่อน้ำบาดาล'], named: 'place' },
  { acts: ['ติดตั้ง'], objects: ['กล้องวงจรปิด', 'กล้อง CCTV', 'กล้องโทรทัศน์วงจรปิด'], named: 'place' },
  { acts: ['อบรม', 'ฝึกอบรม'], objects: ['กลุ่มอาชีพ', 'ส่งเสริมอาชีพ'], named: 'theme' },
  { acts: ['จัดงาน', 'ส่งเสริม'], objects: ['ประเพณีสงกรานต์', 'งานประเพณีสงกรานต์'], named: 'theme' },
  { acts: ['รณรงค์ป้องกัน', 'ป้องกัน'], objects: ['โรคไข้เลือดออก', 'ไข้เลือดออก'], named: 'theme' },
]
