import type { Problem } from '#src/domain/errors.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { roundLabels, SENT_HOW_LABELS } from '../collections.labels.ts'
import { SENT_WAYS, type Round } from '../rounds.ts'
import { RoundFields, type RoundFormValues } from './round-form.tsx'

/** Notes how and when the ticked lines of the board were sent. `formId`: to which their ticks belong. */
export function SentForm({ formId, problems }: { formId: string; problems: readonly Problem[] }) {
  const t = useLabels(roundLabels)
  const language = useLanguage()
  return (
    <form method="post" id={formId}>
      <fieldset className="inline-fields">
        <legend>{t.markTitle}</legend>
        <p className="hint">{t.markHint}</p>
        <ErrorSummary problems={problems} fieldIds={{ on: 'on' }} />
        <SelectField label={t.how} name="how" defaultValue="letter">
          {SENT_WAYS.filter((way) => way !== 'system').map((way) => (
            <option key={way} value={way}>
              {SENT_HOW_LABELS[way][language]}
            </option>
          ))}
          <option value="">{t.notSent}</option>
        </SelectField>
        <TextField label={t.on} hint={t.onHint} id="on" name="on" error={problems[0]?.message} />
        <Button tone="secondary" name="do" value="sent">
          {t.mark}
        </Button>
      </fieldset>
    </form>
  )
}

/** Changes a round, and closes it or opens it again. */
export function EditRound({
  round,
  values,
  problems,
  officeCode,
}: {
  round: Round
  values: RoundFormValues
  problems: readonly Problem[]
  officeCode: string
}) {
  const t = useLabels(roundLabels)
  return (
    <details className="edit-round" open={problems.length > 0}>
      <summary>{t.editTitle}</summary>
      {round.closedAt === null && (
        <form method="post">
          <ErrorSummary problems={problems} fieldIds={{ title: 'title', dueOn: 'dueOn', asked: 'asked' }} />
          <input type="hidden" name="version" value={round.version} />
          <RoundFields values={values} problems={problems} officeCode={officeCode} fiscalYear={round.fiscalYear} />
          <p className="form-actions">
            <Button name="do" value="save">
              {t.save}
            </Button>
          </p>
        </form>
      )}
      <form method="post">
        <input type="hidden" name="version" value={round.version} />
        {round.closedAt === null ? (
          <p>
            <Button tone="danger" name="do" value="close">
              {t.close}
            </Button>{' '}
            <span className="hint">{t.closeHint}</span>
          </p>
        ) : (
          <Button tone="secondary" name="do" value="reopen">
            {t.reopen}
          </Button>
        )}
      </form>
    </details>
  )
}
