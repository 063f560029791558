import { readFileSync } from 'node:fs'
import { runIntake } from '#src/intake/run-intake.ts'
import { renderDocx } from '#src/render/docx/render-docx.ts'
import { renderPdf } from '#src/render/pdf/render-pdf.ts'
import { renderXlsx } from '#src/render/xlsx/render-xlsx.ts'
import { editedPlan, officeFile, planOf } from '../plans.ts'
import { MEMORY_JOBS, type MemoryAnswer, type MemoryJob } from './memory-jobs.ts'

/** memory-job.ts JOB ROWS: does the job and prints the peak of this process. "all" does each job twice: later ones meet what earlier have left. */
const job = MEMORY_JOBS.find((name) => name === process.argv[2])
const rows = Number(process.argv[3])
if (job === undefined || !(rows > 0)) throw new Error(`memory-job.ts ${MEMORY_JOBS.join('|')} ROWS`)

const JOBS: Record<Exclude<MemoryJob, 'all'>, (round: number) => Promise<unknown>> = {
  import: async () => runIntake(await officeFile(rows), 'plan.xlsx'),
  pdf: (round) => renderPdf(editedPlan(rows, round)),
  docx: () => renderDocx(planOf(rows)),
  xlsx: () => renderXlsx(planOf(rows)),
}

if (job === 'all') {
  for (const round of [1, 2]) for (const each of Object.values(JOBS)) await each(round)
} else await JOBS[job](1)
const peakKb = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
const answer: MemoryAnswer = { peakMb: peakKb / 1024 }
process.stdout.write(JSON.stringify(answer))
process.exit(0)
