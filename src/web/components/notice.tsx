import type { ReactNode } from 'react'
import { componentLabels, useLabels } from '../labels.ts'

/** What a notice is about; said by icon and word, not by colour alone. */
export type NoticeTone = 'info' | 'success' | 'warning' | 'error'

const ICONS: Record<NoticeTone, string> = { info: 'i', success: '✓', warning: '!', error: '✕' }

/** Something the person should know. Errors and successes are announced to screen readers when they appear. */
export function Notice({ tone, title, children }: { tone: NoticeTone; title?: string; children?: ReactNode }) {
  const t = useLabels(componentLabels)
  const role = tone === 'error' ? 'alert' : tone === 'success' ? 'status' : undefined
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <span className="notice-icon" aria-hidden="true">
        {ICONS[tone]}
      </span>
      <div>
        <p className="notice-title">
          {title === undefined ? (
            t[tone]
          ) : (
            <>
              <span className="visually-hidden">{t[tone]}: </span>
              {title}
            </>
          )}
        </p>
        {children}
      </div>
    </div>
  )
}
