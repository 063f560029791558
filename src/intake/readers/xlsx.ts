import { readTheme } from '../colour.ts'
import type { Grid, GridNotice, GridSheet } from '../grid.ts'
import { damaged, oldFormat } from '../refusals.ts'
import { type CellBudget, SheetBuilder, cellBudget } from '../sheet-builder.ts'
import { isOn, readXml } from '../xml.ts'
import type { Zip } from '../zip.ts'
import { type Relationship, mainPartOf, relationshipsOf } from './opc.ts'
import type { Workbook } from './xlsx-cells.ts'
import { readDrawing } from './xlsx-drawing.ts'
import { readSheet } from './xlsx-sheet.ts'
import { plainText, readSharedStrings } from './xlsx-strings.ts'
import { readStyles } from './xlsx-styles.ts'

type SheetEntry = { name: string; isHidden: boolean; id: string }

function readWorkbookPart(bytes: Uint8Array): { sheets: SheetEntry[]; is1904: boolean } {
  const sheets: SheetEntry[] = []
  let is1904 = false
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isOn(attributes['date1904'])
      if (name !== 'sheet') return
      const state = attributes['state']
      sheets.push({
        name: plainText(attributes['name'] ?? ''),
        isHidden: state === 'hidden' || state === 'veryHidden',
        id: attributes['id'] ?? '',
      })
    },
  })
  return { sheets, is1904 }
}

function readShared(zip: Zip, relationships: readonly Relationship[], is1904: boolean): Workbook {
  const partOf = (kind: string): Uint8Array | undefined => {
    const target = relationships.find((relationship) => relationship.kind === kind)?.target
    return target !== undefined && zip.has(target) ? zip.read(target) : undefined
  }
  const theme = partOf('theme')
  const styles = partOf('styles')
  const strings = partOf('sharedStrings')
  return {
    styles: styles ? readStyles(styles, theme && readTheme(theme)) : [],
    strings: strings ? readSharedStrings(strings) : [],
    is1904,
  }
}

function readOneSheet(
  zip: Zip,
  part: string,
  entry: SheetEntry,
  workbook: Workbook,
  budget: CellBudget,
  notices: GridNotice[],
): GridSheet {
  const builder = new SheetBuilder(entry.name, entry.isHidden, budget)
  const drawings = relationshipsOf(zip, part).filter(({ kind, target }) => kind === 'drawing' && zip.has(target))
  const axes = readSheet(zip.read(part), workbook, builder, drawings.length > 0)
  for (const { target } of drawings) {
    const drawing = readDrawing(zip.read(target), axes)
    for (const shape of drawing.shapes) builder.shape(shape)
    builder.before.push(...drawing.texts)
    if (drawing.unplaced > 0) notices.push({ code: 'shape-not-placed', where: { sheet: entry.name } })
  }
  return builder.finish()
}

/**
 * Reads a workbook of Excel 2007 and later (.xlsx, .xlsm, .xltx; transitional and strict). Chart and dialog sheets are left out, macros
 * are never looked at. Conditional formats and table styles give no fills.
 * @throws UnreadableFile
 */
export function readXlsx(zip: Zip): Grid {
  const main = mainPartOf(zip) ?? 'xl/workbook.xml'
  if (main.endsWith('.bin')) throw oldFormat('ไฟล์ Excel แบบไบนารี (.xlsb)', '.xlsx')
  if (!zip.has(main)) throw damaged()
  const relationships = relationshipsOf(zip, main)
  const { sheets: entries, is1904 } = readWorkbookPart(zip.read(main))
  const workbook = readShared(zip, relationships, is1904)
  const notices: GridNotice[] = zip.names.some((name) => /vbaProject\.bin$/i.test(name))
    ? [{ code: 'macros-ignored' }]
    : []
  const budget = cellBudget()
  const sheets: GridSheet[] = []
  for (const entry of entries) {
    const part = relationships.find(({ id, kind }) => id === entry.id && kind === 'worksheet')
    if (part && !zip.has(part.target)) throw damaged()
    if (part) sheets.push(readOneSheet(zip, part.target, entry, workbook, budget, notices))
  }
  if (sheets.length === 0) throw damaged()
  return { format: 'xlsx', sheets, notices }
}
