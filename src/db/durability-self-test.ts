import { PGlite } from '@electric-sql/pglite'

/** How the embedded engine is started: without its own switch that turns fsync off, and with the one way of syncing that works. */
export const DURABLE_START_PARAMS: string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'max_wal_size=128MB',
]

const SOUND = 'fsync=on wal_sync_method=fsync synced=true'

/**
 * Proves with a commit that commits reach the disk. The mended file system uses a door that a new version of the engine may close:
 * better not to start than to lose commits.
 * @param files counts how often a file was forced to the disk
 * @throws Error that says what was found
 */
export async function testDurability(
  database: Pick<PGlite, 'query'>,
  files: { readonly syncCount: number },
): Promise<void> {
  const fsync = await database.query<{ fsync: string }>('show fsync')
  const method = await database.query<{ wal_sync_method: string }>('show wal_sync_method')
  const before = files.syncCount
  await database.query(`select pg_logical_emit_message(true, 'damnoen', 'self-test')`)
  const synced = files.syncCount > before
  const found = `fsync=${fsync.rows[0]?.fsync} wal_sync_method=${method.rows[0]?.wal_sync_method} synced=${synced}`
  if (found !== SOUND) throw new Error(`durability self-test: found ${found}, needed ${SOUND}`)
}
