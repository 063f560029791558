import { existsSync } from 'node:fs'
import { runJob } from './child.ts'
import { SIZES, type Size } from './plans.ts'
import { atMost, plain, type Result } from './report.ts'
import { MEMORY_JOBS, type MemoryAnswer, type MemoryJob } from './jobs/memory-jobs.ts'

const TOPIC = 'Memory at its highest'
/** Resident memory in MiB, of the whole process. */
const LIMITS = { 300: 400, 3000: 1200 } as const

/** Each job in a process of its own: what the process had in memory at most (VmHWM), the empty process and the plan included. */
export async function memoryBench(): Promise<Result[]> {
  if (!existsSync('/proc/self/status')) return [plain(TOPIC, 'all jobs', 'not measured', 'needs Linux')]
  const results: Result[] = []
  for (const size of SIZES) {
    for (const job of MEMORY_JOBS) {
      const { peakMb } = await runJob<MemoryAnswer>('memory-job.ts', [job, String(size)])
      results.push(lineOf(job, size, peakMb))
    }
  }
  return results
}

function lineOf(job: MemoryJob, size: Size, peakMb: number): Result {
  const show = (mb: number): string => `${mb.toFixed(0)} MB`
  if (job !== 'all') return atMost(TOPIC, `${size} rows, ${job}`, { value: peakMb, limit: LIMITS[size], show })
  // The targets are for one job.
  return plain(TOPIC, `${size} rows, all of these twice in one process`, show(peakMb), 'all worker threads still warm')
}
