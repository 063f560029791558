import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchProgramme, programmeOfSheetName, programmeOrder, PROGRAMMES, PROGRAMME_AREAS } from './programmes.ts'

const NAMES = PROGRAMMES.map(({ name }) => name)

describe('the twelve programmes', () => {
  it('are twelve in four areas, in the order of the budget', () => {
    expect(new Set(NAMES).size).toBe(12)
    expect(new Set(PROGRAMMES.map(({ area }) => area))).toEqual(new Set(Object.keys(PROGRAMME_AREAS)))
    expect(NAMES.map(programmeOrder)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(PROGRAMMES.map(({ code }) => code)).toEqual(PROGRAMMES.map(({ code }) => code).toSorted())
  })

  it.each(NAMES)('%s is itself, exactly, with and without the word', (name) => {
    expect(matchProgramme(name)).toEqual({ programme: name, exact: true })
    expect(matchProgramme(name.slice('แผนงาน'.length))).toEqual({ programme: name, exact: true })
    expect(matchProgramme(`๑.๒ ${name} (ต่อ)`)).toEqual({ programme: name, exact: true })
  })
})

describe('matchProgramme', () => {
  it.each([
    ['แผนงานรักษาความสงบภายใน', 'แผนงานการรักษาความสงบภายใน'],
    ['รักษาความสงบภายใน', 'แผนงานการรักษาความสงบภายใน'],
    ['แผนงานสร้างความเข้มแข็งและชุมชน', 'แผนงานสร้างความเข้มแข็งของชุมชน'],
    ['สร้างความเข้มแข็งและชุมชน', 'แผนงานสร้างความเข้มแข็งของชุมชน'],
    ['แผนงานการพานิชย์', 'แผนงานการพาณิชย์'],
    ['การพานิชย์', 'แผนงานการพาณิชย์'],
    ['แผนงาน การศาสนาวัฒนธรรมและนันทนาการ', 'แผนงานการศาสนา วัฒนธรรม และนันทนาการ'],
    ['แผนงานการศาสนา', 'แผนงานการศาสนา วัฒนธรรม และนันทนาการ'],
    ['แผนงานการศาสนาฯ', 'แผนงานการศาสนา วัฒนธรรม และนันทนาการ'],
    ['แผนงานบริหารทั่วไป', 'แผนงานบริหารงานทั่วไป'],
    ['แผนงานบริหาร งานทั่วไป', 'แผนงานบริหารงานทั่วไป'],
    ['งบกลาง', 'แผนงานงบกลาง'],
    ['งานเคหะและชุมชน', 'แผนงานเคหะและชุมชน'],
    ['แผนงานเคหะ', 'แผนงานเคหะและชุมชน'],
    ['แผนงานสังคมสงเคราห์', 'แผนงานสังคมสงเคราะห์'],
    ['แผนงานสาธารสุข', 'แผนงานสาธารณสุข'],
    ['แผนงานอุตสาหกรรมและโยธา', 'แผนงานอุตสาหกรรมและการโยธา'],
    ['แผนงานอุตสาหกรรมและการ', 'แผนงานอุตสาหกรรมและการโยธา'],
    ['แผนงานที่ ๓ : การศึกษา', 'แผนงานการศึกษา'],
    ['(4) แผนงาน: สาธารณสุข', 'แผนงานสาธารณสุข'],
    ['ด้านบริการชุมชนและสังคม แผนงานการศึกษา', 'แผนงานการศึกษา'],
    ['แผนงานเคหะและชุมชน งานไฟฟ้าและถนน', 'แผนงานเคหะและชุมชน'],
    ['เเผนงานเคหะเเละชุมชน', 'แผนงานเคหะและชุมชน'],
    ['แผนงานบริหารงาน\nทั่วไป', 'แผนงานบริหารงานทั่วไป'],
  ])('%j is %s', (text, programme) => {
    expect(matchProgramme(text)?.programme).toBe(programme)
  })

  it.each([
    ['แผนงานรักษาความสงบภายใน', false],
    ['แผนงาน การศาสนาวัฒนธรรมและนันทนาการ', false],
    ['เเผนงานเคหะเเละชุมชน', true],
    ['2.1 แผนงานการศึกษา', true],
  ])('%j spells it officially: %s', (text, exact) => {
    expect(matchProgramme(text)?.exact).toBe(exact)
  })

  it.each([
    '',
    'แผนงาน',
    'แผนงานการ',
    'แผนงานพิเศษริมน้ำ',
    'แผนงานป้องกันและบรรเทาสาธารณภัย',
    'โครงการส่งเสริมการเกษตร',
    'โครงการจ้างนักเรียนนักศึกษา',
    'การเกษตรอินทรีย์เพื่อสุขภาพ',
    'อุดหนุนโครงการอนุรักษ์ประเพณี',
    'กองการศึกษา',
    'กองช่าง',
    'กองสาธารณสุข',
    'งานสาธารณสุข',
    'กองสาธารณสุขและสิ่งแวดล้อม',
    'สำนักการศึกษา',
    'ฝ่ายบริหารงานทั่วไป',
    'กองสวัสดิการสังคม',
    'ยุทธศาสตร์ที่ 1 ด้านการศึกษา',
    'ด้านบริหารทั่วไป',
    'รวมแผนงานการศึกษา',
    'ศาสนา',
    'เกษตร',
    'หมู่ที่ 5',
    '500,000',
  ])('%j is no programme', (text) => {
    expect(matchProgramme(text)).toBeNull()
  })

  it('does not look through a page of text, which would take a minute', () => {
    expect(matchProgramme('แผนงาน'.repeat(30_000))).toBeNull()
  })

  it('never takes a right name for another one, whatever the numbering and spacing', () => {
    const numbering = fc.constantFrom('', '1. ', '1.2 ', '(3) ', '๒.๑ ', '- ', '๓) ')
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), numbering, fc.boolean(), fc.nat(40), (name, number, word, gapAt) => {
        const spelled = word ? name : name.slice('แผนงาน'.length)
        const gap = gapAt % spelled.length
        const text = `${number}${spelled.slice(0, gap)} ${spelled.slice(gap)}`
        expect(matchProgramme(text)?.programme).toBe(name)
      }),
    )
  })

  it('takes one wrong, missing or extra letter for what it is, or for nothing', () => {
    const slip = fc.record({
      at: fc.nat(60),
      kind: fc.constantFrom('drop', 'replace', 'add'),
      letter: fc.constantFrom('ก', 'ร', 'น', 'ม', 'ส', 'า', 'ิ', '่'),
    })
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), slip, (name, { at, kind, letter }) => {
        const letters = name.split('')
        const place = 'แผนงาน'.length + (at % (letters.length - 'แผนงาน'.length))
        letters.splice(place, kind === 'add' ? 0 : 1, ...(kind === 'drop' ? [] : [letter]))
        const found = matchProgramme(letters.join(''))?.programme
        expect([name, undefined]).toContain(found)
      }),
    )
  })
})

