import type { Problem } from '#src/domain/errors.ts'
import type { FormTexts } from '#src/domain/form-conflict.ts'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { AGENCY_KINDS, usualAddressee } from '../agencies.ts'
import { AGENCY_KIND_LABELS, agencyLabels } from '../agencies.labels.ts'
import { IN_USE, type AgencyField } from '../agency-texts.ts'

type FieldsProps = { texts: FormTexts<AgencyField>; problems: readonly Problem[] }

const errorIn = (problems: readonly Problem[], field: string) =>
  problems.find((problem) => problem.field === field)?.message

/** What every office sees of an agency. */
export function SharedFields({ texts, problems, isReadOnly }: FieldsProps & { isReadOnly: boolean }) {
  const t = useLabels(agencyLabels)
  const text = (name: 'name' | 'amphoe' | 'province' | 'point') => ({
    label: t[name],
    id: name,
    name,
    defaultValue: texts[name],
    readOnly: isReadOnly,
    maxLength: name === 'point' ? 2_000 : 300,
    error: errorIn(problems, name),
  })
  return (
    <>
      <TextField {...text('name')} />
      <KindField kind={texts.kind} isReadOnly={isReadOnly} />
      <TextField {...text('amphoe')} />
      <TextField {...text('province')} />
      <TextField {...text('point')} hint={isReadOnly ? undefined : t.pointHint} autoComplete="off" />
    </>
  )
}

function KindField({ kind, isReadOnly }: { kind: string; isReadOnly: boolean }) {
  const t = useLabels(agencyLabels)
  const language = useLanguage()
  const known = AGENCY_KINDS.find((one) => one === kind) ?? 'other'
  if (isReadOnly)
    return (
      <>
        <input type="hidden" name="kind" value={kind} />
        <p>
          {t.kind}: {AGENCY_KIND_LABELS[known][language]}
        </p>
      </>
    )
  return (
    <SelectField label={t.kind} name="kind" defaultValue={known}>
      {AGENCY_KINDS.map((one) => (
        <option key={one} value={one}>
          {AGENCY_KIND_LABELS[one][language]}
        </option>
      ))}
    </SelectField>
  )
}

/** What the office itself knows of the people of an agency. */
export function ContactFields({ texts, problems, name }: FieldsProps & { name: string }) {
  const t = useLabels(agencyLabels)
  const text = (field: 'addressee' | 'address' | 'email' | 'phone' | 'note') => ({
    label: t[field],
    id: field,
    name: field,
    defaultValue: texts[field],
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
          <input type="checkbox" name="isActive" value={IN_USE} defaultChecked={texts.isActive === IN_USE} />{' '}
          {t.isActive}
        </label>
      </p>
    </>
  )
}
