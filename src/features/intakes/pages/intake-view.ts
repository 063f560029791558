import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import { expandOfficeName } from '#src/domain/office-types.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { searchAllOffices } from '#src/features/offices/offices.commands.ts'
import { fieldText } from '../field-text.ts'
import { groupRows, sumOf } from '../intake-groups.ts'
import { partOf } from '../intake-parts.ts'
import { doneOf, placeAddress, placeOf, type IntakePlace } from '../intake-place.ts'
import { groupProblems } from '../intake-problems.ts'
import { openIntake, previewAcceptance, type IntakeView } from '../intake-views.commands.ts'
import { fileWarnings } from '../warning-text.ts'
import type { AcceptChoice } from './accept-form.tsx'
import type { DiffSummary } from './diff-list.tsx'
import { fieldId } from './field-id.ts'
import { OFFICES_SHOWN, type OfficeChoice } from './office-search.tsx'
import type { ProblemLine } from './problem-panel.tsx'

/** How many names of each list are sent. */
const NAMES_SHOWN = 50

type Language = 'th' | 'en'

/** All that the page of a draft shows at the place its address names: one part of the table, never thousands of rows. */
export async function intakePage(app: Context, intakeId: string, search: URLSearchParams, language: Language) {
  const view = await openIntake(app, intakeId)
  // Thousands of rows are work: others are answered between reading, comparing and showing them.
  await nextTurn()
  const place = placeOf(search)
  const choice = await choiceOf(app, view, place, language)
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
    intake: view.intake,
    rowCount: view.items.length,
    total: sumOf(view.items),
    place: here,
    part,
    isFiltered,
    problemLines: problemLines(view, place),
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

function problemLines(view: IntakeView, place: IntakePlace): ProblemLine[] {
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
      edit: `${placeAddress(view.intake.id, all, { edit: id })}#${fieldId(id, field)}`,
    })),
    show: `${placeAddress(view.intake.id, { ...all, show: rule })}#table-title`,
  }))
}

async function choiceOf(
  app: Context,
  { intake, items }: IntakeView,
  place: IntakePlace,
  language: Language,
): Promise<AcceptChoice> {
  const asked = place.q ?? intake.lao ?? ''
  const year = place.year ?? String(intake.fiscalYear ?? '')
  const found = asked === '' ? { offices: [], count: 0 } : await searchAllOffices(app, asked, OFFICES_SHOWN)
  const isNotListed = place.q === null && found.count === 0
  const offices = found.offices.map(asChoice)
  const office = await chosenOffice(app, place.office, offices)
  const fiscalYear = Number(year)
  const isYear = isFiscalYear(fiscalYear)
  const chosen = office && isYear ? { officeCode: office.dlaCode, fiscalYear } : null
  return {
    q: isNotListed ? '' : asked,
    notListed: isNotListed ? intake.lao : null,
    year,
    office,
    offices,
    officeCount: found.count,
    isYearWrong: !isYear && (place.year !== null || year !== ''),
    isOfficeMissing: place.q !== null && office === null,
    printed: {
      office: office && intake.lao && !isSameOffice(intake.lao, office) ? intake.lao : null,
      year: isYear && intake.fiscalYear !== null && intake.fiscalYear !== fiscalYear ? intake.fiscalYear : null,
    },
    ...(chosen ? await diffOf(app, items, chosen, language) : { diff: null, seen: '' }),
  }
}

const asChoice = ({ dlaCode, name, amphoe, province }: OfficeChoice): OfficeChoice => ({
  dlaCode,
  name,
  amphoe,
  province,
})

/** The office of the address; without one, the only office found. */
async function chosenOffice(
  app: Context,
  code: string,
  offices: readonly OfficeChoice[],
): Promise<OfficeChoice | null> {
  if (code === '') return offices.length === 1 ? (offices[0] ?? null) : null
  const listed = offices.find(({ dlaCode }) => dlaCode === code)
  if (listed) return listed
  const [known] = (await searchAllOffices(app, code, 1)).offices
  return known?.dlaCode === code ? asChoice(known) : null
}

/** Whether a printed name ("อบต.แม่ใส อำเภอ…") can be that of an office. */
const isSameOffice = (printed: string, office: OfficeChoice): boolean =>
  foldThai(expandOfficeName(printed)).startsWith(foldThai(office.name))

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
