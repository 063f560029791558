import pg from 'pg'
import { TYPE_PARSERS } from '#src/db/type-parsers.ts'
import { openDatabase } from '#src/db/open.ts'
import { runJob } from './child.ts'
import type { NationalAnswer } from './jobs/radar-national-job.ts'
import { fillWithWorks, numberOf, startPostgres, type Planted } from './radar-database.ts'
import { hintTimes, type HintTimes } from './radar-hints.ts'
import { pairKey, qualityOf, sampleOf, trigramPeer, wantedPairs, type PeerAnswer, type Quality } from './radar-peer.ts'
import { atMost, ms, plain, type BenchOptions, type Result } from './report.ts'

const TOPIC = 'Works that may be done twice'
const WORKS = { whole: 1_200_000, quick: 100_000 }
const SEED = 7
const HINTS = 400
const SAMPLE = 400
const LIMITS = { insideMs: 50, acrossMs: 300, nationalMs: 300_000, memoryMb: 1_500 }

/** Hints while typing, and the comparison of all offices, on PostgreSQL: made-up works with planted duplicates and look-alikes. */
export async function radarBench({ share }: BenchOptions): Promise<Result[]> {
  const server = await startPostgres()
  if (!server) return [plain(TOPIC, 'all', 'not measured', 'needs the programs of a PostgreSQL server')]
  try {
    return await measure(server.url, share < 1 ? WORKS.quick : WORKS.whole)
  } finally {
    await server.stop()
  }
}

async function measure(url: string, works: number): Promise<Result[]> {
  await (await openDatabase({ databaseUrl: url, dataFolder: '' })).close()
  const client = new pg.Client({ connectionString: url, types: TYPE_PARSERS })
  await client.connect()
  try {
    const planted = await fillWithWorks(client, works, SEED)
    const national = await runJob<NationalAnswer>('radar-national-job.ts', [url])
    const found = await foundPairs(client)
    const hints = await measureHints(url, planted)
    const sample = sampleOf(planted, SAMPLE)
    const peer = await trigramPeer(client, planted, sample)
    return [
      ...hintLines(hints, planted),
      ...nationalLines(national, planted, found),
      ...peerLines(national, planted, found, { peer, sample }),
    ]
  } finally {
    await client.end()
  }
}

/** Every pair that was kept, whichever side keeps it. */
async function foundPairs(client: pg.ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string; other: string }>('select id, other_id as other from radar_pair')
  return new Set(rows.map(({ id, other }) => pairKey(numberOf(id), numberOf(other))))
}

type Hints = { inside: HintTimes; across: HintTimes }

async function measureHints(url: string, { offices, officeOf, names, count }: Planted): Promise<Hints> {
  const db = await openDatabase({ databaseUrl: url, dataFolder: '' })
  try {
    const numbers = Array.from({ length: count }, (_, n) => n).filter((n) => officeOf[n] === 0)
    const titles = numbers.filter((_, at) => at % Math.ceil(numbers.length / HINTS) === 0).map((n) => names[n] ?? '')
    const officeCode = offices[0]?.code ?? ''
    const inside = await hintTimes(db, { officeCode, titles, across: false })
    return { inside, across: await hintTimes(db, { officeCode, titles, across: true }) }
  } finally {
    await db.close()
  }
}

const thousands = (value: number): string => Math.round(value).toLocaleString('en')
const told = ({ precision, recall }: Quality): string =>
  `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`

function hintLines({ inside, across }: Hints, { count }: Planted): Result[] {
  const line = (what: string, { p50, p95, found, asked }: HintTimes, limit: number): Result =>
    atMost(TOPIC, what, {
      value: p95,
      limit,
      show: ms,
      note: `p50 ${ms(p50)}; whole commands in the server's process, of ${asked} beginnings of titles ${found} found something`,
    })
  return [
    line('hints while typing, office of 5,000 works, p95', inside, LIMITS.insideMs),
    line(
      `the same and what offices around have announced, among ${thousands(count)} works, p95`,
      across,
      LIMITS.acrossMs,
    ),
  ]
}

function nationalLines(national: NationalAnswer, planted: Planted, found: ReadonlySet<string>): Result[] {
  const { readSeconds, compareSeconds, cpuSeconds, peakMb, pairCount } = national
  const seconds = readSeconds + compareSeconds
  const quality = qualityOf(found, wantedPairs(planted, null))
  return [
    atMost(TOPIC, `all offices, ${thousands(planted.count)} works, from nothing`, {
      value: seconds * 1_000,
      limit: (LIMITS.nationalMs * planted.count) / WORKS.whole,
      show: ms,
      note: `index ${readSeconds.toFixed(0)} s, comparing ${compareSeconds.toFixed(0)} s; ${cpuSeconds.toFixed(0)} s of processor time in two threads and PostgreSQL's on the same cores`,
    }),
    atMost(TOPIC, 'its memory at the highest, threads included', {
      value: peakMb,
      limit: LIMITS.memoryMb,
      show: (mb) => `${mb.toFixed(0)} MB`,
      note: 'without PostgreSQL',
    }),
    plain(TOPIC, 'its pairs', thousands(pairCount), `${told(quality)} on all planted duplicates`),
  ]
}

type Sampled = { peer: PeerAnswer; sample: readonly number[] }

function peerLines(
  { readSeconds, compareSeconds }: NationalAnswer,
  planted: Planted,
  found: ReadonlySet<string>,
  { peer, sample }: Sampled,
): Result[] {
  const within = new Set(sample)
  const ofSample = new Set([...found].filter((pair) => pair.split(' ').some((n) => within.has(Number(n)))))
  const [ours, theirs] = [planted.count / (readSeconds + compareSeconds), sample.length / peer.seconds]
  const hours = planted.count / theirs / 3_600
  return [
    plain(
      TOPIC,
      'works compared a second',
      thousands(ours),
      `${told(qualityOf(ofSample, wantedPairs(planted, within)))} on the works of the sample`,
    ),
    plain(
      TOPIC,
      'the same by plain pg_trgm similarity',
      theirs < 100 ? theirs.toFixed(1) : thousands(theirs),
      `${told(peer.quality)}; measured on ${sample.length} works, one after another, at the threshold that suits them best (${peer.threshold}); all would take ${hours.toFixed(1)} h`,
    ),
  ]
}
