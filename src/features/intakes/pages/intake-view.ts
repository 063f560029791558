import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import { expandOfficeName } from '#src/domain/office-types.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import { fieldText } from '../field-text.ts'
import { groupRows, sumOf } from '../intake-groups.ts'
import { partOf } from '../intake-parts.ts'
import { doneOf, placeAddress, placeOf, type IntakePlace } from '../intake-place.ts'
import { groupProblems } from '../intake-problems.ts'
import type { IntakeTarget } from '../intakes.ts'
import { openIntake, previewAcceptance, type IntakeView } from '../intake-views.commands.ts'
import { fileWarnings } from '../warning-text.ts'
import type { AcceptChoice } from './accept-form.tsx'
import type { DiffSummary } from './diff-list.tsx'
import { fieldId } from './field-id.ts'
import type { ProblemLine } from './problem-panel.tsx'

/** How many names of each list are sent. */
const NAMES_SHOWN = 50

type Language = 'th' | 'en'

/** All that the page of a draft shows at the place its address names: one part of the table, never thousands of rows. */
export async function intakePage(app: Context, target: IntakeTarget, search: URLSearchParams, language: Language) {
  const view = await openIntake(app, target)
  // Thousands of rows are work: others are answered between reading, comparing and showing them.
  await nextTurn()
  const place = placeOf(search)
  const choice = await choiceOf(app, target.officeCode, view, place, language)
  await nextTurn()
  const editId = search.get('edit')
  const ids = new Set(view.problems.filter(({ rule }) => rule === place.show).map(({ itemId }) => itemId))
  const isFiltered = place.show !== ''
  const shown = isFiltered ? view.items.filter(({ id }) => ids.has(id) || id === editId) : view.items
  const part = partOf(groupRows(shown), { part: place.part, rowId: editId ?? search.get('row') })
  const here = { ...place, part: part.part }
  const inPart = new Set(part.strategies.flatMap((s) => s.programmes.flatMap((p) => p.rows.map(({ id }) => id))))
  const done = doneOf(search)
  return {
    target,
    intake: view.intake,
    rowCount: view.items.length,
    total: sumOf(view.items),
    place: here,
    part,
    isFiltered,
    problemLines: problemLines(target, view, place),
    blockingCount: view.problems.filter(({ severity }) => severity === 'error').length,
    problems: view.problems.filter(({ itemId }) => inPart.has(itemId)),
    warnings: fileWarnings(view.warnings),
    edited: shown.find(({ id }) => id === editId) ?? null,
    done: done && { ...done, name: view.items.find(({ id }) => id === done.row)?.name ?? '' },
    choice,
    canEdit: view.allowed.includes('intake.edit'),
  }
}

export type IntakePage = Awaited<ReturnType<typeof intakePage>>

function problemLines(target: IntakeTarget, view: IntakeView, place: IntakePlace): ProblemLine[] {
  const nameOf = new Map(view.items.map(({ id, name }) => [id, name]))
  const all = { ...place, show: '', part: 1 }
  return groupProblems(view.problems).map(({ rule, severity, message, field, itemIds }) => ({
    rule,
    severity,
    message,
    count: itemIds.length,
    rows: itemIds.slice(0, NAMES_SHOWN).map((id) => ({
      id,
      name: nameOf.get(id) ?? '',
      edit: `${placeAddress(target, all, { edit: id })}#${fieldId(id, field)}`,
    })),
    show: `${placeAddress(target, { ...all, show: rule })}#table-title`,
  }))
}

async function choiceOf(
  app: Context,
  officeCode: string,
  { intake, items }: IntakeView,
  place: IntakePlace,
  language: Language,
): Promise<AcceptChoice> {
  const office = await findOffice(app, officeCode)
  const year = place.year ?? String(intake.fiscalYear ?? '')
  const fiscalYear = Number(year)
  const isYear = isFiscalYear(fiscalYear)
  return {
    officeCode,
    year,
    isYearWrong: !isYear && (place.year !== null || year !== ''),
    printed: {
      office: office && intake.lao && !isSameOffice(intake.lao, office.name) ? intake.lao : null,
      year: isYear && intake.fiscalYear !== null && intake.fiscalYear !== fiscalYear ? intake.fiscalYear : null,
    },
    ...(isYear ? await diffOf(app, items, { officeCode, fiscalYear }, language) : { diff: null, seen: '' }),
  }
}

/** Whether a printed name ("อบต.แม่ใส อำเภอ…") can be that of an office. */
const isSameOffice = (printed: string, officeName: string): boolean =>
  foldThai(expandOfficeName(printed)).startsWith(foldThai(officeName))

async function diffOf(
  app: Context,
  items: IntakeView['items'],
  chosen: { officeCode: string; fiscalYear: number },
  language: Language,
): Promise<{ diff: DiffSummary | 'new-plan'; seen: string }> {
  const { diff, seen } = await previewAcceptance(app, items, chosen)
  if (!diff) return { diff: 'new-plan', seen }
  const names = (of: readonly { name: string }[]) => ({
    count: of.length,
    names: of.slice(0, NAMES_SHOWN).map(({ name }) => name),
  })
  const summary: DiffSummary = {
    added: names(diff.added),
    changed: {
      count: diff.changed.length,
      projects: diff.changed.slice(0, NAMES_SHOWN).map(({ item, project, fields }) => ({
        name: item.name,
        fields: fields.map((field) => ({
          field,
          before: fieldText(project, field, language),
          after: fieldText(item, field, language),
        })),
      })),
    },
    sameCount: diff.same.length,
    gone: names(diff.gone),
  }
  return { diff: summary, seen }
}
