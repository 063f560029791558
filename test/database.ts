import { randomUUID } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { afterAll } from 'vitest'
import { openDatabase, type Database, type DatabaseConfig } from '#src/db/open.ts'
import { poolOver, withoutCrash } from '#src/db/open-embedded.ts'
import { PgliteThread } from '#src/db/pglite-thread.ts'
import { TYPE_PARSERS } from '#src/db/type-parsers.ts'
import { fillTemplate, prepareEmbedded, TEMPLATE_KEY, type Prepared } from './database-template.ts'

export { OFFICE, OTHER_OFFICE } from './database-template.ts'

/** Server on which the same tests run as well; empty means the embedded engine. */
export const TEST_DATABASE_URL = process.env['TEST_DATABASE_URL'] ?? ''

/** A migrated database of its own for the calling test file, with the two offices; removed after the file's tests. */
export async function openTestDatabase(): Promise<Database> {
  const { config, remove } = await prepareTestDatabase()
  const database = await openDatabase(config)
  afterAll(async () => {
    await database.close()
    await remove()
  })
  return database
}

/** As `openTestDatabase`, but not opened yet: for tests of opening, and for whole servers. */
export const prepareTestDatabase = (): Promise<Prepared> =>
  TEST_DATABASE_URL === '' ? prepareEmbedded() : preparePostgresql()

async function preparePostgresql(): Promise<Prepared> {
  const template = `damnoen_template_${TEMPLATE_KEY}`
  const name = `damnoen_test_${randomUUID().replaceAll('-', '')}`
  await administer(async (admin) => {
    await admin.query('select pg_advisory_lock(7250002)')
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) {
      await admin.query(`drop database if exists ${template}_draft with (force)`)
      await admin.query(`create database ${template}_draft template template0`)
      await fillTemplate({ databaseUrl: urlOf(`${template}_draft`), dataFolder: '' })
      await admin.query(`alter database ${template}_draft rename to ${template}`)
    }
    await admin.query(`create database ${name} template ${template}`)
  })
  return {
    config: { databaseUrl: urlOf(name), dataFolder: '' },
    remove: () => administer(async (admin) => void (await admin.query(`drop database ${name} with (force)`))),
  }
}

/** The test server's URL with another database in it. */
export function urlOf(databaseName: string): string {
  const url = new URL(TEST_DATABASE_URL)
  url.pathname = `/${databaseName}`
  return url.href
}

/** Runs `work` as the test server's administrator. */
export async function administer(work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: TEST_DATABASE_URL })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

/**
 * Runs `work` on a database that is not open, as its owner: past the roles and the rows' security, as an intruder at the machine could.
 */
export async function asOwner(config: DatabaseConfig, work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  if (config.databaseUrl !== undefined)
    return asOwnerOf(withoutCrash(new pg.Pool({ connectionString: config.databaseUrl, types: TYPE_PARSERS })), work)
  const { thread } = await PgliteThread.start(path.join(config.dataFolder, 'database'))
  try {
    await asOwnerOf(poolOver(thread), work)
  } finally {
    await thread.shutDown()
  }
}

async function asOwnerOf(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await work(client)
  } finally {
    client.release(true)
    await pool.end()
  }
}
