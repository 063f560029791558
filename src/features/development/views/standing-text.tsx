import { formatBaht } from '#src/domain/money.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { DevelopmentProject } from '../development.ts'
import { placingLabels } from '../placing.labels.ts'
import type { Standing } from '../placing.ts'

/** Where a project stands, in a sentence that says what is wrong; the clause is told where something is to be done. */
export function StandingText({ standing }: { standing: Standing }) {
  const t = useLabels(placingLabels)
  switch (standing.kind) {
    case 'placed':
      return <strong className="standing-good">✓ {t.isPlaced}</strong>
    case 'outside':
      return (
        <>
          <strong>{t.isOutside}</strong>
          <span className="development-line">{standing.reason}</span>
        </>
      )
    case 'unplaced':
      return <strong className="standing-open">{t.isUnplaced}</strong>
    case 'above':
    case 'cancelled':
    case 'other-year':
    default:
      return (
        <>
          <strong className="standing-warned">! {warningText(t, standing)}</strong>
          <span className="quiet development-line">{t.law}</span>
        </>
      )
  }
}

type Texts = Record<keyof typeof placingLabels, string>

function warningText(t: Texts, standing: Extract<Standing, { kind: 'above' | 'cancelled' | 'other-year' }>): string {
  if (standing.kind === 'cancelled') return t.isCancelled
  if (standing.kind === 'other-year')
    return standing.years.length === 0
      ? t.isOtherYearNone
      : fillLabel(t.isOtherYear, { years: standing.years.join(', ') })
  return fillLabel(t.isAbove, { by: formatBaht(standing.bySatang), planned: formatBaht(standing.plannedSatang) })
}

/** A project of the development plan as one finds it in the book: form, number, edition, sheet and row. */
export function PlaceInBook({
  project,
  edition,
  address,
}: {
  project: DevelopmentProject
  edition: string | null
  address: string
}) {
  const t = useLabels(placingLabels)
  const { form, no, sheet, row } = project
  return (
    <span className="development-line">
      <a href={`${address}/projects/${project.id}`}>{project.name}</a>
      <span className="quiet development-line">
        {fillLabel(t.where, { form, no: no ?? '–', edition: edition ?? '' })}
        {sheet !== null && row !== null && ` · ${fillLabel(t.page, { sheet, row })}`}
      </span>
    </span>
  )
}
