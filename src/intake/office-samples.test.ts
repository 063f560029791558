import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerOf, refusal, type AnswerItem, type ImportAnswer } from '#src/cli/import-answer.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { UnreadableFile } from './grid.ts'
import { readGrid } from './read-file.ts'
import { recognise } from './recognise.ts'
import type { RecognisedWarning, WarningCode } from './recognised.ts'

/**
 * Files of offices, and in `expected/` what a careful officer would enter. Their rows carry no open licence, so they are no part of the
 * project: they lie beside the checkout where someone has them, or in the folder that the variable names.
 */
const FOLDER = process.env['DAMNOEN_OFFICE_SAMPLES'] ?? path.join(PROJECT_ROOT, '../shared/data/import-gauntlet')
const isThere = fs.existsSync(path.join(FOLDER, 'expected'))

type ExpectedWarning = Pick<
  RecognisedWarning,
  'code' | 'where' | 'printedSatang' | 'sumSatang' | 'printed' | 'counted'
> & {
  must: boolean
}
type Expected = {
  file: string
  outcome: 'import' | 'refuse' | 'recognise-other' | 'import-or-refuse'
  documentKind: string | null
  fiscalYearBE: number | null
  lao: string | null
  items?: (AnswerItem & { budgetAccept?: (number | null)[] })[]
  warnings: ExpectedWarning[]
}

/** Warnings that must not be raised without cause. */
const ALARMS: readonly WarningCode[] = [
  'total-mismatch',
  'count-mismatch',
  'duplicate-row',
  'programme-unknown',
  'month-outside',
]

const fold = (text: string | null | undefined): string => foldThai(text ?? '')

/** One item as it is compared: white space and digits folded, departments as a set. */
const comparable = (item: AnswerItem) => ({
  ref: [item.ref.sheet ?? '', item.ref.table ?? '', item.ref.row].join('|'),
  no: item.no,
  kind: item.kind,
  name: fold(item.name),
  activity: fold(item.activity),
  strategy: fold(item.strategy),
  programme: fold(item.programme),
  place: fold(item.place),
  fundSource: fold(item.fundSource),
  departments: item.departments.map(fold).toSorted(),
  months: item.months,
})

function answerFor({ file }: Expected): ImportAnswer {
  try {
    return answerOf(recognise(readGrid(fs.readFileSync(path.join(FOLDER, file)), file)))
  } catch (error) {
    if (error instanceof UnreadableFile) return refusal(error.message)
    throw error
  }
}

/** The answer reduced to what must agree with `expectedView`. */
function actualView(expected: Expected) {
  const answer = answerFor(expected)
  return {
    outcome: expected.outcome === 'import-or-refuse' ? expected.outcome : answer.outcome,
    documentKind: answer.documentKind,
    fiscalYearBE: answer.fiscalYearBE,
    lao: answer.lao,
    items: answer.items.map(comparable),
    budgets: answer.items.map(({ budgetSatang, budgetNullReason }, index) => {
      const accepted = expected.items?.[index]?.budgetAccept ?? []
      return [accepted.includes(budgetSatang) ? accepted[0] : budgetSatang, budgetNullReason]
    }),
    ...warningView(expected.warnings, answer.warnings),
  }
}

const expectedView = (expected: Expected) => ({
  outcome: expected.outcome,
  documentKind: expected.documentKind,
  fiscalYearBE: expected.fiscalYearBE,
  lao: expected.lao,
  items: (expected.items ?? []).map(comparable),
  budgets: (expected.items ?? []).map((item) => [
    (item.budgetAccept ?? [item.budgetSatang])[0],
    item.budgetNullReason ?? null,
  ]),
  missingWarnings: [],
  falseAlarms: [],
})

/** Warnings that had to be raised and were not, and alarms raised without cause. */
function warningView(expected: readonly ExpectedWarning[], actual: readonly RecognisedWarning[]) {
  const raised = [...actual]
  const missingWarnings: ExpectedWarning[] = []
  for (const warning of expected) {
    const index = raised.findIndex((each) => isSame(warning, each))
    if (index >= 0) raised.splice(index, 1)
    else if (warning.must) missingWarnings.push(warning)
  }
  return { missingWarnings, falseAlarms: raised.filter(({ code }) => ALARMS.includes(code)) }
}

const isSame = ({ code, where, ...figures }: ExpectedWarning, raised: RecognisedWarning): boolean =>
  raised.code === code &&
  raised.where.row === where.row &&
  (['printedSatang', 'sumSatang', 'printed', 'counted'] as const).every(
    (figure) => figures[figure] === undefined || figures[figure] === raised[figure],
  )

const names = isThere ? fs.readdirSync(path.join(FOLDER, 'expected')) : []

describe.skipIf(!isThere)('files of offices (skipped where DAMNOEN_OFFICE_SAMPLES names no folder of them)', () => {
  test.each(names)('%s is what a careful officer would enter', { timeout: 20_000 }, (name) => {
    const expected = JSON.parse(fs.readFileSync(path.join(FOLDER, 'expected', name), 'utf8')) as Expected
    expect(actualView(expected)).toEqual(expectedView(expected))
  })
})
