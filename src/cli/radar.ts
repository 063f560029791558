import path from 'node:path'
import { openDatabase } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import {
  compareNationally,
  type NationalRadar,
  type RadarProgress,
} from '#src/features/duplicates/radar-national.commands.ts'
import { optionsOf, refusing } from './arguments.ts'
import { print, say } from './output.ts'
import { radarCrew } from './radar-crew.ts'
import { USAGES } from './usages.ts'

/** Threads beside the one that speaks with the database. */
const THREADS = 2

/**
 * `damnoen radar [--resume] [--json]`: compares the works of all offices of the installation. Progress goes to stderr. Exit status 0; 2 when
 * the call or the database is refused.
 */
export const radarCommand = (args: readonly string[]): Promise<void> =>
  refusing(async () => {
    const flag = { type: 'boolean', default: false } as const
    const { values } = optionsOf(USAGES.radar, { args: [...args], options: { resume: flag, json: flag } })
    const started = performance.now()
    const found = await run(values.resume)
    const seconds = (performance.now() - started) / 1_000
    await print(values.json ? `${JSON.stringify({ ...found, seconds })}\n` : summaryOf(found, seconds))
  })

async function run(resume: boolean): Promise<NationalRadar> {
  const db = await openDatabase({
    dataFolder: path.resolve(process.env.DAMNOEN_DATA || 'data'),
    databaseUrl: process.env.DATABASE_URL || undefined,
  })
  const crew = radarCrew(THREADS)
  try {
    const context = { db, actor: LOCAL_OPERATOR, now: () => new Date() }
    return await compareNationally(context, { resume, crew, onProgress: (progress) => say(lineOf(progress)) })
  } finally {
    await crew.end()
    await db.close()
  }
}

const count = (value: number): string => value.toLocaleString('en')

const lineOf = ({ step, done, parts, readCount, entryCount, pairCount }: RadarProgress): string =>
  step === 'read'
    ? `อ่านโครงการ ${done}/${parts} จังหวัด · อ่านใหม่ ${count(readCount)} รายการ`
    : `เทียบ ${done}/${parts} จังหวัด · ${count(entryCount)} โครงการ · ${count(pairCount)} คู่`

const summaryOf = ({ isResumed, entryCount, pairCount }: NationalRadar, seconds: number): string =>
  `${isResumed ? 'ทำต่อจากครั้งก่อนจนเสร็จ · ' : ''}เทียบ ${count(entryCount)} โครงการ พบ ${count(pairCount)} คู่ที่น่าจะเป็นงานเดียวกัน ใช้เวลา ${seconds.toFixed(1)} วินาที\n`
