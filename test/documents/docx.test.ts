import { describe, expect, test } from 'vitest'
import { barsOf, monthsOf } from '#src/domain/month-set.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { writeDocx } from '#src/render/docx/write-docx.ts'
import { samplePlanDocument } from '#test/plan-document.ts'
import { all, cellText, formTables, only, openDocx, paragraphText, value, type Node } from './docx-reader.ts'
import { hostileDocument, survivors } from './hostile-document.ts'

const forms = (book: PlanDocument) => [...book.partTwo.tables, ...book.partTwo.equipment]
const rowsOf = (table: Node): Node[] => only(table, 'w:tr')
const width = (cell: Node): number => Number(value(all(cell, 'w:tcW')[0], 'w:w'))
const span = (cell: Node): number => Number(value(all(cell, 'w:gridSpan')[0])) || 1
const has = (row: Node, property: string): boolean =>
  only(row, 'w:trPr').some((node) => only(node, property).length > 0)

describe('the package', () => {
  const file = openDocx(writeDocx(samplePlanDocument()))

  test('holds every part that it names, each well-formed', () => {
    for (const name of file.names) expect(() => file.part(name)).not.toThrow()
    const targets = all(file.part('word/_rels/document.xml.rels'), 'Relationship').map((node) => value(node, 'Target'))
    expect(targets.map((target) => `word/${target}`).filter((name) => !file.names.includes(name))).toEqual([])
    const typed = all(file.part('[Content_Types].xml'), 'Override').map((node) => value(node, 'PartName').slice(1))
    expect(typed.toSorted()).toEqual(file.names.filter((name) => !/rels$|Types/.test(name)).toSorted())
  })

  test('sets Thai: complex-script font, size and language', () => {
    const defaults = all(file.part('word/styles.xml'), 'w:rPrDefault')[0]
    expect(defaults && value(all(defaults, 'w:rFonts')[0], 'w:cs')).toBe('TH SarabunPSK')
    expect(defaults && value(all(defaults, 'w:szCs')[0])).toBe('32')
    expect(defaults && value(all(defaults, 'w:lang')[0], 'w:bidi')).toBe('th-TH')
  })

  test('uses only styles that exist', () => {
    const known = new Set(all(file.part('word/styles.xml'), 'w:style').map((style) => value(style, 'w:styleId')))
    const used = ['w:pStyle', 'w:tblStyle'].flatMap((name) => all(file.body, name)).map((node) => value(node))
    expect(used.filter((style) => !known.has(style))).toEqual([])
  })

  test('is the same file each time', () => {
    const book = samplePlanDocument({ seed: 9 })
    expect(Buffer.compare(writeDocx(book), writeDocx(book))).toBe(0)
  })
})

describe('the contents', () => {
  const book = samplePlanDocument({ projects: 30 })
  const file = openDocx(writeDocx(book))
  const entries = all(file.body, 'w:p').filter((node) => /^TOC\d$/.test(value(all(node, 'w:pStyle')[0])))
  const headings = all(file.body, 'w:p').filter((node) => /^Heading\d$/.test(value(all(node, 'w:pStyle')[0])))

  test('list every heading in order, with its level and a page', () => {
    expect(entries.map((entry) => paragraphText(entry).replace(/\t.*$/s, '').trim())).toEqual(
      headings.map((heading) => paragraphText(heading)),
    )
    expect(entries.map((entry) => value(all(entry, 'w:pStyle')[0]).slice(-1))).toEqual(
      headings.map((heading) => value(all(heading, 'w:pStyle')[0]).slice(-1)),
    )
    const pages = entries.map((entry) => paragraphText(entry).split(' ').at(-1)?.replace(/^.*\t/s, ''))
    expect(pages[0]).toMatch(/ก$/)
    const numbers = pages.slice(1).map(Number)
    expect(numbers).toEqual(numbers.toSorted((left, right) => left - right))
  })

  test('point at bookmarks that stand at the headings', () => {
    const anchors = entries.map((entry) => value(all(entry, 'w:hyperlink')[0], 'w:anchor'))
    expect(anchors).toEqual(headings.map((heading) => value(all(heading, 'w:bookmarkStart')[0], 'w:name')))
    expect(new Set(anchors).size).toBe(anchors.length)
  })

  test('are a field, opened and closed as often', () => {
    const kinds = all(file.body, 'w:fldChar').map((node) => value(node, 'w:fldCharType'))
    const count = (kind: string): number => kinds.filter((other) => other === kind).length
    expect(count('begin')).toBe(entries.length + 1)
    expect([count('separate'), count('end')]).toEqual([count('begin'), count('begin')])
  })
})

