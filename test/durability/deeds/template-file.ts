import { readXlsx } from 'hucre'
import { FIRST, NAME, put, saved, type Value } from '#test/agency-template.ts'

/** The template at an address, with one project typed into it. */
export async function filledTemplate(address: string): Promise<File> {
  const book = await readXlsx(new Uint8Array(await (await fetch(address)).arrayBuffer()))
  const sheets = book.sheets.map(({ name, rows }, index) => ({
    name,
    hidden: index > 1,
    rows: rows.map((row) =>
      row.map((value): Value => (typeof value === 'number' ? value : value === null ? null : String(value))),
    ),
  }))
  // Below what was sent before, which stands in the template.
  put(sheets[0]?.rows ?? [], FIRST + 3, { [NAME]: 'จากแบบฟอร์ม' })
  return new File([new Uint8Array(await saved(sheets))], 'แบบฟอร์ม.xlsx')
}
