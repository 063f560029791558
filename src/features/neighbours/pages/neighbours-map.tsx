import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { PageHandle } from '#src/web/page-handle.ts'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { Route } from './+types/neighbours-map.ts'
import { mapNeighbours } from '../neighbour-map.commands.ts'
import { neighbourMapLabels } from '../neighbours.labels.ts'
import { NeighbourMap } from '../views/neighbour-map.tsx'

export const handle: PageHandle = { script: true, map: true }

export async function loader({ params, context }: Route.LoaderArgs) {
  const { office, ...map } = await mapNeighbours(contextOf(context), params.officeCode, Number(params.fiscalYear))
  return { ...map, officeCode: office.dlaCode, officeName: office.name }
}

export default function NeighboursMap({ loaderData: page }: Route.ComponentProps) {
  const t = useLabels(neighbourMapLabels)
  const list = `/offices/${page.officeCode}/${page.fiscalYear}/neighbours`
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { year: page.fiscalYear, office: page.officeName })}>
      <PlanNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="duplicates" />
      <p>
        <a href={list}>{t.back}</a>
      </p>
      <NeighbourMap points={page.points} style={page.mapStyle} list={list} />
    </Page>
  )
}
