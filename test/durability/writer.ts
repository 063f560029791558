import { writeSync } from 'node:fs'
import { checkpoint, vacuum } from '#src/db/maintenance.ts'
import { openDatabase } from '#src/db/open.ts'
import { inSystem } from '#src/db/scope.ts'
import { OFFICE } from '#test/database-template.ts'
import { acceptImport } from './imports.ts'

/** node writer.ts FOLDER FIRST: accepts one import after another and prints the number of each one that is acknowledged, until it is killed. */
const [, , dataFolder = '', first = '1'] = process.argv
const database = await openDatabase({ dataFolder })
await inSystem(database, (tx) =>
  tx
    .insertInto('organization')
    .values({ ...OFFICE, type: 'subdistrict-municipality' })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute(),
)
writeSync(1, 'ready\n')
for (let n = Number(first); ; n += 1) {
  await acceptImport(database, n)
  writeSync(1, `${n}\n`)
  if (n % 23 === 0) await checkpoint(database.pool)
  if (n % 61 === 0) await vacuum(database.pool)
}
