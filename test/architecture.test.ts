import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { layerOf, MAY_USE, PURE } from './architecture/layers.ts'
import { importsOf, sourceFiles, type SourceFile } from './architecture/source-files.ts'

const SOURCES = sourceFiles(['src'])
const EVERYTHING = sourceFiles(['src', 'test', 'bench', 'bin'], { tests: true })

/** Made by a program from the migrations. */
const GENERATED = new Set(['src/db/schema.ts'])
/** Holds lines of what it makes. */
const GENERATOR = 'src/db/generate-types.ts'
const BANNED_NAMES = /(^|\/)(utils?|helpers?|common|lib|misc|shared|managers?|services)(\/|\.|$)/
const MAX_LINES = 300

const featureOf = (path: string): string | null => /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null
const offending = (files: readonly SourceFile[], isWrong: (file: SourceFile) => boolean): string[] =>
  files.filter(isWrong).map((file) => file.path)

describe('the scanner of imports', () => {
  test('sees every form, and tells types apart', () => {
    const text = [
      "import type { A } from './a.ts'",
      "import { b,\n  c } from '#src/domain/b.ts'",
      "import '../side.css'",
      "export * from './d.ts'",
      "export const e = () => import('./e.ts')",
      "type F = typeof import('./f.ts')",
      "const text = `import { not } from './a.ts'`",
    ].join('\n')
    expect(importsOf('src/x/y.ts', text)).toEqual([
      { target: 'src/x/a.ts', typeOnly: true },
      { target: 'src/domain/b.ts', typeOnly: false },
      { target: 'src/side.css', typeOnly: false },
      { target: 'src/x/d.ts', typeOnly: false },
      { target: 'src/x/e.ts', typeOnly: false },
    ])
  })

  test('finds the files', () => {
    expect(SOURCES.map(({ path }) => path)).toContain('src/domain/money.ts')
  })
})

describe('every layer uses only the layers it may use', () => {
  const forbiddenArrows = (files: readonly Pick<SourceFile, 'path' | 'imports'>[]): string[] =>
    files.flatMap((file) => {
      const from = layerOf(file.path)
      const allowed: readonly string[] = MAY_USE[from]
      return file.imports
        .filter(({ target, typeOnly }) => /^src\/.*\.tsx?$/.test(target) && (!typeOnly || PURE.includes(from)))
        .filter(({ target }) => !target.includes('/+types/') && !allowed.includes(layerOf(target)))
        .map(({ target }) => `${file.path} (${from}) → ${target} (${layerOf(target)})`)
    })

  test('throughout the source', () => {
    expect(forbiddenArrows(SOURCES)).toEqual([])
  })

  test.each([
    ['src/features/plans/pages/plan.tsx', 'src/features/plans/plans.queries.ts', false],
    ['src/features/plans/pages/plan.tsx', 'src/features/plans/plans.api.ts', false],
    ['src/web/components/button.tsx', 'src/features/plans/plans.ts', false],
    ['src/domain/money.ts', 'src/intake/grid.ts', true],
  ])('and would say so of %s → %s', (path, target, typeOnly) => {
    expect(forbiddenArrows([{ path, imports: [{ target, typeOnly }] }])).toHaveLength(1)
  })
})

test('the domain and the rules of features do no input or output, and ask no clock', () => {
  const pure = SOURCES.filter(({ path }) => ['domain', 'rules'].includes(layerOf(path)))
  const impure = (file: SourceFile): boolean =>
    file.imports.some(({ target }) => /^node:(?!util$)/.test(target)) ||
    /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bfetch\(|\bprocess\./.test(file.text)
  expect(offending(pure, impure)).toEqual([])
})

test('only queries speak SQL', () => {
  const outside = SOURCES.filter(({ path }) => !['db', 'queries'].includes(layerOf(path)))
  const speaksSql = (file: SourceFile): boolean =>
    file.imports.some(({ target, typeOnly }) => (target === 'kysely' || target === 'pg') && !typeOnly) ||
    /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/.test(file.text)
  expect(offending(outside, speaksSql)).toEqual([])
})

test('only commands open transactions', () => {
  const outside = SOURCES.filter(({ path }) => !['db', 'commands'].includes(layerOf(path)))
  const opens = (file: SourceFile): boolean => /\b(inOrg|readOrg|inSystem|readPublished)\(/.test(file.text)
  expect(offending(outside, opens)).toEqual([])
})

/** The features in the order of the table in docs/architecture.md. */
const FEATURES = readFileSync(path.join(PROJECT_ROOT, 'docs/architecture.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name ?? ''))

test('the page of the architecture names every feature', () => {
  const found = new Set(SOURCES.map(({ path: file }) => featureOf(file)).filter((feature) => feature !== null))
  expect(FEATURES.toSorted()).toEqual([...found].toSorted())
})

test('a feature uses only those above it in that list, so that none depend on each other in a circle', () => {
  const upward = SOURCES.flatMap(({ path: file, imports }) => {
    const own = FEATURES.indexOf(featureOf(file) ?? '')
    return imports
      .filter(({ target }) => own !== -1 && FEATURES.indexOf(featureOf(target) ?? '') > own)
      .map(({ target }) => `${file} → ${target}`)
  })
  expect(upward).toEqual([])
})

test('files stay short enough to be read at one sitting', () => {
  const long = EVERYTHING.filter(({ path, lines }) => lines > MAX_LINES && !GENERATED.has(path))
  expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([])
})

test('no drawer for odds and ends', () => {
  expect(offending(EVERYTHING, ({ path }) => BANNED_NAMES.test(path))).toEqual([])
})

test('every export says what it is', () => {
  const explained = SOURCES.filter(({ path }) => !GENERATED.has(path) && path !== GENERATOR)
  const silent = explained.flatMap((file) => unexplainedExports(file.text).map((name) => `${file.path}: ${name}`))
  expect(silent).toEqual([])
})

test.each([
  ['export const LIMIT = 3', ['LIMIT']],
  ['/** So many. */\nexport const LIMIT = 3', []],
  ['/** Both. */\nexport const A = 1\nexport const B = 2', ['B']],
  ['export type Row = { id: string }', ['Row']],
  ['export async function read() {}', ['read']],
  ['export type Kind = (typeof KINDS)[number]\nexport const pageLabels = defineLabels({', []],
  ['export async function loader() {}\nexport default function Plan() {', []],
])('of %j it misses %j', (text, missing) => {
  expect(unexplainedExports(text)).toEqual(missing)
})

/** What React Router asks a page for. */
const OF_ROUTES = new Set(
  'loader action handle meta links headers middleware shouldRevalidate Layout ErrorBoundary'.split(' '),
)
/** Tables of texts, and types that are read off something that has been explained. */
const SPEAKS_FOR_ITSELF =
  /= defineLabels\(|= \(typeof \w+\)\[number\]|= (?:keyof typeof|z\.output<typeof|(?:Awaited<)?ReturnType<typeof)\b/

/** Exports without a docstring right above. */
function unexplainedExports(text: string): string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?(?:abstract )?(?:function\*?|class|const|let|type|interface|enum) (\w+)/.exec(
      line,
    )?.[1]
    if (name === undefined || OF_ROUTES.has(name) || SPEAKS_FOR_ITSELF.test(line)) return []
    return lines[index - 1]?.trimEnd().endsWith('*/') ? [] : [name]
  })
}
