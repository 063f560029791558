import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { recognise } from '#src/intake/recognise.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { gridOf, MONTH_NAMES, projectRow, TITLES, WHOLE_HEADER } from '#test/grid-fixture.ts'
import { answerOf } from './import-answer.ts'
import { summaryOf } from './import-summary.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'damnoen-import-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const file = (name: string, content: string): string => {
  const place = path.join(folder, name)
  fs.writeFileSync(place, content)
  return place
}
const run = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(PROJECT_ROOT, 'src/cli/main.ts'), 'import', ...args], { encoding: 'utf8' })

const CSV = [
  'แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570',
  `ที่,โครงการ,งบประมาณ,หน่วยงาน,${MONTH_NAMES.join(',')}`,
  '1,ก่อสร้างถนน,"500,000",กองช่าง,x,x',
].join('\n')

describe('damnoen import', () => {
  test('--json prints one object and ends with 0', () => {
    const { status, stdout } = run(file('plan.csv', CSV), '--json')
    expect(status).toBe(0)
    expect(stdout.trimEnd()).not.toContain('\n')
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'import',
      fiscalYearBE: 2570,
      items: [
        { ref: { row: 3 }, name: 'ก่อสร้างถนน', budgetSatang: 50_000_000, months: [1, 2], departments: ['กองช่าง'] },
      ],
    })
  })

  test.each([
    ['a table that is not understood', () => file('odd.csv', 'a,b,c\n1,2,3\n4,5,6\n7,8,9'), 'หน้าจอ'],
    ['a file without a table', () => file('note.csv', 'เรียน ท่านนายก'), 'ไม่พบตาราง'],
    ['a file that is not there', () => path.join(folder, 'none.xlsx'), 'ไม่พบไฟล์'],
  ])('%s is refused with a Thai sentence and 2', (_what, make, words) => {
    const { status, stdout } = run(make(), '--json')
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'refuse', items: [] })
    expect((JSON.parse(stdout) as { error: string }).error).toContain(words)
  })

  test('without --json a summary is read by people', () => {
    const { status, stdout } = run(file('people.csv', CSV))
    expect(status).toBe(0)
    expect(stdout).toContain('พบ 1 โครงการ รวมเป็นเงิน 500,000 บาท')
  })

  test('wrong arguments are explained', () => {
    expect(run().status).toBe(2)
    expect(run('--what', 'x.csv').stderr).toContain('damnoen import FILE')
  })
})

const plan = recognise(
  gridOf([
    {
      rows: [
        ...TITLES,
        [...WHOLE_HEADER],
        projectRow(1, 'ก', '800,000\n(เทศบัญญัติ 500,000)\n(เงินสะสม 300,000)', [1, 2]),
        projectRow(2, 'ข', '-', []),
        ['รวม 3 โครงการ', null, null, 800_001],
      ],
    },
  ]),
)

test('the answer is flat: one budget, the sources joined, months by number', () => {
  expect(answerOf(plan).items).toMatchObject([
    { budgetSatang: 80_000_000, budgetNullReason: null, fundSource: 'เทศบัญญัติ เงินสะสม', months: [1, 2] },
    { budgetSatang: null, budgetNullReason: 'dash', fundSource: null, months: [] },
  ])
})

test('the summary names office, year, sums, and every problem with its place', () => {
  const lines = summaryOf(plan).split('\n')
  expect(lines).toContain('หน่วยงาน: เทศบาลตำบลดำเนินตัวอย่าง')
  expect(lines).toContain('ปีงบประมาณ: พ.ศ. 2570')
  expect(lines).toContain('ด้านโครงสร้างพื้นฐาน › แผนงานอุตสาหกรรมและการโยธา')
  expect(lines).toContain('  1. ก | 800,000 บาท | กองช่าง | ต.ค. พ.ย.')
  expect(lines).toContain(
    '  • ชีต ผด.02 แถว 9: ยอดรวมในไฟล์ 800,001 บาท แต่รวมจากรายการได้ 800,000 บาท เล่มแผนจะใช้ยอดที่รวมจากรายการ',
  )
  expect(lines).toContain('  • ชีต ผด.02 แถว 9: ไฟล์ระบุ 3 โครงการ แต่นับได้ 2 โครงการ เล่มแผนจะใช้จำนวนที่นับได้')
})
