import { describe, expect, it, test } from 'vitest'
import { reasonText } from './reasons.ts'
import { compareWorks } from './verdict.ts'
import { readWork, type WorkRecord } from './work.ts'

const TOWN = 'เทศบาลตำบลดำเนินตัวอย่าง'
const record = (name: string, more: Partial<WorkRecord> = {}): WorkRecord => ({
  officeCode: null,
  officeName: TOWN,
  department: null,
  programme: null,
  fiscalYear: 2570,
  name,
  activity: null,
  place: null,
  budgetSatang: null,
  ...more,
})
const verdict = (a: string, b: string, moreOfA: Partial<WorkRecord> = {}, moreOfB: Partial<WorkRecord> = {}) =>
  compareWorks(readWork(record(a, moreOfA)), readWork(record(b, moreOfB)))

describe('one work', () => {
  it.each([
    ['abbreviations and numerals', 'ก่อสร้างถนน คสล. ม.๔ บ.โพนสมใจ', 'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4 บ้านโพนสมใจ'],
    ['another order', 'ซ.ร่มไทร ๑๒ ก่อสร้างผิวจราจร ค.ส.ล. และวางท่อระบายน้ำ', 'ก่อสร้างถนน คสล. พร้อมท่อระบายน้ำ ซอยร่มไทร 12'],
    ['another word for it', 'ติดตั้งเสาไฟฟ้าพร้อมดวงโคม ถนนทองสมมุติ', 'ประกวดราคาจ้างติดตั้งไฟฟ้าแสงสว่าง ถ.ทองสมมุติ'],
    ['part of a school', 'จ้างทาสีอาคารเรียน ๒ รร.ท.๓ วัดสมมุติ', 'ทาสีอาคารเรียน 2 โรงเรียนเทศบาลวัดสมมุติ (ท.3)'],
    [
      'a road code',
      'ปรับปรุงถนนลาดยาง AC กข.ถ.1-0042',
      'ซ่อมสร้างผิวทางแอสฟัลท์ติกคอนกรีต รหัสสายทาง กข.ถ 1 - 0042 สายบ้านโพนสมใจ',
    ],
    ['an event', 'งานแห่เทียนพรรษา ทต.ดำเนินตัวอย่าง', 'โครงการจัดงานประเพณีแห่เทียนพรรษา'],
    ['a training', 'อบรมให้ความรู้การคัดแยกขยะในครัวเรือน', 'โครงการฝึกอบรมการคัดแยกขยะในครัวเรือน'],
    ['short for long', 'ปรับปรุงห้องครัว ศพด.บ้านสมมุติ', 'ปรับปรุงห้องครัวศูนย์พัฒนาเด็กเล็กบ้านสมมุติ'],
    ['the same again', 'ที่จอดรถสำนักงาน', 'ที่จอดรถสำนักงาน'],
    ['a feast by its day', 'สืบสานประเพณีแห่เทียนพรรษา', 'จัดงานแห่เทียนเข้าพรรษา ประจำปี 2570'],
    ['an illness', 'ควบคุมและป้องกันโรคไข้เลือดออก', 'รณรงค์ป้องกันไข้เลือดออก พ่นหมอกควัน'],
    ['a gutter of a shape', 'ก่อสร้างรางระบายน้ำรูปตัวยู บ้านโพนสมใจ หมู่ที่ 3', 'รางยู คสล. ม.3 บ้านโพนสมใจ'],
    ['a school by its number', 'ก่อสร้างสนามฟุตซอล โรงเรียนเทศบาล ๒', 'สร้างสนามกีฬาฟุตซอล รร.ท.2'],
    ['lines on a road', 'ตีเส้นจราจรถนนภายในเขตเทศบาล', 'ทาสีตีเส้นจราจร ทต.ดำเนินตัวอย่าง'],
    ['an authority', 'อุดหนุน กฟภ. ขยายเขตไฟฟ้า บ.โพนสมใจ', 'อุดหนุนการไฟฟ้าส่วนภูมิภาค ขยายเขตระบบจำหน่ายไฟฟ้า บ้านโพนสมใจ'],
    ['its length', 'ซ่อมสร้างผิวทาง AC สายโพนสมใจ-ร่มไทร ยาว 4.9 กม.', 'ปรับปรุงถนนลาดยางแอสฟัลติกคอนกรีต สายโพนสมใจ ร่มไทร'],
    ['a tractor', 'จัดซื้อรถแทรกเตอร์การเกษตร 85 แรงม้า', 'รถฟาร์มแทรคเตอร์ ขนาด ๘๕ แรงม้า 1 คัน'],
    ['something new by another word', 'ก่อสร้างป้ายชื่อหมู่บ้านร่มไทร', 'ติดตั้งป้ายชื่อ หมู่บ้านร่มไทร'],
    ['a day', 'จัดกิจกรรมงานวันเด็กแห่งชาติ', 'จัดงานวันเด็กแห่งชาติ ประจำปี 2570'],
    ['stretches that overlap', 'ปรับปรุงถนนร่มไทร กม. 0+000 - กม. 2+500', 'ปรับปรุงถนนร่มไทร ช่วง กม.0+000 ถึง กม.3+000'],
    ['a house without its word', 'ถนน คสล. ซอยข้างบ้าน ๑๙ ชุมชนร่มไทร', 'ก่อสร้างถนน คสล. ซอยข้างบ้านเลขที่ 19 ชุมชนร่มไทร'],
    ['the special by the general', 'ทาสีอาคาร ๒ รร.ท.๓ วัดสมมุติ', 'ทาสีอาคารเรียน 2 โรงเรียนเทศบาลวัดสมมุติ (ท.3)'],
    ['bought by one, put in place by the other', 'จัดซื้อกล้อง CCTV ตลาดร่มไทร', 'ติดตั้งกล้องวงจรปิด ตลาดร่มไทร'],
    ['a school by its number alone', 'ปรับปรุงโรงอาหาร รร.ท.3', 'ซ่อมแซมโรงอาหาร โรงเรียนเทศบาลวัดสมมุติ (ท.3)'],
    ['a workshop', 'อบรมเชิงปฏิบัติการจัดทำแผนร่มไทร', 'ประชุมเชิงปฏิบัติการจัดทำแผนร่มไทร'],
    [
      'a road code among highways',
      'ถนน กข.ถ.1-0042 แยก ทล.9999',
      'ปรับปรุงถนน กข.ถ.1-0042 แยกทางหลวงหมายเลข 9999 และ 8888',
    ],
    ['the king by his number', 'เฉลิมพระเกียรติ ร.๑๐', 'กิจกรรมเฉลิมพระเกียรติรัชกาลที่ 10'],
    ['villages from first to last', 'ขยายท่อประปา หมู่ที่ 3 - 6 ถ.ร่มไทร', 'ขยายท่อประปา ม.3 และ ม.6 ถนนร่มไทร'],
  ])('%s', (_what, a, b) => {
    const { label, reasons } = verdict(a, b)
    expect(label).toBe('same')
    expect(reasons).not.toEqual([])
  })

  test('of a town and the province, where both name the tambon', () => {
    const name = 'ก่อสร้างถนนรอบหนองสมมุติ หมู่ที่ 3'
    const province = { officeName: 'องค์การบริหารส่วนจังหวัดตัวอย่าง', place: 'ตำบลดำเนินตัวอย่าง' }
    expect(verdict(`${name} ต.ดำเนินตัวอย่าง`, name, {}, province).label).toBe('same')
    expect(verdict(name, name, {}, { officeName: province.officeName }).label).toBe('different')
  })
})

