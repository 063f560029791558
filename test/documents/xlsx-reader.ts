import XLSX from '@e965/xlsx'

/** A cell as another spreadsheet program reads it. */
export type SheetCell = { text: string; number: number | null; formula: string | null; format: string }
export type ReadSheet = { name: string; rows: SheetCell[][]; merges: number; formulas: SheetCell[] }

/** Every sheet, row by row, by a library that had no part in writing it. */
export function readSheets(bytes: Uint8Array): ReadSheet[] {
  const book = XLSX.read(bytes, { cellNF: true, cellStyles: true, cellText: false })
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name]
    if (sheet === undefined) throw new Error(`sheet lost: ${name}`)
    const area = XLSX.utils.decode_range(sheet['!ref'] ?? 'A1')
    const rows: SheetCell[][] = []
    for (let row = 0; row <= area.e.r; row++) {
      const cells: SheetCell[] = []
      for (let column = 0; column <= area.e.c; column++) {
        cells.push(cellOf(sheet[XLSX.utils.encode_cell({ r: row, c: column })] as XLSX.CellObject | undefined))
      }
      rows.push(cells)
    }
    const formulas = rows.flat().filter((cell) => cell.formula !== null)
    return { name, rows, merges: sheet['!merges']?.length ?? 0, formulas }
  })
}

const cellOf = (cell: XLSX.CellObject | undefined): SheetCell => ({
  text: typeof cell?.v === 'string' ? cell.v : '',
  number: typeof cell?.v === 'number' ? cell.v : null,
  formula: cell?.f ?? null,
  format: typeof cell?.z === 'string' ? cell.z : '',
})
