import { TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { agencyLabels } from '../agency.labels.ts'
import type { TypedSender } from '../sender-form.ts'
import type { ErrorOf } from './item-fields.tsx'

/** Who sends, and by which letter. */
export function SenderFields({ typed, errorOf }: { typed: TypedSender; errorOf: ErrorOf }) {
  const t = useLabels(agencyLabels)
  const wired = (field: keyof TypedSender) => ({
    id: field,
    name: field,
    label: t[field],
    defaultValue: typed[field],
    error: errorOf(field),
  })
  return (
    <fieldset>
      <legend>{t.sender}</legend>
      <TextField required autoComplete="name" {...wired('senderName')} />
      <TextField autoComplete="organization-title" {...wired('senderPosition')} />
      <TextField inputMode="tel" autoComplete="tel" {...wired('senderPhone')} />
      <TextField {...wired('letterNumber')} />
      <TextField hint={t.letterDateHint} {...wired('letterDate')} />
    </fieldset>
  )
}
