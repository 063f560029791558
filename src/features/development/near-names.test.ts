import { expect, test } from 'vitest'
import { shapeOf } from './likeness.ts'
import { indexNames } from './near-names.ts'

const PLAN = [
  'ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านนายตัวอย่าง หมู่ที่ 4 บ้านดอนสมมุติ',
  'ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านนายตัวอย่าง หมู่ที่ 5 บ้านทุ่งตัวอย่าง',
  'ก่อสร้างรางระบายน้ำคอนกรีตเสริมเหล็ก หมู่ที่ 4 บ้านดอนสมมุติ',
  'ติดตั้งไฟฟ้าแสงสว่างพลังงานแสงอาทิตย์ หมู่ที่ 4',
  'ขุดลอกคลองแดนสมมุติ หมู่ที่ 7',
  'ขุดลอกคลองร่มไทร หมู่ที่ 7',
  'จัดงานประเพณีลอยกระทง',
  'จัดงานประเพณีสงกรานต์',
  'อบรมอาสาสมัครสาธารณสุข (อสม.)',
  'ปรับปรุงผิวจราจรแอสฟัลท์ติกคอนกรีต ถนนเลิศมโนรมย์ ซอย 3',
  'ปรับปรุงผิวจราจรแอสฟัลท์ติกคอนกรีต ถนนเลิศมโนรมย์ ซอย 5',
]

const index = indexNames(PLAN.map((name, at) => ({ row: at, name, shape: shapeOf(name) })))
const near = (name: string, limit = 5) => index.near(name, shapeOf(name), limit)

test.each([
  ['abbreviations and Thai digits', 'โครงการก่อสร้างถนน คสล. สายบ้านนายตัวอย่าง ม.๔ บ.ดอนสมมุติ', 0],
  ['another village of the same road', 'ถนน ค.ส.ล. สายบ้านนายตัวอย่าง ม.5', 1],
  ['without the name of the village', 'ก่อสร้างราง คสล. หมู่ ๔', 2],
  ['other words for one thing', 'ติดตั้งโคมไฟโซล่าเซลล์ ม.4', 3],
  ['the name, not the work, tells them apart', 'โครงการขุดลอกคลองร่มไทร ม.7', 5],
  ['another feast', 'งานสงกรานต์ ประจำปี 2570', 7],
  ['a slip of the hand', 'อบรมอาสาสมัครสาธารณสข', 8],
  ['another soi', 'ปรับปรุงถนนลาดยาง AC ซ.๕ ถ.เลิศมโนรมย์', 10],
])('%s', (_, typed, expected) => {
  expect(near(typed)[0]?.row).toBe(expected)
})

test('the very name is alike in full, and another village is told by its figure', () => {
  const found = near(PLAN[0] ?? '')
  expect(found[0]).toEqual({ row: 0, score: 1 })
  expect(found.find(({ row }) => row === 1)?.score).toBeLessThan(0.7)
})

test('what is like nothing has no match, and no more are told than asked for', () => {
  expect(near('จัดซื้อเครื่องคอมพิวเตอร์')).toEqual([])
  expect(near('ก่อสร้างถนนคอนกรีต หมู่ที่ 4', 1)).toHaveLength(1)
})
