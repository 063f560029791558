import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { agencyTalkLabels } from '../agency-talks.labels.ts'
import type { AgencyTalk } from '../agency-talks.ts'

/** The talks at a link, those that wait for an answer told in words. */
export function TalkList({ talks, token }: { talks: readonly AgencyTalk[]; token: string }) {
  const t = useLabels(agencyTalkLabels)
  const language = useLanguage()
  return (
    <section aria-labelledby="talks">
      <h2 id="talks">{t.title}</h2>
      <ul className="talk-list">
        {talks.map(({ id, subject, waits, closedAt, lastAt, messageCount }) => (
          <li key={id} className={waits ? 'talk-unread' : undefined}>
            <p className="talk-subject">
              <a href={`/a/${token}/talks/${id}`}>{subject}</a>{' '}
              {waits ? (
                <strong className="talk-count">
                  <span aria-hidden="true">● </span>
                  {t.waits}
                </strong>
              ) : (
                <span className="quiet">({closedAt === null ? t.answered : t.closed})</span>
              )}
            </p>
            <p className="quiet">{fillLabel(t.last, { at: formatInstant(lastAt, language), count: messageCount })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
