import { formatBaht, formatCount } from '#src/domain/money.ts'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { RecognisedLine } from '#src/intake/recognised-budget.ts'
import type { BudgetLine, LineContent } from '../budgets.ts'
import { importLabels } from '../budget-imports.labels.ts'
import { FIELD_NAMES, instrumentLabels } from '../budgets.labels.ts'
import type { BudgetDiff, MatchedLine } from '../budget-diff.ts'
import { PathText } from './line-table.tsx'

/** What a file changes of an instrument: lines that change, go missing and are new. */
export function DiffLists({ diff, removedInUse }: { diff: BudgetDiff; removedInUse: readonly string[] }) {
  const t = useLabels(importLabels)
  const [changed, removed, added] = [diff.changed.length, diff.removed.length, diff.added.length].map((count) =>
    formatCount(count),
  )
  return (
    <>
      {diff.unchanged.length > 0 && <p>{fillLabel(t.same, { count: formatCount(diff.unchanged.length) })}</p>}
      {diff.changed.length > 0 && (
        <ChangedList lines={diff.changed} caption={fillLabel(t.changed, { count: changed ?? '' })} />
      )}
      {diff.removed.length > 0 && (
        <RemovedList
          lines={diff.removed}
          inUse={removedInUse}
          caption={fillLabel(t.removed, { count: removed ?? '' })}
        />
      )}
      {diff.added.length > 0 && <AddedList lines={diff.added} caption={fillLabel(t.added, { count: added ?? '' })} />}
    </>
  )
}

const show = (content: LineContent, field: keyof LineContent): string =>
  field === 'amountSatang' ? formatBaht(content.amountSatang) : (content[field] ?? '–')

function ChangedList({ lines, caption }: { lines: readonly MatchedLine[]; caption: string }) {
  const t = useLabels(importLabels)
  const language = useLanguage()
  const columns: Column<MatchedLine>[] = [
    { key: 'row', label: t.rowColumn, kind: 'number', cell: ({ incoming }) => incoming.row },
    { key: 'name', label: FIELD_NAMES.name[language], cell: ({ line }) => line.name },
    {
      key: 'change',
      label: t.changeColumn,
      cell: ({ line, incoming, fields }) => (
        <ul className="problem-list">
          {fields.map((field) => (
            <li key={field}>
              {fillLabel(t.change, {
                field: FIELD_NAMES[field][language],
                from: show(line, field),
                to: show(incoming, field),
              })}
            </li>
          ))}
        </ul>
      ),
    },
  ]
  return <DataTable caption={caption} columns={columns} rows={lines} keyOf={({ line }) => line.id} nameColumn="name" />
}

function RemovedList({
  lines,
  inUse,
  caption,
}: {
  lines: readonly BudgetLine[]
  inUse: readonly string[]
  caption: string
}) {
  const t = useLabels(importLabels)
  const ofLine = useLabels(instrumentLabels)
  const language = useLanguage()
  const columns: Column<BudgetLine>[] = [
    {
      key: 'name',
      label: FIELD_NAMES.name[language],
      cell: (line) => (
        <>
          {line.name}
          <PathText line={line} />
          {inUse.includes(line.id) && <span className="budget-off"> ! {t.inUse}</span>}
        </>
      ),
    },
    { key: 'amount', label: ofLine.amount, kind: 'number', cell: ({ amountSatang }) => formatBaht(amountSatang) },
  ]
  return <DataTable caption={caption} columns={columns} rows={lines} keyOf={({ id }) => id} nameColumn="name" />
}

function AddedList({ lines, caption }: { lines: readonly RecognisedLine[]; caption: string }) {
  const t = useLabels(instrumentLabels)
  const ofImport = useLabels(importLabels)
  const language = useLanguage()
  const columns: Column<RecognisedLine>[] = [
    { key: 'row', label: ofImport.rowColumn, kind: 'number', cell: ({ row }) => row },
    {
      key: 'name',
      label: FIELD_NAMES.name[language],
      cell: (line) => (
        <>
          {line.name}
          <PathText line={line} />
        </>
      ),
    },
    { key: 'department', label: FIELD_NAMES.department[language], cell: ({ department }) => department },
    { key: 'amount', label: t.amount, kind: 'number', cell: ({ amountSatang }) => formatBaht(amountSatang) },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={lines}
      keyOf={({ sheet, row }) => `${sheet} ${row}`}
      nameColumn="name"
    />
  )
}
