import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openDatabase, type Database, type DatabaseConfig } from '#src/db/open.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { insertPlan } from '#src/features/plans/plans.queries.ts'
import { insertProjects, loadProjects } from '#src/features/plans/projects.queries.ts'
import { fillTemplate, OFFICE } from '#test/database-template.ts'
import { PASSWORD, seedPeople } from '#test/people.ts'
import { storedProject } from '#test/stored-project.ts'
import type { Ledger } from './editing-crowd.ts'

/** A database with one office, its people, and one plan of 2570. */
export type EditedOffice = {
  config: DatabaseConfig
  planId: string
  projectIds: string[]
  remove: () => Promise<void>
}

/** Makes the office on an engine: the embedded one, or the PostgreSQL server of a URL. */
export async function editedOffice(serverUrl: string | null, projectCount: number): Promise<EditedOffice> {
  const { config, remove } = serverUrl === null ? await onDisk() : await onServer(serverUrl)
  await fillTemplate(config)
  const now = new Date()
  const planId = uuidV7(now)
  const projects = Array.from({ length: projectCount }, (_, index) =>
    storedProject({ id: uuidV7(now), position: (index + 1) * 1_024 }),
  )
  const database = await openDatabase(config)
  try {
    await seedPeople(database)
    await inOrg(database, OFFICE.id, async (tx) => {
      await insertPlan(tx, OFFICE.id, { id: planId, fiscalYear: 2570, regulation: '2561', levelLabel: 'ยุทธศาสตร์' }, now)
      await insertProjects(tx, OFFICE.id, planId, projects, now)
    })
  } finally {
    await database.close()
  }
  return { config, planId, projectIds: projects.map(({ id }) => id), remove }
}

async function onDisk(): Promise<Pick<EditedOffice, 'config' | 'remove'>> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'damnoen-editors-'))
  return { config: { dataFolder }, remove: () => rm(dataFolder, { recursive: true, force: true }) }
}

async function onServer(serverUrl: string): Promise<Pick<EditedOffice, 'config' | 'remove'>> {
  const name = `damnoen_editors_${randomUUID().replaceAll('-', '')}`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await administer(`create database ${name} template template0`)
  const { config, remove } = await onDisk()
  return {
    config: { ...config, databaseUrl: url.href },
    remove: async () => {
      await administer(`drop database ${name} with (force)`)
      await remove()
    },
  }
}

/** The Cookie header of the planner, signed in as a browser without scripts does. */
export async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: 'planner', password: PASSWORD }),
  })
  const [cookie] = answer.headers.getSetCookie()
  if (answer.status !== 302 || cookie === undefined) throw new Error(`nobody could sign in: ${answer.status}`)
  return cookie.split(';', 1)[0] ?? ''
}

/**
 * What was acknowledged and is not in the database, in words.
 * @param mayBeMore a server that was killed may also have done what it could not acknowledge any more
 */
export async function lossesOf(office: EditedOffice, ledger: Ledger, mayBeMore: boolean): Promise<string[]> {
  const database = await openDatabase(office.config)
  try {
    return await compare(database, office.planId, ledger, mayBeMore)
  } finally {
    await database.close()
  }
}

async function compare(database: Database, planId: string, ledger: Ledger, mayBeMore: boolean): Promise<string[]> {
  const [projects, changes] = await readOrg(database, OFFICE.id, async (tx) => [
    await loadProjects(tx, OFFICE.id, planId),
    await tx
      .selectFrom('project_change')
      .select(['seq', 'after'])
      .where('plan_id', '=', planId)
      .orderBy('seq')
      .execute(),
  ])
  const byId = new Map(projects.map((project) => [project.id, project]))
  const texts = new Set(changes.map(({ after }) => (after as { target?: string } | null)?.target))
  const losses: string[] = []
  for (const [id, steps] of ledger.steps) {
    const found = Number(byId.get(id)?.note ?? 0)
    if (found < steps || (found > steps && !mayBeMore)) losses.push(`${found} of ${steps} steps`)
  }
  for (const [id, name] of ledger.made) if (byId.get(id)?.name !== name) losses.push(`a project that was made`)
  for (const text of ledger.texts) if (!texts.has(text)) losses.push('a text')
  if (changes.some(({ seq }, at) => seq !== at + 1)) losses.push('the changes are not numbered without gaps')
  return losses
}
