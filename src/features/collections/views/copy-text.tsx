import { useState, useSyncExternalStore } from 'react'
import { Button } from '#src/web/components/button.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { reminderLabels } from '../collections.labels.ts'

/** A text to be copied: a field that holds it whole, and where scripts run a button that copies it. */
export function CopyText({
  id,
  label,
  hint,
  text,
}: {
  id: string
  label: string
  hint?: string | undefined
  text: string
}) {
  const t = useLabels(reminderLabels)
  const [isCopied, setCopied] = useState(false)
  const isScripted = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  const rows = Math.min(16, text.split('\n').length + 2)
  return (
    <div className="copy-text">
      <TextArea id={id} label={label} hint={hint} readOnly rows={rows} defaultValue={text} />
      {isScripted && (
        <p>
          <Button type="button" tone="secondary" onClick={() => void copy(id, text).then(setCopied)}>
            {t.copy}
          </Button>{' '}
          <span role="status">{isCopied && `✓ ${t.copied}`}</span>
        </p>
      )}
    </div>
  )
}

const neverChanges = () => () => undefined

/**
 * Browsers give the clipboard to secure pages, if at all. The text is chosen first, so that Ctrl+C takes it where they do not.
 * @returns whether it was copied
 */
async function copy(id: string, text: string): Promise<boolean> {
  const field = document.getElementById(id)
  if (field instanceof HTMLTextAreaElement) field.select()
  // Missing on pages that are not secure, whatever its type says.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (!clipboard) return false
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}
