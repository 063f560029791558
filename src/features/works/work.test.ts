import { describe, expect, it } from 'vitest'
import { meaningOf } from './reading/lexicon.ts'
import { readWork, type WorkRecord } from './work.ts'

const read = (name: string, more: Partial<WorkRecord> = {}) =>
  readWork({
    officeCode: null,
    officeName: 'เทศบาลตำบลดำเนินตัวอย่าง',
    department: null,
    programme: null,
    fiscalYear: 2570,
    name,
    activity: null,
    place: null,
    budgetSatang: null,
    ...more,
  })
const meaningsOf = (name: string): string[] =>
  read(name)
    .meanings.map((id) => meaningOf(id))
    .filter(({ wordClass }) => wordClass !== 'plain')
    .map(({ key }) => key)
    .toSorted()

describe('the numbers of a title', () => {
  it.each([
    ['ก่อสร้างถนน หมู่ที่ ๓, ๕ และ 7', { villages: [3, 5, 7] }],
    ['ก่อสร้างถนน ม.3-5', { villages: [3, 4, 5] }],
    ['ก่อสร้างถนน หมู่ที่ 4 และ หมู่ที่ 12', { villages: [4, 12] }],
    ['ช่วงที่ 1 ม.3', { villages: [3], phases: ['1'] }],
    ['บ้านสมมุติลึก ม.5', { villages: [5] }],
    ['บ้านนายสมมุติจิตร ม.3', { villages: [3] }],
    ['พื้นที่ 100 ตร.ม.3', { villages: [], measures: ['100ตารางเมตร'] }],
    ['กว้าง 4 ม. ยาว 120 ม. 2 ช่วง', { villages: [], numbers: ['2'] }],
    ['ปรับปรุงสนาม 1', { villages: [], numbers: ['1'] }],
    ['ถนน ยาว 2 กม. 3 สาย', { villages: [], numbers: [] }],
    ['ซอยร่มไทร 12', { numbers: ['12'] }],
    ['ซ.8 หมู่ 2', { numbers: ['8'], villages: [2] }],
    ['ข้างบ้านเลขที่ 392/32', { houses: ['392/32'], numbers: [] }],
    ['ข้างบ้าน ๓๙๒/๓๒', { houses: ['392/32'] }],
    ['แยกทางหลวงแผ่นดินหมายเลข 9999', { roads: ['ทล9999'], numbers: [] }],
    ['แยก ทล.9999', { roads: ['ทล9999'] }],
    ['รหัสสายทาง กข.ถ 1 - 0042', { roads: ['กข1-42'] }],
    ['กข.ถ.10042', { roads: ['กข1-42'] }],
    ['โรงเรียนเทศบาล (ท.3)', { schools: ['ท3'], numbers: [] }],
    ['จัดงาน ประจำปี 2570', { numbers: [] }],
    ['จัดซื้อรถบรรทุก 6 ล้อ ขนาด 6 ตัน 1 คัน', { measures: ['1คัน', '6ตัน', '6ล้อ'], numbers: [] }],
    ['ช่วง กม. 1+050 - กม. 3 + 200', { marks: [1050, 3200], villages: [] }],
    ['ป้ายทางเข้า กม.5', { marks: [5000], villages: [] }],
    ['บ้านสมมุติโชคม.5', { villages: [5], marks: [] }],
    ['โรงเรียนเทศบาล 2 อาคาร 3', { schools: ['ท2'], numbers: ['3'] }],
    ['ก่อสร้างถนน (ระยะที่ ๒)', { phases: ['2'] }],
    ['ซอยข้างบ้าน ๑๙ และ ๓๔', { houses: ['19', '34'], numbers: [] }],
    ['อบรมแม่บ้าน 30 คน', { houses: [], measures: ['30คน'] }],
    ['ปรับปรุงห้องสมุด อาคาร 4 ชั้น 2', { numbers: ['4', 'ชั้น 2'] }],
    ['ก่อสร้างอาคาร 4 ชั้น 12 ห้องเรียน', { numbers: [], measures: ['12ห้องเรียน', '4ชั้น'] }],
    ['ซ่อมแซมอาคารอเนกประสงค์ 2 อาคาร', { numbers: [], measures: ['2หลัง'] }],
    ['หม้อแปลงไฟฟ้า ๕๐๐ เควีเอ', { numbers: [], measures: ['500เควีเอ'] }],
    ['หม้อแปลงไฟฟ้า 500 kVA', { numbers: [], measures: ['500เควีเอ'] }],
    ['กว้าง 4 ม. ยาว 120 ม.', { measures: ['120เมตร', '4เมตร'] }],
    ['รถดูดสิ่งปฏิกูล 6ส่ จังหวัดตัวอย่าง 4 1 คัน', { numbers: [], measures: ['1คัน'] }],
  ])('%s', (name, expected) => {
    expect(read(name)).toMatchObject(expected)
  })
})

