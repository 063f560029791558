import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { componentLabels, useLabels } from '../labels.ts'

type Described = {
  label: string
  /** How to fill it in; read out with the field. */
  hint?: string | undefined
  /** What is wrong with what was given. */
  error?: string | undefined
  /** In a grid of fields: takes the room of two. */
  isWide?: boolean | undefined
}
type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** A text field. Give `id` where an `ErrorSummary` links to it. */
export const TextField = ({
  label,
  hint,
  error,
  isWide,
  ...input
}: Described & InputHTMLAttributes<HTMLInputElement>) => (
  <Field {...{ label, hint, error, isWide }} id={input.id} required={input.required}>
    {(wiring) => <input type="text" {...input} {...wiring} className="input" />}
  </Field>
)

/** A field of several lines. */
export const TextArea = ({
  label,
  hint,
  error,
  isWide,
  ...input
}: Described & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
  <Field {...{ label, hint, error, isWide }} id={input.id} required={input.required}>
    {(wiring) => <textarea rows={3} {...input} {...wiring} className="input" />}
  </Field>
)

/** A choice of one; the options are its children. */
export const SelectField = ({
  label,
  hint,
  error,
  isWide,
  ...input
}: Described & SelectHTMLAttributes<HTMLSelectElement>) => (
  <Field {...{ label, hint, error, isWide }} id={input.id} required={input.required}>
    {(wiring) => <select {...input} {...wiring} className="input" />}
  </Field>
)

type FieldProps = Described & {
  id: string | undefined
  required: boolean | undefined
  children: (wiring: Wiring) => ReactNode
}

function Field({ label, hint, error, isWide = false, id: givenId, required, children }: FieldProps) {
  const t = useLabels(componentLabels)
  const ownId = useId()
  const id = givenId ?? ownId
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`field${isWide ? ' field-wide' : ''}${error === undefined ? '' : ' field-wrong'}`}>
      <label htmlFor={id}>
        {label} {required === true && <span className="quiet">({t.required})</span>}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  )
}
