import type { Remark } from '#src/features/steps/remarks.queries.ts'
import { Button } from '#src/web/components/button.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { useLanguage } from '#src/web/language.ts'
import { projectFormLabels } from '../project-form.labels.ts'

type ProjectRemarksProps = {
  remarks: readonly Remark[]
  /** Hidden fields that every form of the page sends; null: who looks may not remark. */
  hidden: React.ReactNode
  mayRemark: boolean
  typed: string
  error: string | undefined
}

/** Remarks of committees and executive that are pinned to the project. */
export function ProjectRemarks({ remarks, hidden, mayRemark, typed, error }: ProjectRemarksProps) {
  const t = useLabels(projectFormLabels)
  const language = useLanguage()
  if (remarks.length === 0 && !mayRemark) return null
  return (
    <section aria-labelledby="remarks">
      <h2 id="remarks">{t.remarks}</h2>
      <ul className="remarks">
        {remarks.map((remark) => (
          <li key={remark.id} className={remark.resolvedAt === null ? undefined : 'quiet'}>
            <p>{remark.text}</p>
            <p className="quiet">
              {fillLabel(t.remarkBy, { author: remark.author, at: formatInstant(remark.at, language) })}
              {remark.resolvedBy !== null && ` · ${fillLabel(t.remarkResolved, { by: remark.resolvedBy })}`}
            </p>
          </li>
        ))}
      </ul>
      {mayRemark && (
        <form method="post">
          {hidden}
          <TextArea label={t.remarkNew} id="text" name="remark" rows={2} defaultValue={typed} error={error} />
          <p className="form-actions">
            <Button tone="secondary" name="intent" value="remark">
              {t.remarkAdd}
            </Button>
          </p>
        </form>
      )}
    </section>
  )
}
