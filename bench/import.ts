import path from 'node:path'
import { Worker } from 'node:worker_threads'
import ExcelJS from 'exceljs'
import { read } from '@e965/xlsx'
import { problemsOfItems } from '#src/features/intakes/intake-problems.ts'
import { readGrid } from '#src/intake/read-file.ts'
import { recognise } from '#src/intake/recognise.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import type { ParseTask } from './jobs/parse-worker.ts'
import { paired } from './measure.ts'
import { officeFile, SIZES, type Size } from './plans.ts'
import { atMost, ms, plain, roundsOf, type BenchOptions, type Result } from './report.ts'

const TOPIC = 'Import of an .xlsx plan'
/** Times SheetJS's bare parse. */
const LIMIT = 1.5

/** Reading, recognising and checking a plan against what two libraries need for reading the cells alone, on the same file. */
export async function importBench(options: BenchOptions): Promise<Result[]> {
  const results: Result[] = []
  for (const size of SIZES) results.push(...(await ofSize(size, options)))
  return results
}

async function ofSize(size: Size, options: BenchOptions): Promise<Result[]> {
  const bytes = await officeFile(size)
  const rounds = roundsOf(options, size === 300 ? 15 : 7)
  const warm = await paired(
    { ours: () => importAll(bytes, size), sheetjs: () => read(bytes), exceljs: () => loadByExcelJs(bytes) },
    // So many rounds that the compiler of the engine has done its work; theirs as well as ours. Small files need more.
    { rounds, warmUps: size === 300 ? 12 : 6 },
  )
  const cold = await paired(
    {
      ours: () => inThread('ours', bytes),
      sheetjs: () => inThread('sheetjs', bytes),
      exceljs: () => inThread('exceljs', bytes),
    },
    { rounds: roundsOf(options, 7) },
  )
  return [
    ...compared(`${size} rows`, warm),
    times(`${size} rows`, warm),
    ...compared(`${size} rows, fresh thread (libraries loaded and compiled anew)`, cold),
  ]
}

function compared(what: string, times: Record<'ours' | 'sheetjs' | 'exceljs', number>): Result[] {
  return [
    plain(
      TOPIC,
      `${what}: parse + recognise + validate`,
      ms(times.ours),
      `${(times.ours / times.sheetjs).toFixed(2)} × SheetJS`,
    ),
    plain(TOPIC, `${what}: bare parse by SheetJS`, ms(times.sheetjs)),
    plain(TOPIC, `${what}: bare parse by ExcelJS`, ms(times.exceljs)),
  ]
}

/** The target is set for the work itself; what a thread's start adds to it is shown beside it. */
const times = (what: string, { ours, sheetjs }: Record<'ours' | 'sheetjs', number>): Result =>
  atMost(TOPIC, `${what}: ours as a multiple of SheetJS`, {
    value: ours / sheetjs,
    limit: LIMIT,
    show: (value) => `${value.toFixed(2)} ×`,
  })

/** Reads, recognises and validates. @throws when a row is lost: speed counts only for right answers */
function importAll(bytes: Uint8Array, size: Size): void {
  const { items } = recognise(readGrid(bytes, 'plan.xlsx'))
  problemsOfItems(items.map((item, index) => ({ ...item, id: String(index) })))
  if (items.length !== size) throw new Error(`${items.length} of ${size} rows were recognised`)
}

const loadByExcelJs = (bytes: Uint8Array) =>
  new ExcelJS.Workbook().xlsx.load(bytes as unknown as Parameters<ExcelJS.Xlsx['load']>[0])

function inThread(parser: ParseTask['parser'], bytes: Uint8Array): Promise<void> {
  const workerData: ParseTask = { parser, bytes }
  const worker = new Worker(path.join(PROJECT_ROOT, 'bench/jobs/parse-worker.ts'), { workerData })
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      void worker.terminate()
      resolve()
    })
    worker.once('error', reject)
  })
}
