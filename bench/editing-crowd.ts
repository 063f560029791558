import { randomUUID } from 'node:crypto'

const PROJECTS = '/api/v1/offices/9900101/plans/2570'

/** What a server has acknowledged so far, and how it answered. */
export type Ledger = {
  /** Steps of each project's counter, which stands in its note. */
  steps: Map<string, number>
  /** Names of projects that were made, by id. */
  made: Map<string, string>
  /** Texts that were set while others edited the same project: each must be in its history. */
  texts: Set<string>
  conflicts: number
  /** Milliseconds of each acknowledged edit. */
  times: number[]
  /** Answers that are none of: done, conflict. */
  failures: string[]
}

/** A ledger without entries. */
export const emptyLedger = (): Ledger => ({
  steps: new Map(),
  made: new Map(),
  texts: new Set(),
  conflicts: 0,
  times: [],
  failures: [],
})

/** Where a crowd works: a signed-in server, the ids of the plan's projects, and when to stop. */
export type Workplace = { address: string; cookie: string; projectIds: readonly string[]; isOver: () => boolean }

type Live = { version: number; note: string | null; target: string | null }

/** So many people edit one plan without a pause until it is over: counters, texts beside each other, new projects. */
export async function crowd(size: number, place: Workplace, ledger: Ledger): Promise<void> {
  await Promise.all(Array.from({ length: size }, () => editor(place, ledger)))
}

async function editor(place: Workplace, ledger: Ledger): Promise<void> {
  while (!place.isOver()) {
    const id = place.projectIds[Math.floor(Math.random() * place.projectIds.length)] ?? ''
    const kind = Math.random()
    const edit = kind < 0.6 ? countUp : kind < 0.9 ? writeText : make
    try {
      await edit(place, ledger, id)
    } catch (error) {
      // A server that was killed answers nobody; what it did not acknowledge is not in the ledger.
      if (!place.isOver()) throw error
    }
  }
}

async function ask(place: Workplace, method: string, at: string, body?: object, version?: string): Promise<Response> {
  return fetch(`${place.address}${PROJECTS}/${at}`, {
    method,
    headers: {
      cookie: place.cookie,
      origin: place.address,
      ...(body && { 'content-type': 'application/json' }),
      ...(version !== undefined && { 'if-match': version }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
}

async function read(place: Workplace, ledger: Ledger, id: string): Promise<{ live: Live; etag: string } | null> {
  const answer = await ask(place, 'GET', `projects/${id}`)
  if (answer.status !== 200) return fail(ledger, answer)
  return { live: (await answer.json()) as Live, etag: answer.headers.get('etag') ?? '' }
}

async function fail(ledger: Ledger, answer: Response): Promise<null> {
  ledger.failures.push(`${answer.status} ${(await answer.text()).slice(0, 300)}`)
  return null
}

/** @returns whether it was acknowledged */
async function settle(ledger: Ledger, started: number, answer: Response): Promise<boolean> {
  if (answer.status === 200) {
    await answer.arrayBuffer()
    ledger.times.push(performance.now() - started)
    return true
  }
  if (answer.status === 409) ledger.conflicts += 1
  else ledger.failures.push(String(answer.status))
  await answer.arrayBuffer()
  return false
}

async function countUp(place: Workplace, ledger: Ledger, id: string): Promise<void> {
  const seen = await read(place, ledger, id)
  if (!seen) return
  const started = performance.now()
  const note = String(Number(seen.live.note ?? 0) + 1)
  const answer = await ask(place, 'PATCH', `projects/${id}`, { note }, seen.etag)
  if (await settle(ledger, started, answer)) ledger.steps.set(id, (ledger.steps.get(id) ?? 0) + 1)
}

async function writeText(place: Workplace, ledger: Ledger, id: string): Promise<void> {
  const seen = await read(place, ledger, id)
  if (!seen) return
  const started = performance.now()
  const target = randomUUID()
  const { version } = seen.live
  const edit = { type: 'set', projectId: id, version, fields: { target }, base: { target: seen.live.target } }
  const answer = await ask(place, 'POST', 'edits', { editId: randomUUID(), edits: [edit] })
  if (await settle(ledger, started, answer)) ledger.texts.add(target)
}

async function make(place: Workplace, ledger: Ledger, beforeId: string): Promise<void> {
  const started = performance.now()
  const [projectId, name] = [randomUUID(), `โครงการ ${randomUUID()}`]
  const edit = { type: 'create', projectId, fields: { name }, beforeId }
  const answer = await ask(place, 'POST', 'edits', { editId: randomUUID(), edits: [edit] })
  if (await settle(ledger, started, answer)) ledger.made.set(projectId, name)
}
