import pg from 'pg'
import { AppError } from '#src/domain/errors.ts'
import { migrate } from './migrate.ts'
import { withoutCrash, type OpenedPool } from './open-embedded.ts'
import { TYPE_PARSERS } from './type-parsers.ts'

const OLDEST_VERSION = 150_000
const CONNECTION_WAIT_MS = 10_000

type Server = { version: number; encoding: string; ctype: string; provider: string; has_thai_order: boolean }

/**
 * A pool over a PostgreSQL server. The migrations run as the user of the URL, who must own the database and either be allowed to make
 * roles or be a member of the four roles that an administrator has made; afterwards every connection starts in the role app_login,
 * which has no rights until it takes on another for a transaction.
 * @throws AppError 'unavailable' when the server is too old, the database cannot compare Thai or belongs to a newer program
 */
export async function openPostgresql(databaseUrl: string): Promise<OpenedPool> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECTION_WAIT_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const detail = error instanceof Error ? error.message || error.name : String(error)
    throw new AppError(
      'unavailable',
      `ติดต่อฐานข้อมูล PostgreSQL ตาม DATABASE_URL ไม่ได้\nCannot connect to the database of DATABASE_URL: ${detail}`,
    )
  }
  try {
    await refuseUnfit(client)
    await migrate(client)
    await refuseWithoutTrigrams(client)
  } finally {
    await client.end()
  }
  const pool = new pg.Pool({
    ...withRole(databaseUrl),
    max: 10,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    types: TYPE_PARSERS,
  })
  return { pool: withoutCrash(pool), end: () => pool.end() }
}

/** As a start-up option the role is what `reset role` and `discard all` go back to. Options of the URL itself are kept. */
function withRole(databaseUrl: string): pg.PoolConfig {
  const url = new URL(databaseUrl)
  const options = url.searchParams.get('options')
  url.searchParams.set('options', `${options ?? ''} -c role=app_login`.trim())
  return { connectionString: url.href }
}

async function refuseUnfit(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Server>(`
    select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding, datctype as ctype,
      to_jsonb(d) ->> 'datlocprovider' as provider,
      exists (select from pg_collation where collname = 'und-x-icu') as has_thai_order
    from pg_database d where datname = current_database()`)
  const server = rows[0]
  if (server === undefined) throw new Error('the server does not know its own database')
  if (server.version < OLDEST_VERSION) {
    throw refusal('ต้องใช้ PostgreSQL รุ่น 15 ขึ้นไป', `PostgreSQL 15 or newer is needed (found ${server.version}).`)
  }
  if (server.encoding !== 'UTF8') {
    throw refusal('ฐานข้อมูลต้องใช้รหัส UTF8', `The database must have encoding UTF8 (found ${server.encoding}).`)
  }
  if (server.provider !== 'b' && (server.ctype === 'C' || server.ctype === 'POSIX')) throw localeRefusal(server.ctype)
  if (!server.has_thai_order) {
    throw refusal(
      'PostgreSQL นี้ไม่มี ICU จึงเรียงภาษาไทยไม่ได้',
      'This PostgreSQL was built without ICU (und-x-icu is missing).',
    )
  }
}

/** In locale C no Thai letter counts as a letter, so nothing Thai would ever be similar to anything. */
async function refuseWithoutTrigrams(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ works: boolean }>(`select similarity('ก่อสร้างถนน', 'ก่อสร้างถนน') > 0.9 as works`)
  if (rows[0]?.works !== true) throw localeRefusal('without Thai letters')
}

const localeRefusal = (ctype: string): AppError =>
  refusal(
    'ฐานข้อมูลนี้ใช้ locale แบบ C ซึ่งค้นหาภาษาไทยไม่ได้ กรุณาสร้างใหม่ด้วย C.UTF-8 หรือ th_TH.UTF-8',
    `The database has LC_CTYPE ${ctype}, in which Thai cannot be searched. Make it with: create database damnoen template template0 locale 'C.UTF-8'`,
  )

const refusal = (thai: string, english: string): AppError => new AppError('unavailable', `${thai}\n${english}`)
