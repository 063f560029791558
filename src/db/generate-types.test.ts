import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { generateTypes } from './generate-types.ts'

it('the table types are those of the migrations', async () => {
  expect(readFileSync(path.join(PROJECT_ROOT, 'src/db/schema.ts'), 'utf8')).toBe(await generateTypes())
})
