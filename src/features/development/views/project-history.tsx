import { DataTable } from '#src/web/components/data-table.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { formatBaht } from '#src/domain/money.ts'
import type { DevelopmentProject } from '../development.ts'
import { developmentLabels, developmentProjectLabels } from '../development.labels.ts'
import { YearCell } from './amounts.tsx'

/** A project as one edition had it. */
export type HistoryRow = DevelopmentProject & { edition: string }

type HistoryProps = { history: HistoryRow[]; years: readonly number[]; current: string; address: string }

/** What one project was over the editions, oldest first. */
export function ProjectHistory({ history, years, current, address }: HistoryProps) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  const stateOf = (row: HistoryRow): string =>
    row.isCancelled ? t.wasCancelled : row.replacedBy === null ? t.standsNow : t.wasReplaced
  return (
    <DataTable
      caption={t.history}
      hideCaption
      nameColumn="edition"
      rows={history}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'edition',
          label: common.editionName,
          cell: (row) =>
            row.id === current ? (
              <strong>{row.edition}</strong>
            ) : (
              <a href={`${address}/projects/${row.id}`}>{row.edition}</a>
            ),
        },
        { key: 'state', label: t.state, cell: stateOf },
        {
          key: 'name',
          label: common.name,
          cell: ({ name, note, isCancelled }) => (
            <>
              {name}
              {isCancelled && note !== null && <span className="quiet development-line">{note}</span>}
            </>
          ),
        },
        ...years.map((year) => ({
          key: String(year),
          label: String(year),
          kind: 'number' as const,
          cell: (row: HistoryRow) => (row.isCancelled ? '–' : <YearCell project={row} year={year} />),
        })),
        {
          key: 'source',
          label: t.source,
          cell: ({ sheet, row }) => (row === null ? t.byHand : fillLabel(t.atRow, { sheet: sheet ?? '', row }).trim()),
        },
      ]}
    />
  )
}

type Linked = { projectId: string; name: string; fiscalYear: number; satang: number }

/** Projects of operation plans that stand in it. */
export function LinkedProjects({ linked, office }: { linked: readonly Linked[]; office: string }) {
  const t = useLabels(developmentProjectLabels)
  if (linked.length === 0) return <p>{t.notLinked}</p>
  return (
    <ul>
      {linked.map(({ projectId, name, fiscalYear, satang }) => (
        <li key={projectId}>
          {fiscalYear}: <a href={`${office}/${fiscalYear}/projects/${projectId}`}>{name}</a> {formatBaht(satang)}
        </li>
      ))}
    </ul>
  )
}
