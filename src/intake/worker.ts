import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableFile } from './grid.ts'
import { readGrid } from './read-file.ts'
import type { ManualMapping, Recognised } from './recognised.ts'
import type { IntakeAnswer, IntakeTask } from './run-intake.ts'
import type { Grid } from './grid.ts'

type Recognise = (grid: Grid, mappings?: ReadonlyMap<string, ManualMapping>) => Recognised

async function recogniser(): Promise<Recognise> {
  const address = new URL('recognise.ts', import.meta.url).href
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module is not in the tree yet
  return ((await import(address)) as { recognise: Recognise }).recognise
}

/** Reads and recognises one file, then ends. What goes wrong is answered in words, never thrown across the thread. */
async function answer({ bytes, fileName, mappings }: IntakeTask): Promise<IntakeAnswer> {
  try {
    const recognise = await recogniser()
    return { recognised: recognise(readGrid(bytes, fileName), mappings) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: { reason: error.reason, message: error.message } }
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

// The thread is started by runIntake alone, which sends exactly this.
// oxlint-disable-next-line typescript/no-unsafe-argument, typescript/no-unsafe-type-assertion
parentPort?.postMessage(await answer(workerData as IntakeTask), [])
