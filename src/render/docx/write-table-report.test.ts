import { expect, test } from 'vitest'
import { all, cellText, openDocx, paragraphText, value } from '#test/documents/docx-reader.ts'
import { writeTableReport } from './write-table-report.ts'

test('a report is one table with its head on every page, whatever stands in its cells', () => {
  const rows = [
    ['1', 'ก่อสร้างถนน <คสล.> & ท่อ\nกองช่าง', 'คงไว้ทั้งสองงาน'],
    ['2', '', '–'],
  ]
  const file = openDocx(
    writeTableReport({
      title: 'โครงการที่อาจซ้ำซ้อน',
      lead: 'เทศบาลตัวอย่าง 2570',
      officeName: 'เทศบาลตัวอย่าง',
      columns: [
        { heading: 'ที่', share: 1 },
        { heading: 'งาน', share: 6 },
        { heading: 'ผล', share: 3 },
      ],
      rows,
      notes: ['สรุป 2 คู่'],
    }),
  )
  const [head, ...body] = all(file.body, 'w:tr')
  expect(head && all(head, 'w:tblHeader')).toHaveLength(1)
  expect(head && all(head, 'w:tc').map(cellText)).toEqual(['ที่', 'งาน', 'ผล'])
  expect(body.map((row) => all(row, 'w:tc').map(cellText))).toEqual(rows)
  const texts = all(file.body, 'w:p').map(paragraphText)
  expect([texts[0], texts[1], texts.at(-1)]).toEqual(['โครงการที่อาจซ้ำซ้อน', 'เทศบาลตัวอย่าง 2570', 'สรุป 2 คู่'])
  expect(all(file.body, 'w:pgSz').map((size) => value(size, 'w:orient'))).toEqual(['landscape'])
})
