import type { ReactNode } from 'react'
import { formatCount } from '#src/domain/money.ts'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { formatDay } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { isLate, stateOf, type BoardRow } from '../board.ts'
import { REQUEST_STATE_LABELS, roundLabels, SENT_HOW_LABELS } from '../collections.labels.ts'

/** The state of one who is asked: a sign and a word, and whether the due date has passed. */
export function RequestStateMark({ row, today }: { row: BoardRow; today: string }) {
  const t = useLabels(roundLabels)
  const language = useLanguage()
  const state = stateOf(row)
  const { icon, label } = REQUEST_STATE_LABELS[state]
  return (
    <span className="request-states">
      <span className={`request-state request-${state}`}>
        <span aria-hidden="true">{icon} </span>
        {label[language]}
      </span>
      {isLate(row, today) && (
        <span className="request-state request-late">
          <span aria-hidden="true">! </span>
          {t.late}
        </span>
      )}
    </span>
  )
}

type BoardProps = {
  title: string
  rows: readonly BoardRow[]
  today: string
  /** Address of the collection pages of the plan. */
  address: string
  mayManage: boolean
  /** Whether lines may be ticked for marks of sending; the form of the ticks is `formId`. */
  formId: string | null
}

/** Who is asked, and how far each has come. On phones a line each: dates and the way on are folded below the name. */
export function BoardTable({ title, rows, today, address, mayManage, formId }: BoardProps) {
  const t = useLabels(roundLabels)
  const facts = FACTS.filter(({ key }) => key !== 'act' || mayManage)
  const factOf = (key: Fact, row: BoardRow): ReactNode => <BoardFact fact={key} row={row} address={address} />
  const columns: Column<BoardRow>[] = [
    ...(formId === null ? [] : [tickColumn(t.select, t.selectNamed, formId)]),
    {
      key: 'name',
      label: t.name,
      cell: (row) => (
        <>
          {row.name}
          <FoldedFacts row={row} facts={facts.map(({ key }) => ({ key, label: t[key], value: factOf(key, row) }))} />
        </>
      ),
    },
    { key: 'state', label: t.state, cell: (row) => <RequestStateMark row={row} today={today} /> },
    ...facts.map(({ key, kind }): Column<BoardRow> => ({
      key,
      label: t[key],
      kind,
      cell: (row) => <span className="board-wide">{factOf(key, row)}</span>,
    })),
  ]
  return (
    <div className="board">
      <h2>{title}</h2>
      <DataTable caption={title} hideCaption nameColumn="name" rows={rows} keyOf={({ id }) => id} columns={columns} />
    </div>
  )
}

const FACTS = [
  { key: 'sent', kind: 'text' },
  { key: 'opened', kind: 'text' },
  { key: 'answered', kind: 'text' },
  { key: 'projects', kind: 'number' },
  { key: 'reminded', kind: 'text' },
  { key: 'act', kind: 'text' },
] as const
type Fact = (typeof FACTS)[number]['key']

function BoardFact({ fact, row, address }: { fact: Fact; row: BoardRow; address: string }) {
  if (fact === 'sent') return <SentCell row={row} />
  if (fact === 'opened') return <Day at={row.firstOpenedAt} />
  if (fact === 'answered') return <Day at={row.answeredAt} />
  if (fact === 'projects') return <ProjectsCell row={row} />
  if (fact === 'reminded') return <Day at={row.lastRemindedAt} />
  return <RowLink row={row} address={address} />
}

type FoldedFactsProps = { row: BoardRow; facts: readonly { key: Fact; label: string; value: ReactNode }[] }

/** For phones only. */
function FoldedFacts({ row: { name, waitingCount }, facts }: FoldedFactsProps) {
  const t = useLabels(roundLabels)
  return (
    <details className="board-more">
      <summary>
        {t.more}
        <span className="visually-hidden"> {fillLabel(t.ofName, { name })}</span>
        {waitingCount > 0 && <span className="waiting-count"> {fillLabel(t.waiting, { count: waitingCount })}</span>}
      </summary>
      <dl>
        {facts.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const tickColumn = (label: string, selectNamed: string, formId: string): Column<BoardRow> => ({
  key: 'tick',
  label,
  cell: ({ id, name }) => (
    <input
      type="checkbox"
      className="tick"
      form={formId}
      name="request"
      value={id}
      aria-label={fillLabel(selectNamed, { name })}
    />
  ),
})

function Day({ at }: { at: Date | null }) {
  const t = useLabels(roundLabels)
  const language = useLanguage()
  return at === null ? <span className="quiet">{t.never}</span> : formatDay(at, language)
}

function SentCell({ row: { sentAt, sentHow } }: { row: BoardRow }) {
  const language = useLanguage()
  return (
    <>
      <Day at={sentAt} />
      {sentHow !== null && <span className="quiet"> {SENT_HOW_LABELS[sentHow][language]}</span>}
    </>
  )
}

function ProjectsCell({ row: { projectCount, waitingCount } }: { row: BoardRow }) {
  const t = useLabels(roundLabels)
  return (
    <>
      {formatCount(projectCount)}
      {waitingCount > 0 && <span className="waiting-count"> {fillLabel(t.waiting, { count: waitingCount })}</span>}
    </>
  )
}

function RowLink({ row: { id, name, divisionId }, address }: { row: BoardRow; address: string }) {
  const t = useLabels(roundLabels)
  const isDivision = divisionId !== null
  return (
    <a href={isDivision ? `${address}/answer/${id}` : `${address}/inbox/${id}`}>
      {isDivision ? t.toAnswer : t.toInbox}
      <span className="visually-hidden"> {fillLabel(t.ofName, { name })}</span>
    </a>
  )
}
