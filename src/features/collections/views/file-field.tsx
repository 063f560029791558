type FileFieldProps = {
  id: string
  name: string
  label: string
  hint: string
  accept: string
  error: string | undefined
}

/** A field for a file that may be left empty. */
export function FileField({ id, name, label, hint, accept, error }: FileFieldProps) {
  const isWrong = error !== undefined
  return (
    <div className={`field${isWrong ? ' field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {isWrong && (
        <p className="field-error" id={`${id}-error`}>
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      <input
        type="file"
        id={id}
        name={name}
        accept={accept}
        aria-describedby={isWrong ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={isWrong ? true : undefined}
      />
    </div>
  )
}
