import type { Edit, LiveProject } from '#src/features/projects/projects.ts'
import { decided, type Decision } from '#src/features/projects/table/conflict-decision.ts'
import { inParts } from '#src/features/projects/table/edit-parts.ts'
import {
  answered,
  corrected,
  EMPTY_QUEUE,
  nextToSend,
  pendingEdits,
  queued,
  sending,
  waitBeforeRetry,
  withdrawn,
  type EditQueue,
  type QueuedEdit,
} from '#src/features/projects/table/edit-queue.ts'
import { inPlanOrder, withAnswer, withEdits, type LivePlan } from '#src/features/projects/table/live-plan.ts'
import {
  forgotten,
  NO_HISTORY,
  redo,
  remembered,
  replaced,
  undo,
  type UndoHistory,
} from '#src/features/projects/table/undo.ts'
import type { QueueStorage } from './queue-storage.ts'
import { SignedOutError, type RestClient } from './rest-client.ts'
import { newId } from './new-id.ts'

/** What the screen shows of the store; another state is another object. */
export type PlanState = {
  /** In the order of the plan, with what has not been sent yet. */
  projects: readonly LiveProject[]
  /** All projects are here, not only the first of them. */
  isComplete: boolean
  /** The list could not be loaded. */
  hasFailed: boolean
  queue: EditQueue
  history: UndoHistory
  /** False: the browser cannot keep what is unsent over a reload. */
  isKept: boolean
  /** How many edits the server has taken since the page was opened. */
  savedCount: number
}

const POLL_MS = 5_000

/** The plan in the browser's memory: what the server told, what the person did since, and the traffic between the two. */
export class PlanStore {
  readonly #rest: RestClient
  readonly #storage: QueueStorage | null
  readonly #listeners = new Set<() => void>()
  #plan: LivePlan
  #changeCount = 0
  #state: PlanState
  #retry: ReturnType<typeof setTimeout> | undefined
  #poll: ReturnType<typeof setInterval> | undefined

