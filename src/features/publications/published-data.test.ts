import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_SATANG } from '#src/domain/money.ts'
import { bahtOf, calendarMonths, csvCell, publishedCsv, publishedJson, type PublishedData } from './published-data.ts'
import type { PublishedProject } from './published-projects.ts'

const project = (over: Partial<PublishedProject> = {}): PublishedProject => ({
  id: '0199aaaa-0000-7000-8000-000000000001',
  position: 1,
  form: 'แบบ ผด.02',
  number: 1,
  strategy: 'ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน',
  programme: 'แผนงานอุตสาหกรรมและการโยธา',
  kind: 'project',
  name: 'ก่อสร้างถนน "สายหลัก", หมู่ที่ 3',
  activity: '=1+1',
  target: null,
  budgetSatang: 23_861_338,
  noBudgetText: '-',
  funds: [{ source: 'เทศบัญญัติ', amountSatang: 23_861_338 }],
  place: 'บ้านตัวอย่าง\nหมู่ที่ 3',
  villages: [3],
  departments: ['กองช่าง', 'สำนักปลัด'],
  months: 0b1000_0000_0101,
  note: null,
  ...over,
})

const data = (projects: PublishedProject[]): PublishedData => ({
  office: {
    dlaCode: '9900101',
    name: 'เทศบาลตำบลดำเนินตัวอย่าง',
    type: 'subdistrict-municipality',
    amphoe: 'ดำเนิน',
    province: 'ตัวอย่าง',
  },
  fiscalYear: 2570,
  edition: 1,
  announcement: {
    number: '1/2569',
    announcedOn: '2026-10-15',
    signatoryName: 'นายตัวอย่าง',
    signatoryPosition: 'นายกเทศมนตรี',
  },
  documentSha256: 'a'.repeat(64),
  publicAddress: 'https://plan.example.go.th/p/9900101/2570',
  projects,
})

describe('the CSV file', () => {
  test('is this, to the letter', () => {
    expect(publishedCsv([project()])).toBe(
      '\ufeffลำดับ,แบบ,ยุทธศาสตร์,แผนงาน,ประเภท,โครงการ/กิจกรรม,รายละเอียด,เป้าหมาย,งบประมาณ (บาท),แหล่งงบประมาณ,สถานที่ดำเนินการ,หมู่ที่,หน่วยงานรับผิดชอบ,' +
        'ต.ค.,พ.ย.,ธ.ค.,ม.ค.,ก.พ.,มี.ค.,เม.ย.,พ.ค.,มิ.ย.,ก.ค.,ส.ค.,ก.ย.,หมายเหตุ,รหัสโครงการ\r\n' +
        '1,แบบ ผด.02,ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน,แผนงานอุตสาหกรรมและการโยธา,โครงการ,"ก่อสร้างถนน ""สายหลัก"", หมู่ที่ 3",' +
        '\'=1+1,,238613.38,เทศบัญญัติ,"บ้านตัวอย่าง\nหมู่ที่ 3",3,กองช่าง; สำนักปลัด,1,,1,,,,,,,,,1,,0199aaaa-0000-7000-8000-000000000001\r\n',
    )
  })

  test('holds no cell that a spreadsheet would compute, and loses no text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'ก', 'a', '1') }),
        (text) => {
          const cell = csvCell(text)
          const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
          expect(plain).not.toMatch(/^[=+\-@\t\r\n]/)
          expect(plain === text || plain === `'${text}`).toBe(true)
          expect(cell.startsWith('"') || !/[",\r\n]/.test(cell)).toBe(true)
        },
      ),
    )
  })
})

describe('the JSON file', () => {
  test('gives stable ids, baht and calendar months', () => {
    const parsed: unknown = JSON.parse(
      publishedJson(data([project(), project({ position: 2, budgetSatang: null, months: 0 })])),
    )
    expect(parsed).toMatchObject({
      office: { code: '9900101', province: 'ตัวอย่าง' },
      fiscalYear: 2570,
      announcement: { number: '1/2569', announcedOn: '2026-10-15' },
      documentSha256: 'a'.repeat(64),
      projectCount: 2,
      budgetBaht: 238_613.38,
      projects: [
        {
          id: '0199aaaa-0000-7000-8000-000000000001',
          address: 'https://plan.example.go.th/p/9900101/2570/projects/0199aaaa-0000-7000-8000-000000000001',
          budgetBaht: 238_613.38,
          funds: [{ source: 'เทศบัญญัติ', amountBaht: 238_613.38 }],
          villages: [3],
          departments: ['กองช่าง', 'สำนักปลัด'],
          months: ['2026-10', '2026-12', '2027-09'],
        },
        { budgetBaht: null, months: [] },
      ],
    })
  })

  test('loses no satang of any amount that is taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_SATANG }), (satang) => {
        const written = JSON.stringify(bahtOf(satang))
        expect(written).toMatch(/^\d+(\.\d{1,2})?$/)
        const [baht = '', rest = ''] = written.split('.')
        expect(Number(baht) * 100 + Number(rest.padEnd(2, '0'))).toBe(satang)
      }),
    )
  })

  test('October to December lie in the year before', () => {
    expect(calendarMonths(0xfff, 2570)).toEqual(
      ['2026-10', '2026-11', '2026-12'].concat(
        ['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((month) => `2027-${month}`),
      ),
    )
  })
})
