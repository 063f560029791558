import { formatThaiDate } from '#src/domain/thai-date.ts'
import { DataTable } from '#src/web/components/data-table.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { StepRecord } from '../steps.queries.ts'
import { progressLabels } from '../steps.labels.ts'
import { transitionOf } from '../transitions.ts'

/** Every step that was taken, the latest first. */
export function StepHistory({ steps, address }: { steps: readonly StepRecord[]; address: string }) {
  const t = useLabels(progressLabels)
  const language = useLanguage()
  return (
    <div className="progress-part">
      <h2>{t.historyTitle}</h2>
      {steps.length === 0 ? (
        <p>{t.historyNone}</p>
      ) : (
        <DataTable
          caption={t.historyTitle}
          hideCaption
          nameColumn="what"
          rows={steps.toReversed()}
          keyOf={(step) => step.id}
          columns={[
            { key: 'when', label: t.columnWhen, cell: (step) => formatInstant(step.at, language) },
            { key: 'what', label: t.columnWhat, cell: (step) => transitionOf(step.action).done[language] },
            { key: 'who', label: t.columnWho, cell: (step) => <Signer step={step} /> },
            { key: 'note', label: t.columnNote, cell: (step) => <StepNote step={step} address={address} /> },
          ]}
        />
      )}
    </div>
  )
}

/** Name and position of the time; the order when the person acted in the position. */
function Signer({ step }: { step: StepRecord }) {
  const t = useLabels(progressLabels)
  return (
    <>
      {step.actor}
      {step.actorPosition !== null && <span className="step-line quiet">{step.actorPosition}</span>}
      {step.actingOrder !== null && (
        <span className="step-line quiet">
          {t.acting} {fillLabel(t.actingOrder, { order: step.actingOrder })}
        </span>
      )}
    </>
  )
}

function StepNote({ step, address }: { step: StepRecord; address: string }) {
  const t = useLabels(progressLabels)
  const isEmpty = step.resolutionDate === null && step.remark === null && step.files.length === 0
  if (isEmpty) return <span className="quiet">–</span>
  return (
    <>
      {step.resolutionDate !== null && (
        <span className="step-line">
          {fillLabel(t.resolution, {
            number: step.resolutionNumber ?? '–',
            date: formatThaiDate(step.resolutionDate, 'short'),
          })}
        </span>
      )}
      {step.remark !== null && <span className="step-line step-remark">{step.remark}</span>}
      {step.files.map((file) => (
        <a key={file.id} className="step-line" href={`${address}/progress/files/${file.id}`} download>
          {fillLabel(t.file, { name: file.fileName })}
        </a>
      ))}
    </>
  )
}
