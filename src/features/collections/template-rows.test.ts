import { expect, test } from 'vitest'
import { idFrom } from './agency-place.queries.ts'
import { MAX_TEMPLATE_ROWS } from './template.ts'
import type { RawRow } from './template-reading.ts'
import { decideRows } from './template-rows.ts'

const ID = '0194c000-0000-7000-8000-000000000001'
const rowAt = (row: number): RawRow => ({
  row,
  id: ID,
  texts: { name: `โครงการ ${row}`, activity: '', place: 'หมู่ที่ 1', villages: '1', amount: '', source: '', note: '' },
  months: [1],
  notices: [],
  problems: [],
})

test('a row that was copied hundreds of times costs little more than as many rows', () => {
  let made = 0
  const rows = Array.from({ length: MAX_TEMPLATE_ROWS }, (_, at) => rowAt(at + 3))
  const decided = decideRows(
    { rows, places: { months: [] } },
    {
      requestId: ID,
      agencyName: 'แขวงทางหลวงตัวอย่าง',
      standing: [],
      idFrom: (...parts) => {
        made += 1
        return idFrom(...parts)
      },
      isForeign: () => false,
    },
  )
  expect(decided.problems).toEqual([])
  expect(new Set(decided.rows.map(({ id }) => id)).size).toBe(MAX_TEMPLATE_ROWS)
  expect(decided.rows.at(-1)?.notices).toEqual([expect.stringContaining('ซ้ำกับแถว 3')])
  // Compared with every row before, they would be some 45,000.
  expect(made).toBeLessThan(4 * MAX_TEMPLATE_ROWS)
})
