import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { openDatabase, type Database, type DatabaseConfig } from '#src/db/open.ts'
import { inOrg, inRadar } from '#src/db/scope.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { prepareTestDatabase } from '#test/database.ts'
import { actorWith } from '#test/actors.ts'
import { plantAnnounced, plantOffices, plantPlan } from '#test/planted-works.ts'
import { testContext } from '#test/working-plan.ts'
import { compareNationally, type Crew, type RadarProgress } from './radar-national.commands.ts'
import { compareTask, readTask } from './radar-tasks.ts'

const PROVINCES = ['กอสมมุติ', 'ขอสมมุติ', 'คอสมมุติ']

/** Works in the test's own thread. */
const CREW: Crew = {
  size: 1,
  read: (task) => Promise.resolve(readTask(task)),
  compare: (task) => Promise.resolve(compareTask(task)),
}

const bridge = (province: string, at: number) => ({
  name: `ก่อสร้างสะพานข้ามคลองแดนร่วม${province} บ้านปลายนา หมู่ที่ ${at}`,
  villages: [at],
  place: null,
})
const well = (office: number) => ({
  name: `เจาะบ่อบาดาล บ้านน้ำซึมทดลอง${office} หมู่ที่ 2`,
  villages: [2],
  place: null,
})

/** In each province two offices that announce one bridge, a third that drafts it, and a well in two years of each office. */
async function plant(context: Context): Promise<number[]> {
  const offices = await plantOffices(context, PROVINCES, 3)
  for (const [index, office] of offices.entries()) {
    const province = PROVINCES[Math.floor(index / 3)] ?? ''
    const put = index % 3 === 2 ? plantPlan : plantAnnounced
    await put(context, office, 2571, [bridge(province, 6), well(office)])
    await plantPlan(context, office, 2572, [
      { ...well(office), name: `โครงการ${well(office).name.replace('หมู่ที่', 'ม.')}` },
    ])
  }
  return offices
}

type Pair = { org: number; source: string; other: number; otherSource: string; score: number }

const pairsOf = (db: Database): Promise<Pair[]> =>
  inRadar(db, (tx) =>
    tx
      .selectFrom('radar_pair')
      .select(['org_id as org', 'source', 'other_org_id as other', 'other_source as otherSource', 'score'])
      .orderBy('org_id')
      .orderBy('source')
      .orderBy('id')
      .orderBy('other_org_id')
      .orderBy('other_id')
      .execute(),
  )

let config: DatabaseConfig
let remove: () => Promise<void>
let db: Database
let context: Context
let offices: number[]
let whole: Pair[]

const run = (crew: Crew, resume: boolean, seen: RadarProgress[] = []) =>
  compareNationally(context, { resume, crew, onProgress: (progress) => seen.push(progress) })

async function reopen(): Promise<void> {
  db = await openDatabase(config)
  context = testContext(db)
}

beforeAll(async () => {
  ;({ config, remove } = await prepareTestDatabase())
  await reopen()
  offices = await plant(context)
  await run(CREW, false)
  whole = await pairsOf(db)
})
afterAll(async () => {
  await db.close()
  await remove()
})

test('every office has its pairs: its own of all years, and of others what is announced', () => {
  const ofProvince = (first: number) => {
    const [a, b, c] = [first, first + 1, first + 2]
    return [
      ...[a, a, b, b, c, c].map((own) => ({ own, other: own })),
      { own: a, other: b },
      { own: b, other: a },
      // Who only drafts sees the announced ones, and is not seen.
      { own: c, other: a },
      { own: c, other: b },
    ]
  }
  const wanted = [0, 3, 6].flatMap((at) => ofProvince(offices[at] ?? 0))
  const text = ({ own, other }: { own: number; other: number }): string => `${own} ${other}`
  expect(whole.map(({ org, other }) => text({ own: org, other })).toSorted()).toEqual(wanted.map(text).toSorted())
  expect(whole.filter(({ org, other }) => org !== other).every(({ otherSource }) => otherSource === 'published')).toBe(
    true,
  )
})

test('an office reads its own pairs only', async () => {
  const [first = 0] = offices
  const seen = await inOrg(db, first, (tx) => tx.selectFrom('radar_pair').select('org_id').distinct().execute())
  expect(seen).toEqual([{ org_id: first }])
})

test('another run finds the same and reads nothing anew; pairs of works that are gone go with it', async () => {
  const seen: RadarProgress[] = []
  await run(CREW, false, seen)
  expect(await pairsOf(db)).toEqual(whole)
  expect(seen.filter(({ step }) => step === 'read').at(-1)).toMatchObject({ done: 4, parts: 4, readCount: 0 })
  const [, , third = 0] = offices
  const [extra] = (await plantPlan(context, third, 2573, [well(third)])).ids
  await run(CREW, false)
  expect((await pairsOf(db)).length).toBeGreaterThan(whole.length)
  await inOrg(db, third, async (tx) => {
    await tx
      .deleteFrom('project')
      .where('id', '=', extra ?? '')
      .where('org_id', '=', third)
      .execute()
  })
  await run(CREW, false)
  expect(await pairsOf(db)).toEqual(whole)
})

describe('a run that is stopped', () => {
  test('goes on where it stopped and finds the same', async () => {
    let areas = 0
    const breaking: Crew = {
      ...CREW,
      compare: (task) => (++areas > 2 ? Promise.reject(new Error('stopped')) : CREW.compare(task)),
    }
    await expect(run(breaking, false)).rejects.toThrow('stopped')
    const seen: RadarProgress[] = []
    const found = await run(CREW, true, seen)
    expect(found).toMatchObject({ isResumed: true, entryCount: 27 })
    expect(seen.filter(({ step }) => step === 'compare')).toHaveLength(2)
    expect(await pairsOf(db)).toEqual(whole)
    // Nothing is left to resume: the next one is new.
    expect(await run(CREW, true)).toMatchObject({ isResumed: false, entryCount: 27, pairCount: found.pairCount })
  })

  test('by kill -9 as well', async () => {
    await inRadar(db, async (tx) => void (await tx.deleteFrom('radar_pair').execute()))
    await db.close()
    try {
      await radar([], (line) => line.startsWith('เทียบ 1/'))
      const { said, code } = await radar(['--resume', '--json'])
      expect(code).toBe(0)
      expect(JSON.parse(said)).toMatchObject({ entryCount: 27 })
    } finally {
      await reopen()
    }
    expect(await pairsOf(db)).toEqual(whole)
  }, 60_000)
})

test('is for the operator only', async () => {
  const asOfficer = { ...context, actor: actorWith(['planning-officer', 'administrator']) }
  await expect(
    compareNationally(asOfficer, { resume: false, crew: CREW, onProgress: () => undefined }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

/** Runs `damnoen radar` on the test's database. @param killAt a line on stderr at which it is killed */
function radar(args: string[], killAt?: (line: string) => boolean): Promise<{ said: string; code: number | null }> {
  const child = spawn(process.execPath, ['src/cli/main.ts', 'radar', ...args], {
    cwd: PROJECT_ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      DAMNOEN_DATA: path.resolve(config.dataFolder),
      DATABASE_URL: config.databaseUrl ?? '',
    },
  })
  let said = ''
  let told = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString()
    if (killAt && told.split('\n').some(killAt)) child.kill('SIGKILL')
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ said, code })))
}
