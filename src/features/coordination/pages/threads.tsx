import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/threads.ts'
import { listThreads } from '../coordination.commands.ts'
import { coordinationLabels } from '../coordination.labels.ts'
import type { ThreadSummary } from '../coordination.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { office, threads, mayWrite } = await listThreads(contextOf(context), params.officeCode)
  return { officeCode: office.dlaCode, officeName: office.name, threads, mayWrite }
}

export default function Threads({ loaderData: page }: Route.ComponentProps) {
  const t = useLabels(coordinationLabels)
  const address = `/offices/${page.officeCode}/coordination`
  const open = page.threads.filter(({ closedAt }) => closedAt === null)
  const closed = page.threads.filter(({ closedAt }) => closedAt !== null)
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { office: page.officeName })}>
      {page.mayWrite && (
        <p className="form-actions">
          <ButtonLink tone="primary" href={`${address}/new`}>
            {t.begin}
          </ButtonLink>
        </p>
      )}
      {page.threads.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <section aria-labelledby="open-title">
          <h2 id="open-title">{t.openTitle}</h2>
          {open.length === 0 ? <p>{t.noneOpen}</p> : <ThreadList threads={open} address={address} />}
        </section>
      )}
      {closed.length > 0 && (
        <details>
          <summary>{fillLabel(t.closedTitle, { count: closed.length })}</summary>
          <ThreadList threads={closed} address={address} />
        </details>
      )}
    </Page>
  )
}

function ThreadList({ threads, address }: { threads: readonly ThreadSummary[]; address: string }) {
  const t = useLabels(coordinationLabels)
  const language = useLanguage()
  return (
    <ul className="talk-list">
      {threads.map(({ id, subject, with: party, unreadCount, lastAt, messageCount, outcome }) => (
        <li key={id} className={unreadCount > 0 ? 'talk-unread' : undefined}>
          <p className="talk-subject">
            <a href={`${address}/${id}`}>{subject}</a>{' '}
            {unreadCount > 0 && (
              <strong className="talk-count">
                <span aria-hidden="true">● </span>
                {fillLabel(t.unread, { count: unreadCount })}
              </strong>
            )}
          </p>
          <p>{fillLabel(t.with, { party: party.name })}</p>
          {outcome !== null && <p>{outcome}</p>}
          <p className="quiet">{fillLabel(t.last, { at: formatInstant(lastAt, language), count: messageCount })}</p>
        </li>
      ))}
    </ul>
  )
}
