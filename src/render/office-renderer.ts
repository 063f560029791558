import path from 'node:path'
import { AppError } from '#src/domain/errors.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import type { OfficeAnswer, OfficeRequest } from './office-worker.ts'
import { createWarmWorker } from './warm-worker.ts'

/** 3,000 rows take less than a second; a busy machine may take many times that. */
const DEADLINE_MS = 60_000
const IDLE_MS = 60_000
const HEAP_MB = 768

const FORMAT_NAMES = { docx: 'Word', xlsx: 'Excel' } as const

const worker = createWarmWorker<OfficeRequest, OfficeAnswer>({
  file: path.join(PROJECT_ROOT, 'src/render/office-worker.ts'),
  heapMb: HEAP_MB,
  deadlineMs: DEADLINE_MS,
  idleMs: IDLE_MS,
})

/**
 * Has a Word or Excel file written in the worker thread that both share, one at a time.
 * @throws AppError `unavailable` when the worker failed, ran out of memory or of time
 */
export async function renderOffice(request: OfficeRequest): Promise<Uint8Array> {
  try {
    const answer = await worker.ask(request)
    if ('file' in answer) return answer.file
    throw new Error(answer.error)
  } catch (cause) {
    const error = new AppError('unavailable', `จัดทำไฟล์ ${FORMAT_NAMES[request.format]} ไม่สำเร็จ โปรดลองอีกครั้ง`)
    error.cause = cause
    throw error
  }
}

/** Ends the worker thread, for a clean shutdown. */
export const closeOfficeWorker = (): Promise<void> => worker.close()
