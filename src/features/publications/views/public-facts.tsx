import { formatBaht, formatCount } from '#src/domain/money.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { publicLabels } from '../public.labels.ts'
import type { PublishedFile, PublishedPlan } from '../published.queries.ts'

/** What is known of the announcement, as terms and their words. */
export function AnnouncementFacts({ plan }: { plan: PublishedPlan }) {
  const t = useLabels(publicLabels)
  const posted =
    plan.postedOn === null
      ? t.postedUnknown
      : fillLabel(plan.postedUntil === null ? t.postedFrom : t.postedFromTo, {
          from: formatThaiDate(plan.postedOn),
          to: plan.postedUntil === null ? '' : formatThaiDate(plan.postedUntil),
        })
  const totals = { count: formatCount(plan.projectCount), budget: formatBaht(plan.budgetSatang) }
  const facts: [string, string | null][] = [
    [t.announcedOn, formatThaiDate(plan.announcedOn)],
    [t.number, plan.announcementNumber],
    [t.signatory, `${plan.signatoryName} ${plan.signatoryPosition}`],
    [t.posted, posted],
    [t.edition, fillLabel(t.editionOne, { edition: plan.edition })],
    [t.totals, fillLabel(t.totalsText, totals)],
  ]
  return (
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
  )
}

/** "1.2 MB" */
const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** The files of the plan, and below them how to check that one is genuine. */
export function Downloads({
  address,
  files,
  sha256,
}: {
  address: string
  files: readonly PublishedFile[]
  sha256: string
}) {
  const t = useLabels(publicLabels)
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{t.downloads}</h2>
      <p className="quiet">{t.downloadsHint}</p>
      <p className="form-actions">
        {files.map(({ format, byteCount }) => (
          <a
            key={format}
            className={`button button-${format === 'pdf' ? 'primary' : 'secondary'}`}
            href={`${address}/files/${format}`}
            download
          >
            {`${t[format]} (${sizeOf(byteCount)})`}
          </a>
        ))}
      </p>
      <details>
        <summary>{t.fingerprints}</summary>
        <p className="quiet">{t.fingerprintsHint}</p>
        <dl className="public-hashes">
          {[{ format: 'document' as const, sha256 }, ...files].map((file) => (
            <div key={file.format}>
              <dt>{t[file.format]}</dt>
              <dd>
                <code>{file.sha256}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
