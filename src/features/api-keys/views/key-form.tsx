import type { Problem } from '#src/domain/errors.ts'
import type { Scope } from '#src/domain/permissions.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { apiKeyLabels, SCOPE_LABELS } from '../api-keys.labels.ts'
import { KEY_DAYS, type ApiKeyInput } from '../api-keys.ts'

type KeyFormProps = { allowedScopes: readonly Scope[]; input: ApiKeyInput; problems: readonly Problem[] }

/** The fields of a new key; stands inside a form. */
export function KeyForm({ allowedScopes, input, problems }: KeyFormProps) {
  const t = useLabels(apiKeyLabels)
  const language = useLanguage()
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <fieldset>
      <legend>{t.addTitle}</legend>
      <ErrorSummary problems={problems} fieldIds={{ name: 'key-name', scopes: 'key-scope-0', days: 'key-days' }} />
      <TextField
        label={t.name}
        hint={t.nameHint}
        id="key-name"
        name="name"
        required
        defaultValue={input.name}
        error={errorOf('name')}
      />
      <fieldset className="choices">
        <legend>{t.scopes}</legend>
        <p className="hint">{t.scopesHint}</p>
        {errorOf('scopes') !== undefined && <p className="field-error">{errorOf('scopes')}</p>}
        {allowedScopes.map((scope, index) => (
          <label key={scope}>
            <input
              type="checkbox"
              id={`key-scope-${index}`}
              name="scopes"
              value={scope}
              defaultChecked={input.scopes.includes(scope)}
            />{' '}
            <span>
              {SCOPE_LABELS[scope][language]} <code>{scope}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <SelectField label={t.days} id="key-days" name="days" defaultValue={input.days} error={errorOf('days')}>
        {KEY_DAYS.map((days) => (
          <option key={days} value={days}>
            {fillLabel(t.daysOption, { days })}
          </option>
        ))}
      </SelectField>
      <p className="form-actions">
        <Button>{t.make}</Button>
      </p>
    </fieldset>
  )
}
