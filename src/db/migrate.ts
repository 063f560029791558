import type { ClientBase } from 'pg'
import { AppError } from '#src/domain/errors.ts'
import { readMigrations, type Migration } from './migration-files.ts'

/** Key of the advisory lock under which one process at a time migrates a database. */
const MIGRATION_LOCK = 7_250_001

type Applied = { name: string; checksum: string }

/**
 * Brings a database up to this program: applies the missing migrations in order, each in a transaction of its own.
 * @returns names of the migrations applied now
 * @throws AppError 'unavailable' when the database was made by a newer or a different program
 */
export async function migrate(client: ClientBase, migrations: Migration[] = readMigrations()): Promise<string[]> {
  await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`)
  try {
    await client.query(
      'create table if not exists damnoen_migration' +
        ' (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<Applied>('select name, checksum from damnoen_migration order by name')
    refuseForeign(rows, migrations)
    const missing = migrations.slice(rows.length)
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`)
  }
}

function refuseForeign(applied: Applied[], migrations: Migration[]): void {
  applied.forEach(({ name, checksum }, index) => {
    const known = migrations[index]
    if (known === undefined) {
      const thai = `ฐานข้อมูลนี้สร้างโดยโปรแกรมรุ่นใหม่กว่า (มีขั้น ${name}) กรุณาใช้โปรแกรมรุ่นนั้นหรือใหม่กว่า`
      throw new AppError(
        'unavailable',
        `${thai}\nThe database was made by a newer version of Damnoen (it has ${name}).`,
      )
    }
    if (known.name !== name || known.checksum !== checksum) {
      const thai = `ฐานข้อมูลนี้ไม่ตรงกับโปรแกรมรุ่นนี้ (ขั้น ${name} ต่างกัน) จึงไม่เปิดใช้เพื่อไม่ให้ข้อมูลเสียหาย`
      throw new AppError(
        'unavailable',
        `${thai}\nThe database does not match this version of Damnoen (migration ${name} differs).`,
      )
    }
  })
}

async function apply(client: ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into damnoen_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}
