import type { ReactNode } from 'react'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { agencyLabels } from '../agency.labels.ts'
import type { Asked } from '../agency-answers.ts'
import { OfficeContact } from './office-contact.tsx'

/** A page of a link: no search engine may keep it. */
export function AgencyPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="agency">
      <meta name="robots" content="noindex, nofollow" />
      <Page title={title} lead={lead}>
        {children}
      </Page>
    </div>
  )
}

/** Who asks, until when, and whom to ask. */
export function AskedFacts({ asked }: { asked: Asked }) {
  const t = useLabels(agencyLabels)
  const { dueOn, fiscalYear: year, letterNumber } = asked
  return (
    <dl className="agency-facts">
      <div>
        <dt>{t.due}</dt>
        <dd>
          <strong>{formatThaiDate(dueOn)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t.span}</dt>
        <dd>{fillLabel(t.spanText, { before: year - 1, year })}</dd>
      </div>
      {letterNumber !== null && (
        <div>
          <dt>{t.letter}</dt>
          <dd>{letterNumber}</dd>
        </div>
      )}
      <div>
        <dt>{t.contact}</dt>
        <dd>
          <OfficeContact asked={asked} />
        </dd>
      </div>
    </dl>
  )
}

/** What stands where a link is of no use any more. */
export function AgencyEnded({ asked }: { asked: Asked }) {
  const t = useLabels(agencyLabels)
  const { standing } = asked
  const [title, text] =
    standing === 'expired'
      ? [t.expiredTitle, t.expiredText]
      : standing === 'revoked'
        ? [t.revokedTitle, t.revokedText]
        : [t.closedTitle, t.closedText]
  return (
    <AgencyPage title={title} lead={text}>
      <h2>{t.askOffice}</h2>
      <p className="agency-contact">
        <OfficeContact asked={asked} />
      </p>
    </AgencyPage>
  )
}

/** The way back to the first page of a link. */
export function AgencyBack({ token }: { token: string }) {
  const t = useLabels(agencyLabels)
  return (
    <p>
      <a href={`/a/${token}`}>← {t.back}</a>
    </p>
  )
}

/** What stands against the whole form. */
export const Refusal = ({ message }: { message: string | null }): ReactNode =>
  message === null ? null : <Notice tone="error" title={message} />
