import { useId } from 'react'

/**
 * A large place to drop a file on. It is a plain file input under generous padding: browsers take a dropped file there and show its name
 * by themselves, so no script is needed.
 */
export function FileDrop({ name, label, hint, accept }: { name: string; label: string; hint: string; accept: string }) {
  const id = useId()
  return (
    <div className="file-drop">
      <label htmlFor={id}>
        <svg className="file-drop-icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 2h8l5 5v15H6z M14 2v5h5 M12.5 18v-7 M9.5 14l3-3 3 3" />
        </svg>
        {label}
      </label>
      <input id={id} name={name} type="file" accept={accept} required aria-describedby={`${id}-hint`} />
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}
