import { PGlite } from '@electric-sql/pglite'
import { fdatasyncSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareTestDatabase, TEST_DATABASE_URL } from '#test/database.ts'
import { DURABLE_START_PARAMS, testDurability } from './durability-self-test.ts'
import { DurableNodeFs } from './durable-node-fs.ts'

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  const prepared = await prepareTestDatabase()
  folder = path.join(prepared.config.dataFolder, 'database')
  remove = prepared.remove
})
afterEach(() => remove())

describe.skipIf(TEST_DATABASE_URL !== '')('the file system of the embedded database', () => {
  it('forces each commit to the disk', async () => {
    const files = new DurableNodeFs(folder)
    const database = await PGlite.create({ fs: files, startParams: DURABLE_START_PARAMS })
    await database.exec('create table t (i int)')
    for (let i = 0; i < 20; i += 1) {
      const before = files.syncCount
      await database.query('insert into t values ($1)', [i])
      expect(files.syncCount).toBeGreaterThan(before)
    }
    await database.close()
  })

  it.each([
    ['the engine as it is delivered', PGlite.defaultStartParams, 'fsync=off'],
    [
      'only its switch removed',
      PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      'wal_sync_method=fdatasync',
    ],
  ])('fails the self-test with %s', async (_what, startParams, found) => {
    const files = new DurableNodeFs(folder)
    const database = await PGlite.create({ fs: files, startParams })
    await expect(testDurability(database, files)).rejects.toThrow(found)
    await database.close()
  })

  it('fails the self-test when the mended function is not called any more, and passes it as it is', async () => {
    const files = new DurableNodeFs(folder)
    const database = await PGlite.create({ fs: files, startParams: DURABLE_START_PARAMS })
    await expect(testDurability(database, { syncCount: 7 })).rejects.toThrow('synced=false')
    await expect(testDurability(database, files)).resolves.toBeUndefined()
    await database.close()
  })

  it('remembers that the disk failed, and the commit is not acknowledged', async () => {
    let isBroken = false
    const files = new DurableNodeFs(folder, (handle) => {
      if (isBroken) throw Object.assign(new Error('the disk is broken'), { code: 'EIO' })
      fdatasyncSync(handle)
    })
    const database = await PGlite.create({ fs: files, startParams: DURABLE_START_PARAMS })
    await database.exec('create table t (i int)')
    isBroken = true
    const text = Buffer.from('insert into t values (1)\0')
    const message = Buffer.concat([Buffer.from([0x51, 0, 0, 0, text.length + 4]), text])
    const reply = Buffer.from(await database.execProtocolRaw(message)).toString('latin1')
    expect(files.failure?.message).toBe('the disk is broken')
    expect(reply).toContain('PANIC')
    expect(reply).not.toContain('INSERT 0 1')
  })
})
