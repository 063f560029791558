import { beforeAll, describe, expect, it } from 'vitest'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import type { Database } from './open.ts'
import { readOrg } from './scope.ts'
import { uuidV7 } from './uuid.ts'

const NOW = new Date('2026-11-22T03:00:00Z')

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

describe('a client that is dropped in the middle', () => {
  it('leaves neither its transaction nor its office nor its role to the next', async () => {
    const client = await database.pool.connect()
    await client.query(`begin; set local role app_user; set app.org_id = '${OFFICE.id}'`)
    await client.query(
      `insert into plan (org_id, id, fiscal_year, regulation, created_at, updated_at) values ($1, $2, 2620, '2561', now(), now())`,
      [OFFICE.id, uuidV7(NOW)],
    )
    client.release(new Error('dropped'))
    const { rows } = await database.pool.query<{ office: string; role: string; open: boolean }>(
      `select coalesce(current_setting('app.org_id', true), '') as office, current_user as role, pg_current_xact_id_if_assigned() is not null as open`,
    )
    expect(rows).toEqual([{ office: '', role: 'app_login', open: false }])
    const left = await readOrg(database, OFFICE.id, (tx) =>
      tx.selectFrom('plan').select('id').where('fiscal_year', '=', 2620).execute(),
    )
    expect(left).toEqual([])
  })

  it('leaves no prepared statement or settings either', async () => {
    const client = await database.pool.connect()
    await client.query({ name: 'left-behind', text: 'select 1' })
    await client.query(`set app.org_id = '${OFFICE.id}'`)
    client.release(true)
    const next = await database.pool.connect()
    const again = await next.query<{ one: number }>({ name: 'left-behind', text: 'select 2 as one' })
    next.release(true)
    expect(again.rows).toEqual([{ one: 2 }])
  })
})
