import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableFile } from './grid.ts'
import { readGrid } from './read-file.ts'
import { recognise } from './recognise.ts'
import type { IntakeAnswer, IntakeTask } from './run-intake.ts'

/** Reads and recognises one file, then ends. What goes wrong is answered in words, never thrown across the thread. */
function answer({ bytes, fileName, mappings }: IntakeTask): IntakeAnswer {
  try {
    return { recognised: recognise(readGrid(bytes, fileName), mappings) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: { reason: error.reason, message: error.message } }
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

// The thread is started by runIntake alone, which sends exactly this.
// oxlint-disable-next-line typescript/no-unsafe-argument, typescript/no-unsafe-type-assertion
parentPort?.postMessage(answer(workerData as IntakeTask), [])
