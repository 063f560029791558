import { changedFields, PROJECT_FIELDS, type ProjectFields } from '#src/features/projects/projects.ts'
import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { casesPageLabels, decideLabels } from '../cases.labels.ts'

/** The fields in which two works differ, side by side. */
export function CompareWorks({ left, right }: { left: ProjectFields; right: ProjectFields }) {
  const t = useLabels(decideLabels)
  const list = useLabels(casesPageLabels)
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const changes = changedFields(left, right)
  return (
    <section aria-labelledby="compare-title">
      <h2 id="compare-title">{t.compare}</h2>
      <table className="data-table stack-table case-compare">
        <caption className="visually-hidden">{t.compare}</caption>
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.left}</th>
            <th scope="col">{t.right}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const { from, to } = changeTexts(change, language)
            return (
              <tr key={change.field}>
                <th scope="row">{names[change.field]}</th>
                <td data-label={t.left}>{from === '' ? <span className="quiet">{list.unknown}</span> : from}</td>
                <td data-label={t.right}>{to === '' ? <span className="quiet">{list.unknown}</span> : to}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {changes.length < PROJECT_FIELDS.length && <p className="quiet">{t.sameRest}</p>}
    </section>
  )
}
