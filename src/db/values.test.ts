import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import type { Database } from './open.ts'
import { inOrg } from './scope.ts'
import { parseInt8 } from './type-parsers.ts'
import { uuidV7 } from './uuid.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

const select = async (expression: string): Promise<unknown> => {
  const { rows } = await inOrg(database, OFFICE.id, (tx) =>
    sql<{ v: unknown }>`select ${sql.raw(expression)} as v`.execute(tx),
  )
  return rows[0]?.v
}

describe('values of the database', () => {
  it.each([
    ["date '2026-11-22'", '2026-11-22'],
    ["date '0001-01-01'", '0001-01-01'],
    ['9007199254740991::bigint', 9007199254740991],
    ['sum(v)::bigint from (values (150000::bigint), (50)) t(v)', 150050],
    ['array[1, null, 9000000000000]::bigint[]', [1, null, 9000000000000]],
    ["array['ก', null, 'ข, ค', '\"']::text[]", ['ก', null, 'ข, ค', '"']],
    ["'{}'::bigint[]", []],
    ['4095::smallint', 4095],
    ["timestamptz '2026-11-22T03:00:00.123Z'", new Date('2026-11-22T03:00:00.123Z')],
  ])('reads %s', async (expression, value) => {
    expect(await select(expression.includes(' from ') ? `(select ${expression})` : expression)).toEqual(value)
  })

  it('refuses a bigint that a number cannot hold', async () => {
    await expect(select('9007199254740993::bigint')).rejects.toThrow(RangeError)
    expect(() => parseInt8('-9007199254740992')).toThrow(RangeError)
  })

  it('orders Thai as a dictionary does', async () => {
    const order = `(select string_agg(v, ' ' order by v collate "und-x-icu") from unnest(array['ข', 'แก', 'เก', 'กา', 'ก']) v)`
    expect(await select(order)).toBe('ก กา เก แก ข')
  })

  it('finds Thai words by their letters', async () => {
    expect(await select(`similarity('ก่อสร้างถนนคอนกรีต', 'ก่อสร้างถนนลาดยาง')`)).toBeGreaterThan(0.3)
  })
})

describe('ids', () => {
  it('sort by the time they were made, and are never the same', () => {
    const now = new Date('2026-11-22T03:00:00Z')
    const early = Array.from({ length: 1000 }, () => uuidV7(now))
    const late = Array.from({ length: 1000 }, () => uuidV7(new Date(now.getTime() + 1)))
    expect(new Set([...early, ...late]).size).toBe(2000)
    expect(early.every((id) => late.every((other) => id < other))).toBe(true)
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    expect(early.every((id) => form.test(id))).toBe(true)
    expect(parseInt(early[0]?.replace('-', '').slice(0, 12) ?? '', 16)).toBe(now.getTime())
  })
})
