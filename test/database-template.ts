import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readMigrations } from '#src/db/migration-files.ts'
import { openDatabase, type DatabaseConfig } from '#src/db/open.ts'
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

/** A data folder of its own with the migrated database and the two offices in it, copied from a template that is made once. */
export async function prepareEmbedded(): Promise<Prepared> {
  const template = path.join(PROJECT_ROOT, 'node_modules/.cache/damnoen-test', TEMPLATE_KEY)
  if (!existsSync(template)) await makeTemplate(template)
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'damnoen-test-'))
  cpSync(template, dataFolder, { recursive: true })
  return {
    config: { dataFolder },
    remove: async () => {
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Made beside its place and moved there whole: test files that start together may all make one, and the first wins. */
async function makeTemplate(template: string): Promise<void> {
  const draft = `${template}.${randomUUID()}`
  mkdirSync(draft, { recursive: true })
  await fillTemplate({ dataFolder: draft })
  try {
    renameSync(draft, template)
  } catch (error) {
    if (!existsSync(template)) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Makes the database of a template. */
export async function fillTemplate(config: DatabaseConfig): Promise<void> {
  const database = await openDatabase(config)
  try {
    await inSystem(database, (tx) =>
      tx
        .insertInto('organization')
        .values([
          { ...OFFICE, dla_code: '9900101', type: 'subdistrict-municipality', amphoe: 'ดำเนิน', province: 'ตัวอย่าง' },
          { ...OTHER_OFFICE, dla_code: '9900102', type: 'sao', amphoe: 'ดำเนิน', province: 'ตัวอย่าง' },
        ])
        .execute(),
    )
  } finally {
    await database.close()
  }
}
