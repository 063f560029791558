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

/** Who is asked, and how far each has come. */
export function BoardTable({ title, rows, today, address, mayManage, formId }: BoardProps) {
  const t = useLabels(roundLabels)
  const columns: Column<BoardRow>[] = [
    ...(formId === null ? [] : [tickColumn(t.select, t.selectNamed, formId)]),
    { key: 'name', label: t.name, cell: ({ name }) => name },
    { key: 'state', label: t.state, cell: (row) => <RequestStateMark row={row} today={today} /> },
    { key: 'sent', label: t.sent, cell: (row) => <SentCell row={row} /> },
    { key: 'opened', label: t.opened, cell: ({ firstOpenedAt }) => <Day at={firstOpenedAt} /> },
    { key: 'answered', label: t.answered, cell: ({ answeredAt }) => <Day at={answeredAt} /> },
    { key: 'projects', label: t.projects, kind: 'number', cell: (row) => <ProjectsCell row={row} /> },
    { key: 'reminded', label: t.reminded, cell: ({ lastRemindedAt }) => <Day at={lastRemindedAt} /> },
    ...(mayManage
      ? [{ key: 'act', label: t.act, cell: (row: BoardRow) => <RowLink row={row} address={address} /> }]
      : []),
  ]
  return (
    <>
      <h2>{title}</h2>
      <DataTable caption={title} hideCaption nameColumn="name" rows={rows} keyOf={({ id }) => id} columns={columns} />
    </>
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
