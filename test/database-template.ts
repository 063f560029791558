import { createHash, randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readMigrations } from '#src/db/migration-files.ts'
import { openDatabase, type Database, type DatabaseConfig } from '#src/db/open.ts'
import { inSystem } from '#src/db/scope.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'

/** Fictitious offices of every test database. */
export const OFFICE = { id: 101, name: 'เทศบาลตำบลดำเนินตัวอย่าง' } as const
export const OTHER_OFFICE = { id: 102, name: 'องค์การบริหารส่วนตำบลทดลองดี' } as const

/** Changes with the migrations and the engine: a template of another state is never reused. */
export const TEMPLATE_KEY = createHash('sha256')
  .update(
    readMigrations()
      .map(({ checksum }) => checksum)
      .join(),
  )
  .update('pglite 0.5.16, offices 101 and 102')
  .digest('hex')
  .slice(0, 16)

export type Prepared = { config: DatabaseConfig; remove: () => Promise<void> }

/** Where templates are kept from one run to the next. */
const TEMPLATES = path.join(PROJECT_ROOT, 'node_modules/.cache/damnoen-test')

/** A data folder of its own with the migrated database and the two offices in it, copied from a template that is made once. */
export const prepareEmbedded = (): Promise<Prepared> =>
  copyOf(TEMPLATE_KEY, (dataFolder) => fillTemplate({ dataFolder }))

/**
 * As `prepareEmbedded`, with more in it, that is put into the database once for all who ask for the same.
 * @param name of what is put in; a change of any source makes it anew, as nobody can say which of them it depends on
 */
export const prepareSeeded = (name: string, seed: (database: Database) => Promise<unknown>): Promise<Prepared> =>
  copyOf(`${TEMPLATE_KEY}-${name}-${stateOfSources()}`, async (draft) => {
    const { config, remove } = await prepareEmbedded()
    try {
      await withDatabase(config, seed)
      cpSync(config.dataFolder, draft, { recursive: true })
    } finally {
      await remove()
    }
  })

/** Does something to a database that is not open. */
export async function withDatabase(
  config: DatabaseConfig,
  work: (database: Database) => Promise<unknown>,
): Promise<void> {
  const database = await openDatabase(config)
  try {
    await work(database)
  } finally {
    await database.close()
  }
}

async function copyOf(key: string, fill: (draft: string) => Promise<void>): Promise<Prepared> {
  const template = path.join(TEMPLATES, key)
  // In use from now on: no other run takes it for an old one while it is copied.
  if (existsSync(template)) utimesSync(template, new Date(), new Date())
  else await makeTemplate(template, fill)
  clearLeft()
  const dataFolder = mkdtempSync(path.join(placeForData(), `${DATA_NAME}${PROCESSES}-${process.pid}-`))
  cpSync(template, dataFolder, { recursive: true })
  return {
    config: { dataFolder },
    remove: async () => {
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

const DATA_NAME = 'damnoen-tests-'
const MEMORY = '/dev/shm'
/** Many times what the databases of a run take together; containers often have only 64 MB. */
const ENOUGH_BYTES = 4 * 1024 ** 3

/** In memory where the machine has plenty: tests ask for thousands of writes to be forced to the disk, and none outlives its file. */
function placeForData(): string {
  if (!existsSync(MEMORY)) return tmpdir()
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ENOUGH_BYTES ? MEMORY : tmpdir()
}

/** By what the sources and their dependencies are, not when they were saved: the same in every checkout. */
function stateOfSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(['package-lock.json', 'src/**/*.ts', 'test/*.ts'], { cwd: PROJECT_ROOT }).toSorted())
    hash.update(`${file}\n`).update(readFileSync(path.join(PROJECT_ROOT, file)))
  return hash.digest('hex').slice(0, 16)
}

/** No run takes so long. */
const FORGOTTEN_MS = 12 * 3_600_000

/** Made beside its place and moved there whole: test files that start together may all make one, and the first wins. */
async function makeTemplate(template: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${template}.${randomUUID()}`
  mkdirSync(draft, { recursive: true })
  clearOld()
  await fill(draft)
  try {
    renameSync(draft, template)
  } catch (error) {
    if (!existsSync(template)) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Names the processes that this one sees: containers may share the memory and not know each other's. */
const PROCESSES = /\d+/.exec(linkOf('/proc/self/ns/pid'))?.[0] ?? '0'

function linkOf(file: string): string {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}

/** What runs that were killed have left in memory. */
function clearLeft(): void {
  for (const folder of globSync(path.join(MEMORY, `${DATA_NAME}*`))) {
    const [, processes, processId = ''] = /-(\d+)-(\d+)-\w+$/.exec(folder) ?? []
    const isEnded = processes === PROCESSES && !existsSync(`/proc/${processId}`)
    if (isEnded || isForgotten(folder)) remove(folder)
  }
}

/** Another run may have removed it just now. */
const isForgotten = (folder: string): boolean =>
  Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > FORGOTTEN_MS

/** Another run may be removing the same. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // It is gone, or will be the next time.
  }
}

/** Templates of earlier states, and what runs that were killed have left of them. */
function clearOld(): void {
  for (const folder of globSync(`${TEMPLATES}/*`)) if (isForgotten(folder)) remove(folder)
}

/** Makes the database of a template. */
export const fillTemplate = (config: DatabaseConfig): Promise<void> =>
  withDatabase(config, (database) =>
    inSystem(database, (tx) =>
      tx
        .insertInto('organization')
        .values([
          { ...OFFICE, dla_code: '9900101', type: 'subdistrict-municipality', amphoe: 'ดำเนิน', province: 'ตัวอย่าง' },
          { ...OTHER_OFFICE, dla_code: '9900102', type: 'sao', amphoe: 'ดำเนิน', province: 'ตัวอย่าง' },
        ])
        .execute(),
    ),
  )
