import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { inOrg, type Tx } from './scope.ts'
import { uuidV7 } from './uuid.ts'

const NOW = new Date('2026-11-22T03:00:00Z')

/** A plan with so many projects, each with its fund. */
async function writePlan(tx: Tx, fiscalYear: number, count: number): Promise<void> {
  const office = { org_id: OFFICE.id }
  const planId = uuidV7(NOW)
  await tx
    .insertInto('plan')
    .values({ ...office, id: planId, fiscal_year: fiscalYear, regulation: '2561', created_at: NOW, updated_at: NOW })
    .execute()
  const ids = Array.from({ length: count }, () => uuidV7(NOW))
  const content = { kind: 'project', name: 'ถนนตัวอย่าง', search_text: 'ถนนตัวอย่าง', plan_id: planId } as const
  await tx
    .insertInto('project')
    .values(ids.map((id, position) => ({ ...office, ...content, id, position, updated_at: NOW })))
    .execute()
  await tx
    .insertInto('project_fund')
    .values(ids.map((project_id) => ({ ...office, project_id, position: 1, amount_satang: 1 })))
    .execute()
}

/** How many rows of the table of projects this transaction has looked at. */
const rowsLookedAt = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as count
    from pg_stat_xact_user_tables where relname = 'project'`.execute(tx)
  return rows[0]?.count ?? 0
}

test('a foreign key is checked by the index also when its table was small before', async () => {
  const database = await openTestDatabase()
  // The plan by which it is checked is made once several rows have been checked.
  for (const year of [2570, 2571, 2572]) await inOrg(database, OFFICE.id, (tx) => writePlan(tx, year, 60))
  const reads = await inOrg(database, OFFICE.id, async (tx) => {
    await writePlan(tx, 2573, 1_000)
    return rowsLookedAt(tx)
  })
  expect(reads).toBeGreaterThanOrEqual(1_000)
  expect(reads).toBeLessThan(20_000)
})
