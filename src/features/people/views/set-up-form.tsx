import type { Problem } from '#src/domain/errors.ts'
import type { RegisteredOffice } from '#src/domain/local-governments/register.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { AdministratorInput, OfficeWordsInput } from '../people.schema.ts'
import { setUpLabels } from '../set-up.labels.ts'
import { OfficePlace } from './choose-office.tsx'
import { NewPasswordFields } from './new-password-fields.tsx'
import { RolesField } from './roles-field.tsx'
import { WordsFields } from './words-fields.tsx'

/** What has been typed into the set-up, but for passwords. */
export type SetUpTyped = { words: OfficeWordsInput; administrator: AdministratorInput }

const OFFERED: readonly OfficeRole[] = ['administrator', 'planning-officer', 'support-committee']
const FIELD_IDS = Object.fromEntries(
  ['setUpCode', 'name', 'positionTitle', 'username', 'password', 'repeated', 'roles'].map((field) => [field, field]),
)

type SetUpFormProps = { office: RegisteredOffice; typed: SetUpTyped; problems: readonly Problem[] }

/** Words of the office and its first administrator, in one form. */
export function SetUpForm({ office, typed, problems }: SetUpFormProps) {
  const t = useLabels(setUpLabels)
  return (
    <form method="post">
      <input type="hidden" name="officeCode" value={office.dlaCode} />
      <h2>
        {office.name} <OfficePlace office={office} />
      </h2>
      <p>
        <a href="/set-up">{t.another}</a>
      </p>
      <ErrorSummary problems={problems} fieldIds={FIELD_IDS} />
      <TextField
        label={t.code}
        hint={t.codeHint}
        id="setUpCode"
        name="setUpCode"
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={problems.find(({ field }) => field === 'setUpCode')?.message}
      />
      <fieldset>
        <legend>{t.wordsTitle}</legend>
        <p className="hint">{t.wordsLead}</p>
        <WordsFields words={typed.words} />
      </fieldset>
      <AdministratorFields administrator={typed.administrator} problems={problems} />
      <p className="form-actions">
        <Button>{t.submit}</Button>
        <ButtonLink href="/set-up">{t.another}</ButtonLink>
      </p>
    </form>
  )
}

function AdministratorFields({
  administrator,
  problems,
}: {
  administrator: AdministratorInput
  problems: readonly Problem[]
}) {
  const t = useLabels(setUpLabels)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  const input = (field: 'name' | 'positionTitle' | 'username') => ({
    id: field,
    name: field,
    required: true,
    error: errorOf(field),
    defaultValue: administrator[field],
  })
  return (
    <fieldset>
      <legend>{t.administratorTitle}</legend>
      <TextField label={t.name} {...input('name')} autoComplete="name" />
      <TextField label={t.positionTitle} hint={t.positionHint} {...input('positionTitle')} />
      <RolesField id="roles" legend={t.roles} offered={OFFERED} chosen={administrator.roles} error={errorOf('roles')} />
      <TextField
        label={t.username}
        hint={t.usernameHint}
        {...input('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <NewPasswordFields problems={problems} />
    </fieldset>
  )
}
