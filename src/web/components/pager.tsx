import { componentLabels, fillLabel, useLabels } from '../labels.ts'

/** Leads from one part of a long list to the next by links; nothing where there is one part. `href`: address of a part, from 1. */
export function Pager({ part, parts, href }: { part: number; parts: number; href: (part: number) => string }) {
  const t = useLabels(componentLabels)
  if (parts < 2) return null
  return (
    <nav className="pager" aria-label={t.parts}>
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
