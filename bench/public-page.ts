import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { openDatabase } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { closeRenderWorkers } from '#src/render/close-workers.ts'
import { announcedPlan } from '#test/announced-plan.ts'
import { prepareEmbedded } from '#test/database-template.ts'
import { startServer } from '#test/e2e/server.ts'
import { percentile } from './measure.ts'
import { atMost, ms, plain, roundsOf, type BenchOptions, type Result } from './report.ts'

const TOPIC = 'Public page, 100 rows, one core'
const PAGE = '/p/9900101/2570'
const CONNECTIONS = 200
const SECONDS = 6
const LOWEST_SHARE = 0.6
const HIGHEST_P99_MS = 50
/** As browsers ask. */
const ENCODING = 'br'

/** Requests a second of a page from its kept copy, beside a bare server that sends the same bytes and headers. */
export async function publicPageBench(options: BenchOptions): Promise<Result[]> {
  const { config, remove } = await prepareEmbedded()
  const database = await openDatabase(config)
  const context = { db: database, actor: LOCAL_OPERATOR, now: () => new Date(), siteUrl: 'https://plan.example.go.th' }
  await announcedPlan(context, 100)
  await closeRenderWorkers()
  await database.close()
  const server = startServer({ DAMNOEN_DATA: config.dataFolder })
  const address = (await server.address) + PAGE
  const answer = await answerOf(address)
  const bare = await startBare(config.dataFolder, answer)
  pin(server.process, 0)
  pin(bare.process, 0)
  try {
    const ours = { address, process: server.process }
    return await compare(ours, bare, answer.body.length, options)
  } finally {
    bare.process.kill()
    await server.stop()
    await remove()
  }
}

type Target = { address: string; process: ChildProcess }

async function compare(ours: Target, other: Target, bytes: number, options: BenchOptions): Promise<Result[]> {
  const rounds = Array.from({ length: roundsOf(options, 5) }, (_, round) => round)
  const cached: Load[] = []
  const bare: Load[] = []
  const rendered: Load[] = []
  await load(ours, 2)
  for (const round of rounds) {
    cached.push(await load(ours, SECONDS))
    bare.push(await load(other, SECONDS))
    // Free text is never kept; those who wait for the same share one rendering.
    if (round === 0) rendered.push(await load({ ...ours, address: `${ours.address}?q=-` }, SECONDS))
  }
  const middle = (loads: readonly Load[], of: (load: Load) => number): number => percentile(loads.map(of), 0.5)
  const [rate, bareRate] = [middle(cached, ({ rate }) => rate), middle(bare, ({ rate }) => rate)]
  const share = rate / bareRate
  const note = `${(bytes / 1000).toFixed(1)} KB as ${ENCODING}; ${CONNECTIONS} connections, loopback, load from another core`
  return [
    {
      topic: TOPIC,
      what: 'kept copy, share of the bare server',
      measured: `${(share * 100).toFixed(0)} %`,
      target: `≥ ${LOWEST_SHARE * 100} %`,
      isMet: share >= LOWEST_SHARE,
      note,
    },
    atMost(TOPIC, 'kept copy, p99', { value: middle(cached, ({ p99 }) => p99), limit: HIGHEST_P99_MS, show: ms }),
    plain(TOPIC, 'kept copy', perSecond(rate), cpuOf(cached)),
    plain(
      TOPIC,
      'bare node:http, same bytes',
      perSecond(bareRate),
      `p99 ${ms(middle(bare, ({ p99 }) => p99))}; ${cpuOf(bare)}`,
    ),
    plain(
      TOPIC,
      'a search, never kept',
      perSecond(middle(rendered, ({ rate }) => rate)),
      'those who wait for the same share a rendering',
    ),
  ]
}

/** Of a busy machine the fairer measure: time of the processor, not of the clock. */
const cpuOf = (loads: readonly Load[]): string =>
  `${Math.round(
    percentile(
      loads.map(({ cpuMicroseconds }) => cpuMicroseconds),
      0.5,
    ),
  )} µs of processor an answer`

const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')} /s`

/** The server and what it is compared with share one core, the load comes from another; where that cannot be said, nothing is said. */
function pin(child: ChildProcess, core: number): void {
  if (os.cpus().length < 2) return
  try {
    execFileSync('taskset', ['-apc', String(core), String(child.pid)], { stdio: 'ignore' })
  } catch {
    process.stderr.write('taskset is missing: the servers run on any core\n')
  }
}

type Answer = { headers: Record<string, string>; body: Buffer }

function answerOf(address: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers: { 'accept-encoding': ENCODING } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        if (answer.statusCode !== 200) return reject(new Error(`${address} answers ${answer.statusCode}`))
        const { connection: _connection, date: _date, 'keep-alive': _keep, ...headers } = answer.headers
        resolve({ headers: headers as Record<string, string>, body: Buffer.concat(chunks) })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

async function startBare(folder: string, answer: Answer): Promise<{ address: string; process: ChildProcess }> {
  const file = path.join(folder, 'bare-answer.json')
  await writeFile(file, JSON.stringify({ headers: answer.headers, body: answer.body.toString('base64') }))
  const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'bench/jobs/bare-server.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
  })
  await rm(file)
  return { address: `http://127.0.0.1:${port}/`, process: child }
}

/** `rate`: answers a second; `p99` in milliseconds; `cpuMicroseconds` of the server an answer, NaN where it cannot be known. */
type Load = { rate: number; p99: number; cpuMicroseconds: number }

/** @throws Error when an answer was no success */
async function load({ address, process: server }: Target, seconds: number): Promise<Load> {
  const autocannon = path.join(PROJECT_ROOT, 'node_modules/autocannon/autocannon.js')
  const settings = ['-j', '-n', '-c', String(CONNECTIONS), '-d', String(seconds), '-H', `accept-encoding=${ENCODING}`]
  const loader = os.cpus().length < 2 ? [] : ['taskset', '-c', '1']
  const [program, ...rest] = [...loader, process.execPath, autocannon, ...settings, address]
  const before = cpuMilliseconds(server)
  const { stdout } = await promisify(execFile)(program, rest, { maxBuffer: 10_000_000 })
  const found = JSON.parse(stdout) as {
    requests: { average: number; total: number }
    latency: { p99: number }
    errors: number
    non2xx: number
  }
  if (found.errors + found.non2xx > 0) throw new Error(`${address}: ${found.errors} errors, ${found.non2xx} refusals`)
  const cpu = cpuMilliseconds(server) - before
  const cpuMicroseconds = (cpu * 1000) / found.requests.total
  return { rate: found.requests.average, p99: found.latency.p99, cpuMicroseconds }
}

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10

/** Processor time that a process has taken so far; NaN where the system does not tell. */
function cpuMilliseconds({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return NaN
  }
}
