import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '#src/domain/errors.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import type { RegisteredOffice } from '#src/domain/local-governments/register.ts'
import { regulationForYear } from '#src/domain/law/regulation.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { BLANK_ANNOUNCEMENT, DEFAULT_BOOK_OPTIONS, LEVEL_LABELS, type PlanForBook } from '#src/domain/plan.ts'
import { toArabicDigits, type Digits } from '#src/domain/thai-text.ts'
import { resolveRegisteredOffice } from '#src/features/offices/offices.register.ts'
import type { Recognised } from '#src/intake/recognised.ts'
import { buildPlanDocument } from '#src/render/build-plan-document.ts'
import { closeRenderWorkers } from '#src/render/close-workers.ts'
import { renderDocx } from '#src/render/docx/render-docx.ts'
import { renderPdf } from '#src/render/pdf/render-pdf.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { renderXlsx } from '#src/render/xlsx/render-xlsx.ts'
import { optionsOf, refusing } from './arguments.ts'
import { recogniseFile } from './office-file.ts'
import { print, say } from './output.ts'
import { withProgress } from './progress.ts'
import { USAGES } from './usages.ts'

const FORMATS = ['pdf', 'docx', 'xlsx'] as const
type Format = (typeof FORMATS)[number]

type BookRequest = {
  file: string
  office: RegisteredOffice
  fiscalYear: number
  out: string
  formats: readonly Format[]
  digits: Digits
  bars: 'shaded' | 'arrows'
}

/**
 * `damnoen book FILE …`: the plan book straight from an office's file, without a database. Says what it does on stderr, one path a line
 * on stdout. Exit status 0; 2 when something asked for is wrong or the file is refused.
 */
export const bookCommand = (args: readonly string[]): Promise<void> => refusing(() => makeBook(requestOf(args)))

async function makeBook(request: BookRequest): Promise<void> {
  const fileName = path.basename(request.file)
  const recognised = await withProgress({ doing: `กำลังอ่าน ${fileName}`, done: `อ่าน ${fileName} แล้ว` }, () =>
    recogniseFile(request.file),
  )
  const book = buildPlanDocument(planOf(recognised, request), { ...DEFAULT_BOOK_OPTIONS, digits: request.digits })
  const { total } = book.partTwo.summary
  say(`มี ${formatCount(total.projectCount)} โครงการ งบประมาณ ${formatBaht(total.budgetSatang)} บาท`)
  if (recognised.warnings.length > 0)
    say(`มีข้อควรตรวจ ${recognised.warnings.length} ข้อ ดูได้ด้วย damnoen import "${request.file}"`)
  await makeFolder(request.out)
  try {
    for (const format of request.formats) await makeFile(book, format, request)
  } finally {
    await closeRenderWorkers()
  }
}

async function makeFile(book: PlanDocument, format: Format, request: BookRequest): Promise<void> {
  const target = path.join(request.out, `plan-${request.office.dlaCode}-${request.fiscalYear}.${format}`)
  const file = await withProgress({ doing: `กำลังจัดทำ ${format}`, done: `จัดทำ ${format} แล้ว` }, () =>
    WRITERS[format](book, request),
  )
  await writeFile(target, file).catch(refuseToWrite(target))
  await print(`${target}\n`)
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(refuseToWrite(folder))
}

const refuseToWrite = (target: string) => (error: NodeJS.ErrnoException) => {
  throw new AppError('invalid', `บันทึก "${target}" ไม่ได้ (${error.code ?? error.message}) กรุณาตรวจสิทธิ์และพื้นที่ของโฟลเดอร์`)
}

const WRITERS: Record<Format, (book: PlanDocument, request: BookRequest) => Promise<Uint8Array>> = {
  pdf: (book) => renderPdf(book),
  docx: (book, { bars }) => renderDocx(book, { bars }),
  xlsx: (book) => renderXlsx(book),
}

function planOf(recognised: Recognised, { office, fiscalYear }: BookRequest): PlanForBook {
  if (recognised.outcome !== 'import' || recognised.items.length === 0)
    throw new AppError(
      'invalid',
      'ไฟล์นี้ไม่มีตารางแผนการดำเนินงานที่อ่านได้ ใช้คำสั่ง damnoen import เพื่อดูสาเหตุ หรือนำเข้าทางหน้าจอเพื่อระบุคอลัมน์เอง',
    )
  return {
    office: { name: office.name, type: office.type, amphoe: office.amphoe, province: office.province },
    fiscalYear,
    regulation: regulationForYear(fiscalYear),
    levelLabel: recognised.levelLabel ?? LEVEL_LABELS[0],
    preparedBy: null,
    announcement: BLANK_ANNOUNCEMENT,
    projects: recognised.items.map((item) => ({ ...item, id: null })),
  }
}

function requestOf(args: readonly string[]): BookRequest {
  const { values, positionals } = optionsOf(USAGES.book, {
    args: [...args],
    allowPositionals: true,
    options: {
      office: { type: 'string' },
      year: { type: 'string' },
      out: { type: 'string', default: '.' },
      formats: { type: 'string', default: FORMATS.join(',') },
      digits: { type: 'string', default: DEFAULT_BOOK_OPTIONS.digits },
      bars: { type: 'string', default: 'shaded' },
    },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1 || values.office === undefined || values.year === undefined)
    throw new AppError('invalid', USAGES.book.trim())
  const fiscalYear = Number(toArabicDigits(values.year))
  if (!isFiscalYear(fiscalYear))
    throw new AppError('invalid', `ปีงบประมาณ "${values.year}" ต้องเป็นปีพุทธศักราชสี่หลัก เช่น 2570`)
  return {
    file,
    office: officeOf(values.office),
    fiscalYear,
    out: values.out,
    formats: [...new Set(values.formats.split(',').map(formatOf))],
    digits: choiceOf('digits', values.digits, ['thai', 'arabic'] as const),
    bars: choiceOf('bars', values.bars, ['shaded', 'arrows'] as const),
  }
}

function officeOf(codeOrName: string): RegisteredOffice {
  const found = resolveRegisteredOffice(codeOrName)
  if (found.kind === 'one') return found.office
  if (found.kind === 'none')
    throw new AppError('invalid', `ไม่พบ "${codeOrName}" ในทะเบียนองค์กรปกครองส่วนท้องถิ่น กรุณาตรวจชื่อหรือใช้รหัส อปท. 7 หลัก`)
  const listed = found.offices.slice(0, LISTED_OFFICES)
  const more = found.offices.length - listed.length
  throw new AppError(
    'invalid',
    `"${codeOrName}" มี ${found.offices.length} แห่ง กรุณาระบุรหัส อปท. หรือต่อท้ายชื่อด้วย อ. และ จ. เช่น --office ${listed[0]?.dlaCode}`,
    [...listed.map(sayOffice), ...(more > 0 ? [`… และอีก ${more} แห่ง`] : [])].map((message) => ({
      field: 'office',
      rule: 'office-ambiguous',
      message,
    })),
  )
}

const LISTED_OFFICES = 20

const sayOffice = ({ dlaCode, name, amphoe, province }: RegisteredOffice): string =>
  [dlaCode, name, ...(amphoe === null ? [] : [`อำเภอ${amphoe}`]), `จังหวัด${province}`].join(' ')

const formatOf = (text: string): Format => choiceOf('formats', text.trim(), FORMATS)

function choiceOf<Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const chosen = choices.find((choice) => choice === text)
  if (chosen === undefined) throw new AppError('invalid', `--${option} "${text}" ใช้ไม่ได้ เลือกได้จาก ${choices.join(' ')}`)
  return chosen
}
