import type { ChangesAnswer, EditAnswer, EditConflict, LiveProject } from '#src/features/projects/projects.ts'
import type { Outcome, QueuedEdit } from '#src/features/projects/table/edit-queue.ts'

/** A slow line of a small office may take long; a dead one must not hold the queue for ever. */
const PATIENCE_MS = 20_000
const PAGE_SIZE = 500

/** The plan's doors of the REST interface, as the table uses them. */
export type RestClient = ReturnType<typeof restClient>

type Page = { changeCount: number; items: LiveProject[]; nextCursor: string | null }
type Problem = {
  title?: string
  problems?: { field: string; rule: string; message: string }[]
  conflicts?: EditConflict[]
}

/**
 * @param address of the plan, such as /api/v1/offices/9900101/plans/2570
 * @param owner in whose name edits are sent; the server refuses them once another person is signed in
 */
export function restClient(address: string, owner: string) {
  return {
    /** Every project in parts; `take` is called with each. @throws Error when a part does not come */
    async loadAll(take: (part: Page) => void): Promise<void> {
      let cursor: string | null = null
      do {
        const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) })
        const part: Page = await read<Page>(`${address}/projects?${query}`)
        take(part)
        cursor = part.nextCursor
      } while (cursor !== null)
    },
    changesSince: (count: number): Promise<ChangesAnswer> => read(`${address}/changes?since=${count}`),
    send,
  }

  async function send(edit: QueuedEdit): Promise<Outcome> {
    const [door, body] =
      edit.type === 'edits'
        ? ['edits', { editId: edit.editId, edits: edit.edits }]
        : ['undo', { editId: edit.editId, undoes: edit.undoes }]
    try {
      const response = await fetch(`${address}/${door}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, as: owner }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      return await outcomeOf(response)
    } catch {
      return { type: 'unreachable' }
    }
  }
}

/** The session of the reader has ended. */
export class SignedOutError extends Error {}

async function read<Answer>(address: string): Promise<Answer> {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (response.status === 401) throw new SignedOutError()
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
  return (await response.json()) as Answer
}

const TRIED_AGAIN = new Set([408, 425, 429])

async function outcomeOf(response: Response): Promise<Outcome> {
  if (response.ok) return { type: 'done', answer: (await response.json()) as EditAnswer }
  if (response.status === 401) return { type: 'signed-out' }
  if (response.status >= 500 || TRIED_AGAIN.has(response.status)) return { type: 'unreachable' }
  const problem = (await response.json().catch(() => ({}))) as Problem
  if (response.status === 409 && problem.conflicts && problem.conflicts.length > 0)
    return { type: 'conflict', conflicts: problem.conflicts }
  if (problem.problems?.some(({ rule }) => rule === 'other-person')) return { type: 'other-person' }
  return { type: 'refused', message: problem.title ?? `HTTP ${response.status}`, problems: problem.problems ?? [] }
}