describe('the words of a title', () => {
  it.each([
    ['ก่อสร้างผิวจราจร ค.ส.ล. พร้อมท่อ ระบายน้ำ', ['build', 'concrete', 'drain', 'road']],
    ['ปรับปรุงถนนลาดยางแอสฟัลติก คอนกรีต', ['asphalt', 'mend', 'road']],
    ['ก่อสรางถนน', ['build', 'road']],
    ['วางท่อเมนประปา', ['water-main']],
    ['ป้องกันโรคเรื้อรัง', []],
    ['จัดงานวันสมมุติแห่งชาติ', []],
    ['ปรับปรุงห้องน้ำ ศพด.', ['child-centre', 'mend', 'toilet']],
    ['ซ่อมผิวทางแอสพัลท์ติคคอนกรีต', ['asphalt', 'mend', 'road']],
    ['ปรับปรุงผิวจราจรพาราแอสฟัลห์ติก', ['asphalt', 'mend', 'road']],
    ['กิจกรรมเฉลิมพระเกียรติรัชกาลที่ ๑๐', ['homage', 'king']],
    ['รถบรรทุก (ดีเซล) 6 ล้อ แบบบรรทุกน้ำ', ['water-truck']],
    ['ติดตั้งอินเตอร์เน็ต WiFi', ['install', 'internet']],
  ])('%s', (name, expected) => {
    expect(meaningsOf(name)).toEqual(expected)
  })

  it('keeps names whole that begin with a common word', () => {
    expect(read('ก่อสร้างถนน บ้านห้วยสมมุติ เชื่อมชุมชนสะพานลอยฟ้า').spelled).toEqual(['ห้วยสมมุติ', 'สะพานลอยฟ้า'])
  })

  it('parts names in Latin letters from Thai ones, and knows a community that is called after a market', () => {
    expect(read('แข่งขันจรวดสมมุติXYZ').spelled).toEqual(['จรวดสมมุติ', 'xyz'])
    expect(read('ขุดลอกหน้าชุมชนตลาดร่มไทร').spelled).toEqual(['ตลาดร่มไทร'])
  })

  it('leaves out who asked, the office itself and the areas', () => {
    const work = read('ก่อสร้างถนนในเขต ทต.ดำเนินตัวอย่าง ต.สมมุติ อ.เมือง จ.ตัวอย่าง (เสนอจากคำร้องของประชาชน)')
    expect(work.words).toEqual([])
    expect(work).toMatchObject({ tambons: ['สมมุติ'], amphoes: ['เมือง'], provinces: ['ตัวอย่าง'] })
  })
})

it('takes no verb for the name of a district', () => {
  expect(read('อุดหนุนที่ทำการปกครองอำเภอ จัดงานรัฐพิธี').amphoes).toEqual([])
})

it('takes the villages of all columns together', () => {
  expect(read('ก่อสร้างถนน หมู่ที่ 4', { place: 'หมู่ที่ ๙', villages: [2] }).villages).toEqual([2, 4, 9])
})

it.each([
  ['ก่อสร้างถนน คสล.', 'works'],
  ['จัดซื้อรถบรรทุกขยะ', 'purchase'],
  ['อบรมอาชีพผู้สูงอายุ', 'activity'],
])('%s is of the kind %s', (name, kind) => {
  expect(read(name).kind).toBe(kind)
})
