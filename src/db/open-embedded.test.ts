import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { OFFICE, prepareTestDatabase, TEST_DATABASE_URL } from '#test/database.ts'
import { checkpoint, vacuum } from './maintenance.ts'
import { openDatabase } from './open.ts'
import { poolOver } from './open-embedded.ts'
import { PgliteThread } from './pglite-thread.ts'
import { inOrg, inSystem } from './scope.ts'

const removals: (() => Promise<void>)[] = []
const prepare = async (): Promise<string> => {
  const { config, remove } = await prepareTestDatabase()
  removals.push(remove)
  return config.dataFolder
}
afterEach(async () => {
  await Promise.all(removals.splice(0).map((remove) => remove()))
})

describe.skipIf(TEST_DATABASE_URL !== '')('the embedded database', () => {
  it('is made anew when its first start was cut short, and leaves no lock behind', async () => {
    const dataFolder = await prepare()
    const mark = path.join(dataFolder, 'database/damnoen-unfinished')
    writeFileSync(mark, '')
    rmSync(path.join(dataFolder, 'database/global'), { recursive: true })
    const database = await openDatabase({ dataFolder })
    const offices = await inOrg(database, 1, (tx) => tx.selectFrom('organization').select('id').execute())
    await database.close()
    expect(offices).toEqual([])
    expect(existsSync(mark)).toBe(false)
    expect(readdirSync(dataFolder)).toEqual(['database'])
  })

  it('never touches a folder that is not its own, and leaves no lock there', async () => {
    const { config, remove } = await prepareTestDatabase()
    removals.push(remove)
    const folder = path.join(config.dataFolder, 'database')
    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'บัญชีรายชื่อ.xlsx'), 'someone’s work')
    await expect(openDatabase(config)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(folder) as unknown,
    })
    expect(readdirSync(folder)).toEqual(['บัญชีรายชื่อ.xlsx'])
    expect(readdirSync(config.dataFolder)).toEqual(['database'])
  })

  it('keeps what was written when it is opened again', async () => {
    const dataFolder = await prepare()
    const first = await openDatabase({ dataFolder })
    await inSystem(first, (tx) => tx.insertInto('organization').values({ id: 7, name: 'ก', type: 'sao' }).execute())
    await first.close()
    const second = await openDatabase({ dataFolder })
    expect(
      await inSystem(second, (tx) => tx.selectFrom('organization').select('name').where('id', '=', 7).execute()),
    ).toEqual([{ name: 'ก' }])
    await second.close()
  })

  it('refuses a second opening of the folder, naming the first, and is not harmed by it', async () => {
    const dataFolder = await prepare()
    const first = await openDatabase({ dataFolder })
    const second = openDatabase({ dataFolder })
    await expect(second).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(String(process.pid)) as unknown,
    })
    expect(await inOrg(first, OFFICE.id, (tx) => tx.selectFrom('plan').selectAll().execute())).toEqual([])
    await first.close()
    await (await openDatabase({ dataFolder })).close()
  })

  it('does checkpoints and vacuums on its restricted connection', async () => {
    const database = await openDatabase({ dataFolder: await prepare() })
    await checkpoint(database.pool)
    await vacuum(database.pool)
    const { rows } = await database.pool.query<{ role: string }>('select current_user as role')
    expect(rows).toEqual([{ role: 'app_login' }])
    await database.close()
  })

  it('closes twice as once, and then answers nothing', async () => {
    const database = await openDatabase({ dataFolder: await prepare() })
    await Promise.all([database.close(), database.close()])
    await expect(inOrg(database, OFFICE.id, () => Promise.resolve())).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('turns a crash of its thread into errors: of what runs, what waits and what comes later', async () => {
    const { thread } = await PgliteThread.start(path.join(await prepare(), 'database'))
    const pool = poolOver(thread)
    const running = pool.query('select count(*) from generate_series(1, 30000000)')
    const waiting = pool.query('select 1')
    const outcome = Promise.allSettled([running, waiting])
    await new Promise((resolve) => setTimeout(resolve, 100))
    await thread.kill()
    expect((await outcome).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(pool.query('select 1')).rejects.toThrow('has ended')
    await pool.end()
  })

  it('tells whoever opened it that it has broken, and is silent when it is closed', async () => {
    const start = vi.spyOn(PgliteThread, 'start')
    const reasons: Error[] = []
    const onFailure = (reason: Error): number => reasons.push(reason)
    await (await openDatabase({ dataFolder: await prepare(), onFailure })).close()
    expect(reasons).toEqual([])
    const broken = await openDatabase({ dataFolder: await prepare(), onFailure })
    const opened = await (start.mock.results[1]?.value as ReturnType<typeof PgliteThread.start>)
    await opened.thread.kill()
    expect(reasons).toHaveLength(1)
    await broken.close()
    expect(reasons).toHaveLength(1)
    start.mockRestore()
  })
})
