import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useLabels } from '#src/web/labels.ts'
import { saveLabels } from '../plan-table.labels.ts'

/** A dialog over the page: the focus stays in it, and Escape closes it. */
export function Modal({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useLabels(saveLabels)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    // Keys in the dialog are not for the table under it.
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={id}>{title}</h2>
      {children}
      <button type="button" className="modal-close" aria-label={t.close} onClick={onClose}>
        ✕
      </button>
    </dialog>
  )
}
