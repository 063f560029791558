import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdfWorker, renderPdf } from '#src/render/pdf/render-pdf.ts'
import { hasPoppler, squeezed, textByPdfium, textByPdfJs, textByPoppler } from '#test/pdf-readers.ts'
import { samplePlanDocument } from '#test/plan-document.ts'

/** Fictitious, chosen for sara am, stacked marks, letters whose feet are cut, and tall letters whose marks are pushed aside. */
const NAMES = [
  'น้ำ',
  'ที่',
  'ปู่',
  'กั้น',
  'ญี่ปุ่น',
  'ฐิติ',
  'กฏุ',
  'ขึ้น',
  'จำนวน',
  'โครงการก่อสร้างฝายกั้นน้ำลำห้วยทุ่งน้ำล้ำ',
  'โครงการซ่อมสร้างผิวจราจรแอสฟัลท์ติกคอนกรีต',
  'โครงการป้องกันและแก้ไขปัญหาน้ำท่วมซ้ำซาก',
  'โครงการปลูกป่าฟื้นฟูฝั่งแม่น้ำ',
  'โครงการฝึกอบรมการทำปุ๋ยหมักชีวภาพ',
  'โครงการบำบัดน้ำเสียด้วยจุลินทรีย์ ปั๊มน้ำ',
  'โครงการส่งเสริมอาชีพผู้สูงอายุ บ้านปู่เจ้าน้อย',
  'โครงการอนุรักษ์กุฏิเก่า วัดญาณสังวราราม',
  'โครงการแข่งเรือยาว ชิงถ้วยกรุณาฯ ครั้งที่ 5',
  'โครงการศึกษาดูงานประเทศญี่ปุ่นและฐานการเรียนรู้',
  'โครงการจัดซื้อเครื่องพิมพ์ (Printer) รุ่น A4/A3',
  'โครงการค่ำคืนวัฒนธรรม ฟ้อนรำ ขับลำนำ',
  'โครงการก่อสร้างท่อระบายน้ำ ค.ส.ล. Ø 0.60 ม.',
  'โครงการเชิดชูเกียรติปราชญ์ชาวบ้าน ๆ ละ 1 คน',
  'โครงการพัฒนาศักยภาพ อสม. ใต้ร่มพระบารมี',
  'โครงการกำจัดวัชพืชและผักตบชวา คลองปลิ้น',
  'โครงการวันผู้บำเพ็ญประโยชน์ วันฉัตรมงคล ฎีกา ฏ',
  'โครงการตั้งด่านตรวจช่วงเทศกาลปีใหม่ เจ็ดวันอันตราย',
  'โครงการสำรวจข้อมูลจำเป็นพื้นฐาน (จปฐ.) ฬ ฦ ฤดู',
]

const book = samplePlanDocument({ strategies: 1, projects: NAMES.length, equipment: 0, seed: 3 })
const rows = book.partTwo.tables.flatMap((table) => table.rows)
for (const [index, row] of rows.entries()) {
  row.name = NAMES[index] ?? ''
  // Bold, larger and portrait text is drawn by other fonts and sizes.
  const section = book.partOne.sections[index % book.partOne.sections.length]
  section?.blocks.push({ kind: 'paragraph', text: `${row.name}จบ` })
}
book.preface.heading = `คำนำ ${NAMES.slice(0, 9).join(' ')}`

let pdf: Uint8Array

beforeAll(async () => {
  pdf = await renderPdf(book)
}, 60_000)

afterAll(closePdfWorker)

/** Doubled marks, decomposed sara am, characters that nobody typed. */
const FAULTS = /[\u0e31\u0e34-\u0e39]{2}|[\u0e47-\u0e4e]{2}|[\u0e4d\u2060\ufffd\ue000-\uf8ff\0\r]/g

/** Texts that were not found, and faults. */
function wrongIn(pages: readonly string[]): string[] {
  const text = squeezed(pages.join(''))
  const wanted = [book.preface.heading, ...rows.flatMap((row) => [row.name, `${row.name}จบ`, row.activity, row.place])]
  return [
    ...wanted.filter((words) => !text.includes(squeezed(words))),
    ...(pages.join('').replaceAll('\r\n', '\n').match(FAULTS) ?? []),
  ]
}

describe('the text layer of the book', () => {
  it('reads right in pdf.js (Firefox)', async () => {
    expect(wrongIn(await textByPdfJs(pdf))).toEqual([])
  })

  it('reads right in pdfium (Chrome)', async () => {
    expect(wrongIn(await textByPdfium(pdf))).toEqual([])
  })

  it.skipIf(!hasPoppler)('reads right in poppler (Evince, Okular), in the order of drawing', () => {
    expect(wrongIn(textByPoppler(pdf, ['-raw']))).toEqual([])
  })

  it.skipIf(!hasPoppler)('keeps marks on their letters where poppler sorts glyphs by position', () => {
    const portrait = squeezed(textByPoppler(pdf).join(''))
    expect(NAMES.filter((name) => !portrait.includes(squeezed(`${name}จบ`)))).toEqual([])
  })
})
