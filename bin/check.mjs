// Everything that must hold before a change is kept: `npm test`. Each part says in one line how it went; the last line counts.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ROOT, findNode } from './launch.mjs'
import { ensureBuilt } from './setup.mjs'

const TEST_PROJECTS = ['unit', 'db', 'documents', 'browser']
const PARTS = ['format', 'lint', 'types', ...TEST_PROJECTS]
const RESULT = path.join(ROOT, 'build/test-results.json')

const TOOLS = {
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  reactRouter: 'node_modules/@react-router/dev/bin.cjs',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/** Runs the parts (all, or those of `--only`), prints the count, and returns the exit status. `quick` leaves out what is slow. */
export async function check(given, { quick }) {
  const args = given.filter((arg) => arg !== '--')
  const parts = chosenParts(args, quick)
  if (parts === null) {
    process.stderr.write(`--only takes ${PARTS.join(', ')} (several with commas)\n`)
    return 2
  }
  const count = { passed: 0, failed: 0 }
  const tally = (ok) => (ok ? count.passed++ : count.failed++)

  for (const ok of (await Promise.all([checkFormat(parts), checkTypes(parts)])).flat()) tally(ok)
  const projects = TEST_PROJECTS.filter((project) => parts.includes(project))
  if (projects.length > 0) {
    if (projects.includes('browser')) await ensureBuilt()
    for (const run of testRuns(projects)) {
      const tests = await runTests(run.projects, [...args, ...(run.files ?? [])], run.env)
      count.passed += tests.passed
      count.failed += tests.failed
    }
    if (projects.includes('db')) count.failed += missingPostgresql()
  }
  process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`)
  return count.failed === 0 ? 0 : 1
}

/** Accepts what the tests now produce as what they shall expect: API description, golden documents. Read the diff before committing. */
export const rewriteSnapshots = async () => ((await runTests(['unit', 'documents'], ['-u'], {})).failed === 0 ? 0 : 1)

function chosenParts(args, quick) {
  const at = args.indexOf('--only')
  if (at < 0) return quick ? ['format', 'lint', 'types', 'unit'] : PARTS
  const [, wanted = ''] = args.splice(at, 2)
  const parts = wanted.split(',')
  return parts.every((part) => PARTS.includes(part)) ? parts : null
}

/** The formatter works on one core for as long as the linter and the compiler together: it runs beside them. */
const checkFormat = async (parts) =>
  parts.includes('format') ? [await step('format', [TOOLS.prettier, '--check', '--log-level=warn', '.'])] : []

async function checkTypes(parts) {
  const results = []
  // The linter looks at types too, so the types of the pages are made before either.
  if (parts.includes('lint') || parts.includes('types')) await step('page types', [TOOLS.reactRouter, 'typegen'])
  if (parts.includes('lint'))
    results.push(await step('lint', [TOOLS.oxlint, '--type-aware', '--quiet', ...lintedFolders()]))
  if (parts.includes('types')) results.push(await step('types', [TOOLS.tsc, '--noEmit', '-p', '.']))
  return results
}

/** Named folders: without them the linter walks into dependencies. */
const lintedFolders = () => ['src', 'test', 'bench'].filter((folder) => existsSync(path.join(ROOT, folder)))

async function step(name, args) {
  const started = Date.now()
  const { code, output } = await run(args, 'pipe')
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`)
  if (code !== 0) process.stdout.write(`${output}\n`)
  return code === 0
}

/** Everything on the embedded database; then what concerns databases once more on PostgreSQL, where there is one. `files`: these only. */
function testRuns(projects) {
  const runs = [{ projects, env: { TEST_DATABASE_URL: '' } }]
  if (projects.includes('db') && process.env.TEST_DATABASE_URL) {
    const env = { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL }
    runs.push({ projects: ['db'], env })
    // The one test of a whole server that is about the database.
    if (projects.includes('browser')) runs.push({ projects: ['browser'], env, files: ['test/e2e/kill-deeds.test.ts'] })
  }
  return runs
}

async function runTests(projects, args, env) {
  rmSync(RESULT, { force: true })
  mkdirSync(path.dirname(RESULT), { recursive: true })
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULT}`]
  process.stdout.write(env.TEST_DATABASE_URL ? '\nDatabase tests on PostgreSQL\n' : '')
  const { code } = await run([TOOLS.vitest, 'run', ...chosen, ...reporters, ...args], 'inherit', env)
  if (!existsSync(RESULT)) return { passed: 0, failed: 1 }
  const result = JSON.parse(readFileSync(RESULT, 'utf8'))
  // A file that could not even be loaded has no failed test of its own; neither has an error outside all tests.
  const brokenFiles = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  )
  const failed = result.numFailedTests + brokenFiles.length
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

const isFailed = (test) => test.status === 'failed'

/** The database tests have run on the embedded engine; say so plainly when the other engine was not there. */
function missingPostgresql() {
  if (process.env.TEST_DATABASE_URL) return 0
  const isCi = /^(1|true)$/i.test(process.env.CI ?? '')
  process.stdout.write(
    `\n${isCi ? '✗ FAILED' : '! SKIPPED'}: the database tests on PostgreSQL, since TEST_DATABASE_URL is not set (.ci/run starts a server for them)\n`,
  )
  return isCi ? 1 : 0
}

function run(args, output, extraEnv = {}) {
  const env = { ...process.env, ...extraEnv, PATH: `${path.dirname(findNode())}${path.delimiter}${process.env.PATH}` }
  return new Promise((resolve) => {
    const stdio = output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe']
    const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', ...args], { cwd: ROOT, env, stdio })
    const heard = []
    child.stdout?.on('data', (chunk) => heard.push(chunk))
    child.stderr?.on('data', (chunk) => heard.push(chunk))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(heard).toString() }))
  })
}
