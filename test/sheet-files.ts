import { readXlsx, writeXlsx, type CellValue } from 'hucre'
import type { Context } from '#src/context.ts'
import { NO_CHOICES, type SheetChoices } from '#src/features/sheets/sheet-edits.ts'
import {
  applySheet,
  openSheetImport,
  uploadSheet,
  type SheetTarget,
} from '#src/features/sheets/sheet-imports.commands.ts'
import { exportSheet, openSheetFile } from '#src/features/sheets/sheets.commands.ts'
import { OFFICE_CODE } from './actors.ts'

/** A table of projects as a spreadsheet program shows it. */
export type Table = { heads: string[]; rows: CellValue[][] }

/** The visible table of an export as a spreadsheet program shows it. */
export async function given(
  context: Context,
  year: number,
  divisionId: string | null = null,
): Promise<{ bytes: Uint8Array; table: Table }> {
  const id = await exportSheet(context, OFFICE_CODE, year, divisionId)
  const { bytes } = await openSheetFile(context, OFFICE_CODE, year, id)
  const [sheet] = (await readXlsx(bytes)).sheets
  const [heads = [], ...rows] = sheet?.rows ?? []
  return { bytes, table: { heads: heads.map(String), rows: rows.filter((row) => row.some((cell) => cell !== null)) } }
}

/** Where the column whose heading begins so stands. */
export const at = (table: Table, heading: string): number => table.heads.findIndex((head) => head.startsWith(heading))
/** The row of the project with this name. */
export const rowOf = (table: Table, name: string): CellValue[] =>
  table.rows.find((row) => row[at(table, 'ชื่อโครงการ')] === name) ?? []

/** Types into the cell of a row. */
export function type(table: Table, name: string, heading: string, value: CellValue): void {
  rowOf(table, name)[at(table, heading)] = value
}

/** An .xlsx file of tables, a sheet each. */
export const fileOf = (...tables: Table[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: tables.map(({ heads, rows }, index) => ({ name: `แผน ${index + 1}`, rows: [heads, ...rows] })) })

/** Brings a file in. */
export async function bring(
  context: Context,
  year: number,
  bytes: Uint8Array,
  name = 'แก้ไข.xlsx',
): Promise<SheetTarget> {
  return {
    officeCode: OFFICE_CODE,
    fiscalYear: year,
    importId: await uploadSheet(context, OFFICE_CODE, year, { name, bytes }),
  }
}

/** Applies a file as its review stands now. */
export async function apply(context: Context, target: SheetTarget, choices: Partial<SheetChoices> = {}): Promise<void> {
  const { fingerprint } = await openSheetImport(context, target)
  await applySheet(context, target, { fingerprint, choices: { ...NO_CHOICES, ...choices } })
}

/** A row with these cells by the beginnings of their headings. */
export function newRow(table: Table, cells: Record<string, CellValue>): CellValue[] {
  const row = table.heads.map((): CellValue => null)
  for (const [heading, value] of Object.entries(cells)) row[at(table, heading)] = value
  return row
}
