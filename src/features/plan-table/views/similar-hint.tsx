import { hintLabels } from '#src/features/duplicates/cases.labels.ts'
import { originText } from '#src/features/duplicates/views/report-texts.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { Modal } from './modal.tsx'
import type { SimilarFound } from './use-similar.ts'

/** In the line of the state of saving: that what was typed may be there already. It is read out when it appears, and moves nothing. */
export function SimilarMark({ found, open }: { found: SimilarFound | null; open: () => void }) {
  const t = useLabels(hintLabels)
  const text = found === null ? '' : fillLabel(t.found, { name: found.name, count: found.works.length })
  return (
    <>
      <span className="visually-hidden" role="status">
        {text}
      </span>
      {found !== null && (
        <button type="button" className="link-button plan-similar" onClick={open} title={text}>
          <span aria-hidden="true">! </span>
          {t.mark}
        </button>
      )}
    </>
  )
}

/** The works that what was typed may repeat. @param address of the plan */
export function SimilarDialog({ found, address, close }: { found: SimilarFound; address: string; close: () => void }) {
  const t = useLabels(hintLabels)
  const language = useLanguage()
  return (
    <Modal title={fillLabel(t.found, { name: found.name, count: found.works.length })} onClose={close}>
      <ul className="similar-list">
        {found.works.map((work) => (
          <li key={`${work.officeName} ${work.id}`}>
            <strong>{work.name}</strong>
            <br />
            {[originText(work, language), ...work.reasons.slice(0, 4).map((reason) => reason[language])].join(' · ')}
          </li>
        ))}
      </ul>
      <p>
        <a href={`${address}/duplicates`}>{t.see}</a>
      </p>
    </Modal>
  )
}
