import fc from 'fast-check'
import type { Selectable } from 'kysely'
import type { ClientBase } from 'pg'
import { describe, expect, it } from 'vitest'
import { asOwner, OFFICE, OTHER_OFFICE, prepareTestDatabase } from '#test/database.ts'
import { appendAudit, canonicalJson, verifyAudit, verifyChain, type AuditVerdict } from './audit.ts'
import { openDatabase, type Database } from './open.ts'
import type { AuditEntryTable, AuditHeadTable } from './schema.ts'
import { inOrg, readOrg } from './scope.ts'

const NOW = new Date('2026-11-22T03:00:00.123Z')

const write = (database: Database, orgId: number, subjectId: string): Promise<number> =>
  inOrg(database, orgId, (tx) =>
    appendAudit(tx, {
      at: NOW,
      actor: 'ผู้ทดสอบ',
      action: 'intake.accept',
      subjectType: 'intake',
      subjectId,
      detail: { รายการ: 58, b: [1, { z: null, a: 0.1 }], '10': 'ten', '9': 1e21 },
    }),
  )

const verdict = (database: Database, orgId: number = OFFICE.id): Promise<AuditVerdict> =>
  readOrg(database, orgId, (tx) => verifyAudit(tx))

describe('the audit log', () => {
  it('is a chain per office that many writers at once cannot fork', async () => {
    const { config, remove } = await prepareTestDatabase()
    const database = await openDatabase(config)
    expect(await verdict(database)).toEqual({ entryCount: 0, brokenAt: null })
    const numbers = await Promise.all(
      Array.from({ length: 30 }, (_value, index) =>
        write(database, index % 3 === 0 ? OTHER_OFFICE.id : OFFICE.id, `${index}`),
      ),
    )
    expect(numbers.toSorted((a, b) => a - b)).toEqual([...range(1, 10), ...range(1, 20)].toSorted((a, b) => a - b))
    expect(await verdict(database)).toEqual({ entryCount: 20, brokenAt: null })
    expect(await verdict(database, OTHER_OFFICE.id)).toEqual({ entryCount: 10, brokenAt: null })
    await database.close()
    await remove()
  })

  it('cannot be changed or deleted by the program', async () => {
    const { config, remove } = await prepareTestDatabase()
    const database = await openDatabase(config)
    await write(database, OFFICE.id, 'a')
    await expect(
      inOrg(database, OFFICE.id, (tx) => tx.updateTable('audit_entry').set({ actor: 'x' }).execute()),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(inOrg(database, OFFICE.id, (tx) => tx.deleteFrom('audit_entry').execute())).rejects.toMatchObject({
      code: '42501',
    })
    await expect(inOrg(database, OFFICE.id, (tx) => tx.deleteFrom('audit_head').execute())).rejects.toMatchObject({
      code: '42501',
    })
    await database.close()
    await asOwner(config, async (client) => {
      await expect(client.query(`update audit_entry set actor = 'x'`)).rejects.toMatchObject({ code: '23001' })
      await expect(client.query('delete from audit_entry')).rejects.toMatchObject({ code: '23001' })
      await expect(client.query('truncate audit_entry')).rejects.toMatchObject({ code: '23001' })
    })
    await remove()
  })

  it('betrays an intruder at the machine', async () => {
    const { config, remove } = await prepareTestDatabase()
    const database = await openDatabase(config)
    for (const subject of ['a', 'b', 'c', 'd']) await write(database, OFFICE.id, subject)
    await database.close()
    await asOwner(config, async (client) => {
      expect(await verdictAfter(client, 'select 1')).toBeNull()
      for (const [tampering, brokenAt] of TAMPERINGS) {
        expect([tampering, await verdictAfter(client, tampering)]).toEqual([tampering, brokenAt])
      }
    })
    await remove()
  })
})

/** What is done behind the program's back, and the first entry at which that must show. */
const TAMPERINGS: [string, number][] = [
  [`update audit_entry set detail = jsonb_set(detail, '{รายการ}', '57') where seq = 2`, 2],
  [`update audit_entry set actor = 'ผู้อื่น' where seq = 4`, 4],
  [`update audit_entry set at = at + interval '1 ms' where seq = 3`, 3],
  ['delete from audit_entry where seq = 2', 2],
  ['delete from audit_entry where seq = 4', 4],
  ['delete from audit_entry where seq = 4; update audit_head set seq = 3', 4],
  ['delete from audit_entry', 1],
  ['delete from audit_head', 5],
  [`insert into audit_entry select (jsonb_populate_record(e, '{"seq": 5}')).* from audit_entry e where seq = 4`, 5],
  [`update audit_entry set org_id = ${OTHER_OFFICE.id} where seq = 1`, 1],
]

/** The first broken entry of the office after some tampering, which is then undone. */
async function verdictAfter(client: ClientBase, tampering: string): Promise<number | null> {
  await client.query('begin; alter table audit_entry disable trigger all')
  await client.query(tampering)
  const entries = await client.query<Selectable<AuditEntryTable>>(
    'select * from audit_entry where org_id = $1 order by seq',
    [OFFICE.id],
  )
  const head = await client.query<Selectable<AuditHeadTable>>('select * from audit_head where org_id = $1', [OFFICE.id])
  await client.query('rollback')
  return verifyChain(entries.rows, head.rows[0]).brokenAt
}

describe('canonical JSON', () => {
  it('is the same for any order of keys, and tells different values apart', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_value, index) => first + index)
