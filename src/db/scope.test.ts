import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { OFFICE, OTHER_OFFICE, openTestDatabase } from '#test/database.ts'
import { tenantRows } from '#test/tenant-rows.ts'
import type { Database } from './open.ts'
import { inOrg, inSystem, orgIdOf, readOrg, readPublished, withSystem, type ReadTx, type Tx } from './scope.ts'
import { uuidV7 } from './uuid.ts'

const NOW = new Date('2026-11-22T03:00:00Z')

let database: Database
let tables: string[]

/** Belong to accounts, not to an office: offices may not even read them. */
const OF_ACCOUNTS = ['account_office', 'password_link']

/** Every table with an org_id, from the catalogue: one that a later migration forgets to protect fails here. */
const tenantTables = async (tx: ReadTx): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'org_id'
      and c.relname <> all(${OF_ACCOUNTS}) order by 1`.execute(tx)
  return rows.map(({ name }) => name)
}

const countOf = async (tx: ReadTx, table: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(tx)
  return rows[0]?.count ?? -1
}

/** The SQL state with which a statement fails; null when it succeeds. */
const codeOf = (statement: Promise<unknown>): Promise<unknown> =>
  statement.then(
    () => null,
    (error: { code: unknown }) => error.code,
  )

const insertPlan = (tx: Tx, orgId: number, fiscalYear: number): Promise<unknown> =>
  tx
    .insertInto('plan')
    .values({
      org_id: orgId,
      id: uuidV7(NOW),
      fiscal_year: fiscalYear,
      regulation: '2561',
      created_at: NOW,
      updated_at: NOW,
    })
    .execute()

const countPlans = (fiscalYear: number, orgId: number = OFFICE.id): Promise<number> =>
  readOrg(database, orgId, async (tx) => {
    const { length } = await tx.selectFrom('plan').select('id').where('fiscal_year', '=', fiscalYear).execute()
    return length
  })

beforeAll(async () => {
  database = await openTestDatabase()
  tables = await inOrg(database, OFFICE.id, async (tx) => {
    await tenantRows(tx, OFFICE.id, NOW)
    return tenantTables(tx)
  })
})

describe('one office never reaches the rows of another', () => {
  it('has a row in every tenant table to try it with', async () => {
    const counts = await readOrg(database, OFFICE.id, (tx) => Promise.all(tables.map((table) => countOf(tx, table))))
    expect(tables.length).toBeGreaterThan(10)
    expect(tables.filter((_table, index) => (counts[index] ?? 0) < 1)).toEqual([])
  })

  it('has forced row-level security and a policy on every tenant table', async () => {
    const { rows } = await inSystem(database, (tx) =>
      sql<{ relname: string }>`
        select relname from pg_class c where relname = any(${tables}) and relnamespace = 'public'::regnamespace
        and relrowsecurity and relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)
        order by 1`.execute(tx),
    )
    expect(rows.map(({ relname }) => relname)).toEqual(tables)
  })

  it('has org_id in every primary, unique and foreign key', async () => {
    const { rows } = await inSystem(database, (tx) =>
      sql<{ conname: string }>`
        select conname from pg_constraint k
        where conrelid::regclass::text = any(${tables}) and contype in ('p', 'u', 'f') and not exists (
          select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname = 'org_id')`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([])
  })

  it('reads nothing of another office', async () => {
    const counts = await readOrg(database, OTHER_OFFICE.id, (tx) =>
      Promise.all(tables.map((table) => countOf(tx, table))),
    )
    expect(counts).toEqual(tables.map(() => 0))
  })

  it('reads nothing when no office is set', async () => {
    const client = await database.pool.connect()
    try {
      await client.query('begin; set local role app_user')
      for (const table of tables) {
        const { rows } = await client.query<{ count: number }>(`select count(*) from ${table}`)
        expect([table, rows[0]?.count]).toEqual([table, 0])
      }
      await client.query('rollback')
    } finally {
      client.release()
    }
  })

  it('changes and deletes nothing of another office', async () => {
    for (const table of tables) {
      for (const statement of [
        sql`update ${sql.table(table)} set org_id = org_id`,
        sql`delete from ${sql.table(table)}`,
      ]) {
        const changed = await inOrg(database, OTHER_OFFICE.id, (tx) => statement.execute(tx)).then(
          ({ numAffectedRows }) => numAffectedRows,
          (error: { code: string }) => error.code,
        )
        expect([table, 0n, '42501']).toContain(changed)
      }
    }
    const counts = await readOrg(database, OFFICE.id, (tx) => Promise.all(tables.map((table) => countOf(tx, table))))
    expect(counts.every((count) => count > 0)).toBe(true)
  })

  it('inserts nothing into another office', async () => {
    for (const table of tables) {
      const { rows } = await readOrg(database, OFFICE.id, (tx) =>
        sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t limit 1`.execute(tx),
      )
      const copy = inOrg(database, OTHER_OFFICE.id, (tx) =>
        sql`insert into ${sql.table(table)}
          select * from jsonb_populate_record(null::${sql.table(table)}, ${rows[0]?.row}::jsonb)`.execute(tx),
      )
      expect([table, await codeOf(copy)]).toEqual([table, '42501'])
    }
  })

  it('gives connections no rights outside a transaction', async () => {
    for (const table of [...tables, 'organization']) {
      expect([table, await codeOf(database.pool.query(`select * from ${table}`))]).toEqual([table, '42501'])
    }
  })

  it('keeps reference work away from the tables of offices', async () => {
    for (const table of tables) {
      const read = inSystem(database, (tx) => countOf(tx, table))
      expect([table, await codeOf(read)]).toEqual([table, '42501'])
    }
  })

  it('keeps offices and the public away from accounts', async () => {
    for (const table of [...OF_ACCOUNTS, 'auth.user', 'auth.session', 'auth.account']) {
      const read = (tx: ReadTx) => sql`select from ${sql.table(table)}`.execute(tx)
      expect([table, await codeOf(inOrg(database, OFFICE.id, read))]).toEqual([table, '42501'])
      expect([table, await codeOf(readPublished(database, read))]).toEqual([table, '42501'])
    }
  })

  it('lets the public read what is published, of every office, and nothing else', async () => {
    for (const table of tables) {
      const read = await readPublished(database, (tx) => countOf(tx, table)).catch(
        (error: { code: string }) => error.code,
      )
      expect([table, read]).toEqual([table, table.startsWith('published_') ? 1 : '42501'])
    }
  })

  it('lets one transaction work on accounts and then on the office again', async () => {
    const [accounts, plans] = await inOrg(database, OFFICE.id, async (tx) => [
      await withSystem(tx, (system) => countOf(system, 'account_office')),
      await countOf(tx, 'plan'),
    ])
    expect(accounts).toBe(0)
    expect(plans).toBeGreaterThan(0)
  })

  it('lets an office read the offices but not change them', async () => {
    await expect(
      inOrg(database, OFFICE.id, (tx) => tx.updateTable('organization').set({ name: 'x' }).execute()),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await inOrg(database, OFFICE.id, (tx) => countOf(tx, 'organization'))).toBeGreaterThan(1)
  })
})

