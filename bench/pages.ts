import { Agent, request } from 'node:http'
import { percentile, timeOf } from './measure.ts'
import { SIZES } from './plans.ts'
import { startPlanServer } from './plan-server.ts'
import { ms, plain, roundsOf, type BenchOptions, type Result } from './report.ts'

const TOPIC = 'Office pages, server time'

/** How long the built server takes to answer a page: one person, one connection, loopback, the whole answer read. */
export async function pagesBench(options: BenchOptions): Promise<Result[]> {
  const results: Result[] = []
  for (const size of SIZES) {
    const server = await startPlanServer(size)
    try {
      const many = roundsOf(options, size === 300 ? 100 : 30)
      results.push(await pageLine(`${size} rows, the office's first page`, server.homeAddress, server.cookie, many))
      results.push(await pageLine(`${size} rows, the plan`, server.planAddress, server.cookie, many))
      results.push(
        await pageLine(
          `${size} rows, the book`,
          server.bookAddress,
          server.cookie,
          roundsOf(options, size === 300 ? 50 : 10),
        ),
      )
      results.push(
        await pageLine(
          `${size} rows, the imported file`,
          server.draftAddress,
          server.cookie,
          roundsOf(options, size === 300 ? 50 : 10),
        ),
      )
    } finally {
      await server.stop()
    }
  }
  return results
}

async function pageLine(what: string, address: string, cookie: string, rounds: number): Promise<Result> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let bytes = 0
  const times: number[] = []
  for (let round = -5; round < rounds; round++) {
    const time = await timeOf(async () => {
      bytes = await sizeOf(address, cookie, agent)
    })
    if (round >= 0) times.push(time)
  }
  agent.destroy()
  const measured = `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}`
  return plain(TOPIC, what, measured, `${Math.round(bytes / 1024)} KB of HTML, ${rounds} requests`)
}

/** Bytes of a page. @throws Error when it is not answered with 200 */
function sizeOf(address: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent, headers: { cookie } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes)
        else reject(new Error(`${address} answers ${answer.statusCode}`))
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}
