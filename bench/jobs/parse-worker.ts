import { parentPort, workerData } from 'node:worker_threads'

/** What the thread is given. */
export type ParseTask = { parser: 'ours' | 'sheetjs' | 'exceljs'; bytes: Uint8Array }

const { parser, bytes } = workerData as ParseTask

/** Each library is loaded only where it is used: loading is part of what a fresh thread costs. */
const PARSERS: Record<ParseTask['parser'], () => Promise<unknown>> = {
  ours: async () => {
    const [{ readGrid }, { recognise }, { problemsOfItems }] = await Promise.all([
      import('#src/intake/read-file.ts'),
      import('#src/intake/recognise.ts'),
      import('#src/features/intakes/intake-problems.ts'),
    ])
    const recognised = recognise(readGrid(bytes, 'plan.xlsx'))
    problemsOfItems(recognised.items.map((item, index) => ({ ...item, id: String(index) })))
    return recognised
  },
  sheetjs: async () => (await import('@e965/xlsx')).read(bytes).SheetNames,
  exceljs: async () => {
    const { default: ExcelJS } = await import('exceljs')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0])
    return workbook.worksheets.length
  },
}

parentPort?.postMessage(await PARSERS[parser](), [])
