import { parentPort, workerData } from 'node:worker_threads'
import { recogniseBudget } from './budget/recognise-budget.ts'
import { UnreadableFile, type Grid } from './grid.ts'
import { readGrid } from './read-file.ts'
import { recognise } from './recognise.ts'
import { recogniseDevelopment } from './recognise-development.ts'
import { tooLarge } from './refusals.ts'
import { MAX_GRID_CELLS, type IntakeAnswer, type IntakeTask } from './run-intake.ts'

/** Reads and recognises one file, then ends. What goes wrong is answered in words, never thrown across the thread. */
function answer({
  bytes,
  fileName,
  mappings,
  isGridOnly = false,
  isDevelopment = false,
  budgetMappings,
}: IntakeTask): IntakeAnswer {
  try {
    const grid = readGrid(bytes, fileName)
    if (budgetMappings) return { budget: recogniseBudget(grid, budgetMappings) }
    if (isDevelopment) return { development: recogniseDevelopment(grid) }
    if (!isGridOnly) return { recognised: recognise(grid, mappings) }
    if (cellsIn(grid) > MAX_GRID_CELLS) throw tooLarge()
    return { grid }
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: { reason: error.reason, message: error.message } }
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const cellsIn = ({ sheets }: Grid): number =>
  sheets.reduce((sum, { rows }) => sum + [...rows.values()].reduce((count, { cells }) => count + cells.size, 0), 0)

// The thread is started by run-intake.ts alone, which sends exactly this.
// oxlint-disable-next-line typescript/no-unsafe-argument, typescript/no-unsafe-type-assertion
parentPort?.postMessage(answer(workerData as IntakeTask), [])
