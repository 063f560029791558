import fc from 'fast-check'
import { toThaiDigits } from '#src/domain/thai-text.ts'

/** A made-up work: what is done, and where. Absent parts are not said. */
export type MadeUpWork = {
  job: number
  road: string
  soi: number | null
  village: number | null
  hamlet: string | null
  house: string | null
  phase: number | null
}

/** Ways to write one thing, as offices do. */
const JOBS: readonly (readonly string[])[] = [
  ['ก่อสร้างถนนคอนกรีตเสริมเหล็ก', 'ก่อสร้างถนน คสล.', 'ก่อสร้างถนน ค.ส.ล.', 'ก่อสร้างผิวจราจร ค.ส.ล', 'ก่อสร้างถนนคสล.'],
  [
    'ปรับปรุงผิวจราจรแอสฟัลท์ติกคอนกรีต',
    'ปรับปรุงถนนลาดยาง AC',
    'ซ่อมสร้างถนนแอสฟัลติก คอนกรีต',
    'ปรับปรุงผิวทางลาดยาง',
    'ซ่อมแซมผิวทางแอสพัลท์ติคคอนกรีต',
  ],
  ['วางท่อระบายน้ำ', 'ก่อสร้างท่อ ระบายน้ำ', 'ก่อสร้างระบบระบายน้ำ', 'วางระบบระบายน้ำ'],
  ['ติดตั้งไฟฟ้าแสงสว่างพลังงานแสงอาทิตย์', 'ติดตั้งไฟส่องสว่างโซล่าเซลล์', 'ติดตั้งโคมไฟถนนโซลาเซลล์', 'ติดตั้งเสาไฟพลังแสงอาทิตย์'],
  ['ปรับปรุงท่อเมนจ่ายน้ำประปา', 'ปรับปรุงท่อเมนประปา', 'เปลี่ยนท่อประปา'],
  ['ขุดลอกคลองส่งน้ำ', 'ขุดลอกคลอง', 'ขุดลอก คลองส่งน้ำ'],
]

const ROADS = ['ร่มไทรงาม', 'ทองสมมุติ', 'ดำเนินราษฎร์', 'ประชาร่วมฝัน', 'เลิศมโนรมย์', 'อุดมสมหวัง'] as const
const HAMLETS = ['ดอนสมมุติ', 'โพนสมใจ', 'ทุ่งตัวอย่าง', 'กุดเรือลอย'] as const

/** Works of all sorts; at least the road is said. */
export const madeUpWorks: fc.Arbitrary<MadeUpWork> = fc.record({
  job: fc.nat(JOBS.length - 1),
  road: fc.constantFrom(...ROADS),
  soi: fc.option(fc.integer({ min: 1, max: 60 })),
  village: fc.option(fc.integer({ min: 1, max: 20 })),
  hamlet: fc.option(fc.constantFrom(...HAMLETS)),
  house: fc.option(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 90 })).map((n) => n.join('/'))),
  phase: fc.option(fc.integer({ min: 1, max: 5 })),
})

/** How a title is written: each choice picks one of the ways. */
export type Spelling = {
  picks: number[]
  thaiDigits: boolean
  placeFirst: boolean
  tight: boolean
  slip: boolean
  typo: boolean
}

/** Any spelling. */
export const spellings: fc.Arbitrary<Spelling> = fc.record({
  picks: fc.array(fc.nat(59), { minLength: 8, maxLength: 8 }),
  thaiDigits: fc.boolean(),
  placeFirst: fc.boolean(),
  tight: fc.boolean(),
  slip: fc.boolean(),
  typo: fc.boolean(),
})

/** A mark of tone forgotten, a letter taken for one that sounds alike. */
const slipOf = (name: string): string => name.replace(/[่้์]/, '').replace('ษ', 'ศ').replace('ส', 'ศ')

/** One letter taken for another. */
const mistyped = (name: string): string => name.replace(/(?<=[ก-ฮ])[ก-ฮ](?=[^ก-ฮ]*$)/, 'ฮ')

/** How wide and long it is, as it is written. */
const SIZES = ['', '', ' กว้าง 4 เมตร ยาว 120 เมตร', ' ขนาด 4x120 ม.', ' กว้าง 4.00 ม. ยาว 120.00 ม.', ' ระยะทาง 120 ม.']

/** The work in one spelling: abbreviations, numerals, blanks, order, what is put before and after. */
export function titleOf(work: MadeUpWork, { picks, thaiDigits, placeFirst, tight, slip, typo }: Spelling): string {
  const pick = (at: number, ways: readonly string[]): string => ways[(picks[at] ?? 0) % ways.length] ?? ''
  const said = (at: number, value: number | string | null, ways: readonly string[]): string =>
    value === null ? '' : pick(at, ways).replace('#', String(value))
  const job = pick(0, JOBS[work.job] ?? [])
  const named = slip ? slipOf(work.road) : work.road
  const road = typo ? mistyped(named) : named
  const place = [
    work.soi === null
      ? pick(1, ['ถนน', 'ถ.', 'ถนน ']) + road
      : pick(1, ['ซอย', 'ซ.', 'ซอย ']) + road + pick(2, [` ${work.soi}`, String(work.soi)]),
    said(3, work.house, ['ข้างบ้านเลขที่ #', 'ข้างบ้าน #', 'ข้างบ้าน#', '(ข้างบ้านเลขที่ #)']),
    said(4, work.hamlet, ['บ้าน#', 'บ.#']),
    said(5, work.village, ['หมู่ที่ #', 'ม.#', 'หมู่ #', 'หมู่ที่#', 'ม. #', 'หมู่บ้านที่ #']),
    said(6, work.phase, ['ระยะที่ #', '(ระยะที่ #)', 'ระยะ #']),
  ].filter((part) => part !== '')
  const before = pick(7, ['', 'โครงการ', 'จ้าง', 'ประกวดราคาจ้าง', 'โครงการ', 'ค่า'])
  const after = pick(2, ['', '', ' (เสนอจากคำร้องของประชาชน)', ' ต.ดำเนินตัวอย่าง', ' ต.ดำเนินตัวอย่าง อ.สมมุติ จ.ตัวอย่าง'])
  const title = placeFirst && before === '' ? [...place, job] : [before + job, ...place]
  const text = (tight ? title.join(' ').replace(/(?<=[ก-๙]) (?=[ก-๙])/g, '') : title.join(' ')) + pick(6, SIZES) + after
  return thaiDigits ? toThaiDigits(text) : text
}