describe.each([
  { bars: 'shaded', font: 'TH SarabunPSK', optionalColumns: [] },
  { bars: 'arrows', font: 'Sarabun', optionalColumns: ['target', 'fund', 'note'] },
] as const)('the tables with $bars bars', ({ bars, font, optionalColumns }) => {
  const book = samplePlanDocument({ projects: 40, digits: 'thai', optionalColumns })
  const file = openDocx(writeDocx(book, { bars, font }))
  const tables = formTables(file)

  test('are as many as the book has', () => {
    expect(tables).toHaveLength(forms(book).length)
  })

  test('have fixed widths that fill the page, in every row', () => {
    for (const table of tables) {
      const grid = all(table, 'w:gridCol').map((node) => Number(value(node, 'w:w')))
      expect(grid.reduce((sum, column) => sum + column, 0)).toBe(16838 - 2 * 850)
      expect(value(all(table, 'w:tblLayout')[0], 'w:type')).toBe('fixed')
      for (const row of rowsOf(table)) {
        const cells = only(row, 'w:tc')
        expect(cells.reduce((sum, cell) => sum + span(cell), 0)).toBe(grid.length)
        let at = 0
        for (const cell of cells) {
          expect(width(cell)).toBe(grid.slice(at, at + span(cell)).reduce((sum, column) => sum + column, 0))
          at += span(cell)
        }
      }
    }
  })

  test('repeat two header rows, and only those, and split no row', () => {
    for (const table of tables) {
      const rows = rowsOf(table)
      expect(rows.map((row) => has(row, 'w:tblHeader'))).toEqual(rows.map((_, at) => at < 2))
      expect(rows.every((row) => has(row, 'w:cantSplit'))).toBe(true)
    }
  })

  test('put the years over three and nine months, whose names cannot wrap', () => {
    for (const table of tables) {
      const [upper, lower] = rowsOf(table)
      if (!upper || !lower) throw new Error('no header')
      const years = only(upper, 'w:tc').filter((cell) => span(cell) > 1)
      expect(years.map((cell) => [cellText(cell), span(cell)])).toEqual([
        ['พ.ศ. ๒๕๖๙', 3],
        ['พ.ศ. ๒๕๗๐', 9],
      ])
      const months = only(lower, 'w:tc').filter((cell) => all(cell, 'w:vMerge').length === 0)
      expect(months.map(cellText)).toEqual(forms(book)[0]?.monthLabels)
      expect(months.every((cell) => all(cell, 'w:noWrap').length === 1 && width(cell) >= 460)).toBe(true)
    }
  })

  test('show the months of each project', () => {
    tables.forEach((table, tableAt) => {
      const form = forms(book)[tableAt]
      const monthsAt = (form?.columns ?? []).filter((column) => column.key !== 'note').length
      form?.rows.forEach((row, at) => {
        let column = -monthsAt
        const found: number[] = []
        for (const cell of only(rowsOf(table)[at + 2] ?? table, 'w:tc')) {
          const isMarked = all(cell, bars === 'shaded' ? 'w:shd' : 'w:drawing').length === 1
          if (isMarked) for (let month = 0; month < span(cell); month++) found.push(column + month + 1)
          column += span(cell)
        }
        expect(found).toEqual(monthsOf(row.months))
      })
    })
  })
})

test('the chart of the steps stays on one page: each of its rows but the last keeps to the next', () => {
  const file = openDocx(writeDocx(samplePlanDocument({ projects: 20 })))
  const chart = all(file.body, 'w:tbl').find((node) => all(node, 'w:p').some((one) => paragraphText(one) === '↓'))
  const rows = all(chart ?? file.body, 'w:tr')
  const stays = rows.map((node) => all(node, 'w:p').every((one) => all(one, 'w:keepNext').length === 1))
  expect(rows.length).toBe(13)
  expect(stays).toEqual(rows.map((_row, at) => at < rows.length - 1))
})

test('arrows are one for each bar, each with its own id and words', () => {
  const book = samplePlanDocument({ projects: 20 })
  const drawings = all(openDocx(writeDocx(book, { bars: 'arrows' })).body, 'wp:docPr')
  const bars = forms(book).flatMap((form) => form.rows.flatMap((row) => barsOf(row.months)))
  const labels = forms(book)[0]?.monthLabels ?? []
  expect(drawings.map((node) => value(node, 'descr'))).toEqual(
    bars.map(({ first, last }) => [...new Set([labels[first - 1], labels[last - 1]])].join(' – ')),
  )
  expect(new Set(drawings.map((node) => value(node, 'id'))).size).toBe(bars.length)
})

describe('the sections', () => {
  const file = openDocx(writeDocx(samplePlanDocument({ digits: 'thai' })))
  const sections = all(file.body, 'w:sectPr')

  test('stand upright before the forms and lie for them', () => {
    const sizes = sections.map((section) => value(all(section, 'w:pgSz')[0], 'w:orient'))
    expect(sizes).toEqual(['', '', '', 'landscape', 'landscape', 'landscape'])
  })

  test('count ก ข ค before part one, then from ๑', () => {
    const formats = sections.map((section) => {
      const numbers = all(section, 'w:pgNumType')[0]
      return [value(numbers, 'w:fmt'), value(numbers, 'w:start')]
    })
    expect(formats).toEqual([
      ['', ''],
      ['thaiLetters', '1'],
      ['thaiNumbers', '1'],
      ['thaiNumbers', ''],
      ['thaiNumbers', ''],
      ['thaiNumbers', ''],
    ])
  })

  test('carry the mark of their form at the head of each page', () => {
    const heads = sections.map((section) => value(all(section, 'w:headerReference')[0], 'r:id'))
    const marks = heads
      .filter((id) => id !== '')
      .map((id) => file.part(`word/header${id.replace('rIdHeader', '')}.xml`))
      .map((part) => all(part, 'w:p').map(paragraphText).join('').split('\t').at(-1))
    expect(marks).toEqual(['', 'แบบ ผด.๐๑', 'แบบ ผด.๐๒', 'แบบ ผด.๐๒/๑'])
  })
})

test('hostile texts are kept as text, whatever they hold', () => {
  const book = hostileDocument()
  const file = openDocx(writeDocx(book, { bars: 'arrows' }))
  const table = formTables(file)[0]
  const rows = table ? rowsOf(table).slice(2) : []
  book.partTwo.tables[0]?.rows.forEach((row, at) => {
    const name = only(rows[at] ?? file.body, 'w:tc')[1]
    expect(name && cellText(name)).toBe(survivors(row.name))
  })
})

test('a row taller than a page may be split, the others may not', () => {
  const file = openDocx(writeDocx(hostileDocument()))
  const rows = formTables(file).flatMap((table) => rowsOf(table))
  const whole = rows.map((row) => has(row, 'w:cantSplit'))
  expect(whole.filter((isWhole) => !isWhole)).toHaveLength(2)
})
