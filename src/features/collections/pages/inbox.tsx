import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/inbox.ts'
import { inboxLabels } from '../inbox.labels.ts'
import { openInbox } from '../inbox-views.commands.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { office, fiscalYear, senders } = await openInbox(
    contextOf(context),
    params.officeCode,
    Number(params.fiscalYear),
  )
  return { officeCode: office.dlaCode, officeName: office.name, fiscalYear, senders }
}

export default function Inbox({ loaderData }: Route.ComponentProps) {
  const t = useLabels(inboxLabels)
  const language = useLanguage()
  const { officeCode, officeName, fiscalYear, senders } = loaderData
  const collect = `/offices/${officeCode}/${fiscalYear}/collect`
  return (
    <Page title={`${fillLabel(t.title, { year: fiscalYear })} ${officeName}`} lead={t.lead}>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="collect" />
      {senders.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <DataTable
          caption={t.lead}
          hideCaption
          nameColumn="sender"
          rows={senders}
          keyOf={({ id }) => id}
          columns={[
            { key: 'sender', label: t.sender, cell: ({ id, name }) => <a href={`${collect}/inbox/${id}`}>{name}</a> },
            { key: 'waiting', label: t.waiting, kind: 'number', cell: ({ waitingCount }) => waitingCount },
            {
              key: 'items',
              label: t.items,
              kind: 'number',
              cell: ({ itemCount, nothingToReport }) => (nothingToReport ? t.nothing : itemCount),
            },
            { key: 'files', label: t.files, kind: 'number', cell: ({ fileCount }) => fileCount },
            { key: 'round', label: t.round, cell: ({ roundTitle }) => roundTitle },
            {
              key: 'at',
              label: t.at,
              cell: ({ answeredAt }) => (answeredAt === null ? '' : formatInstant(answeredAt, language)),
            },
          ]}
        />
      )}
      <p className="form-actions">
        <ButtonLink href={collect}>{t.toRounds}</ButtonLink>
      </p>
    </Page>
  )
}
