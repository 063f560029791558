import { UploadForm } from '#src/features/intakes/views/upload-form.tsx'
import { Button } from '#src/web/components/button.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { useLabels } from '#src/web/labels.ts'
import { beginLabels } from '../home.labels.ts'

type BeginProps = {
  officeCode: string
  mayImport: boolean
  mayCreate: boolean
  /** The year that is most likely wanted next. */
  year: string
  /** Why the last try was refused. */
  refusal: string | null
}

/** Two ways to begin a plan: from a file, or empty. */
export function Begin({ officeCode, mayImport, mayCreate, year, refusal }: BeginProps) {
  const t = useLabels(beginLabels)
  return (
    <section aria-labelledby="begin-title">
      <h2 id="begin-title" tabIndex={-1}>
        {t.title}
      </h2>
      {mayImport && <UploadForm target={{ officeCode, year: '' }} />}
      {mayCreate && (
        <form method="post" className="card" aria-labelledby="create-title">
          <h3 id="create-title">{t.emptyTitle}</h3>
          {refusal !== null && <Notice tone="error" title={refusal} />}
          <TextField
            label={t.year}
            hint={t.yearHint}
            name="fiscalYear"
            inputMode="numeric"
            maxLength={4}
            defaultValue={year}
            error={refusal ?? undefined}
            required
          />
          <p className="form-actions">
            <Button tone="secondary">{t.create}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
