import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openDatabase } from '#src/db/open.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { findLosses } from './imports.ts'

export type Round = { acknowledged: number; held: number; openMs: number; losses: string[] }
export type Cut = {
  /** Longest time in milliseconds from the writer's first import to its death. */
  atMostMs: number
  /** Share of rounds in which it dies while it is still opening the database. */
  openingShare?: number
  /** Flags for the writer's Node. */
  nodeFlags?: string[]
  environment?: Record<string, string>
}

/** Lets a writer accept imports in the folder and kills it (SIGKILL) at a random moment. Returns the last import that it said was done. */
export async function cutWriter(dataFolder: string, first: number, cut: Cut): Promise<number> {
  const writer = path.join(PROJECT_ROOT, 'test/durability/writer.ts')
  const child = spawn(process.execPath, [...(cut.nodeFlags ?? []), writer, dataFolder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...cut.environment },
  })
  const ended = once(child, 'exit')
  let last = first - 1
  const isShort = Math.random() < (cut.openingShare ?? 0.1)
  if (isShort) killAfter(child, Math.random() * 900)
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'ready') last = Number(line)
    else if (!isShort) killAfter(child, Math.random() * cut.atMostMs)
  }
  const [code] = (await ended) as [number | null]
  if (code !== null) throw new Error(`the writer ended by itself with ${code}`)
  return last
}

const killAfter = (child: ChildProcess, ms: number): void => void setTimeout(() => child.kill('SIGKILL'), ms)

/** Opens what is left, looks for losses and closes it again. */
export async function inspect(dataFolder: string, acknowledged: number): Promise<Round> {
  const start = performance.now()
  const database = await openDatabase({ dataFolder })
  const openMs = performance.now() - start
  try {
    return { acknowledged, openMs, ...(await findLosses(database, acknowledged)) }
  } finally {
    await database.close()
  }
}

/** Kills the writer again and again on one folder. Each round goes on from what the last one left. */
export async function killNine(dataFolder: string, rounds: number, report: (round: Round) => void): Promise<void> {
  let held = 0
  for (let index = 0; index < rounds; index += 1) {
    const acknowledged = await cutWriter(dataFolder, held + 1, { atMostMs: 1500 })
    const round = await inspect(dataFolder, acknowledged)
    report(round)
    held = round.held
  }
}
