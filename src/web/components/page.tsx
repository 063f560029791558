import type { ReactNode } from 'react'
import { shellLabels, useLabels } from '../labels.ts'

/** The heading and title of a page. `wide` is for tables that need the whole window. */
export function Page({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string
  lead?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  const t = useLabels(shellLabels)
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <title>{`${title} – ${t.product}`}</title>
      <h1>{title}</h1>
      {lead !== undefined && <p className="lead">{lead}</p>}
      {children}
    </div>
  )
}
