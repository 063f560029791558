import { readFileSync } from 'node:fs'
import { radarCrew } from '#src/cli/radar-crew.ts'
import { openDatabase } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { compareNationally, type NationalRadar } from '#src/features/duplicates/radar-national.commands.ts'

/** What the job prints. Seconds of the steps; `peakMb`: the whole process with its threads, at its highest. */
export type NationalAnswer = NationalRadar & {
  readSeconds: number
  compareSeconds: number
  /** Processor time of this process, in seconds; that of PostgreSQL comes on top. */
  cpuSeconds: number
  peakMb: number
}

/** radar-national-job.ts URL: compares all works of a database, as `damnoen radar` does. */
const db = await openDatabase({ databaseUrl: process.argv[2], dataFolder: '' })
const crew = radarCrew(2)
const started = performance.now()
let read = started
const found = await compareNationally(
  { db, actor: LOCAL_OPERATOR, now: () => new Date() },
  {
    resume: false,
    crew,
    onProgress: ({ step, done, parts }) => {
      if (step === 'read') read = performance.now()
      if (done % 10 === 0)
        process.stderr.write(`${step} ${done}/${parts} ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
    },
  },
)
const ended = performance.now()
await crew.end()
await db.close()
const peakKb = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? NaN)
const { user, system } = process.cpuUsage()
const answer: NationalAnswer = {
  ...found,
  readSeconds: (read - started) / 1_000,
  compareSeconds: (ended - read) / 1_000,
  cpuSeconds: (user + system) / 1e6,
  peakMb: peakKb / 1024,
}
process.stdout.write(JSON.stringify(answer))
process.exit(0)