  constructor(rest: RestClient, storage: QueueStorage | null, first: readonly LiveProject[]) {
    this.#rest = rest
    this.#storage = storage
    this.#plan = new Map(first.map((project) => [project.id, project]))
    this.#state = {
      projects: first,
      isComplete: false,
      hasFailed: false,
      queue: EMPTY_QUEUE,
      history: NO_HISTORY,
      isKept: true,
      savedCount: 0,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly state = (): PlanState => this.#state

  /** Loads the rest of the plan, sends what an earlier visit left, and keeps both in step until `stop`. */
  start(): void {
    const left = this.#storage?.load() ?? []
    if (left.length > 0) this.#set({ queue: { ...EMPTY_QUEUE, edits: left } })
    void this.reload().then(() => this.#send())
    this.#poll = setInterval(() => void this.catchUp(), POLL_MS)
  }

  stop(): void {
    clearInterval(this.#poll)
    clearTimeout(this.#retry)
  }

  /** Loads the whole list anew. */
  async reload(): Promise<void> {
    const all = new Map<string, LiveProject>()
    let count: number | null = null
    try {
      await this.#rest.loadAll((part) => {
        count ??= part.changeCount
        for (const project of part.items) all.set(project.id, project)
      })
    } catch (error) {
      return this.#readFailed(error)
    }
    this.#changeCount = count ?? 0
    this.#plan = all
    this.#set({ isComplete: true, hasFailed: false })
    await this.catchUp()
  }

  /** Asks what others have changed. Does nothing while nobody looks. */
  async catchUp(): Promise<void> {
    if (document.hidden) return
    if (!this.#state.isComplete) return this.#state.hasFailed ? this.reload() : undefined
    try {
      const answer = await this.#rest.changesSince(this.#changeCount)
      if (answer.reload) return await this.reload()
      this.#changeCount = Math.max(this.#changeCount, answer.changeCount)
      if (answer.projects.length + answer.deleted.length > 0) {
        this.#plan = withAnswer(this.#plan, answer)
        this.#set({})
      }
      if (this.#waitsForServer()) void this.#send()
    } catch (error) {
      if (error instanceof SignedOutError) this.#readFailed(error)
    }
  }

  /** Does something as one deed: shown at once, sent as soon as may be, in parts where it is very large. */
  edit(edits: readonly Edit[]): void {
    const [only] = edits
    const fixed = edits.length === 1 && only ? corrected(this.#state.queue, only) : null
    if (fixed) {
      this.#set({ queue: fixed })
      return void this.#send()
    }
    const parts = inParts(edits).map((part): QueuedEdit => ({ editId: newId(), type: 'edits', edits: part }))
    if (parts.length === 0) return
    const deed = parts.map(({ editId }) => editId)
    this.#set({ history: remembered(this.#state.history, deed), queue: queued(this.#state.queue, ...parts) })
    void this.#send()
  }

  /** False when there is nothing to undo. */
  undo(): boolean {
    return this.#step(undo)
  }

  /** False when there is nothing to redo. */
  redo(): boolean {
    return this.#step(redo)
  }

  /** Gives up the edit that the server does not take. */
  giveUp(): void {
    const [first] = this.#state.queue.edits
    if (!first) return
    const queue = withdrawn({ ...this.#state.queue, isSending: false }, first.editId)
    const gone = this.#state.queue.edits.filter((edit) => !queue.edits.includes(edit))
    this.#set({ queue, history: gone.reduce((all, { editId }) => forgotten(all, editId), this.#state.history) })
    void this.#send()
  }

  /** Sends an edit once more that was refused: the plan may have been opened again since. */
  retryRefused(): void {
    this.#set({ queue: { ...this.#state.queue, stop: null } })
    void this.#send()
  }

  /** Goes on with an edit in conflict as the person has decided. */
  decide(decision: Decision): void {
    const { stop, edits } = this.#state.queue
    const next = decided(this.#state.queue, decision, newId)
    const [first] = edits
    if (!next || !first) return
    if (stop?.type === 'conflict')
      this.#plan = withAnswer(this.#plan, {
        projects: stop.conflicts.flatMap(({ current }) => current ?? []),
        deleted: stop.conflicts.flatMap(({ current, projectId }) => (current === null ? [projectId] : [])),
      })
    this.#set({ queue: next.queue, history: replaced(this.#state.history, first.editId, next.editId) })
    void this.#send()
  }

  /** Tries at once what could not be sent. */
  readonly retryNow = (): void => {
    void this.#send()
    void this.catchUp()
  }

  #step(step: typeof undo): boolean {
    const found = step(this.#state.history, newId)
    if (!found) return false
    const edits = found.steps.map((one): QueuedEdit => ({ ...one, type: 'undo' }))
    this.#set({ history: found.history, queue: queued(this.#state.queue, ...edits) })
    void this.#send()
    return true
  }

  async #send(): Promise<void> {
    const next = nextToSend(this.#state.queue)
    if (!next) return
    clearTimeout(this.#retry)
    this.#set({ queue: sending(this.#state.queue) })
    const outcome = await this.#rest.send(next)
    if (outcome.type === 'done') {
      this.#plan = withAnswer(this.#plan, outcome.answer)
      this.#set({ queue: answered(this.#state.queue, outcome), savedCount: this.#state.savedCount + 1 })
      return this.#send()
    }
    this.#set({ queue: answered(this.#state.queue, outcome) })
    if (this.#waitsForServer()) this.#retry = setTimeout(() => void this.#send(), waitBeforeRetry(this.#state.queue))
  }

  #waitsForServer(): boolean {
    const stop = this.#state.queue.stop?.type
    return stop === 'unreachable' || stop === 'signed-out' || stop === 'other-person'
  }

  #readFailed(error: unknown): void {
    const isSignedOut = error instanceof SignedOutError
    const { queue } = this.#state
    this.#set({
      hasFailed: !this.#state.isComplete,
      ...(isSignedOut && queue.stop === null && { queue: { ...queue, stop: { type: 'signed-out' } } }),
    })
  }

  #set(change: Partial<PlanState>): void {
    const next = { ...this.#state, ...change }
    const isKept = next.queue === this.#state.queue || (this.#storage?.keep(next.queue.edits) ?? true)
    this.#state = { ...next, isKept, projects: withEdits(inPlanOrder(this.#plan), pendingEdits(next.queue)) }
    for (const listener of this.#listeners) listener()
  }
}
