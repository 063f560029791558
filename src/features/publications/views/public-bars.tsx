import { formatBaht, formatCount } from '#src/domain/money.ts'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { barsOf, type MonthSet } from '#src/domain/month-set.ts'
import { qrPath, qrSize } from '#src/render/qr-code.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { publicLabels } from '../public.labels.ts'

/** A part of a chart. `hundredths`: share of the whole in hundredths of a percent. */
export type ChartPart = { label: string; budgetSatang: number; projectCount: number; hundredths: number }

/** Amounts as bars, each with its numbers beside it: neither colour nor length is the only sign. */
export function BudgetBars({ title, parts }: { title: string; parts: readonly ChartPart[] }) {
  const t = useLabels(publicLabels)
  const largest = Math.max(1, ...parts.map(({ budgetSatang }) => budgetSatang))
  return (
    <figure className="budget-chart">
      <figcaption>{title}</figcaption>
      <dl>
        {parts.map(({ label, budgetSatang, projectCount, hundredths }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect className="chart-ground" width="100" height="6" />
                <rect width={Math.round((budgetSatang / largest) * 1000) / 10} height="6" />
              </svg>
              <span>
                {`${fillLabel(t.chartLine, { budget: formatBaht(budgetSatang), count: formatCount(projectCount) })} (${fillLabel(t.chartShare, { percent: (hundredths / 100).toFixed(2) })})`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}

/** The months of a project as a bar of twelve parts and in words. */
export function MonthsBar({ months }: { months: MonthSet }) {
  const t = useLabels(publicLabels)
  const names = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  const bars = barsOf(months)
  if (bars.length === 0) return t.noMonths
  const said = bars.map(({ first, last }) =>
    first === last ? names[first - 1] : `${names[first - 1]}–${names[last - 1]}`,
  )
  return (
    <>
      <svg className="public-months" viewBox="0 0 12 1" preserveAspectRatio="none" aria-hidden="true">
        <path
          d={bars.map(({ first, last }) => `M${first - 1} 0h${last - first + 1}v1h-${last - first + 1}z`).join('')}
        />
      </svg>
      {said.join(', ')}
    </>
  )
}

/** The QR code of an address. */
export function QrPicture({ modules, label }: { modules: readonly string[]; label: string }) {
  const size = qrSize(modules)
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={qrPath(modules)} />
    </svg>
  )
}
