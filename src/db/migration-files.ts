import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '#src/project-root.ts'

/** One forward-only step of the database. `checksum`: SHA-256 (hex) of the text with '\n' line ends. */
export type Migration = { name: string; sql: string; checksum: string }

/**
 * The migrations of a folder, in order of their numbers ("0001_init.sql" …).
 * @throws Error when two files have one number, a number is missing or a name has another form
 */
export function readMigrations(folder = path.join(PROJECT_ROOT, 'migrations')): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  return names.map((name, index) => {
    const number = String(index + 1).padStart(4, '0')
    if (!name.startsWith(`${number}_`)) throw new Error(`migration ${number} is missing or doubled: found ${name}`)
    // A checkout on Windows may have turned the line ends.
    const sql = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}
