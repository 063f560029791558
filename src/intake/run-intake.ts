import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { UnreadableFile, type Grid } from './grid.ts'
import type { ManualMapping, Recognised } from './recognised.ts'
import type { BudgetMapping, RecognisedBudget } from './recognised-budget.ts'
import type { RecognisedDevelopment } from './recognised-development.ts'
import { damaged, tooLarge, tooSlow } from './refusals.ts'

/** What the thread is given. */
export type IntakeTask = {
  bytes: Uint8Array
  fileName: string
  mappings?: ReadonlyMap<string, ManualMapping>
  /** Only the cells are wanted, unrecognised. */
  isGridOnly?: boolean
  /** The file is read as a development plan. */
  isDevelopment?: boolean
  /** The file is read as lines of a budget, with columns named by hand by the signature of their header. */
  budgetMappings?: ReadonlyMap<string, BudgetMapping>
}

/** What the thread says: the result, a refusal, or the stack of a bug. */
export type IntakeAnswer =
  | { recognised: Recognised }
  | { grid: Grid }
  | { development: RecognisedDevelopment }
  | { budget: RecognisedBudget }
  | { refused: Pick<UnreadableFile, 'reason' | 'message'> }
  | { bug: string }

type Outcome = Recognised | Grid | RecognisedDevelopment | RecognisedBudget

/** `mappings`: columns named by hand, by the signature of the table's header. `deadlineMs`: milliseconds of processor time, start of the thread included. */
export type IntakeOptions = { mappings?: ReadonlyMap<string, ManualMapping>; deadlineMs?: number }

/** Larger files are refused. Plans are some hundred KiB; pictures may make a Word file larger. */
export const MAX_FILE_BYTES = 48 * 2 ** 20
/** Most cells that are handed over as they are: taking them over holds the caller's thread up for some tenth of a second. */
export const MAX_GRID_CELLS = 300_000
/**
 * Time of a processor that the thread may use. A refusal then reaches the person within 5 s on a machine that has nothing else to do,
 * and on a busy one an honest file is still read.
 */
const DEADLINE_MS = 4_000
/** However busy the machine is, nobody waits longer than this many times the deadline. */
const LONGEST_WAIT = 5
/** How often the time used is asked for. */
const CHECK_MS = 200
/** Heap of the thread. Unpacked parts live outside it and are bounded by the zip reader. */
const MAX_HEAP_MB = 192
/** Files read at the same time: more would only make each other late, and memory counts for all. */
const MAX_THREADS = 2

let running = 0
const waiting: (() => void)[] = []

async function takeTurn(): Promise<void> {
  if (running >= MAX_THREADS) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
}

function giveTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else running--
}

/** The answer as a value or an UnreadableFile. A bug is refused like a damaged file; `cause` keeps its stack for the log. */
function outcomeOf(answer: IntakeAnswer): Outcome | UnreadableFile {
  if ('recognised' in answer) return answer.recognised
  if ('development' in answer) return answer.development
  if ('budget' in answer) return answer.budget
  if ('grid' in answer) return answer.grid
  if ('refused' in answer) return new UnreadableFile(answer.refused.reason, answer.refused.message)
  return because(damaged(), answer.bug)
}

function because(error: UnreadableFile, cause: unknown): UnreadableFile {
  error.cause = cause
  return error
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

async function outcomeOfThread(worker: Worker, deadlineMs: number): Promise<Outcome | UnreadableFile> {
  let check: NodeJS.Timeout | undefined
  const latest = performance.now() + deadlineMs * LONGEST_WAIT
  try {
    return await new Promise((resolve) => {
      check = setInterval(
        () => {
          if (performance.now() > latest) resolve(tooSlow())
          else void usedMs(worker).then((used) => used > deadlineMs && resolve(tooSlow()))
        },
        Math.min(CHECK_MS, deadlineMs),
      )
      worker.once('message', (answer: IntakeAnswer) => resolve(outcomeOf(answer)))
      worker.once('error', (error) => resolve(because(isOutOfMemory(error) ? tooLarge() : damaged(), error)))
      worker.once('exit', () => resolve(damaged()))
    })
  } finally {
    clearInterval(check)
  }
}

/** Processor time that a thread has used; 0 once it has ended. */
async function usedMs(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1_000
  } catch {
    return 0
  }
}

/**
 * Reads and recognises an office's file in a thread with limits of time and heap; the caller's thread never waits for it. At most two run at
 * once, later ones wait their turn.
 * @throws UnreadableFile for every file that cannot be read; `cause` is set when the reason was a bug of ours
 */
export async function runIntake(bytes: Uint8Array, fileName: string, options: IntakeOptions = {}): Promise<Recognised> {
  const { mappings, deadlineMs } = options
  // The thread answers what it was asked for.
  return (await inThread(mappings ? { bytes, fileName, mappings } : { bytes, fileName }, deadlineMs)) as Recognised
}

/**
 * As `runIntake`, but gives the cells of the file as they are, for files whose tables are not those of the operation plan.
 * @throws UnreadableFile as `runIntake`, also 'too-large' for more cells than `MAX_GRID_CELLS`
 */
export const runGrid = async (
  bytes: Uint8Array,
  fileName: string,
  { deadlineMs }: Pick<IntakeOptions, 'deadlineMs'> = {},
): Promise<Grid> => (await inThread({ bytes, fileName, isGridOnly: true }, deadlineMs)) as Grid

/**
 * As `runIntake`, for a file of budget lines.
 * @param mappings columns named by hand, by the signature of the table's header
 * @throws UnreadableFile as `runIntake`
 */
export const runBudgetIntake = async (
  bytes: Uint8Array,
  fileName: string,
  mappings: ReadonlyMap<string, BudgetMapping>,
): Promise<RecognisedBudget> => (await inThread({ bytes, fileName, budgetMappings: mappings })) as RecognisedBudget

/** As `runIntake`, for a file that is a development plan. @throws UnreadableFile as `runIntake` */
export const runDevelopmentIntake = async (
  bytes: Uint8Array,
  fileName: string,
  { deadlineMs }: Pick<IntakeOptions, 'deadlineMs'> = {},
): Promise<RecognisedDevelopment> =>
  (await inThread({ bytes, fileName, isDevelopment: true }, deadlineMs)) as RecognisedDevelopment

async function inThread(task: IntakeTask, deadlineMs = DEADLINE_MS): Promise<Outcome> {
  await takeTurn()
  const worker = startThread(task)
  const outcome = await outcomeOfThread(worker, deadlineMs)
  // The turn is over when the thread's memory is free again; the caller need not wait for that.
  void worker.terminate().finally(giveTurn)
  if (outcome instanceof UnreadableFile) throw outcome
  // Taking over the answer of a large plan is work of its own: others are answered before the caller goes on with it.
  await nextTurn()
  return outcome
}

function startThread(task: IntakeTask): Worker {
  try {
    // A copy of its own that is handed over: cloning a large file for the thread holds the caller up more than twice as long.
    const bytes = new Uint8Array(task.bytes)
    return new Worker(path.join(PROJECT_ROOT, 'src/intake/worker.ts'), {
      workerData: { ...task, bytes } satisfies IntakeTask,
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
  } catch (error) {
    giveTurn()
    throw error
  }
}
