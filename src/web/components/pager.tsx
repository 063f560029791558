import { componentLabels, fillLabel, useLabels } from '../labels.ts'

type PagerProps = {
  part: number
  parts: number
  /** Address of a part, from 1. */
  href: (part: number) => string
  /** What the list is called, where a page has several. */
  of?: string
}

/** Leads from one part of a long list to the next by links; nothing where there is one part. */
export function Pager({ part, parts, href, of }: PagerProps) {
  const t = useLabels(componentLabels)
  if (parts < 2) return null
  return (
    <nav className="pager" aria-label={of === undefined ? t.parts : `${t.parts} ${of}`}>
      {part > 1 && (
        <a rel="prev" href={href(part - 1)}>
          {t.previousPart}
        </a>
      )}
      <span>{fillLabel(t.partOf, { part, parts })}</span>
      {part < parts && (
        <a rel="next" href={href(part + 1)}>
          {t.nextPart}
        </a>
      )}
    </nav>
  )
}
