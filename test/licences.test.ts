import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'

type Locked = { dev?: boolean; devOptional?: boolean; license?: string }

/** Licences under which a part may run in a program that is passed on under Apache-2.0. Another one needs a look before it is added. */
const COMPATIBLE =
  /^(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|BlueOak-1\.0\.0|Apache-2\.0|0BSD|OFL-1\.1|MIT AND OFL-1\.1|\(MIT OR Apache-2\.0\))$/

test('everything that runs may be passed on with the program', () => {
  const lock = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  // devOptional: here for development, and only offered to what runs. So are the bundler's engines (lightningcss).
  const running = Object.entries(lock.packages).filter(
    ([where, { dev, devOptional }]) =>
      where !== '' && dev !== true && devOptional !== true && !where.startsWith('node_modules/lightningcss-'),
  )
  const others = running.filter(([, { license }]) => !COMPATIBLE.test(license ?? ''))
  expect(running.length).toBeGreaterThan(20)
  expect(others.map(([where, { license }]) => `${where}: ${license ?? 'none stated'}`)).toEqual([])
})
