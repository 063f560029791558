import { useLabels } from '#src/web/labels.ts'
import type { DevelopmentProject } from '../development.ts'
import { placingLabels } from '../placing.labels.ts'
import type { Standing } from '../placing.ts'
import { PlacingForm, type NearMatch } from './placing-form.tsx'
import { PlaceInBook, StandingText } from './standing-text.tsx'

/** Where one project of the operation plan stands, with what it may be placed in. */
export type PlaceOnForm = {
  projectId: string
  fiscalYear: number
  standing: Standing
  current: DevelopmentProject | null
  edition: string | null
  version: number
  reason: string
  near: readonly NearMatch[]
  mayChoose: boolean
}

/** The section of a project's form that says where it stands in the development plan. Nothing when no development plan covers the year. */
export function ProjectPlace({ place, office }: { place: PlaceOnForm | null; office: string }) {
  const t = useLabels(placingLabels)
  if (place === null) return null
  const { standing, current, edition, version, reason, near, mayChoose, fiscalYear, projectId } = place
  const plan = `${office}/${fiscalYear}`
  return (
    <section aria-labelledby="development">
      <h2 id="development">{t.section}</h2>
      <p>
        <StandingText standing={standing} />
        {current && <PlaceInBook project={current} edition={edition} address={`${office}/development`} />}
      </p>
      {mayChoose && (
        <details>
          <summary>{version === 0 ? t.choose : t.chooseAgain}</summary>
          <PlacingForm
            {...{ projectId, fiscalYear, version, reason, near }}
            chosen={current?.id ?? null}
            action={`${plan}/development`}
            next={`${plan}/projects/${projectId}?saved#development`}
          />
          <p>
            <a href={`${plan}/development?open=${projectId}#p-${projectId}`}>{t.findMore}</a>
          </p>
        </details>
      )}
    </section>
  )
}
