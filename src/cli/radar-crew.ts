import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Crew } from '#src/features/duplicates/radar-national.commands.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import type { RadarAnswer, RadarQuestion } from './radar-thread.ts'

/** Heap of a thread: the works of one province and what is around it. */
const MAX_HEAP_MB = 550

/** So many threads that read and compare. The caller ends them. */
export function radarCrew(size: number): Crew & { end: () => Promise<void> } {
  const threads = Array.from({ length: size }, startThread)
  const idle = [...threads]
  const waiting: ((thread: Worker) => void)[] = []
  const ask = async (question: RadarQuestion): Promise<RadarAnswer> => {
    const thread = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)))
    try {
      return await answerOf(thread, question)
    } finally {
      const next = waiting.shift()
      if (next) next(thread)
      else idle.push(thread)
    }
  }
  return {
    size,
    read: async (task) => (await ask({ read: task })).read ?? refuseOther(),
    compare: async (task) => (await ask({ compare: task })).compare ?? refuseOther(),
    end: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

const startThread = (): Worker =>
  new Worker(path.join(PROJECT_ROOT, 'src/cli/radar-thread.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  })

function answerOf(thread: Worker, question: RadarQuestion): Promise<RadarAnswer> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      thread.off('message', said)
      thread.off('error', failed)
    }
    const said = (answer: RadarAnswer): void => {
      done()
      if (answer.error === undefined) resolve(answer)
      else reject(new Error(`a thread of the radar failed: ${answer.error}`))
    }
    const failed = (error: unknown): void => {
      done()
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    thread.on('message', said)
    thread.on('error', failed)
    thread.postMessage(question, [])
  })
}

function refuseOther(): never {
  throw new Error('a thread of the radar answered another question')
}
