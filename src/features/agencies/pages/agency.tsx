import { data, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/agency.ts'
import { openAgency, saveAgency } from '../agencies.commands.ts'
import { AGENCY_KIND_LABELS, agencyLabels } from '../agencies.labels.ts'
import { agencyInput, type AgencyInput } from '../agencies.schema.ts'
import { AGENCY_KINDS, usualAddressee, type OwnAgency } from '../agencies.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openAgency(contextOf(context), params.officeCode, params.agencyId)
  return { ...view, isSaved: new URL(request.url).searchParams.has('saved') }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const parsed = agencyInput.safeParse({ ...Object.fromEntries(form), isActive: form.has('isActive') })
  if (!parsed.success) throw brokenForm()
  try {
    await saveAgency(contextOf(context), params.officeCode, params.agencyId, parsed.data)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const problems: readonly Problem[] =
      error.problems.length > 0 ? error.problems : [{ field: 'form', rule: error.code, message: error.message }]
    return data({ problems, typed: parsed.data }, error.code === 'conflict' ? 409 : 422)
  }
  return redirect(`/offices/${params.officeCode}/agencies/${params.agencyId}?saved`)
}

const inputOf = ({ contact, ...agency }: OwnAgency): AgencyInput => ({
  name: agency.name,
  kind: agency.kind,
  amphoe: agency.amphoe ?? '',
  province: agency.province ?? '',
  addressee: contact.addressee ?? '',
  address: contact.address ?? '',
  email: contact.email ?? '',
  phone: contact.phone ?? '',
  note: contact.note ?? '',
  // One that is not in the list yet comes into it by saving.
  isActive: contact.isActive || contact.version === 0,
  version: agency.version,
  contactVersion: contact.version,
})

export default function AgencyPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(agencyLabels)
  const { office, agency, mayManage, mayCorrect, isSaved } = loaderData
  const input = actionData?.typed ?? inputOf(agency)
  const problems = actionData?.problems ?? []
  return (
    <Page title={agency.name}>
      {isSaved && !actionData && <Notice tone="success" title={t.saved} />}
      <ErrorSummary problems={problems} fieldIds={{ name: 'name', email: 'email' }} />
      <form method="post">
        <input type="hidden" name="version" value={input.version} />
        <input type="hidden" name="contactVersion" value={input.contactVersion} />
        <fieldset>
          <legend>{t.sharedTitle}</legend>
          {!mayCorrect && <p className="hint">{t.sharedByOther}</p>}
          <SharedFields input={input} problems={problems} isReadOnly={!mayCorrect} />
        </fieldset>
        <fieldset disabled={!mayManage}>
          <legend>{t.contactTitle}</legend>
          <ContactFields input={input} problems={problems} name={agency.name} />
        </fieldset>
        <p className="form-actions">
          {mayManage && <Button>{t.save}</Button>}
          <ButtonLink href={`/offices/${office.dlaCode}/agencies`}>{t.back}</ButtonLink>
        </p>
      </form>
    </Page>
  )
}

type FieldsProps = { input: AgencyInput; problems: readonly Problem[] }

const errorIn = (problems: readonly Problem[], field: string) =>
  problems.find((problem) => problem.field === field)?.message

function SharedFields({ input, problems, isReadOnly }: FieldsProps & { isReadOnly: boolean }) {
  const t = useLabels(agencyLabels)
  const language = useLanguage()
  const text = (name: 'name' | 'amphoe' | 'province') => ({
    label: t[name],
    id: name,
    name,
    defaultValue: input[name],
    readOnly: isReadOnly,
    maxLength: 300,
    error: errorIn(problems, name),
  })
  return (
    <>
      <TextField {...text('name')} />
      {isReadOnly ? (
        <>
          <input type="hidden" name="kind" value={input.kind} />
          <p>
            {t.kind}: {AGENCY_KIND_LABELS[input.kind][language]}
          </p>
        </>
      ) : (
        <SelectField label={t.kind} name="kind" defaultValue={input.kind}>
          {AGENCY_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {AGENCY_KIND_LABELS[kind][language]}
            </option>
          ))}
        </SelectField>
      )}
      <TextField {...text('amphoe')} />
      <TextField {...text('province')} />
    </>
  )
}

function ContactFields({ input, problems, name }: FieldsProps & { name: string }) {
  const t = useLabels(agencyLabels)
  const text = (field: 'addressee' | 'address' | 'email' | 'phone' | 'note') => ({
    label: t[field],
    id: field,
    name: field,
    defaultValue: input[field],
    maxLength: 300,
    error: errorIn(problems, field),
  })
  return (
    <>
      <TextField {...text('addressee')} hint={fillLabel(t.addresseeHint, { usual: usualAddressee(name) })} />
      <TextField {...text('address')} />
      <TextField {...text('email')} inputMode="email" autoComplete="off" />
      <TextField {...text('phone')} inputMode="tel" autoComplete="off" />
      <TextField {...text('note')} />
      <p className="choices">
        <label>
          <input type="checkbox" name="isActive" defaultChecked={input.isActive} /> {t.isActive}
        </label>
      </p>
    </>
  )
}
