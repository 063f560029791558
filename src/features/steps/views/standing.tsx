import { Notice } from '#src/web/components/notice.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { ProgressBox } from '../progress.ts'
import type { StepHolder } from '../step-holders.queries.ts'
import { progressLabels } from '../steps.labels.ts'

/** In one look: which box, since when, whose turn. */
export function Standing({
  boxes,
  since,
  inTurn,
}: {
  boxes: readonly ProgressBox[]
  since: Date | null
  inTurn: readonly StepHolder[]
}) {
  const t = useLabels(progressLabels)
  const language = useLanguage()
  const index = boxes.findIndex(({ state }) => state === 'now')
  const box = boxes[index]
  if (!box) return <Notice tone="success" title={t.announced} />
  return (
    <section className="standing" aria-labelledby="standing-title">
      <h2 id="standing-title" className="standing-title">
        <span className="quiet">{t.now}</span> {box.act}
      </h2>
      <p>
        {fillLabel(t.boxNumber, { n: index + 1 })}
        {since !== null && ` · ${fillLabel(t.since, { at: formatInstant(since, language) })}`}
      </p>
      <h3>{t.inTurn}</h3>
      {inTurn.length === 0 ? (
        <p>{fillLabel(t.nobody, { actor: box.actorName })}</p>
      ) : (
        <ul className="standing-turn">
          {inTurn.map((holder) => (
            <li key={holder.positionId}>
              <Holder holder={holder} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Holder({ holder: { position, persons } }: { holder: StepHolder }) {
  const t = useLabels(progressLabels)
  if (persons.length === 0) return `${position} (${t.vacant})`
  const names = persons.map(({ name, isActing }) => (isActing ? `${name} (${t.acting})` : name))
  return (
    <>
      <strong>{names.join(', ')}</strong> {position}
    </>
  )
}
