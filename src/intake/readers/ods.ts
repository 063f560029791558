import type { Grid, GridNotice, GridSheet } from '../grid.ts'
import { damaged } from '../refusals.ts'
import { cellBudget } from '../sheet-builder.ts'
import { readXmlTrees } from '../xml.ts'
import type { Zip } from '../zip.ts'
import { OdsSheetReader } from './ods-sheet.ts'
import { OdsStyleTable } from './ods-styles.ts'

const CELLS = new Set(['table-cell', 'covered-table-cell'])
/** Subtrees that hold tables or cells which are not the sheet's. */
const ASIDE = new Set(['tracked-changes', 'table-source', 'forms', 'dde-links', 'content-validations'])

/**
 * Reads an OpenDocument spreadsheet. Conditional formats give no fills; page headers are not read.
 * @throws UnreadableFile
 */
export function readOds(zip: Zip): Grid {
  const styles = new OdsStyleTable()
  if (zip.has('styles.xml')) styles.addPart(zip.read('styles.xml'))
  const sheets: GridSheet[] = []
  const notices: GridNotice[] = zip.names.some((name) => /^Basic\/.+\/.+\.xml$/.test(name))
    ? [{ code: 'macros-ignored' }]
    : []
  const budget = cellBudget()
  let sheet: OdsSheetReader | undefined
  readXmlTrees(
    zip.read('content.xml'),
    (name, path) =>
      ASIDE.has(name) ||
      CELLS.has(name) ||
      name === 'shapes' ||
      (name === 'style' && path.at(-1) === 'automatic-styles'),
    (tree) => {
      if (tree.name === 'style') styles.add(tree)
      else if (CELLS.has(tree.name)) sheet?.cell(tree)
      else if (tree.name === 'shapes') sheet?.shapes(tree)
    },
    {
      open(name, attributes) {
        // Sheets of other files, kept in this one for its links, are named by their address.
        if (name === 'table' && !attributes['name']?.startsWith("'file:"))
          sheet = new OdsSheetReader(attributes, styles, budget)
        else if (name === 'table-column') sheet?.column(attributes)
        else if (name === 'table-row') sheet?.openRow(attributes)
      },
      close(name) {
        if (name !== 'table' || !sheet) return
        sheets.push(sheet.finish(notices))
        sheet = undefined
      },
    },
  )
  if (sheets.length === 0) throw damaged()
  return { format: 'ods', sheets, notices }
}
