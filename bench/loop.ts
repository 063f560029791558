import { runJob } from './child.ts'
import { SIZES } from './plans.ts'
import { atMost, plain, type BenchOptions, type Result } from './report.ts'
import type { LoopAnswer } from './jobs/loop-job.ts'

const TOPIC = 'Event loop of the server during a job'
const LIMIT_MS = 50

/**
 * How long the server's main thread did nothing but one thing, while jobs ran in worker threads: the longest stretch of its own computing
 * time between two turns of the event loop. Wall time is shown beside it; on a busy machine it counts other programs too.
 */
export async function loopBench(options: BenchOptions): Promise<Result[]> {
  const results: Result[] = []
  for (const size of SIZES) {
    const answers: LoopAnswer[] = []
    for (let round = 0; round < (options.share < 1 ? 1 : 3); round++)
      answers.push(await runJob('loop-job.ts', [String(size)]))
    for (const step of answers[0]?.steps.map(({ name }) => name) ?? []) {
      const ofStep = answers.flatMap(({ steps }) => steps.filter(({ name }) => name === step))
      const value = Math.max(...ofStep.map(({ longestCpuMs }) => longestCpuMs))
      const wall = Math.max(...ofStep.map(({ longestMs }) => longestMs))
      const what = `${size} rows, ${step}`
      const note = `wall time at most ${wall.toFixed(0)} ms`
      const show = (value: number): string => `${value.toFixed(0)} ms`
      results.push(
        step === 'nothing (control)'
          ? plain(TOPIC, what, show(value), note)
          : atMost(TOPIC, what, { value, limit: LIMIT_MS, show, note }),
      )
    }
  }
  return results
}
