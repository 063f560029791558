import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ProjectContent } from '#src/domain/project.ts'
import { problemsOfItems } from '#src/features/intakes/intake-problems.ts'
import * as agencyListTexts from '#src/features/agencies/agencies.labels.ts'
import * as budgetFileTexts from '#src/features/budgets/budget-imports.labels.ts'
import * as budgetTexts from '#src/features/budgets/budgets.labels.ts'
import * as calendarTexts from '#src/features/calendar/calendar.labels.ts'
import * as checksTexts from '#src/features/checks/checks.labels.ts'
import * as agencyTexts from '#src/features/collections/agency.labels.ts'
import * as collectionTexts from '#src/features/collections/collections.labels.ts'
import * as divisionTexts from '#src/features/collections/division-answers.labels.ts'
import * as inboxTexts from '#src/features/collections/inbox.labels.ts'
import * as paperTexts from '#src/features/collections/paper.labels.ts'
import * as coordinationTexts from '#src/features/coordination/coordination.labels.ts'
import * as caseTexts from '#src/features/duplicates/cases.labels.ts'
import * as deadlineTexts from '#src/features/deadlines/deadlines.labels.ts'
import * as developmentTexts from '#src/features/development/development.labels.ts'
import * as developmentFileTexts from '#src/features/development/imports.labels.ts'
import * as placingTexts from '#src/features/development/placing.labels.ts'
import * as neighbourTexts from '#src/features/neighbours/neighbours.labels.ts'
import * as intakeTexts from '#src/features/intakes/intakes.labels.ts'
import { warningText } from '#src/features/intakes/warning-text.ts'
import * as peopleTexts from '#src/features/people/people.labels.ts'
import * as setUpTexts from '#src/features/people/set-up.labels.ts'
import * as tableTexts from '#src/features/plan-table/plan-table.labels.ts'
import * as bookTexts from '#src/features/plans/book.labels.ts'
import * as planTexts from '#src/features/plans/plans.labels.ts'
import * as announcementTexts from '#src/features/publications/publications.labels.ts'
import * as publicTexts from '#src/features/publications/public.labels.ts'
import * as sheetTexts from '#src/features/sheets/sheets.labels.ts'
import * as stepTexts from '#src/features/steps/steps.labels.ts'
import * as stepTable from '#src/features/steps/transitions.ts'
import * as formTexts from '#src/features/project-form/project-form.labels.ts'
import type { WarningCode } from '#src/intake/recognised.ts'
import * as refusals from '#src/intake/refusals.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import * as screenTexts from '#src/web/labels.ts'

const read = (file: string): string => readFileSync(path.join(PROJECT_ROOT, file), 'utf8')
const IMPORT_CHAPTER = read('docs/manual/02-import.md')
const COMMAND_CHAPTER = read('docs/manual/04-command-line.md')
const MARKDOWN = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', 'test/**/*.md'], { cwd: PROJECT_ROOT }).toSorted()

/** Every code once: the compiler refuses the list when a code is new or gone. */
const CODES: Record<WarningCode, true> = {
  'total-mismatch': true,
  'count-mismatch': true,
  'budget-missing': true,
  'budget-unit': true,
  'budget-unclear': true,
  'formula-without-cached-value': true,
  'programme-spelling': true,
  'programme-unknown': true,
  'programme-missing': true,
  'months-missing': true,
  'month-outside': true,
  'duplicate-row': true,
  'possible-duplicate': true,
  'hidden-row': true,
  'hidden-column': true,
  'hidden-sheet': true,
  'formula-like-text': true,
  'macros-ignored': true,
  'tracked-changes': true,
  'shape-not-placed': true,
  'not-operation-plan': true,
  'table-unread': true,
  'columns-by-hand': true,
}

describe('the chapter on importing explains', () => {
  test.each(Object.keys(CODES) as WarningCode[])('warning %s in the words of the screen', (code) => {
    // What comes from a file is "…" in the manual; figures that are not given are "-" on the screen.
    const text = warningText({ code, where: {}, found: '…', taken: '…' }).replaceAll(' - ', ' … ')
    expect(firstCells(IMPORT_CHAPTER)).toContain(text)
  })

  test('every shortcoming of a row', () => {
    const empty: ProjectContent = {
      no: null,
      kind: 'project',
      name: '',
      activity: null,
      target: null,
      funds: [],
      noBudgetReason: null,
      place: null,
      departments: [],
      months: 0,
      strategyNo: null,
      strategy: null,
      tactic: null,
      programme: null,
      programmeRaw: null,
      note: null,
    }
    const rows = [
      { ...empty, id: '1' },
      { ...empty, id: '2' },
      { ...empty, id: '3', programmeRaw: 'แผนงานแปลก' },
    ]
    const said = new Set(problemsOfItems(rows).map(({ message }) => message))
    expect(said.size).toBe(9)
    for (const message of said) expect(firstCells(IMPORT_CHAPTER)).toContain(message)
  })

  test.each(Object.entries(refusals))('why a file is refused: %s', (_name, refuse) => {
    const { message } = (refuse as (what?: unknown, ending?: unknown) => Error)('…', '…')
    const beginnings = firstCells(IMPORT_CHAPTER).filter((cell) => cell.length > 10)
    expect(beginnings.filter((cell) => message.startsWith(cell))).not.toEqual([])
  })
})