const RUNS_APART = 'คนละหมู่ (หมู่ที่ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 กับ 7, 8, 9, 10, 11, 12)'

describe('two works', () => {
  it.each([
    ['another soi', 'ก่อสร้างถนน คสล. ซอยร่มไทร 12', 'ก่อสร้างถนน คสล. ซอยร่มไทร 13', 'หมายเลขในชื่อต่างกัน (12 กับ 13)'],
    ['another village', 'ก่อสร้างถนน คสล. หมู่ที่ 3', 'ก่อสร้างถนน คสล. ม.8', 'คนละหมู่ (หมู่ที่ 3 กับ 8)'],
    ['another house', 'ก่อสร้างถนน ข้างบ้านเลขที่ 3/5', 'ก่อสร้างถนน ข้างบ้านเลขที่ 3/7', 'คนละบ้านเลขที่ (3/5 กับ 3/7)'],
    ['another phase', 'วางท่อประปา ถนนทองสมมุติ (ระยะที่ 1)', 'วางท่อประปา ถ.ทองสมมุติ ระยะที่ 2', 'คนละระยะหรือช่วง (1 กับ 2)'],
    ['another school', 'ปรับปรุงรั้ว รร.ท.๑', 'ปรับปรุงรั้วโรงเรียนเทศบาล (ท.2)', 'คนละโรงเรียน (ท.1 กับ ท.2)'],
    [
      'another road code',
      'ซ่อมสร้างถนน กข.ถ.1-0042',
      'ซ่อมสร้างถนน กข.ถ.1-0043',
      'คนละสายทาง (กข.ถ.1-0042 กับ กข.ถ.1-0043)',
    ],
    ['another road', 'ติดตั้งโคมไฟ ถนนทองสมมุติ', 'ติดตั้งโคมไฟ ถนนร่มไทร', 'คำสำคัญต่างกัน (ทองสมมุติ กับ ร่มไทร)'],
    ['a pipe along it', 'ก่อสร้างถนน คสล. ถนนทองสมมุติ', 'วางท่อเมนประปา ถนนทองสมมุติ', 'สิ่งที่ทำต่างกัน (ถนน กับ ท่อเมนจ่ายน้ำประปา)'],
    ['another part', 'ปรับปรุงรั้ว โรงเรียนวัดสมมุติ', 'ปรับปรุงห้องน้ำ โรงเรียนวัดสมมุติ', 'สิ่งที่ทำต่างกัน (รั้ว กับ ห้องน้ำ)'],
    ['people of another kind', 'อบรมงานฝีมือผู้สูงอายุ', 'อบรมงานฝีมือคนพิการ', 'เรื่องหรือกลุ่มเป้าหมายต่างกัน (ผู้พิการ กับ ผู้สูงอายุ)'],
    [
      'the design of it',
      'จ้างออกแบบเขื่อนป้องกันตลิ่ง',
      'ก่อสร้างเขื่อนป้องกันตลิ่ง',
      'งานหนึ่งเป็นการสำรวจ ออกแบบ หรือเตรียมการ อีกงานหนึ่งเป็นการดำเนินการ',
    ],
    [
      'a building of other storeys',
      'ก่อสร้างอาคารเรียน 2 ชั้น โรงเรียนวัดสมมุติ',
      'ก่อสร้างอาคารเรียน ๔ ชั้น โรงเรียนวัดสมมุติ',
      'ขนาดต่างกัน',
    ],
    ['the other side', 'ก่อสร้างถนน คสล. หน้าวัดร่มไทร', 'ก่อสร้างถนน คสล. หลังวัดร่มไทร', 'คนละด้านของสถานที่'],
    ['another illness', 'ป้องกันโรคไข้เลือดออก', 'ป้องกันโรคพิษสุนัขบ้า', 'เรื่องหรือกลุ่มเป้าหมายต่างกัน (พิษสุนัขบ้า กับ ไข้เลือดออก)'],
    ['a run of other villages', 'อุดหนุนกองทุนร่มไทร หมู่ที่ 1-12', 'อุดหนุนกองทุนร่มไทร ม.7-12', RUNS_APART],
    [
      'another stretch of a road',
      'ปรับปรุงถนน กข.ถ.1-0042 ช่วง กม. 0+000 - กม. 3+500',
      'ปรับปรุงถนน กข.ถ.1-0042 กม.3+500 ถึง กม.6+050',
      'คนละช่วงกิโลเมตร (กม. 0+000, 3+500 กับ 3+500, 6+050)',
    ],
    [
      'a subsidy for something else',
      'อุดหนุนที่ทำการปกครองอำเภอ จัดงานรัฐพิธี',
      'อุดหนุนที่ทำการปกครองอำเภอ ป้องกันยาเสพติด',
      'เรื่องหรือกลุ่มเป้าหมายต่างกัน (ยาเสพติด กับ รัฐพิธี)',
    ],
    ['another community', 'สร้างสถานีสูบน้ำ ชุมชนร่มไทร', 'สร้างสถานีสูบน้ำ ชุมชนตลาดใหม่', 'คำสำคัญต่างกัน (ตลาดใหม่ กับ ร่มไทร)'],
    [
      'another floor',
      'ปรับปรุงห้องประชุม อาคาร 4 ชั้น 1',
      'ปรับปรุงห้องประชุม อาคาร 4 ชั้น 3',
      'หมายเลขในชื่อต่างกัน (4, ชั้น 1 กับ 4, ชั้น 3)',
    ],
    ['another part of a house', 'ปรับปรุงหน้าต่าง อาคารเรียน 3', 'ปรับปรุงหลังคา อาคารเรียน 3', 'สิ่งที่ทำต่างกัน (หน้าต่าง กับ หลังคา)'],
    ['another vehicle', 'ซื้อรถบรรทุกขยะ 6 ล้อ', 'ซื้อรถบรรทุก 6 ล้อ แบบบรรทุกน้ำ', 'สิ่งที่ทำต่างกัน (รถขยะ กับ รถบรรทุกน้ำ)'],
    ['another sport', 'แข่งขันกีฬาฟุตซอล', 'แข่งขันกีฬาเปตอง', 'เรื่องหรือกลุ่มเป้าหมายต่างกัน (ฟุตซอล กับ เปตอง)'],
    ['another kind of event', 'ประชุมคณะกรรมการชุมชน', 'เลือกตั้งคณะกรรมการชุมชน', 'ลักษณะงานต่างกัน (ประชุม กับ เลือกตั้ง)'],
  ])('%s', (_what, a, b, sentence) => {
    const { label, against } = verdict(a, b)
    expect(label).toBe('different')
    expect(against.map((reason) => reasonText(reason, 'th'))).toContain(sentence)
  })

  test('when two offices each buy their own', () => {
    const name = 'รถบรรทุกขยะ ขนาด 6 ตัน 6 ล้อ แบบอัดท้าย ตำบลในเมือง'
    expect(verdict(name, name, {}, { officeName: 'เทศบาลเมืองสมมุติ' }).label).toBe('different')
    expect(verdict(name, name).label).toBe('same')
  })

  test('when the division is another one of its kind', () => {
    const name = 'จัดกิจกรรมวันเปิดบ้าน'
    const [one, two] = [{ department: 'ศูนย์บริการสาธารณสุข 1' }, { department: 'ศูนย์บริการสาธารณสุข ๒' }]
    expect(verdict(name, name, one, two).label).toBe('different')
    expect(verdict(name, name, one, one).label).toBe('same')
  })
})

