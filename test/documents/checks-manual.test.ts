import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { RULES } from '#src/features/checks/rules/all-rules.ts'
import { checksLabels } from '#src/features/checks/checks.labels.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'

const CHAPTER = readFileSync(path.join(PROJECT_ROOT, 'docs/manual/07-project-form-and-checks.md'), 'utf8')

/** Title, reason and clause of the rules that the chapter lists under a severity. */
const listed = (heading: string): string[] =>
  (CHAPTER.split(`\n### ${heading}\n`)[1] ?? '')
    .split('\n#')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, 4)
        .map((cell) => cell.trim())
        .join(' | '),
    ) ?? []

test.each(['blocking', 'warning', 'advice'] as const)('the manual lists every rule that is %s', (severity) => {
  const rules = RULES.filter((rule) => rule.severity === severity)
  expect(listed(checksLabels[severity].th)).toEqual(
    rules.map(({ title, reason, law }) => `${title.th} | ${reason.th} | ${law ?? ''}`),
  )
})

test.each(['README.md', 'README.th.md', 'CHANGELOG.md'])('%s says how many rules there are', (file) => {
  const text = readFileSync(path.join(PROJECT_ROOT, file), 'utf8')
  const said = Array.from(text.matchAll(/(\d+) (?:checks|rules|เกณฑ์)|เกณฑ์ (\d+) ข้อ/g), ([, a, b]) => Number(a ?? b))
  expect([...new Set(said)]).toEqual([RULES.length])
})
