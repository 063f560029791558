import { formatBaht, formatCount } from '#src/domain/money.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { publicPath } from '../publications.ts'
import { announceLabels } from '../publications.labels.ts'
import type { Publication } from '../publications.queries.ts'

type Facts = {
  office: { dlaCode: string }
  plan: { fiscalYear: number }
  projectCount: number
  budgetSatang: number
  publicAddress: string | null
}

/** What will no longer change once the plan is announced. */
export function WhatIsFrozen({ view }: { view: Facts }) {
  const t = useLabels(announceLabels)
  const sums = { count: formatCount(view.projectCount), budget: formatBaht(view.budgetSatang) }
  const path = publicPath(view.office.dlaCode, view.plan.fiscalYear)
  return (
    <section aria-labelledby="frozen">
      <h2 id="frozen">{t.frozenTitle}</h2>
      <ul>
        <li>{fillLabel(t.frozenBook, sums)}</li>
        <li>{t.frozenFiles}</li>
        <li>{fillLabel(t.frozenPublic, { address: view.publicAddress ?? path })}</li>
        <li>{view.publicAddress === null ? t.frozenNoAddress : t.frozenQr}</li>
      </ul>
    </section>
  )
}

/** What was announced, and where to go on. */
export function Announced({ view, publication, address }: { view: Facts; publication: Publication; address: string }) {
  const t = useLabels(announceLabels)
  const facts: [string, string | null][] = [
    [t.number, publication.number],
    [t.announcedOn, formatThaiDate(publication.announcedOn)],
    [t.signatoryName, publication.signatoryName],
    [t.signatoryPosition, publication.signatoryPosition],
    [t.edition, String(publication.edition)],
    [t.fingerprint, publication.sha256],
  ]
  return (
    <>
      <dl className="public-facts">
        {facts.map(([term, words]) =>
          words === null ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="form-actions">
        <ButtonLink tone="primary" href={publicPath(view.office.dlaCode, view.plan.fiscalYear)}>
          {t.publicPage}
        </ButtonLink>
        <ButtonLink href={`${address}/posting`}>{t.posting}</ButtonLink>
      </p>
    </>
  )
}
