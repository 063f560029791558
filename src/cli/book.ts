import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '#src/domain/errors.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import type { RegisteredOffice } from '#src/domain/local-governments/register.ts'
import { regulationForYear } from '#src/domain/law/regulation.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { BLANK_ANNOUNCEMENT, DEFAULT_BOOK_OPTIONS, type PlanForBook } from '#src/domain/plan.ts'
import { toArabicDigits, type Digits } from '#src/domain/thai-text.ts'
import { resolveRegisteredOffice } from '#src/features/offices/offices.register.ts'
import { UnreadableFile } from '#src/intake/grid.ts'
import type { Recognised } from '#src/intake/recognised.ts'
import { runIntake } from '#src/intake/run-intake.ts'
import { buildPlanDocument } from '#src/render/build-plan-document.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'

const USAGE =
  'damnoen book FILE --office CODE|NAME --year 2570 --out DIR [--formats pdf,docx,xlsx] [--digits thai|arabic] [--bars shaded|arrows]\n'

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
export async function bookCommand(args: readonly string[]): Promise<void> {
  try {
    await makeBook(requestOf(args))
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof UnreadableFile)) throw error
    process.stderr.write(`${error.message}\n`)
    if (error instanceof AppError && error.problems.length > 0)
      process.stderr.write(error.problems.map((problem) => `  ${problem.message}\n`).join(''))
    process.exitCode = 2
  }
}

async function makeBook(request: BookRequest): Promise<void> {
  const bytes = await readFile(request.file).catch(() => {
    throw new AppError('invalid', `เปิดแฟ้ม "${request.file}" ไม่ได้ กรุณาตรวจชื่อและตำแหน่งของแฟ้ม`)
  })
  say(`กำลังอ่าน ${path.basename(request.file)} …`)
  const recognised = await runIntake(bytes, path.basename(request.file))
  const book = buildPlanDocument(planOf(recognised, request), { ...DEFAULT_BOOK_OPTIONS, digits: request.digits })
  const { total } = book.partTwo.summary
  say(`อ่านได้ ${formatCount(total.projectCount)} โครงการ งบประมาณ ${formatBaht(total.budgetSatang)} บาท`)
  if (recognised.warnings.length > 0)
    say(`มีข้อควรตรวจ ${recognised.warnings.length} ข้อ ดูได้ด้วย damnoen import "${request.file}"`)
  await mkdir(request.out, { recursive: true })
  for (const format of request.formats) {
    const started = performance.now()
    const target = path.join(request.out, `plan-${request.office.dlaCode}-${request.fiscalYear}.${format}`)
    await writeFile(target, await WRITERS[format](book, request))
    say(`จัดทำ ${format} แล้ว (${((performance.now() - started) / 1000).toFixed(1)} วินาที)`)
    process.stdout.write(`${target}\n`)
  }
  await closeWorkers(request.formats)
}

// Each writer is loaded when its format is asked for: together they are most of the program.
const WRITERS: Record<Format, (book: PlanDocument, request: BookRequest) => Promise<Uint8Array>> = {
  pdf: async (book) => (await import('#src/render/pdf/render-pdf.ts')).renderPdf(book),
  docx: async (book, { bars }) => (await import('#src/render/docx/render-docx.ts')).renderDocx(book, { bars }),
  xlsx: async (book) => (await import('#src/render/xlsx/render-xlsx.ts')).renderXlsx(book),
}

async function closeWorkers(formats: readonly Format[]): Promise<void> {
  if (formats.includes('pdf')) await (await import('#src/render/pdf/render-pdf.ts')).closePdfWorker()
  if (formats.some((format) => format !== 'pdf'))
    await (await import('#src/render/office-renderer.ts')).closeOfficeWorker()
}

function planOf(recognised: Recognised, { office, fiscalYear }: BookRequest): PlanForBook {
  if (recognised.outcome !== 'import' || recognised.items.length === 0)
    throw new AppError(
      'invalid',
      'แฟ้มนี้ไม่มีตารางแผนการดำเนินงานที่อ่านได้ ใช้คำสั่ง damnoen import เพื่อดูสาเหตุ หรือนำเข้าทางหน้าจอเพื่อระบุคอลัมน์เอง',
    )
  return {
    office: { name: office.name, type: office.type, amphoe: office.amphoe, province: office.province },
    fiscalYear,
    regulation: regulationForYear(fiscalYear),
    levelLabel: 'ยุทธศาสตร์',
    preparedBy: null,
    announcement: BLANK_ANNOUNCEMENT,
    projects: recognised.items.map((item) => ({ ...item, id: null })),
  }
}

function requestOf(args: readonly string[]): BookRequest {
  const { values, positionals } = parsed(args)
  const [file] = positionals
  if (file === undefined || positionals.length > 1 || values.office === undefined || values.year === undefined)
    throw new AppError('invalid', USAGE.trim())
  const fiscalYear = Number(toArabicDigits(values.year))
  if (!isFiscalYear(fiscalYear))
    throw new AppError('invalid', `ปีงบประมาณ "${values.year}" ต้องเป็นปีพุทธศักราชสี่หลัก เช่น 2570`)
  return {
    file,
    office: officeOf(values.office),
    fiscalYear,
    out: values.out,
    formats: values.formats.split(',').map(formatOf),
    digits: choiceOf('digits', values.digits, ['thai', 'arabic'] as const),
    bars: choiceOf('bars', values.bars, ['shaded', 'arrows'] as const),
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
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
  } catch {
    throw new AppError('invalid', USAGE.trim())
  }
}

function officeOf(codeOrName: string): RegisteredOffice {
  const found = resolveRegisteredOffice(codeOrName)
  if (found.kind === 'one') return found.office
  if (found.kind === 'none')
    throw new AppError('invalid', `ไม่พบ "${codeOrName}" ในทะเบียนองค์กรปกครองส่วนท้องถิ่น กรุณาตรวจชื่อหรือใช้รหัส อปท. 7 หลัก`)
  throw new AppError(
    'invalid',
    `"${codeOrName}" มี ${found.offices.length} แห่ง กรุณาระบุรหัส อปท. ด้วย --office`,
    found.offices.slice(0, 20).map(({ dlaCode, name, amphoe, province }) => ({
      field: 'office',
      rule: 'office-ambiguous',
      message: `${dlaCode} ${name} อำเภอ${amphoe ?? '–'} จังหวัด${province}`,
    })),
  )
}

const formatOf = (text: string): Format => choiceOf('formats', text.trim(), FORMATS)

function choiceOf<Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const chosen = choices.find((choice) => choice === text)
  if (chosen === undefined) throw new AppError('invalid', `--${option} "${text}" ใช้ไม่ได้ เลือกได้จาก ${choices.join(' ')}`)
  return chosen
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)
