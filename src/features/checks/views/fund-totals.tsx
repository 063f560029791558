import type { Problem } from '#src/domain/errors.ts'
import { formatBaht } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { compareFunds, FundTotal } from '../checks.ts'
import { checksLabels } from '../checks.labels.ts'
import type { FundTotalInput } from '../fund-totals.ts'

const SPARE_ROWS = 3

type FundTotalsProps = {
  /** What was typed and refused; null when nothing was. */
  rows: readonly FundTotalInput[] | null
  problems: readonly Problem[]
  totals: readonly FundTotal[]
  compared: ReturnType<typeof compareFunds>
  mayConfigure: boolean
  isSaved: boolean
  /** Where the budget is kept that the totals come from; null: they are entered here. */
  budgetAddress: string | null
}

/** What the budget gives per source beside what the plan takes of it, and the form to enter it. */
export function FundTotals({
  rows,
  problems,
  totals,
  compared,
  mayConfigure,
  isSaved,
  budgetAddress,
}: FundTotalsProps) {
  const t = useLabels(checksLabels)
  return (
    <section>
      <h2 id="totals">{t.totals}</h2>
      {isSaved && <Notice tone="success" title={t.totalsSaved} />}
      {compared.length > 0 && (
        <DataTable
          caption={t.totals}
          hideCaption
          nameColumn="source"
          rows={compared}
          keyOf={({ source }) => source}
          columns={[
            { key: 'source', label: t.sourceColumn, cell: ({ source }) => source },
            { key: 'given', label: t.given, kind: 'number', cell: ({ givenSatang }) => formatBaht(givenSatang) },
            {
              key: 'planned',
              label: t.planned,
              kind: 'number',
              cell: ({ plannedSatang }) => formatBaht(plannedSatang),
            },
            {
              key: 'difference',
              label: t.difference,
              kind: 'number',
              cell: ({ givenSatang, plannedSatang }) => formatBaht(plannedSatang - givenSatang),
            },
          ]}
        />
      )}
      {budgetAddress !== null && (
        <p>
          <a href={budgetAddress}>{t.totalsFromBudget}</a>
        </p>
      )}
      {mayConfigure && (
        <details open={rows !== null || totals.length === 0}>
          <summary>{t.enterTotals}</summary>
          <TotalsForm rows={rows ?? totals.map(asTyped)} problems={problems} />
        </details>
      )}
    </section>
  )
}

const asTyped = ({ source, amountSatang }: FundTotal): FundTotalInput => ({ source, amount: formatBaht(amountSatang) })

function TotalsForm({ rows, problems }: { rows: readonly FundTotalInput[]; problems: readonly Problem[] }) {
  const t = useLabels(checksLabels)
  const spare = Array.from({ length: SPARE_ROWS }, () => ({ source: '', amount: '' }))
  const errorOf = (field: string): string | undefined => problems.find((problem) => problem.field === field)?.message
  return (
    <form method="post" className="stack-form">
      <p className="hint">{t.totalsNote}</p>
      {[...rows, ...spare].map((row, index) => (
        // Rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
        <div className="form-grid form-grid-pair" key={index}>
          <TextField
            label={fillLabel(t.source, { n: index + 1 })}
            id={`totals-${index}-source`}
            name="source"
            defaultValue={row.source}
            error={errorOf(`totals.${index}.source`)}
          />
          <TextField
            label={fillLabel(t.amount, { n: index + 1 })}
            id={`totals-${index}-amount`}
            name="amount"
            inputMode="decimal"
            defaultValue={row.amount}
            error={errorOf(`totals.${index}.amount`)}
          />
        </div>
      ))}
      <p className="form-actions">
        <Button>{t.saveTotals}</Button>
      </p>
    </form>
  )
}
