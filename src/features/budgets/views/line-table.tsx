import { formatBaht } from '#src/domain/money.ts'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { FIELD_NAMES, instrumentLabels, LINE_STATES, lineLabels } from '../budgets.labels.ts'
import type { TiedLine } from '../tie-out.ts'

/** Lines with what projects take of them; each leads to its page. */
export function LineTable({
  caption,
  lines,
  address,
}: {
  caption: string
  lines: readonly TiedLine[]
  address: string
}) {
  const t = useLabels(instrumentLabels)
  const ofLine = useLabels(lineLabels)
  const language = useLanguage()
  const columns: Column<TiedLine>[] = [
    {
      key: 'name',
      label: FIELD_NAMES.name[language],
      cell: ({ line }) => (
        <>
          <a href={`${address}/lines/${line.id}`}>{line.name}</a>
          <PathText line={line} />
        </>
      ),
    },
    { key: 'department', label: FIELD_NAMES.department[language], cell: ({ line }) => line.department },
    { key: 'amount', label: t.amount, kind: 'number', cell: ({ line }) => formatBaht(line.amountSatang) },
    {
      key: 'allocated',
      label: ofLine.allocated,
      kind: 'number',
      cell: ({ allocatedSatang }) => (allocatedSatang === 0 ? '–' : formatBaht(allocatedSatang)),
    },
    {
      key: 'rest',
      label: t.rest,
      kind: 'number',
      cell: ({ restSatang }) => (restSatang === 0 ? '–' : formatBaht(restSatang)),
    },
    { key: 'state', label: t.state, cell: (tied) => <StateText tied={tied} /> },
  ]
  return <DataTable caption={caption} columns={columns} rows={lines} keyOf={({ line }) => line.id} nameColumn="name" />
}

/** The headings above a line, in small print. */
export function PathText({ line }: { line: Pick<TiedLine['line'], 'programme' | 'expenseCategory' | 'budgetType'> }) {
  const parts = [line.programme, line.expenseCategory ?? line.budgetType].filter((part) => part !== null)
  return parts.length === 0 ? null : <span className="budget-path">{parts.join(' › ')}</span>
}

function StateText({ tied }: { tied: TiedLine }) {
  const language = useLanguage()
  return (
    <span className={`budget-state budget-state-${tied.state}`}>
      {LINE_STATES[tied.state][language]}
      {tied.state === 'left-out' && tied.line.leftOutReason !== null && `: ${tied.line.leftOutReason}`}
    </span>
  )
}
