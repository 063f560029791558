import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { madeUpWorks, spellings, titleOf } from '#test/spelled-titles.ts'
import { suggestAllocations, suggestInSteps, type Suggestion } from './budget-suggestions.ts'
import type { TiedLine, TiedProject } from './tie-out.ts'

const line = (id: string, name: string, restSatang = 100): TiedLine => ({
  line: {
    id,
    instrumentId: 'i',
    position: 1,
    code: null,
    area: null,
    programme: null,
    work: null,
    budgetType: null,
    expenseCategory: null,
    name,
    department: null,
    amountSatang: restSatang,
    leftOutReason: null,
    sourceSheet: null,
    sourceRow: null,
    version: 1,
  },
  allocatedSatang: 0,
  restSatang,
  leftOutSatang: 0,
  state: 'open',
  projectIds: [],
})
const project = (id: string, name: string, satang = 50): TiedProject => ({
  project: { id, kind: 'project', name, programme: null, departments: [], funds: [] },
  ownSatang: satang,
  outsideSatang: 0,
  allocatedSatang: 0,
  differenceSatang: satang,
  state: 'no-line',
  lineIds: [],
})
const OFFICE = 'เทศบาลตำบลตัวอย่าง'
const suggest = (lines: readonly TiedLine[], projects: readonly TiedProject[]): Suggestion[] =>
  suggestAllocations({ lines: [...lines], projects: [...projects] }, OFFICE)

describe('a line and a project', () => {
  test.each([
    // The words of a budget and those of a plan; the amounts are the same, as they are between a budget and a plan.
    ['ค่าก่อสร้างถนน คสล. ม.4', 'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4'],
    ['ค่าก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านนายดี หมู่ที่ ๔', 'โครงการก่อสร้างถนน คสล. สายบ้านนายดี หมู่ที่ 4'],
    ['ค่าใช้จ่ายโครงการจัดงานวันเด็กแห่งชาติ', 'โครงการจัดงานวันเด็กแห่งชาติ ประจำปี 2570'],
    ['ค่าใช้จ่ายในการจัดงานวันลอยกระทง', 'โครงการจัดงานวันลอยกระทง'],
    ['ก่อสร้างระบบประปา ระยะที่ ๑', 'โครงการก่อสร้างระบบประปา ระยะที่ 1'],
    ['ปรับปรุงถนนลูกรังสายหนองโดน หมู่ที่ 3', 'โครงการปรับปรุงผิวจราจรลูกรังสายหนองโดน ม.3'],
    ['โครงการอบรมคุณธรรมจริยธรรม', 'อบรมคุณธรรม จริยธรรม'],
    ['ค่าจัดซื้อเครื่องปรับอากาศ', 'จัดซื้อเครื่องปรับอากาศ แบบแยกส่วน ขนาด 24,000 บีทียู'],
    ['ค่าครุภัณฑ์คอมพิวเตอร์ เครื่องคอมพิวเตอร์โน้ตบุ๊ก', 'จัดซื้อเครื่องคอมพิวเตอร์โน้ตบุ๊ก'],
    ['วัสดุสำนักงาน', 'จัดซื้อวัสดุสำนักงาน'],
    ['ซื้อรถยนต์บรรทุกน้ำ ขนาด 6 ล้อ', 'จัดซื้อรถบรรทุกน้ำ 6 ล้อ'],
    ['โครงการแข่งขันกีฬาต้านยาเสพติด', 'โครงการแข่งขันกีฬาเยาวชน ประชาชน ต้านยาเสพติด'],
    ['ปรับปรุงอาคารเทศบาลตำบลตัวอย่าง', 'ปรับปรุงอาคารเทศบาล'],
  ])('“%s” pays for “%s”', (lineName, projectName) => {
    expect(suggest([line('l', lineName, 50)], [project('p', projectName, 50)])).toHaveLength(1)
  })

  test.each([
    ['ค่าก่อสร้างถนน คสล. ม.4', 'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 8'],
    ['ก่อสร้างระบบประปา ระยะที่ 1', 'โครงการก่อสร้างระบบประปา ระยะที่ 2'],
    ['ก่อสร้างถนนซอย 3', 'ก่อสร้างถนนซอย ๕'],
    ['ก่อสร้างถนน คสล.สายทุ่งนา ม.2', 'ก่อสร้างถนน คสล. สายวัดใหม่ ม.2'],
    ['ก่อสร้างถนน', 'ก่อสร้างรางระบายน้ำ'],
    ['โครงการป้องกันและควบคุมโรคไข้เลือดออก', 'โครงการรณรงค์ป้องกันและแก้ไขปัญหายาเสพติด'],
    ['เงินเดือนพนักงาน', 'โครงการอบรมพนักงาน'],
  ])('“%s” does not pay for “%s”, of the same amount though it is', (lineName, projectName) => {
    expect(suggest([line('l', lineName, 50)], [project('p', projectName, 50)])).toEqual([])
  })

  test('of one work are found in any spelling', () => {
    fc.assert(
      fc.property(madeUpWorks, spellings, spellings, (work, one, other) => {
        const found = suggest([line('l', titleOf(work, one))], [project('p', titleOf(work, other))])
        expect(found).toHaveLength(1)
      }),
      { numRuns: 200 },
    )
  })
})

test('each line finds its own among many that are nearly alike, and each project is given once', () => {
  const villages = Array.from({ length: 200 }, (_, at) => at + 1)
  const lines = villages.map((at) => line(`l${at}`, `ค่าก่อสร้างถนน คสล. หมู่ที่ ${at}`))
  const projects = villages.map((at) => project(`p${at}`, `โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก ม.${at}`))
  const found = suggest(lines, projects)
  expect(found).toHaveLength(200)
  for (const { lineId, projectId } of found) expect(projectId).toBe(lineId.replace('l', 'p'))
})

test('the same words come before other words, the same amount before another', () => {
  const same = project('same', 'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4', 70)
  const other = project('other', 'ก่อสร้างถนน คสล. ม.4', 100)
  expect(suggest([line('l', same.project.name)], [other, same])[0]?.projectId).toBe('same')
  const twins = [project('a', 'ก่อสร้างถนน คสล. ม.4', 70), project('b', 'ก่อสร้างถนน คสล. ม.4', 100)]
  expect(suggest([line('l', 'ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4')], twins)[0]?.projectId).toBe('b')
})

test('of two projects that a line fits alike, none is sure', () => {
  const twins = [project('a', 'ก่อสร้างถนน คสล. ม.4'), project('b', 'ก่อสร้างถนน คสล. ม.4')]
  expect(suggest([line('l', 'ก่อสร้างถนน คสล. ม.4')], twins)[0]?.score).toBeLessThan(0.95)
})

test('gives way to others after each row', () => {
  const lines = Array.from({ length: 30 }, (_, at) => line(`l${at}`, `ปลูกป่า หมู่ที่ ${at}`))
  expect([...suggestInSteps({ lines, projects: [project('p', 'ปลูกป่า')] }, null)].length).toBeGreaterThan(30)
})
