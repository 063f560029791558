import { closeOfficeWorker } from './office-renderer.ts'
import { closePdfWorker } from './pdf/render-pdf.ts'

/** Ends the threads of all writers, for a clean shutdown. Writings under way are refused. */
export async function closeRenderWorkers(): Promise<void> {
  await Promise.all([closePdfWorker(), closeOfficeWorker()])
}
