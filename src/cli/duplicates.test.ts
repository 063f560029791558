import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'
import type { PairAnswer } from './duplicates.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'damnoen-duplicates-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const FIELDS = ['lao', 'department', 'programme', 'year', 'project', 'activity', 'place', 'budget']
const HEAD = ['pair_id', ...FIELDS.map((field) => `${field}_a`), ...FIELDS.map((field) => `${field}_b`)]
const OFFICE = 'เทศบาลตำบลดำเนินตัวอย่าง'
const side = (project: string, budget = ''): string[] => [OFFICE, '', '', '2570', project, '', '', budget]

const file = (name: string, rows: string[][]): string => {
  const place = path.join(folder, name)
  fs.writeFileSync(place, rows.map((row) => row.join('\t')).join('\n'))
  return place
}
const run = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(PROJECT_ROOT, 'src/cli/main.ts'), 'duplicates', ...args], { encoding: 'utf8' })

const PAIRS = [
  HEAD,
  [
    'p1',
    ...side('ก่อสร้างถนน คสล. ม.๔ บ.โพนสมใจ', '1,000,000'),
    ...side('"ก่อสร้างถนนคอนกรีต\nเสริมเหล็ก หมู่ที่ 4 บ้านโพนสมใจ"', '650000.50'),
  ],
  ['p2', ...side('ก่อสร้างถนน คสล. หมู่ที่ 4'), ...side('ก่อสร้างถนน คสล. หมู่ที่ 5')],
  ['p3', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''],
]

describe('damnoen duplicates', () => {
  test('--json prints one array with a verdict and Thai reasons for each pair', () => {
    const { status, stdout } = run(file('pairs.tsv', PAIRS), '--json')
    expect(status).toBe(0)
    const answers = JSON.parse(stdout) as PairAnswer[]
    expect(answers.map(({ pair_id, label }) => [pair_id, label])).toEqual([
      ['p1', 'same'],
      ['p2', 'different'],
      ['p3', 'different'],
    ])
    expect(answers[0]?.reasons).toContain('หมู่ที่ 4 เหมือนกัน')
    expect(answers[0]?.reasons).toContain('วงเงินต่างกัน 35 %')
    expect(answers[1]?.reasons).toEqual(['คนละหมู่ (หมู่ที่ 4 กับ 5)'])
  })

  test('without --json people can read it', () => {
    const { status, stdout } = run(file('people.tsv', PAIRS))
    expect(status).toBe(0)
    expect(stdout).toContain('ทั้งหมด 3 คู่ งานเดียวกัน 1 คู่ คนละงาน 2 คู่')
  })

  test('columns may stand in any order, among others', () => {
    const turned = PAIRS.slice(0, 2).map((row) => ['x', ...row.toReversed()])
    const { stdout } = run(file('turned.tsv', [['more', ...HEAD.toReversed()], ...turned.slice(1)]), '--json')
    expect((JSON.parse(stdout) as PairAnswer[])[0]?.label).toBe('same')
  })

  test('an amount that cannot be read is said and left out', () => {
    const odd = [HEAD, ['p1', ...side('ขุดลอกคลองสมมุติ', 'ห้าแสน'), ...side('ขุดลอกคลองสมมุติ', '-')]]
    const { status, stdout, stderr } = run(file('odd.tsv', odd), '--json')
    expect(status).toBe(0)
    expect(stderr).toContain('บรรทัดที่ 2 คอลัมน์ budget_a')
    expect((JSON.parse(stdout) as PairAnswer[])[0]?.label).toBe('same')
  })

  test.each([
    ['a file that is not there', () => path.join(folder, 'none.tsv'), 'ไม่พบไฟล์'],
    ['missing columns', () => file('short.tsv', [HEAD.slice(0, -2)]), 'ขาดคอลัมน์ place_b, budget_b'],
    ['an empty file', () => file('empty.tsv', [['']]), 'ขาดคอลัมน์ pair_id'],
  ])('%s is refused with a Thai sentence and 2', (_what, make, words) => {
    const { status, stdout, stderr } = run(make(), '--json')
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
  })

  test('wrong arguments are explained', () => {
    const { status, stderr } = run('--loud')
    expect(status).toBe(2)
    expect(stderr).toContain('damnoen duplicates PAIRS.tsv')
  })
})
