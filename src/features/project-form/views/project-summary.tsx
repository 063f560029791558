import { BLANK_FIELDS, changedFields, type ProjectFields } from '#src/features/projects/projects.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'

/** A project to be read only: what it says, field by field. */
export function ProjectSummary({ project }: { project: ProjectFields }) {
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const kind = changeTexts({ field: 'kind', from: project.kind, to: project.kind }, language).to
  const rest = changedFields(BLANK_FIELDS, project).filter(({ field }) => field !== 'kind')
  return (
    <dl className="changes">
      <div id="kind">
        <dt>{names.kind}</dt>
        <dd>{kind}</dd>
      </div>
      {rest.map((change) => (
        <div key={change.field} id={change.field}>
          <dt>{names[change.field]}</dt>
          <dd className="lines">{changeTexts(change, language).to}</dd>
        </div>
      ))}
    </dl>
  )
}
