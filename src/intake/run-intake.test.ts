import { describe, expect, test } from 'vitest'
import { oneSheet } from '#test/fixtures/xlsx-writer.ts'
import { runGrid, runIntake } from './run-intake.ts'

const HEADER =
  'ที่,โครงการ,รายละเอียด,งบประมาณ,สถานที่,หน่วยงานรับผิดชอบ,ต.ค.,พ.ย.,ธ.ค.,ม.ค.,ก.พ.,มี.ค.,เม.ย.,พ.ค.,มิ.ย.,ก.ค.,ส.ค.,ก.ย.'
const plan = new TextEncoder().encode(
  `แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570\nเทศบาลตำบลดำเนินตัวอย่าง\n${HEADER}\n1,ปรับปรุงถนน,ผิวจราจร คสล.,500000,หมู่ที่ 1,กองช่าง,/,/,,,,,,,,,,\n`,
)

describe('an intake', () => {
  test('reads and recognises in a thread of its own, and leaves the caller’s bytes alone', async () => {
    const before = Uint8Array.from(plan)
    const recognised = await runIntake(plan, 'แผน.csv')
    expect(recognised.outcome).toBe('import')
    expect(recognised.items.map(({ name }) => name)).toEqual(['ปรับปรุงถนน'])
    expect(plan).toEqual(before)
  })

  test('gives the cells as they are where only they are wanted, and no more than can be handed over', async () => {
    const { format, sheets } = await runGrid(plan, 'แผน.csv')
    expect(format).toBe('csv')
    expect(sheets[0]?.rows.get(3)?.cells.get(1)?.text).toBe('ปรับปรุงถนน')
    const many = new TextEncoder().encode(`${'1,'.repeat(200)}1\n`.repeat(1_500))
    await expect(runGrid(many, 'มาก.csv')).rejects.toMatchObject({ reason: 'too-large' })
  })

  test('rejects with the refusal in words', async () => {
    await expect(runIntake(new TextEncoder().encode('%PDF-1.7'), 'แผน.pdf')).rejects.toMatchObject({
      name: 'UnreadableFile',
      reason: 'wrong-type',
      message: expect.stringMatching(/PDF/) as string,
    })
  })

  test('ends at its deadline, while the caller goes on', async () => {
    // Within every limit of size, but more than a second's work on a fast machine.
    const cell = '<c t="inlineStr"><is><t>ก่อสร้างถนนคอนกรีต</t></is></c>'
    const rows = `<row>${cell.repeat(40)}</row>`.repeat(4_000)
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    await expect(
      runIntake(oneSheet(`<sheetData>${rows}</sheetData>`), 'แผน.xlsx', { deadlineMs: 150 }),
    ).rejects.toMatchObject({
      reason: 'too-slow',
    })
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(3)
  })

  test('waits its turn when many come at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => runIntake(plan, 'แผน.csv', { deadlineMs: 15_000 })))
    expect(all.map(({ items }) => items.length)).toEqual([1, 1, 1, 1, 1])
  })
})
