import type { RecognisedDevelopmentItem } from '#src/intake/recognised-development.ts'
import type { ImportView } from '../development-imports.commands.ts'
import { editionText, isStanding, type DevelopmentContent } from '../development.ts'
import type { EditionInput } from '../development.schema.ts'
import { editionsIn } from '../imports.ts'
import { partOf } from '#src/domain/list-part.ts'
import { storedAmounts } from '../merging.ts'
import type { ChoiceRow } from '../views/merge-choices.tsx'
import type { PlaceRef } from '../views/place-in-file.tsx'

/** A row as the preview shows it. */
export type PreviewRow = Pick<
  DevelopmentContent,
  'form' | 'no' | 'name' | 'programme' | 'departments' | 'budgets' | 'note'
> & { place: PlaceRef; edition: string; isCancelled: boolean }

const previewRow = (item: RecognisedDevelopmentItem): PreviewRow => ({
  form: item.form,
  no: item.no,
  name: item.name,
  programme: item.programme ?? item.programmeRaw,
  departments: item.departments,
  budgets: storedAmounts(item),
  note: item.note,
  place: item.ref,
  edition: item.edition === null ? '' : editionText(item.edition),
  isCancelled: item.isCancelled,
})

/** Rows that a person should see: those that meet projects of the plan. */
function choiceRows({ file, proposals }: ImportView): ChoiceRow[] {
  return proposals.flatMap(({ choice, isSure, candidates }, index): ChoiceRow[] => {
    const item = file.recognised.items[index]
    if (!item || candidates.length === 0) return []
    const { no, name } = item
    const shown = candidates
      .filter(isStanding)
      .map(({ id, no: number, name: title }) => ({ id, no: number, name: title }))
    return [{ index, no, name, place: item.ref, isSure, choice, candidates: shown }]
  })
}

/** What the preview of a file shows. @param part of its rows, from 1 */
export function importPage(view: ImportView, part: number) {
  const { office, file, plan, proposals } = view
  const { recognised } = file
  const { years, edition } = recognised
  const [first, last] = [years[0], years.at(-1)]
  const levelLabel: string = plan?.levelLabel ?? recognised.levelLabel ?? 'ยุทธศาสตร์'
  const own = edition ?? { kind: 'original' as const, number: null, year: null }
  const counts = { add: 0, replace: 0, cancel: 0, skip: 0 }
  for (const { choice } of proposals) counts[choice.action]++
  return {
    address: `/offices/${office.dlaCode}/development`,
    fileName: file.fileName,
    isDraft: file.status === 'draft',
    planId: file.planId,
    years,
    warnings: recognised.warnings,
    totalLines: recognised.totals.length,
    counts,
    rowCount: recognised.items.length,
    list: partOf(recognised.items.map(previewRow), part),
    choices: file.status === 'draft' ? choiceRows(view) : [],
    rowEditions: editionsIn(recognised, own).length - 1,
    plan,
    typed: {
      firstYear: String(plan?.firstYear ?? first ?? ''),
      lastYear: String(plan?.lastYear ?? last ?? ''),
      title: plan?.title ?? '',
      levelLabel,
      planVersion: plan?.version ?? 0,
      edition: {
        kind:
          edition?.kind ?? (plan && proposals.some(({ choice }) => choice.action !== 'skip') ? 'addition' : 'original'),
        number: edition?.number ? String(edition.number) : '',
        year: edition?.year ? String(edition.year) : '',
        announcedOn: '',
        reference: '',
      } satisfies EditionInput as EditionInput,
    },
  }
}

export type ImportPage = ReturnType<typeof importPage>
