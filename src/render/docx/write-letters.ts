import { qrPng } from '../qr-png.ts'
import type { LetterFile, OfficialLetter } from '../official-letter.ts'
import { garudaSlot } from './front-matter.ts'
import { PORTRAIT, textWidth, type PageShape } from './geometry.ts'
import { packageParts, type PackagePicture } from './package-parts.ts'
import { paragraph, run, textParagraph } from './paragraphs.ts'
import { numberedPicture, picture } from './picture.ts'
import { sectionProperties } from './sections.ts'
import type { DocxFont } from './styles.ts'
import { cell, row, table } from './tables.ts'
import { NAMESPACES } from './write-docx.ts'
import { xmlPart } from './xml-writer.ts'
import { writeZip } from './zip-writer.ts'

/** The emblem begins 1.5 cm from the upper edge. */
const PAGE: PageShape = { ...PORTRAIT, top: 851 }
const WIDTH = textWidth(PAGE)
const HALF = Math.floor(WIDTH / 2)
/** Room of the QR code and what stands under it. */
const CODE_WIDTH = 3402

const space = (before: number, after = 0): string => `<w:spacing w:before="${before}" w:after="${after}"/>`

/** Official letters as a .docx file, each on a page of its own. Pure and synchronous: servers call `renderLettersDocx` instead. */
export function writeLetters(file: LetterFile, font: DocxFont = 'TH SarabunPSK'): Uint8Array {
  const pictures: PackagePicture[] = []
  const bodies = file.letters.map((letter, index) => letterBody(letter, index === 0, pictures))
  const end = `<w:p><w:pPr><w:pStyle w:val="Hairline"/></w:pPr></w:p>${sectionProperties({ page: PAGE })}`
  const xml = xmlPart(`<w:document ${NAMESPACES}><w:body>${bodies.join('')}${end}</w:body></w:document>`)
  return writeZip(packageParts({ ...file, pictures, hasFields: false }, xml, [], font))
}

function letterBody(letter: OfficialLetter, isFirst: boolean, pictures: PackagePicture[]): string {
  return [
    garudaSlot(!isFirst),
    numberAndSender(letter),
    paragraph('Normal', run(letter.dateLine), `${space(0, 80)}<w:ind w:left="${HALF}"/>`),
    field('เรื่อง', letter.subject),
    field('เรียน', letter.to),
    ...letter.paragraphs.map((text) => textParagraph('BodyText', text)),
    paragraph('Signature', run('ขอแสดงความนับถือ'), `<w:keepNext/>${space(120)}`),
    paragraph('Signature', run(letter.signatoryName), `<w:keepNext/>${space(760)}`),
    textParagraph('Signature', letter.signatoryPosition),
    foot(letter, pictures),
  ].join('')
}

const field = (name: string, text: string): string => textParagraph('LetterField', `${name}\t${text}`)

const numberAndSender = ({ numberLine, from }: OfficialLetter): string =>
  table(
    [HALF, WIDTH - HALF],
    row(
      { isWhole: true },
      cell({ width: HALF }, textParagraph('Normal', numberLine)) +
        cell({ width: WIDTH - HALF }, from.map((line) => textParagraph('Normal', line)).join('')),
    ),
    'TableNormal',
  )

/** Who deals with it at the left, by what the agency answers at the right, and the address in words under both. */
function foot({ contact, answer }: OfficialLetter, pictures: PackagePicture[]): string {
  const lines = contact.map((line) => textParagraph('Normal', line)).join('') || textParagraph('Normal', '')
  if (answer === undefined) return paragraph('Hairline', '', space(240)) + lines
  const number = pictures.length + 1
  pictures.push({ ...numberedPicture(number), bytes: qrPng(answer.modules) })
  const code =
    paragraph('Centred', picture(`${answer.caption} ${answer.address}`, number)) +
    paragraph('SmallPrint', run(answer.caption), '<w:jc w:val="center"/>')
  const left = WIDTH - CODE_WIDTH
  return (
    paragraph('Hairline', '', space(160)) +
    table(
      [left, CODE_WIDTH],
      row({ isWhole: true }, cell({ width: left }, lines) + cell({ width: CODE_WIDTH }, code)),
      'TableNormal',
    ) +
    textParagraph('SmallPrint', answer.address) +
    textParagraph('SmallPrint', answer.note)
  )
}
