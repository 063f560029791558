import { formatCount } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { SheetChoices } from '../sheet-edits.ts'
import { conflictCount, isNothingToDo, type SheetReview } from '../sheet-review.ts'
import { reviewLabels } from '../sheets.labels.ts'
import { Conflicts } from './conflict-table.tsx'
import { FreshRows, GoneRows, MissingRows, Unread } from './review-lists.tsx'
import { Refused, Taken } from './taken-table.tsx'

/** The review of a file: what will be changed, what must be decided, and one button. Works without scripts. */
export function ReviewForm({
  review,
  choices,
  fingerprint,
  address,
}: {
  review: SheetReview
  choices: SheetChoices
  fingerprint: string
  address: string
}) {
  const t = useLabels(reviewLabels)
  const isNothing = isNothingToDo(review)
  const isWhole = review.notices.length + review.unread.length + review.fresh.length === 0
  return (
    <>
      <Summary review={review} />
      {isNothing && (
        <Notice tone="info" title={t.nothing}>
          <p>{isWhole ? t.nothingText : t.nothingReadText}</p>
        </Notice>
      )}
      <form method="post" className="sheet-review">
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <Conflicts rows={review.rows} choices={choices} address={address} />
        <MissingRows rows={review.missing} choices={choices} />
        <GoneRows rows={review.gone} choices={choices} />
        <FreshRows rows={review.fresh} choices={choices} />
        <Unread cells={review.unread} />
        <Taken rows={review.rows} address={address} />
        <Refused rows={review.rows} address={address} />
        <p className="form-actions">
          <Button name="intent" value="apply">
            {isNothing ? t.done : t.apply}
          </Button>{' '}
          <Button tone="secondary" name="intent" value="discard">
            {t.discard}
          </Button>{' '}
          {!isNothing && <span className="quiet">{t.applyNote}</span>}
        </p>
      </form>
    </>
  )
}

function Summary({ review }: { review: SheetReview }) {
  const t = useLabels(reviewLabels)
  const { rows, fresh, missing, gone, unread, counts } = review
  const figures: [string, number][] = [
    [t.read, counts.read],
    [t.taken, rows.reduce((sum, { taken }) => sum + taken.length, 0)],
    [t.conflicts, conflictCount(review)],
    [t.fresh, fresh.length],
    [t.missing, missing.length],
    [t.gone, gone.length + counts.goneUnchanged],
    [t.unread, unread.length],
  ]
  return (
    <section aria-label={t.summary}>
      <dl className="sheet-figures">
        {figures.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {counts.kept + counts.agreed > 0 && (
        <p className="quiet">
          {fillLabel(t.kept, { kept: formatCount(counts.kept), agreed: formatCount(counts.agreed) })}
        </p>
      )}
    </section>
  )
}
