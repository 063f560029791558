import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { KIND_LABELS } from '#src/domain/labels.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { cellText, strategyText } from '#src/features/projects/table/cell-text.ts'
import type { Column } from '#src/features/projects/table/columns.ts'
import type { PlanWords } from '#src/features/projects/table/plan-words.ts'
import { PROJECT_KINDS } from '#src/features/projects/table/project-kinds.ts'
import type { LiveProject } from '#src/features/projects/projects.ts'
import { useLabels } from '#src/web/labels.ts'
import { columnLabels } from '../plan-table.labels.ts'

/** Where the focus goes after an editor closes. */
export type Leave = 'stay' | 'down' | 'right' | 'left'

type EditorProps = {
  project: LiveProject
  column: Column
  /** What was typed to open it; null: it opens with what stands in the cell. */
  typed: string | null
  /** Why the server did not take what stands in the cell. */
  refusal: string | null
  words: PlanWords
  /** Returns what is wrong with the text, or null when it was taken. */
  save: (text: string, leave: Leave) => string | null
  cancel: () => void
}

/** Edits a cell as text, in its place. Long texts get several lines, the others a list of what fits. */
export function CellEditor({ project, column, typed, refusal, words, save, cancel }: EditorProps) {
  const t = useLabels(columnLabels)
  const [text, setText] = useState(typed ?? cellText(project, column))
  const [problem, setProblem] = useState(refusal)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const isClosed = useRef(false)
  const id = useId()
  useLayoutEffect(() => {
    const element = input.current
    element?.focus({ preventScroll: true })
    if (typed === null) element?.select()
    else element?.setSelectionRange(typed.length, typed.length)
  }, [typed])
  const close = (leave: Leave): void => {
    if (isClosed.current) return
    const wrong = save(text, leave)
    setProblem(wrong)
    isClosed.current = wrong === null
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const leave = leaveOf(event)
    if (event.key === 'Escape') {
      isClosed.current = true
      cancel()
    } else if (leave !== null) {
      event.preventDefault()
      close(leave)
    }
  }
  const shared = {
    ref: input,
    value: text,
    onKeyDown,
    onBlur: () => close('stay'),
    'aria-label': column.month === null ? t[column.id] : undefined,
    'aria-invalid': problem === null ? undefined : (true as const),
    'aria-describedby': problem === null ? undefined : `${id}-problem`,
  }
  const options = optionsFor(column, words)
  return (
    <span className="cell-editor">
      {options === null ? (
        <textarea {...shared} rows={3} onChange={(event) => setText(event.target.value)} />
      ) : (
        <>
          <input {...shared} type="text" list={`${id}-list`} onChange={(event) => setText(event.target.value)} />
          <datalist id={`${id}-list`}>{options}</datalist>
        </>
      )}
      {problem !== null && (
        <span className="cell-problem" id={`${id}-problem`} role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}

function leaveOf({ key, shiftKey, altKey, nativeEvent }: KeyboardEvent): Leave | null {
  // While an input method composes, Enter belongs to it.
  if (nativeEvent.isComposing) return null
  if (key === 'Tab') return shiftKey ? 'left' : 'right'
  return key === 'Enter' && !shiftKey && !altKey ? 'down' : null
}

function optionsFor(column: Column, words: PlanWords): ReactNode[] | null {
  const list = (texts: readonly string[]): ReactNode[] => texts.map((text) => <option key={text} value={text} />)
  if (column.id === 'programme') return list(programmeNames(words))
  if (column.id === 'strategy') return list(words.strategies.map(({ no, name }) => strategyText(no, name)))
  if (column.id === 'kind') return list(PROJECT_KINDS.map((kind) => KIND_LABELS[kind].th))
  return column.id === 'villages' ? [] : null
}

/** The twelve programmes, then what else the plan has. */
export const programmeNames = ({ programmes }: PlanWords): string[] => [
  ...new Set([...PROGRAMMES.map(({ name }) => name), ...programmes]),
]