test('the reasons say what is alike and what differs, in Thai and in English', () => {
  const { reasons, against } = verdict(
    'ก่อสร้างถนน คสล. สายร่มไทร หมู่ที่ 4',
    'ก่อสร้างถนนคอนกรีตเสริมเหล็ก ถนนร่มไทร ม.4',
    { budgetSatang: 100_000_000 },
    { budgetSatang: 65_000_000, fiscalYear: 2571 },
  )
  expect(reasons.map((reason) => reasonText(reason, 'th'))).toEqual([
    'ถนนหรือสถานที่เดียวกัน (ร่มไทร)',
    'หมู่ที่ 4 เหมือนกัน',
    'สิ่งที่ทำเหมือนกัน (ถนน)',
  ])
  expect(against.map((reason) => reasonText(reason, 'th'))).toEqual(['ต่างปีงบประมาณ (2570 กับ 2571)', 'วงเงินต่างกัน 35 %'])
  expect(against.map((reason) => reasonText(reason, 'en'))).toEqual([
    'Fiscal years 2570 and 2571',
    'Amounts differ by 35 %',
  ])
})

test('sizes are told as people write them, and not those that most works have', () => {
  const name = 'ก่อสร้างถนน คสล. ถนนร่มไทร กว้าง 4 เมตร หนา 0.15 เมตร 1 สาย'
  const reasons = verdict(name, `โครงการ${name}`).reasons.filter(({ code }) => code === 'same-measure')
  expect(reasons.map((reason) => reasonText(reason, 'th'))).toEqual(['ขนาดหรือจำนวนเท่ากัน (4 เมตร)'])
})

test('a name that is mistyped is told as one that is written in two ways', () => {
  const { label, against } = verdict('ก่อสร้างถนน คสล. ถนนดอกไม้ร่วมฝันงาม', 'ก่อสร้างถนน คสล. ถนนดอกไม้ร่วมผันงาม')
  expect(label).toBe('same')
  expect(against.map(({ code }) => code)).toEqual(['other-spelling'])
})

test('two works that differ in amount alone are told to have little in common, too', () => {
  const { label, against } = verdict(
    'แข่งขันกีฬาภายในสถานศึกษา',
    'แข่งขันกีฬาฟุตซอล',
    { budgetSatang: 100_000_000 },
    { budgetSatang: 50_000_000 },
  )
  expect(label).toBe('different')
  expect(against.map(({ code }) => code)).toEqual(['little-in-common', 'budget-differs'])
})
