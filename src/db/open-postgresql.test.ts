import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { administer, TEST_DATABASE_URL, urlOf } from '#test/database.ts'
import { openDatabase } from './open.ts'
import { inOrg } from './scope.ts'

const made: string[] = []
const create = async (options: string): Promise<string> => {
  const name = `damnoen_test_${randomUUID().replaceAll('-', '')}`
  await administer(async (admin) => void (await admin.query(`create database ${name} template template0 ${options}`)))
  made.push(name)
  return urlOf(name)
}
afterEach(async () => {
  for (const name of made.splice(0)) {
    await administer(async (admin) => void (await admin.query(`drop database ${name} with (force)`)))
  }
})

const open = (databaseUrl: string): ReturnType<typeof openDatabase> => openDatabase({ databaseUrl, dataFolder: '' })

it('says that a server cannot be reached', async () => {
  await expect(open('postgres://nobody@127.0.0.1:9/none')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('DATABASE_URL') as unknown,
  })
})

describe.skipIf(TEST_DATABASE_URL === '')('PostgreSQL by URL', () => {
  it.each([["encoding 'UTF8' locale 'C'"], ["encoding 'UTF8' lc_ctype 'POSIX' lc_collate 'C.UTF-8'"]])(
    'refuses a database in which Thai letters are no letters: %s',
    async (options) => {
      const url = await create(options)
      await expect(open(url)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('C.UTF-8') as unknown,
      })
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      const { rows } = await client.query('select from pg_class where relname = $1', ['organization'])
      await client.end()
      expect(rows).toEqual([])
    },
  )

  it('refuses an encoding without Thai', async () => {
    await expect(open(await create(`encoding 'SQL_ASCII' locale 'C'`))).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('is migrated by two processes at once without harm', async () => {
    const url = await create(`encoding 'UTF8' locale 'C.UTF-8'`)
    const databases = await Promise.all([open(url), open(url), open(url)])
    for (const database of databases) {
      expect(await inOrg(database, 1, (tx) => tx.selectFrom('organization').select('id').execute())).toEqual([])
    }
    await Promise.all(databases.map((database) => database.close()))
  })

  it('works for an owner who is no superuser, and gives no rights back by "reset role" or "discard all"', async () => {
    await (await open(await create(`encoding 'UTF8' locale 'C.UTF-8'`))).close()
    const url = new URL(await create(`encoding 'UTF8' locale 'C.UTF-8'`))
    const owner = `owner_${randomUUID().replaceAll('-', '')}`
    await administer(async (admin) => {
      await admin.query(`create role ${owner} login`)
      await admin.query(`grant app_login, app_user, app_system, app_public, app_radar to ${owner}`)
      await admin.query(`alter database ${url.pathname.slice(1)} owner to ${owner}`)
    })
    url.username = owner
    const database = await open(url.href)
    const client = await database.pool.connect()
    for (const statement of ['reset role', 'discard all']) {
      await client.query(statement)
      await expect(client.query('select * from plan')).rejects.toMatchObject({ code: '42501' })
    }
    client.release()
    expect(await inOrg(database, 1, (tx) => tx.selectFrom('plan').selectAll().execute())).toEqual([])
    await database.close()
    await administer(async (admin) => {
      await admin.query(`drop database ${made.pop() ?? ''} with (force)`)
      await admin.query(`drop role ${owner}`)
    })
  })

  it('answers again after the server has cut a connection', async () => {
    const url = await create(`encoding 'UTF8' locale 'C.UTF-8'`)
    const database = await open(url)
    const cut = inOrg(database, 1, async (tx) => {
      await tx.selectFrom('plan').selectAll().execute()
      await administer(
        async (admin) =>
          void (await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
            new URL(url).pathname.slice(1),
          ])),
      )
      return tx.selectFrom('plan').selectAll().execute()
    })
    await expect(cut).rejects.toThrow(/connection|terminat/i)
    expect(await inOrg(database, 1, (tx) => tx.selectFrom('plan').selectAll().execute())).toEqual([])
    await database.close()
  })
})