describe('a transaction', () => {
  it('is kept when the work returns and undone when it throws', async () => {
    await inOrg(database, OFFICE.id, (tx) => insertPlan(tx, OFFICE.id, 2601))
    const failing = inOrg(database, OFFICE.id, async (tx) => {
      await insertPlan(tx, OFFICE.id, 2602)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect([await countPlans(2601), await countPlans(2602)]).toEqual([1, 0])
  })

  it('is not acknowledged when one of its statements failed unnoticed', async () => {
    const work = inOrg(database, OFFICE.id, async (tx) => {
      await insertPlan(tx, OFFICE.id, 2603)
      await insertPlan(tx, OFFICE.id, 2603).catch(() => undefined)
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(await countPlans(2603)).toBe(0)
  })

  it('refuses another one inside it, and the bare database, at once', async () => {
    const nested = inOrg(database, OFFICE.id, () => readOrg(database, OFFICE.id, (tx) => countOf(tx, 'plan')))
    await expect(nested).rejects.toThrow('inside an open transaction')
    const bare = inOrg(database, OFFICE.id, () => database.kysely.selectFrom('plan').selectAll().execute())
    await expect(bare).rejects.toThrow('inside an open transaction')
    expect(await countPlans(2604)).toBe(0)
  })

  it('cannot be used after its end', async () => {
    const leaked = await inOrg(database, OFFICE.id, (tx) => Promise.resolve([tx]))
    await expect(leaked[0]?.selectFrom('plan').selectAll().execute()).rejects.toThrow('has ended')
  })

  it('takes statements side by side', async () => {
    await inOrg(database, OFFICE.id, (tx) =>
      Promise.all([2605, 2606, 2607].map((year) => insertPlan(tx, OFFICE.id, year))),
    )
    expect(await Promise.all([2605, 2606, 2607].map((year) => countPlans(year)))).toEqual([1, 1, 1])
  })

  it('stays in its office while many run at once', async () => {
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_value, index) => {
        const orgId = index % 2 === 0 ? OFFICE.id : OTHER_OFFICE.id
        return inOrg(database, orgId, async (tx) => {
          const { rows } = await sql<{ id: string }>`select current_setting('app.org_id') as id`.execute(tx)
          return Number(rows[0]?.id) === orgId && orgIdOf(tx) === orgId
        })
      }),
    )
    expect(seen).toEqual(seen.map(() => true))
  })

  it('that only reads refuses writes', async () => {
    const write = readOrg(database, OFFICE.id, (tx) => sql`delete from plan`.execute(tx))
    await expect(write).rejects.toMatchObject({ code: '25006' })
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 31])('refuses the office id %s', async (orgId) => {
    await expect((async () => inOrg(database, orgId, () => Promise.resolve()))()).rejects.toThrow(RangeError)
  })
})

describe('a disk that is nearly full', () => {
  it('is told in words, before anything is written, and hinders no reading', async () => {
    const full: Database = { ...database, freeBytes: () => 1_000_000 }
    let isWorking = false
    const write = inOrg(full, OFFICE.id, async () => {
      isWorking = true
    })
    await expect(write).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('ดิสก์') as unknown,
    })
    expect(isWorking).toBe(false)
    expect(await readOrg(full, OFFICE.id, (tx) => tx.selectFrom('organization').select('id').execute())).not.toEqual([])
  })

  it('is told in words when it fills up in between', async () => {
    const write = inOrg(database, OFFICE.id, async (tx) => {
      await sql`do $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`.execute(tx)
    })
    await expect(write).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('ดิสก์') as unknown,
    })
  })

  it('is measured where the data lies', () => {
    expect(database.freeBytes() === null).toBe(database.engine === 'postgresql')
  })
})
