import { redirect } from 'react-router'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/start.ts'
import { listMyOffices } from '../home.commands.ts'
import { chooseLabels } from '../home.labels.ts'

/** The public plans for those who have not signed in; for the others their own office, or a choice where they have several. */
export async function loader({ context }: Route.LoaderArgs) {
  const app = contextOf(context)
  if (app.actor.userId === null && app.actor.memberships.length === 0) throw redirect('/p')
  const offices = await listMyOffices(app)
  const [only] = offices
  if (only && offices.length === 1) throw redirect(`/offices/${only.dlaCode}`)
  return { offices: offices.map(({ dlaCode, name, amphoe, province }) => ({ dlaCode, name, amphoe, province })) }
}

export default function Start({ loaderData: { offices } }: Route.ComponentProps) {
  const t = useLabels(chooseLabels)
  return (
    <Page title={t.title} lead={t.lead}>
      <ul className="recent-list">
        {offices.map(({ dlaCode, name, amphoe, province }) => (
          <li key={dlaCode}>
            <a href={`/offices/${dlaCode}`}>{name}</a>{' '}
            <span className="quiet">{fillLabel(t.place, { amphoe: amphoe ?? '–', province: province ?? '–' })}</span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
