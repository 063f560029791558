import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ClientBase } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asOwner, prepareTestDatabase } from '#test/database.ts'
import { migrate } from './migrate.ts'
import { readMigrations, type Migration } from './migration-files.ts'
import { openDatabase, type DatabaseConfig } from './open.ts'

const own = readMigrations()
const step = (sql: string): Migration => ({ name: '9999_try.sql', sql, checksum: 'c' })
const tableExists = async (client: ClientBase, name: string): Promise<boolean> => {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [name])
  return rows[0]?.found === true
}

describe('migrating', () => {
  let config: DatabaseConfig
  let remove: () => Promise<void>
  beforeEach(async () => {
    const prepared = await prepareTestDatabase()
    config = prepared.config
    remove = prepared.remove
  })
  afterEach(() => remove())

  it('does nothing to a database that is up to date, and adds what is missing once', async () => {
    await asOwner(config, async (client) => {
      expect(await migrate(client)).toEqual([])
      const longer = [...own, step('create table added (i int)')]
      expect(await migrate(client, longer)).toEqual(['9999_try.sql'])
      expect(await migrate(client, longer)).toEqual([])
      expect(await tableExists(client, 'added')).toBe(true)
    })
  })

  it('undoes a step that fails in the middle, and can try it again', async () => {
    await asOwner(config, async (client) => {
      await expect(migrate(client, [...own, step('create table half (i int); select 1/0')])).rejects.toThrow(
        '9999_try.sql failed',
      )
      expect(await tableExists(client, 'half')).toBe(false)
      expect(await migrate(client, [...own, step('create table half (i int)')])).toEqual(['9999_try.sql'])
    })
  })

  it('refuses a database of a newer program, and leaves it as it is', async () => {
    await asOwner(config, async (client) => {
      await migrate(client, [...own, step('create table newer (i int)')])
      await expect(migrate(client)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/รุ่นใหม่กว่า[^]*9999_try\.sql/) as unknown,
      })
    })
    await expect(openDatabase(config)).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('refuses a database whose step differs from the program', async () => {
    await asOwner(config, async (client) => {
      const changed = own.map((migration) => ({ ...migration, checksum: 'another' }))
      await expect(migrate(client, changed)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('0001_init.sql') as unknown,
      })
    })
  })
})

describe('the files of migrations', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'damnoen-test-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('are read in order, with the same checksum whatever the line ends', () => {
    writeFileSync(path.join(folder, '0002_b.sql'), 'b')
    writeFileSync(path.join(folder, '0001_a.sql'), 'a\r\na')
    writeFileSync(path.join(folder, 'notes.txt'), '')
    const [first, second] = readMigrations(folder)
    writeFileSync(path.join(folder, '0001_a.sql'), 'a\na')
    expect(readMigrations(folder)).toEqual([first, second])
    expect([first?.sql, second?.name]).toEqual(['a\na', '0002_b.sql'])
  })

  it.each([[['0001_a.sql', '0003_c.sql']], [['0001_a.sql', '0001_b.sql']], [['init.sql']]])('refuses %j', (names) => {
    for (const name of names) writeFileSync(path.join(folder, name), '')
    expect(() => readMigrations(folder)).toThrow('missing or doubled')
  })
})
