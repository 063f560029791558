import type { DetailTable, PlanDocument } from '../plan-document.ts'
import { opensStrategy } from './detail-row.ts'
import { detailTable, type DetailLook } from './detail-table.ts'
import type { Outline } from './outline.ts'
import { paragraph, run, textParagraph } from './paragraphs.ts'
import { summaryTable } from './summary-table.ts'

/** Opens ส่วนที่ 2 with form ผด.01. */
export function summaryForm(document: PlanDocument, outline: Outline): string {
  const { heading, title, summary } = document.partTwo
  return (
    outline.heading(1, `${heading} ${title}`) +
    outline.heading(2, summary.title) +
    summaryTable(summary, document.digits)
  )
}

/** All forms of one kind: each strategy on a new page, its programmes below one another. */
export function detailForms(
  forms: readonly DetailTable[],
  document: PlanDocument,
  outline: Outline,
  look: DetailLook,
): string {
  return forms
    .map(
      (form, at) => formHeadings(form, document, outline, opensStrategy(forms, at), at > 0) + detailTable(form, look),
    )
    .join('')
}

function formHeadings(
  form: DetailTable,
  document: PlanDocument,
  outline: Outline,
  opens: boolean,
  startsPage: boolean,
): string {
  const strategy = form.strategyHeading
  if (!opens) {
    const repeated = strategy === null ? '' : paragraph('FormHeading', run(strategy), '<w:spacing w:before="240"/>')
    return repeated + outline.heading(3, form.programmeHeading)
  }
  const ofBook = textParagraph('FormTitle', `${document.title}\n${document.officeName}`)
  const title =
    strategy === null
      ? outline.heading(2, form.title, startsPage) + ofBook
      : paragraph('FormTitle', run(form.title), startsPage ? '<w:pageBreakBefore/>' : '') +
        ofBook +
        outline.heading(2, strategy)
  return title + outline.heading(3, form.programmeHeading)
}
