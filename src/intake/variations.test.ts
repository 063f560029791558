import { describe, expect, test } from 'vitest'
import { officeFiles } from '#test/fixtures/office-files.ts'
import type { ExpectedItem, OfficeFile } from '#test/fixtures/office/expected.ts'
import { answerOf } from '#src/cli/import-answer.ts'
import type { ImportAnswer } from '#src/cli/import-answer.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { readGrid } from './read-file.ts'
import { recognise } from './recognise.ts'
import type { RecognisedWarning, WarningCode } from './recognised.ts'

/** Warnings that must not be raised without cause. */
const ALARMS: readonly WarningCode[] = [
  'total-mismatch',
  'count-mismatch',
  'duplicate-row',
  'programme-unknown',
  'month-outside',
]

const fold = (text: string | null): string => foldThai(text ?? '')

/** One item as it is compared: white space and digits folded, departments as a set. */
const comparable = (item: Omit<ExpectedItem, 'ref'> & { ref: { sheet?: string; table?: number; row: number } }) => ({
  ref: [item.ref.sheet ?? '', item.ref.table ?? '', item.ref.row].join('|'),
  no: item.no,
  kind: item.kind,
  strategy: fold(item.strategy),
  programme: fold(item.programme),
  name: fold(item.name),
  activity: fold(item.activity),
  budget: [item.budgetSatang, item.budgetNullReason ?? null],
  fundSource: fold(item.fundSource),
  place: fold(item.place),
  departments: item.departments.map(fold).toSorted(),
  months: item.months,
})

const answerFor = (file: OfficeFile): ImportAnswer => answerOf(recognise(readGrid(file.bytes(), file.fileName)))

function actualView(file: OfficeFile) {
  const answer = answerFor(file)
  const optional = (file.optionalItems ?? []).map(({ ref }) => ref.row)
  const raised = [...answer.warnings]
  const missing = file.warnings.filter((warning) => !take(raised, warning))
  return {
    outcome: answer.outcome,
    documentKind: answer.documentKind,
    fiscalYearBE: answer.fiscalYearBE,
    lao: answer.lao,
    items: answer.items.filter(({ ref }) => !optional.includes(ref.row)).map(comparable),
    missingWarnings: missing,
    falseAlarms: raised.filter(({ code }) => ALARMS.includes(code)),
  }
}

const expectedView = (file: OfficeFile) => ({
  outcome: file.outcome,
  documentKind: file.documentKind,
  fiscalYearBE: file.fiscalYearBE,
  lao: file.lao,
  items: file.items.map(comparable),
  missingWarnings: [],
  falseAlarms: [],
})

/** Takes the first raised warning that says at least what is expected. */
function take(raised: RecognisedWarning[], expected: Partial<RecognisedWarning>): boolean {
  const index = raised.findIndex((warning) =>
    (['code', 'printedSatang', 'sumSatang', 'printed', 'counted'] as const).every(
      (key) => expected[key] === undefined || expected[key] === warning[key],
    ),
  )
  if (index >= 0) raised.splice(index, 1)
  return index >= 0
}

describe('made-up office files', () => {
  const files = officeFiles()

  test.each(files.map((file): [string, OfficeFile] => [file.title, file]))(
    '%s: every field of every row',
    (_, file) => {
      expect(actualView(file)).toEqual(expectedView(file))
    },
  )
})
