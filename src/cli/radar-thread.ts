import { parentPort } from 'node:worker_threads'
import {
  compareTask,
  readTask,
  type Compared,
  type CompareTask,
  type ReadTask,
} from '#src/features/duplicates/radar-tasks.ts'

/** What a thread of the radar is asked, and what it answers; `error`: the stack of a bug. */
export type RadarQuestion = { read: ReadTask; compare?: never } | { compare: CompareTask; read?: never }
/** What the thread answers: its sort of result, or why there is none. */
export type RadarAnswer =
  | { read: string; compare?: never; error?: never }
  | { compare: Compared; read?: never; error?: never }
  | { error: string; read?: never; compare?: never }

function answerTo(question: RadarQuestion): RadarAnswer {
  try {
    return question.read ? { read: readTask(question.read) } : { compare: compareTask(question.compare) }
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const port = parentPort
if (port === null) throw new Error('to be started as a worker thread')
port.on('message', (question: RadarQuestion) => port.postMessage(answerTo(question), []))
