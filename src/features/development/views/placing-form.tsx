import { formatBaht } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { amountIn, type DevelopmentProject } from '../development.ts'
import { placingLabels } from '../placing.labels.ts'

/** A near match as the form offers it; `percent`: how alike the names are, null for one that was chosen before. */
export type NearMatch = { item: DevelopmentProject; edition: string; percent: number | null }

type FormProps = {
  projectId: string
  fiscalYear: number
  /** Of what stands; 0 for nothing. */
  version: number
  chosen: string | null
  reason: string
  near: readonly NearMatch[]
  /** Address that the form is sent to. */
  action: string
  /** Where to go on after it. */
  next: string
}

/** Chooses where a project stands: one of the near matches, or none for a reason. */
export function PlacingForm({ projectId, fiscalYear, version, chosen, reason, near, action, next }: FormProps) {
  const t = useLabels(placingLabels)
  const id = `place-${projectId}`
  return (
    <form method="post" action={action}>
      <input type="hidden" name="project" value={projectId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="next" value={next} />
      <fieldset>
        <legend>{t.near}</legend>
        {near.length === 0 && <p className="quiet">{t.noNear}</p>}
        {near.map(({ item, edition, percent }, index) => (
          <label key={item.id} className="development-choice">
            <input
              type="radio"
              name="place"
              value={item.id}
              defaultChecked={item.id === chosen || (chosen === null && reason === '' && index === 0)}
            />
            <span>
              {item.name}
              <span className="quiet development-line">
                {[fillLabel(t.where, { form: item.form, no: item.no ?? '–', edition }), amountText(t, item, fiscalYear)]
                  .concat(percent === null ? [] : [fillLabel(t.likeness, { percent })])
                  .join(' · ')}
              </span>
            </span>
          </label>
        ))}
        <div className="development-choice">
          <input type="radio" name="place" value="outside" id={`${id}-outside`} defaultChecked={reason !== ''} />
          <label htmlFor={`${id}-outside`}>{t.notIn}</label>
          <input className="input" name="reason" defaultValue={reason} aria-label={t.notIn} />
        </div>
        {version > 0 && (
          <label className="development-choice">
            <input type="radio" name="place" value="forget" />
            {t.forget}
          </label>
        )}
      </fieldset>
      <p className="form-actions">
        <Button>{t.save}</Button>
      </p>
    </form>
  )
}

function amountText(
  t: Record<'amountThisYear' | 'noneThisYear', string>,
  item: DevelopmentProject,
  year: number,
): string {
  const amount = amountIn(item, year)
  return amount === null
    ? fillLabel(t.noneThisYear, { year })
    : fillLabel(t.amountThisYear, { year, amount: formatBaht(amount) })
}
