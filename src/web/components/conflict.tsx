import type { ReactNode } from 'react'
import { BASE_FIELD, choiceName, type FormTexts } from '#src/domain/form-conflict.ts'
import { componentLabels, fillLabel, useLabels } from '../labels.ts'
import { Notice } from './notice.tsx'

/** A field that two people changed, as it is called on the screen. */
export type ConflictLine = { field: string; name: string }

type ConflictTableProps<Line extends ConflictLine> = {
  title: string
  /** What to do now. */
  text: string
  lines: readonly Line[]
  /** What stands in the cell of a side. */
  cell: (line: Line, side: 'theirs' | 'mine') => ReactNode
}

/** Two people changed one record: field by field what is saved now beside what was typed, so that nothing is lost unseen. */
export function ConflictTable<Line extends ConflictLine>({ title, text, lines, cell }: ConflictTableProps<Line>) {
  const t = useLabels(componentLabels)
  return (
    <Notice tone="warning" title={title}>
      <p>{text}</p>
      {lines.length > 0 && (
        <div className="conflict-box">
          <table className="data-table conflict-table stack-table">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t.conflictField}</th>
                <th scope="col">{t.conflictTheirs}</th>
                <th scope="col">{t.conflictMine}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.field}>
                  <th scope="row">{line.name}</th>
                  <td data-label={t.conflictTheirs}>{cell(line, 'theirs')}</td>
                  <td data-label={t.conflictMine}>{cell(line, 'mine')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Notice>
  )
}

/** A line with both values as people read them; an empty text is a field left empty. */
export type ChoiceLine = ConflictLine & { theirs: string; mine: string }

type ConflictChoiceProps = {
  lines: readonly ChoiceLine[]
  /** In place of the usual words, which speak of a record. */
  title?: string
  text?: string
}

/**
 * The same with a choice for each field, inside the form that is to be sent again: `choiceName(field)` is 'theirs' or 'mine', and 'mine' as
 * long as nothing else is chosen. Without lines it tells that what someone else changed has been taken over.
 */
export function ConflictChoice({ lines, title, text }: ConflictChoiceProps) {
  const t = useLabels(componentLabels)
  return (
    <ConflictTable
      title={title ?? t.conflictTitle}
      text={text ?? (lines.length === 0 ? t.conflictApart : t.conflictText)}
      lines={lines}
      cell={(line, side) => <Choice line={line} side={side} />}
    />
  )
}

function Choice({ line: { field, name, theirs, mine }, side }: { line: ChoiceLine; side: 'theirs' | 'mine' }) {
  const t = useLabels(componentLabels)
  const value = side === 'theirs' ? theirs : mine
  const label = fillLabel(side === 'theirs' ? t.useTheirs : t.useMine, { field: name })
  return (
    <label className="choice">
      <input
        type="radio"
        name={choiceName(field)}
        value={side}
        defaultChecked={side === 'mine'}
        aria-label={`${label}: ${value}`}
      />
      <span>{value === '' ? t.conflictEmpty : value}</span>
    </label>
  )
}

/** Sends along what stood in a form when it was opened: by it the fields are told that someone else changed meanwhile. */
export const FormBase = ({ texts }: { texts: FormTexts }) => (
  <input type="hidden" name={BASE_FIELD} value={JSON.stringify(texts)} />
)
