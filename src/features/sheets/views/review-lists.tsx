import { DataTable } from '#src/web/components/data-table.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { NewRow } from '../review-new-rows.ts'
import type { SheetChoices } from '../sheet-edits.ts'
import type { GoneRow, MissingRow, UnreadCell } from '../sheet-review.ts'
import { cellProblemLabels, reviewLabels } from '../sheets.labels.ts'

type Choice = { name: keyof SheetChoices; value: string; isChosen: boolean; label: string; full: string }

function Choose({ name, value, isChosen, label, full }: Choice) {
  return (
    <label className="sheet-choice">
      <input type="checkbox" name={name} value={value} defaultChecked={isChosen} aria-label={full} /> {label}
    </label>
  )
}

/** Projects that the file has no more; by themselves they stay. */
export function MissingRows({ rows, choices }: { rows: readonly MissingRow[]; choices: SheetChoices }) {
  const t = useLabels(reviewLabels)
  if (rows.length === 0) return null
  return (
    <div>
      <h2>{t.missingTitle}</h2>
      <p>{t.missingText}</p>
      <DataTable
        caption={t.missingTitle}
        hideCaption
        rows={rows}
        keyOf={({ projectId }) => projectId}
        nameColumn="name"
        columns={[
          { key: 'name', label: t.project, cell: ({ name }) => name },
          { key: 'why', label: t.why, cell: ({ isChanged }) => (isChanged ? t.changedHere : '') },
          {
            key: 'choice',
            label: t.choice,
            cell: ({ projectId, name, mayDelete }) =>
              mayDelete && (
                <Choose
                  name="remove"
                  value={projectId}
                  isChosen={choices.remove.includes(projectId)}
                  label={t.remove}
                  full={fillLabel(t.removeOf, { name })}
                />
              ),
          },
        ]}
      />
    </div>
  )
}

/** Projects that were deleted here while they were edited in the file. */
export function GoneRows({ rows, choices }: { rows: readonly GoneRow[]; choices: SheetChoices }) {
  const t = useLabels(reviewLabels)
  if (rows.length === 0) return null
  return (
    <div>
      <h2>{t.goneTitle}</h2>
      <p>{t.goneText}</p>
      <DataTable
        caption={t.goneTitle}
        hideCaption
        rows={rows}
        keyOf={({ projectId }) => projectId}
        nameColumn="name"
        columns={[
          { key: 'name', label: t.project, cell: ({ fields }) => fields.name },
          { key: 'where', label: t.where, cell: ({ where }) => where },
          {
            key: 'choice',
            label: t.choice,
            cell: ({ projectId, name }) => (
              <Choose
                name="restore"
                value={projectId}
                isChosen={choices.restore.includes(projectId)}
                label={t.restore}
                full={fillLabel(t.restoreOf, { name })}
              />
            ),
          },
        ]}
      />
    </div>
  )
}

/** Rows that become new projects, or might. */
export function FreshRows({ rows, choices }: { rows: readonly NewRow[]; choices: SheetChoices }) {
  const t = useLabels(reviewLabels)
  if (rows.length === 0) return null
  return (
    <div>
      <h2>{t.freshTitle}</h2>
      <p>{t.freshText}</p>
      <DataTable
        caption={t.freshTitle}
        hideCaption
        rows={rows}
        keyOf={({ id }) => id}
        nameColumn="name"
        columns={[
          { key: 'name', label: t.project, cell: ({ fields }) => fields.name },
          { key: 'where', label: t.where, cell: ({ where }) => where },
          { key: 'why', label: t.why, cell: (row) => <Why row={row} /> },
          { key: 'choice', label: t.choice, cell: (row) => <FreshChoice row={row} choices={choices} /> },
        ]}
      />
    </div>
  )
}

const REASONS = {
  'no-key': 'reasonNoKey',
  copy: 'reasonCopy',
  broken: 'reasonBroken',
  unknown: 'reasonUnknown',
  'other-plan': 'reasonOtherPlan',
} as const

function Why({ row: { reason, likeId, isRefused } }: { row: NewRow }) {
  const t = useLabels(reviewLabels)
  const said = [t[REASONS[reason]], ...(likeId === null ? [] : [t.like]), ...(isRefused ? [t.otherDivision] : [])]
  return <>{said.join(' · ')}</>
}

function FreshChoice({ row, choices }: { row: NewRow; choices: SheetChoices }) {
  const t = useLabels(reviewLabels)
  const { id, fields, isAdded, isRefused } = row
  if (isRefused) return null
  const name = isAdded ? 'skip' : 'add'
  const full = fillLabel(isAdded ? t.skipOf : t.addOf, { name: fields.name })
  return (
    <Choose name={name} value={id} isChosen={choices[name].includes(id)} label={isAdded ? t.skip : t.add} full={full} />
  )
}

/** Cells that could not be taken, each by its name in the file. */
export function Unread({ cells }: { cells: readonly UnreadCell[] }) {
  const t = useLabels(reviewLabels)
  const problems = useLabels(cellProblemLabels)
  if (cells.length === 0) return null
  return (
    <div>
      <h2>{t.unreadTitle}</h2>
      <p>{t.unreadText}</p>
      <DataTable
        caption={t.unreadTitle}
        hideCaption
        rows={cells.map((cell, index) => ({ ...cell, index }))}
        keyOf={({ index }) => String(index)}
        nameColumn="where"
        columns={[
          { key: 'where', label: t.where, cell: ({ where }) => where },
          { key: 'project', label: t.project, cell: ({ name }) => name },
          {
            key: 'why',
            label: t.why,
            cell: ({ problem, message, text }) =>
              problem === undefined ? message : fillLabel(problems[problem], { text: text || t.blank }),
          },
        ]}
      />
    </div>
  )
}
