import type { ReactNode } from 'react'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { RecognisedLine } from '#src/intake/recognised-budget.ts'
import type { LineContent } from '../budgets.ts'
import { importLabels } from '../budget-imports.labels.ts'
import { FIELD_NAMES, instrumentLabels } from '../budgets.labels.ts'
import type { DiffParts, MatchedLine } from '../budget-diff.ts'
import { PathText } from './line-table.tsx'

/** What a file changes of an instrument: lines that change, go missing and are new. Each list is shown part by part. */
export function DiffLists({ parts }: { parts: DiffParts }) {
  const t = useLabels(importLabels)
  const { unchangedCount, changed, removed, added } = parts
  const caption = (text: string, { count }: { count: number }): string => fillLabel(text, { count: formatCount(count) })
  return (
    <>
      {unchangedCount > 0 && <p>{fillLabel(t.same, { count: formatCount(unchangedCount) })}</p>}
      <Section name="changed" parts={parts} caption={caption(t.changed, changed)}>
        <ChangedList lines={changed.rows} caption={caption(t.changed, changed)} />
      </Section>
      <Section name="removed" parts={parts} caption={caption(t.removed, removed)}>
        <RemovedList lines={removed.rows} caption={caption(t.removed, removed)} />
      </Section>
      <Section name="added" parts={parts} caption={caption(t.added, added)}>
        <AddedList lines={added.rows} caption={caption(t.added, added)} />
      </Section>
    </>
  )
}

const LISTS = ['changed', 'removed', 'added'] as const
type ListName = (typeof LISTS)[number]

type SectionProps = { name: ListName; parts: DiffParts; caption: string; children: ReactNode }

/** One list with its parts; the parts of the others stay as they are. */
function Section({ name, parts, caption, children }: SectionProps) {
  const { part, parts: count } = parts[name]
  if (parts[name].count === 0) return null
  const shown = (list: ListName, to: number): [string, string] => [list, String(list === name ? to : parts[list].part)]
  const href = (to: number): string =>
    `?${new URLSearchParams(LISTS.map((list) => shown(list, to))).toString()}#${name}`
  return (
    <div id={name}>
      {children}
      <Pager part={part} parts={count} href={href} of={caption} />
    </div>
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

type RemovedLine = DiffParts['removed']['rows'][number]

function RemovedList({ lines, caption }: { lines: readonly RemovedLine[]; caption: string }) {
  const t = useLabels(importLabels)
  const ofLine = useLabels(instrumentLabels)
  const language = useLanguage()
  const columns: Column<RemovedLine>[] = [
    {
      key: 'name',
      label: FIELD_NAMES.name[language],
      cell: (line) => (
        <>
          {line.name}
          <PathText line={line} />
          {line.isInUse && <span className="budget-off"> ! {t.inUse}</span>}
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
