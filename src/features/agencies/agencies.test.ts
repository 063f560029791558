import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agencyKey, guessKind, usualAddressee, usualAgencies } from './agencies.ts'
import { isEmail, readAgencyLines } from './agency-lines.ts'

describe('kinds by name', () => {
  test.each([
    ['แขวงทางหลวงตัวอย่าง', 'central'],
    ['โครงการชลประทานตัวอย่าง', 'central'],
    ['สำนักงานเกษตรอำเภอตัวอย่าง', 'regional'],
    ['ที่ว่าการอำเภอตัวอย่าง', 'regional'],
    ['การไฟฟ้าส่วนภูมิภาคสาขาตัวอย่าง', 'state-enterprise'],
    ['กฟภ. ตัวอย่าง', 'state-enterprise'],
    ['องค์การบริหารส่วนจังหวัดตัวอย่าง', 'pao'],
    ['อบต.ตัวอย่าง', 'local-government'],
    ['เทศบาลตำบลตัวอย่าง', 'local-government'],
    ['รพ.สต.บ้านตัวอย่าง', 'health'],
    ['สำนักงานสาธารณสุขอำเภอตัวอย่าง', 'health'],
    ['โรงเรียนบ้านตัวอย่าง', 'school'],
    ['สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง', 'school'],
    ['ชมรมตัวอย่าง', 'other'],
  ])('%s: %s', (name, kind) => expect(guessKind(name)).toBe(kind))
})

describe('to whom letters go', () => {
  test.each([
    ['แขวงทางหลวงตัวอย่าง', 'ผู้อำนวยการแขวงทางหลวงตัวอย่าง'],
    ['ที่ว่าการอำเภอตัวอย่าง', 'นายอำเภอตัวอย่าง'],
    ['เทศบาลตำบลตัวอย่าง', 'นายกเทศมนตรีตำบลตัวอย่าง'],
    ['องค์การบริหารส่วนจังหวัดตัวอย่าง', 'นายกองค์การบริหารส่วนจังหวัดตัวอย่าง'],
    ['การประปาส่วนภูมิภาคสาขาตัวอย่าง', 'ผู้จัดการการประปาส่วนภูมิภาคสาขาตัวอย่าง'],
    ['สำนักงานสาธารณสุขอำเภอตัวอย่าง', 'สาธารณสุขอำเภอตัวอย่าง'],
    ['ชมรมตัวอย่าง', 'ชมรมตัวอย่าง'],
  ])('%s', (name, addressee) => expect(usualAddressee(name)).toBe(addressee))
})

describe('finding an agency again', () => {
  const place = { amphoe: 'เมือง', province: 'ตัวอย่าง' }
  const key = (name: string, over: Partial<typeof place> = {}) =>
    agencyKey({ name, kind: guessKind(name), ...place, ...over })

  test('spacing and the way of writing digits do not matter', () => {
    expect(key('แขวงทางหลวง ตัวอย่างที่ ๑')).toBe(key('แขวงทางหลวงตัวอย่างที่ 1'))
  })

  test('a name that says its place is one in the country, a school one in its district', () => {
    expect(key('แขวงทางหลวงตัวอย่าง', { province: 'อื่น' })).toBe(key('แขวงทางหลวงตัวอย่าง'))
    expect(key('โรงเรียนบ้านหนองบัว', { amphoe: 'อื่น' })).not.toBe(key('โรงเรียนบ้านหนองบัว'))
  })

  test('the usual bodies need a place', () => {
    expect(usualAgencies({ amphoe: null, province: null })).toEqual([])
    expect(usualAgencies(place)).toContain('ที่ว่าการอำเภอเมือง')
    expect(usualAgencies(place)).toContain('แขวงทางหลวงตัวอย่าง')
  })
})

describe('a pasted list', () => {
  test('tells e-mail, telephone, addressee and address apart, whatever their order', () => {
    const { lines, problems } = readAgencyLines(
      '1. แขวงทางหลวงตัวอย่าง | ask@example.go.th | โทร. 0 2000 0000\r\n\r\n' +
        '2\tโรงเรียนบ้านตัวอย่าง\t02-000-0000 ต่อ 12\tเรียน ผู้อำนวยการโรงเรียนบ้านตัวอย่าง\tหมู่ที่ 1 ตำบลตัวอย่าง\n' +
        'แขวงทางหลวง ตัวอย่าง',
    )
    expect(problems).toEqual([])
    expect(lines).toEqual([
      {
        name: 'แขวงทางหลวงตัวอย่าง',
        kind: 'central',
        email: 'ask@example.go.th',
        phone: '0 2000 0000',
        addressee: null,
        address: null,
      },
      {
        name: 'โรงเรียนบ้านตัวอย่าง',
        kind: 'school',
        email: null,
        phone: '02-000-0000 ต่อ 12',
        addressee: 'ผู้อำนวยการโรงเรียนบ้านตัวอย่าง',
        address: 'หมู่ที่ 1 ตำบลตัวอย่าง',
      },
    ])
  })

  test('names the lines that have no name or are too long', () => {
    const { problems } = readAgencyLines(`ก\nask@example.go.th\n${'ก'.repeat(301)}`)
    expect(problems.map(({ rule }) => rule)).toEqual(['name-missing', 'text-too-long'])
    expect(problems[0]?.message).toContain('บรรทัดที่ 2')
  })

  test('every line of names comes back, whatever it is', () => {
    const name = fc.stringMatching(/^[ก-ฮ]{3,40}$/)
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 30 }), (names) => {
        expect(readAgencyLines(names.join('\n')).lines.map((line) => line.name)).toEqual(names)
      }),
    )
  })
})

test('an e-mail address is one address', () => {
  expect(isEmail('roads.9+plan@example.go.th')).toBe(true)
  for (const several of [
    'a@b.example,c',
    'a@b.example;c@d.example',
    'x:a@b.example',
    '<a@b.example>',
    '"a b"@c.example',
  ])
    expect(isEmail(several)).toBe(false)
})
