import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type { Pool } from 'pg'
import { freeBytesOf } from './disk-space.ts'
import { openEmbedded } from './open-embedded.ts'
import { openPostgresql } from './open-postgresql.ts'
import type { DB } from './schema.ts'
import { refuseInsideTransaction } from './scope.ts'

/** An open database. Connections have no rights of their own: read and write through `inOrg`, `readOrg`, `inSystem`. */
export type Database = {
  engine: 'embedded' | 'postgresql'
  /** Outside any transaction. Refuses to be used inside one. */
  kysely: Kysely<DB>
  /** For the tenant scope and the job queue. */
  pool: Pool
  /** Space for more data; null where the disk is another machine's. */
  freeBytes: () => number | null
  /** Ends all connections, and the embedded database with its lock. */
  close: () => Promise<void>
}

/** `databaseUrl`: PostgreSQL ≥ 15; without it the embedded database in `dataFolder`. */
export type DatabaseConfig = {
  databaseUrl?: string | undefined
  dataFolder: string
  /** Told once when the embedded database breaks while it is open: from then on every query fails, and only a new start helps. */
  onFailure?: (reason: Error) => void
}

/**
 * Opens the database and brings it up to this version of the program.
 * @throws AppError 'unavailable', with what to do, when the data folder is in use, the engine cannot keep data safe, the server is too
 * old or compares no Thai, or the database was made by a newer program
 */
export async function openDatabase({ databaseUrl, dataFolder, onFailure }: DatabaseConfig): Promise<Database> {
  const engine = databaseUrl === undefined || databaseUrl === '' ? 'embedded' : 'postgresql'
  const { pool, end } =
    engine === 'embedded' ? await openEmbedded(dataFolder, onFailure) : await openPostgresql(databaseUrl ?? '')
  let closing: Promise<void> | undefined
  const database: Database = {
    engine,
    pool,
    freeBytes: engine === 'embedded' ? () => freeBytesOf(dataFolder) : () => null,
    kysely: new Kysely<DB>({
      dialect: new PostgresDialect({
        pool: {
          connect: async (): Promise<PostgresPoolClient> => {
            refuseInsideTransaction(database)
            return pool.connect()
          },
          end: () => Promise.resolve(),
          options: {},
        },
      }),
    }),
    close: () => (closing ??= end()),
  }
  return database
}