test('buttons have the names of the screen', () => {
  const labels = JSON.stringify([
    screenTexts,
    intakeTexts,
    bookTexts,
    planTexts,
    sheetTexts,
    stepTexts,
    stepTable,
    announcementTexts,
    publicTexts,
    checksTexts,
    formTexts,
    budgetFileTexts,
    budgetTexts,
    calendarTexts,
    deadlineTexts,
    caseTexts,
    agencyListTexts,
    agencyTexts,
    collectionTexts,
    divisionTexts,
    inboxTexts,
    paperTexts,
    developmentTexts,
    developmentFileTexts,
    placingTexts,
    neighbourTexts,
    coordinationTexts,
    peopleTexts,
    setUpTexts,
    tableTexts,
    // What a label leaves open stands as dots in the manual.
  ]).replace(/\{\w+\}/g, '…')
  const manual = globSync('docs/manual/*.md', { cwd: PROJECT_ROOT }).map(read).join('\n')
  const pressed = Array.from(manual.matchAll(/กด \*\*(.+?)\*\*/g), ([, name]) => name)
  expect(pressed.length).toBeGreaterThan(10)
  expect(pressed.filter((name) => name !== 'Ctrl+C' && !labels.includes(`"th":"${name}"`))).toEqual([])
})

test.each(stepTable.TRANSITIONS)('the chapter on the steps prints the row of $action', ({ verb, law }) => {
  const rows = read('docs/manual/08-steps.md').split('\n')
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()))
  expect(cells.filter((row) => row[2] === verb.th).map((row) => row.at(-2))).toEqual([law])
})

test.each(['README.md', 'README.th.md', 'docs/manual/01-start.md'])('%s names every setting', (file) => {
  const sources = globSync('src/{cli,server}/*.ts', { cwd: PROJECT_ROOT }).map(read).join('\n')
  const settings = Array.from(
    sources.matchAll(/^ {2}([A-Z_]+): z\b|process\.env\.(DAMNOEN_\w+)/gm),
    ([, configured, ownRead]) => configured ?? ownRead ?? '',
  )
  expect(settings).toEqual(expect.arrayContaining(['PORT', 'DATABASE_URL', 'DAMNOEN_DEMO_DATA']))
  expect(settings.filter((name) => !read(file).includes(`| \`${name}\``))).toEqual([])
})

test('the chapter on the command line names every verb and option', () => {
  const verbs = Array.from(read('src/cli/main.ts').matchAll(/^ {2}(\w+): \{$/gm), ([, verb]) => String(verb))
  expect(verbs).toContain('book')
  const options = new Set(
    readdirSync(path.join(PROJECT_ROOT, 'src/cli')).flatMap((file) =>
      file.endsWith('.ts') && !file.endsWith('.test.ts')
        ? Array.from(read(`src/cli/${file}`).matchAll(/(?<![\w-])--[a-z]+/g), ([option]) => option)
        : [],
    ),
  )
  expect(options).toContain('--office')
  const words = [...verbs.map((verb) => `\`damnoen ${verb}`), ...options]
  expect(words.filter((word) => !COMMAND_CHAPTER.includes(word))).toEqual([])
})

test.each(MARKDOWN)('links and pictures of %s exist', (file) => {
  expect(linksIn(read(file)).filter((link) => !leadsSomewhere(file, link))).toEqual([])
})

test('pictures are small, and each is shown', () => {
  const shown = new Set(MARKDOWN.flatMap((file) => linksIn(read(file)).map((link) => path.basename(link))))
  const folder = path.join(PROJECT_ROOT, 'docs/pictures')
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'))
  expect(pictures.filter((name) => !shown.has(name))).toEqual([])
  const bytesOf = (name: string): Buffer => readFileSync(path.join(folder, name))
  expect(pictures.filter((name) => bytesOf(name).length > 200 * 1024)).toEqual([])
  // The width stands at byte 16 of a PNG.
  expect(pictures.filter((name) => bytesOf(name).readUInt32BE(16) > 1000)).toEqual([])
})

/** First cells of all rows of tables, without the mark that leads to a footnote. */
function firstCells(markdown: string): string[] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('| '))
  return rows.map((row) => (row.split('|')[1] ?? '').trim().replace(/ \*$/, ''))
}

/** Targets of links and pictures; code is left out. */
function linksIn(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`]*`/g, '')
  return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => target ?? '')
}

function leadsSomewhere(from: string, link: string): boolean {
  if (/^https?:/.test(link)) return true
  const [target = '', anchor] = link.split('#')
  const file = target === '' ? from : path.join(path.dirname(from), decodeURIComponent(target))
  if (!existsSync(path.join(PROJECT_ROOT, file))) return false
  return anchor === undefined || headingsOf(read(file)).includes(decodeURIComponent(anchor))
}

/** Headings as anchors, as code hosts make them. */
const headingsOf = (markdown: string): string[] =>
  Array.from(markdown.matchAll(/^#+ (.+)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
