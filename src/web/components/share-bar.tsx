import type { ReactNode } from 'react'

/**
 * A share as a bar, beside its number (the children), so that neither colour nor length is the only sign.
 * @param hundredths of a percent, 0–10,000
 */
export function ShareBar({ hundredths, children }: { hundredths: number; children: ReactNode }) {
  return (
    <span className="share">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width={Math.min(100, Math.max(0, hundredths / 100))} height="8" />
      </svg>
      {children}
    </span>
  )
}
