import type { Announcement, Cover, Preface } from '../plan-document.ts'
import type { PublicAddress } from '../qr-code.ts'
import type { Outline } from './outline.ts'
import { paragraph, run, textParagraph } from './paragraphs.ts'
import { picture } from './picture.ts'

const space = (before: number, after = 0): string => `<w:spacing w:before="${before}" w:after="${after}"/>`

/** The cover: the title, the office with its place, who made the plan, and where the public reads it. */
export function coverPage(cover: Cover, publicAddress?: PublicAddress): string {
  return [
    // Broken where official covers break it, not between พ.ศ. and its year.
    paragraph('Title', run(cover.title.replace(' ประจำปี', '\nประจำปี')), space(3600, 240)),
    paragraph('Subtitle', run(cover.officeName), space(3400, 120)),
    paragraph('Subtitle', run(cover.placeLine)),
    cover.preparedBy === null ? '' : paragraph('Centred', run(cover.preparedBy), space(publicAddress ? 1600 : 3200)),
    publicAddress === undefined ? '' : publicLines(publicAddress, cover.preparedBy === null ? 1600 : 400),
  ].join('')
}

const publicLines = ({ caption, address }: PublicAddress, before: number): string =>
  paragraph('Centred', picture(`${caption} ${address}`), space(before)) +
  textParagraph('Centred', caption) +
  textParagraph('Centred', address)

/** Where the emblem goes, 3 cm high: officials put their picture here and delete the word. */
export const garudaSlot = (isOnNewPage = true): string =>
  paragraph('GarudaSlot', run('\n\nตราครุฑ\n\n'), isOnNewPage ? '<w:pageBreakBefore/>' : '')

const shortRule = (): string =>
  paragraph(
    'Centred',
    '',
    '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>' +
      `${space(0, 200)}<w:ind w:left="3402" w:right="3402"/>`,
  )

/** The announcement as an official letter, on a page of its own. */
export function announcementPage(letter: Announcement): string {
  return [
    garudaSlot(),
    letter.numberLine === null ? '' : textParagraph('Normal', letter.numberLine),
    textParagraph('LetterHeading', letter.heading),
    textParagraph('LetterHeading', letter.subject),
    shortRule(),
    ...letter.paragraphs.map((text) => textParagraph('BodyText', text)),
    paragraph('Normal', run(letter.dateLine), `${space(240)}<w:ind w:left="2835"/>`),
    paragraph('Signature', run(letter.signatoryName), space(1000)),
    textParagraph('Signature', letter.signatoryPosition),
  ].join('')
}

/** The preface, whose heading stands in the contents. */
export function prefacePage(preface: Preface, outline: Outline): string {
  return [
    outline.heading(1, preface.heading),
    ...preface.paragraphs.map((text) => textParagraph('BodyText', text)),
    ...preface.signature.map((text, at) => paragraph('Signature', run(text), space(at === 0 ? 600 : 0))),
  ].join('')
}
