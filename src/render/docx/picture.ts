import { element } from './xml-writer.ts'

/** Relation of the body to the picture of the QR code, and where that stands in the package. */
export const QR_PICTURE = { id: 'rIdQr', path: 'media/qr.png' } as const

/** 3.2 cm, in English metric units. */
const SIDE = 1_152_000
/** Above the numbers of the bars' drawings. */
const DRAWING_ID = 1_000_000

/** Relation to one of several codes of a file, and where that stands. @param number from 1 */
export const numberedPicture = (number: number): { id: string; path: string } => ({
  id: `${QR_PICTURE.id}${number}`,
  path: `media/qr${number}.png`,
})

/** The QR code in the line of text. @param words say what it shows @param number of the code in a file of several, from 1 */
export function picture(words: string, number = 0): string {
  const { id } = number === 0 ? QR_PICTURE : numberedPicture(number)
  const extent = { cx: SIDE, cy: SIDE }
  const names = { id: DRAWING_ID + number, name: 'QR', descr: words }
  const shown =
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>' +
    `${element('pic:cNvPr', names)}<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/>` +
    `<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>${element('a:ext', extent)}</a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
  return (
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">${element('wp:extent', extent)}` +
    `${element('wp:docPr', names)}<wp:cNvGraphicFramePr/><a:graphic>` +
    `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${shown}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  )
}
