import type { ReactNode } from 'react'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { developmentLabels } from '../development.labels.ts'
import type { CountAndSum, StrategyTotals, TotalDifference } from '../totals.ts'

const sumCell = (sum: CountAndSum): ReactNode => (sum.count === 0 && sum.satang === 0 ? '–' : <Sum sum={sum} />)

/** Count and sum of a cell of form ผ.01. */
function Sum({ sum: { count, satang } }: { sum: CountAndSum }) {
  const t = useLabels(developmentLabels)
  return (
    <>
      {formatBaht(satang)}
      <span className="quiet development-line">{fillLabel(t.countAndSum, { count: formatCount(count) })}</span>
    </>
  )
}

type TotalsProps = { strategies: StrategyTotals[]; years: readonly number[]; levelLabel: string }

/** Strategy by year, as form ผ.01 has it, computed from the rows. */
export function TotalsTable({ strategies, years, levelLabel }: TotalsProps) {
  const t = useLabels(developmentLabels)
  const plus = (a: CountAndSum, b: CountAndSum): CountAndSum => ({
    count: a.count + b.count,
    satang: a.satang + b.satang,
  })
  const nothing: CountAndSum = { count: 0, satang: 0 }
  const grand: StrategyTotals = {
    no: null,
    name: t.grand,
    years: years.map((_, index) => strategies.map((one) => one.years[index] ?? nothing).reduce(plus, nothing)),
    all: strategies.map(({ all }) => all).reduce(plus, nothing),
  }
  return (
    <DataTable
      caption={fillLabel(t.totals, { level: levelLabel })}
      nameColumn="name"
      rows={[...strategies, grand]}
      keyOf={(row) => (row === grand ? 'grand' : `${row.no} ${row.name}`)}
      columns={[
        {
          key: 'name',
          label: levelLabel,
          cell: (row) => [row.no === null ? '' : `${row.no}.`, row.name ?? t.noStrategy].join(' ').trim(),
        },
        ...years.map((year, index) => ({
          key: String(year),
          label: String(year),
          kind: 'number' as const,
          cell: (row: StrategyTotals) => sumCell(row.years[index] ?? nothing),
        })),
        { key: 'all', label: t.fiveYears, kind: 'number', cell: ({ all }) => sumCell(all) },
      ]}
    />
  )
}

/** Printed figures that disagree, each with what the rows add up to. */
export function Differences({ differences }: { differences: readonly TotalDifference[] }) {
  const t = useLabels(developmentLabels)
  if (differences.length === 0) return null
  return (
    <>
      <Notice tone="warning" title={t.differ}>
        <p>{t.differNote}</p>
      </Notice>
      <DataTable
        caption={t.differ}
        hideCaption
        nameColumn="label"
        rows={differences}
        keyOf={({ label, fiscalYear }) => `${label} ${fiscalYear}`}
        columns={[
          { key: 'label', label: t.line, cell: ({ label }) => label },
          { key: 'year', label: t.year, cell: ({ fiscalYear }) => fiscalYear ?? t.fiveYears },
          {
            key: 'printed',
            label: t.printed,
            kind: 'number',
            cell: ({ count, satang }) => (
              <>
                {satang === null ? '–' : formatBaht(satang)}
                {count !== null && (
                  <span className="quiet development-line">
                    {fillLabel(t.countAndSum, { count: formatCount(count) })}
                  </span>
                )}
              </>
            ),
          },
          { key: 'rows', label: t.computed, kind: 'number', cell: ({ rows }) => <Sum sum={rows} /> },
          {
            key: 'own',
            label: t.ownYears,
            kind: 'number',
            cell: ({ ownYears }) => (ownYears ? <Sum sum={ownYears} /> : null),
          },
        ]}
      />
    </>
  )
}