describe('programmeOfSheetName', () => {
  it.each([
    ['สงบภายใน', 'แผนงานการรักษาความสงบภายใน'],
    ['เข้มแข็ง', 'แผนงานสร้างความเข้มแข็งของชุมชน'],
    ['พาณิชย์', 'แผนงานการพาณิชย์'],
    ['4.ศาสนา', 'แผนงานการศาสนา วัฒนธรรม และนันทนาการ'],
    ['ผด.02 โยธา', 'แผนงานอุตสาหกรรมและการโยธา'],
    ['เคหะ (2)', 'แผนงานเคหะและชุมชน'],
    ['แผนงานการศาสนา วัฒนธรรม และนันท', 'แผนงานการศาสนา วัฒนธรรม และนันทนาการ'],
    ['การศึกษา', 'แผนงานการศึกษา'],
    ['ยุทธ1 แผนงานสาธารณสุข', 'แผนงานสาธารณสุข'],
    ['ย.2-โยธา', 'แผนงานอุตสาหกรรมและการโยธา'],
  ])('%s is %s', (name, programme) => {
    expect(programmeOfSheetName(name)).toBe(programme)
  })

  it.each(['Sheet1', 'ผด.02', 'ผด.01', 'ปก', 'โครงการปี69', 'ครุภัณฑ์', 'สรุป', 'แผ่น1'])('%s says nothing', (name) => {
    expect(programmeOfSheetName(name)).toBeNull()
  })
})
