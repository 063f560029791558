import { dateInThailand } from '#src/domain/thai-date.ts'
import { may } from '#src/domain/permissions.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/people.ts'
import { openPeople } from '../people.commands.ts'
import { peopleLabels } from '../people.labels.ts'
import { isHeldOn, type Holding, type Position } from '../people.ts'
import { roleLabels } from '../roles.labels.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { office, positions, holdings } = await openPeople(app, params.officeCode)
  const today = dateInThailand(app.now())
  const held = holdings.filter((holding) => isHeldOn(holding, today))
  return { office, positions, held, mayManage: may(app.actor, 'people.manage', params.officeCode) }
}

export default function People({ loaderData }: Route.ComponentProps) {
  const t = useLabels(peopleLabels)
  const roles = useLabels(roleLabels)
  const { office, positions, held, mayManage } = loaderData
  const address = `/offices/${office.dlaCode}/people`
  return (
    <Page title={t.title} lead={office.name}>
      <p>{t.lead}</p>
      {mayManage && (
        <p className="form-actions">
          <ButtonLink tone="primary" href={`${address}/positions/new`}>
            {t.add}
          </ButtonLink>
        </p>
      )}
      <DataTable
        caption={t.positions}
        hideCaption
        nameColumn="title"
        rows={positions}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'title',
            label: t.position,
            cell: (position) => <PositionName position={position} href={mayManage ? address : null} />,
          },
          { key: 'division', label: t.division, cell: ({ division }) => division ?? t.wholeOffice },
          { key: 'roles', label: t.roles, cell: (position) => position.roles.map((role) => roles[role]).join(' · ') },
          {
            key: 'holders',
            label: t.holders,
            cell: ({ id }) => <Holders holders={held.filter(({ positionId }) => positionId === id)} />,
          },
        ]}
      />
    </Page>
  )
}

function PositionName({ position, href }: { position: Position; href: string | null }) {
  const t = useLabels(peopleLabels)
  const { id, title, isActive } = position
  return (
    <>
      {href === null ? title : <a href={`${href}/positions/${id}`}>{title}</a>}
      {!isActive && <span className="quiet"> ({t.inactive})</span>}
    </>
  )
}

function Holders({ holders }: { holders: readonly Holding[] }) {
  const t = useLabels(peopleLabels)
  if (holders.length === 0) return <span className="quiet">{t.vacant}</span>
  return holders.map(({ id, personName, isActing, orderNumber }) => (
    <span key={id} className="holder">
      {personName}
      {isActing && <span className="quiet"> {fillLabel(t.acting, { order: orderNumber ?? '' })}</span>}
    </span>
  ))
}
