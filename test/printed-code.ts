import { PDFiumLibrary } from '@hyzyla/pdfium'
import { publicAddressOf } from '#src/render/qr-code.ts'

/** Dots of a picture for each point of a page. */
const SCALE = 4

/** Whether the first page of a PDF shows the QR code of this address, module by module, wherever it stands; `widthCm` with its quiet zone. */
export async function showsCode(pdf: Uint8Array, address: string, widthCm: number): Promise<boolean> {
  const { modules } = publicAddressOf(address)
  const module = (((widthCm / 2.54) * 72) / (modules.length + 8)) * SCALE
  const { data, width, height } = await firstPage(pdf)
  const isDark = (x: number, y: number): boolean => (data[(Math.floor(y) * width + Math.floor(x)) * 4] ?? 255) < 128
  const stands = (left: number, top: number): boolean =>
    modules.every((row, y) =>
      Array.from(row).every((dot, x) => isDark(left + (x + 0.5) * module, top + (y + 0.5) * module) === (dot === '1')),
    )
  for (let y = 1; y < height; y++)
    for (let x = 1; x < width; x++)
      if (isDark(x, y) && !isDark(x - 1, y) && !isDark(x, y - 1) && stands(x, y)) return true
  return false
}

async function firstPage(pdf: Uint8Array): Promise<{ data: Uint8Array; width: number; height: number }> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(new Uint8Array(pdf))
  const picture = await document.getPage(0).render({ scale: SCALE, render: 'bitmap' })
  document.destroy()
  library.destroy()
  return picture
}
