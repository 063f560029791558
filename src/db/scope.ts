import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type { PoolClient } from 'pg'
import { AppError } from '#src/domain/errors.ts'
import { diskFull, refuseFullDisk } from './disk-space.ts'
import type { Database } from './open.ts'
import type { DB } from './schema.ts'

declare const transactionBrand: unique symbol

/** What a query that only reads asks for. */
export type ReadTx = Pick<
  Kysely<DB>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor'
> & {
  readonly [transactionBrand]: 'read' | 'write'
}

/**
 * An open transaction inside one office. Only this module makes it, so that a function which writes cannot be called outside a
 * transaction. It is dead once the transaction has ended: using it then throws.
 */
export type Tx = ReadTx &
  Pick<Kysely<DB>, 'insertInto' | 'updateTable' | 'deleteFrom' | 'mergeInto'> & { readonly [transactionBrand]: 'write' }

/** `last`: the statement that was sent most recently, settled without failing. */
type Scope = { database: Database; open: boolean; last: Promise<unknown> }

const scopes = new AsyncLocalStorage<Scope>()
const officeOf = new WeakMap<object, number>()

/**
 * The plans by which foreign keys are checked are kept as long as the connection, and the embedded database has only one: made while a
 * table held a few rows, they read thousands for each row that is written later.
 */
const FRESH_PLANS = 'discard plans'

/**
 * Runs `work` in one transaction that sees and changes only what belongs to the office: all of it is kept, or, when `work` throws, none.
 * @param orgId id of the office (`organization.id`)
 * Keep it short: the embedded engine has one connection, for which everyone else waits meanwhile.
 * @throws RangeError for an id that is no positive integer; Error when called inside another transaction (pass its `tx` instead);
 * AppError 'unavailable' when no connection is to be had, or no space
 */
export const inOrg = <T>(database: Database, orgId: number, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database, `begin; ${FRESH_PLANS}; set local role app_user; ${scopeStatement(orgId)}`, orgId, (tx) => {
    refuseFullDisk(database.freeBytes())
    return work(tx as Tx)
  })

/** As `inOrg`, but the database refuses every write. */
export const readOrg = <T>(database: Database, orgId: number, work: (tx: ReadTx) => Promise<T>): Promise<T> =>
  inTransaction(database, `begin read only; set local role app_user; ${scopeStatement(orgId)}`, orgId, work)

/** One transaction over the reference tables (offices), which it may write. It may not touch the tables of any office. */
export const inSystem = <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database, 'begin; set local role app_system', null, (tx) => work(tx as Tx))

/**
 * Runs `work` on the tables that belong to no office (accounts, list of offices) within the same transaction, then goes back to its office.
 * For what must happen together: a position and the account of the person who holds it.
 */
export const withSystem = <T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withSetting(tx, ['set local role app_system', 'set local role app_user'], () => work(tx))

/** One transaction that reads what is published, of every office, and nothing else. */
export const readPublished = <T>(database: Database, work: (tx: ReadTx) => Promise<T>): Promise<T> =>
  inTransaction(database, 'begin read only; set local role app_public', null, work)

/** One transaction over the index of works of every office, and nothing else. What it finds is given to an office only where that may see it. */
export const inRadar = <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database, 'begin; set local role app_radar', null, (tx) => work(tx as Tx))

/** Runs `work` on the index of works of every office within the same transaction, then goes back to its office. */
export const withRadar = <T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withSetting(tx, ['set local role app_radar', 'set local role app_user'], () => work(tx))

/**
 * Runs `work` in another office within the same transaction, then goes back: for what one office hands to another, and both must have or
 * neither. The caller answers for it that the other office may be written to.
 */
export function deliverTo<T>(tx: Tx, orgId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  const home = orgIdOf(tx)
  return withSetting(tx, [scopeStatement(orgId), scopeStatement(home)], async () => {
    officeOf.set(tx, orgId)
    try {
      return await work(tx)
    } finally {
      officeOf.set(tx, home)
    }
  })
}

/** Makes a setting for the time of `work`; when that fails, the transaction is lost anyway. */
async function withSetting<T>(tx: Tx, [begin, end]: [string, string], work: () => Promise<T>): Promise<T> {
  const set = (statement: string) => tx.getExecutor().executeQuery(CompiledQuery.raw(statement))
  await set(begin)
  try {
    const result = await work()
    await set(end)
    return result
  } catch (error) {
    await set(end).catch(() => undefined)
    throw error
  }
}

/** The office of an open transaction. @throws Error for a transaction without one (`inSystem`) */
export function orgIdOf(tx: ReadTx): number {
  const orgId = officeOf.get(tx)
  if (orgId === undefined) throw new Error('this transaction belongs to no office')
  return orgId
}

/** Refuses to hand out a second connection inside a transaction: on the embedded engine, which has one, both would wait for ever. */
export function refuseInsideTransaction(database: Database): void {
  const scope = scopes.getStore()
  if (scope?.open === true && scope.database === database) {
    throw new Error('the database was used inside an open transaction: pass on the tx of that transaction')
  }
}

/** Literal on purpose: Citus hands `set local` on to its workers, but not set_config(). */
function scopeStatement(orgId: number): string {
  if (!Number.isInteger(orgId) || orgId < 1 || orgId > 0x7fffffff) throw new RangeError(`not an office id: ${orgId}`)
  return `set local app.org_id = '${orgId}'`
}

async function inTransaction<T>(
  database: Database,
  begin: string,
  orgId: number | null,
  work: (tx: ReadTx) => Promise<T>,
): Promise<T> {
  refuseInsideTransaction(database)
  const client = await connect(database)
  const scope: Scope = { database, open: true, last: Promise.resolve() }
  let broken: Error | undefined
  try {
    await client.query(begin)
    const tx = transactionOver(client, scope)
    if (orgId !== null) officeOf.set(tx, orgId)
    const result = await scopes.run(scope, () => work(tx))
    scope.open = false
    await scope.last
    await commit(client)
    return result
  } catch (error) {
    scope.open = false
    await scope.last
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure))
    })
    throw isDiskFull(error) ? diskFull() : error
  } finally {
    client.release(broken)
  }
}

/** disk_full of PostgreSQL, on this machine or the server's. */
const isDiskFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '53100'

async function connect(database: Database): Promise<PoolClient> {
  try {
    return await database.pool.connect()
  } catch (error) {
    const refusal = new AppError('unavailable', 'ขณะนี้ฐานข้อมูลไม่ว่างหรือติดต่อไม่ได้ กรุณาลองใหม่อีกครั้ง')
    refusal.cause = error
    throw refusal
  }
}

/** PostgreSQL answers the commit of a transaction that an earlier error has spoilt with ROLLBACK, not with an error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements had failed')
}

/** Statements of one transaction wait for each other, so that `Promise.all` inside it is harmless. */
function transactionOver(client: PoolClient, scope: Scope): ReadTx {
  const query = (text: string, values: unknown[]): Promise<unknown> => {
    const run = scope.last.then(() => {
      if (!scope.open) throw new Error('the transaction has ended: its tx must not be used any more')
      return client.query(text, values)
    })
    scope.last = run.catch(() => undefined)
    return run
  }
  const connection = { query, release: () => undefined } as unknown as PostgresPoolClient
  const pool = { connect: () => Promise.resolve(connection), end: () => Promise.resolve(), options: {} }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }) as unknown as ReadTx
}
