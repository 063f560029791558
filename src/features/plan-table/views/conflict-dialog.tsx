import { useState } from 'react'
import { FISCAL_MONTHS_SHORT, KIND_LABELS } from '#src/domain/labels.ts'
import { formatBaht } from '#src/domain/money.ts'
import { monthsOf } from '#src/domain/month-set.ts'
import type { EditConflict, LiveProject, ProjectField, ProjectFields } from '#src/features/projects/projects.ts'
import type { QueuedEdit } from '#src/features/projects/table/edit-queue.ts'
import { Button } from '#src/web/components/button.tsx'
import { useLabels } from '#src/web/labels.ts'
import { columnLabels, saveLabels } from '../plan-table.labels.ts'
import { Modal } from './modal.tsx'
import type { PlanStore } from './plan-store.ts'

type Choices = Readonly<Record<string, 'mine' | 'theirs'>>
const keyOf = (projectId: string, field: ProjectField | null): string => `${projectId} ${field ?? ''}`

/** Both values of every field that someone else changed meanwhile; the person decides, and until then nothing is written. */
export function ConflictDialog({
  conflicts,
  edit,
  store,
}: {
  conflicts: readonly EditConflict[]
  edit: QueuedEdit
  store: PlanStore
}) {
  const t = useLabels(saveLabels)
  const [choices, setChoices] = useState<Choices>({})
  if (edit.type === 'undo')
    return (
      <Modal title={t.conflictTitle} onClose={() => store.giveUp()}>
        <p>{t.undoConflict}</p>
        <Button type="button" onClick={() => store.giveUp()}>
          {t.close}
        </Button>
      </Modal>
    )
  const mineOf = (projectId: string): Partial<ProjectFields> => {
    const own = edit.edits.find((one) => one.type === 'set' && one.projectId === projectId)
    return own?.type === 'set' ? own.fields : {}
  }
  const choose = (key: string, choice: 'mine' | 'theirs'): void => setChoices({ ...choices, [key]: choice })
  return (
    <Modal title={t.conflictTitle} onClose={() => undefined}>
      <p>{t.conflictText}</p>
      {conflicts.map((conflict) => (
        <section key={conflict.projectId}>
          <h3>{conflict.current?.name ?? mineOf(conflict.projectId).name ?? ''}</h3>
          <OneConflict conflict={conflict} mine={mineOf(conflict.projectId)} choices={choices} choose={choose} />
        </section>
      ))}
      <Button
        type="button"
        onClick={() => store.decide((projectId, field) => choices[keyOf(projectId, field)] ?? 'theirs')}
      >
        {t.decide}
      </Button>
    </Modal>
  )
}

function OneConflict({
  conflict: { projectId, current, fields },
  mine,
  choices,
  choose,
}: {
  conflict: EditConflict
  mine: Partial<ProjectFields>
  choices: Choices
  choose: (key: string, choice: 'mine' | 'theirs') => void
}) {
  const t = useLabels(saveLabels)
  const names = useLabels(columnLabels)
  const asked = fields.filter((field) => field in mine)
  if (current === null) return <p>{t.deletedByOther}</p>
  if (asked.length === 0)
    return (
      <Pair
        title={t.deleteAnyway}
        sides={[t.keepDeleting, t.keepProject]}
        chosen={choices[keyOf(projectId, null)] ?? 'theirs'}
        choose={(choice) => choose(keyOf(projectId, null), choice)}
      />
    )
  return asked.map((field) => (
    <Pair
      key={field}
      title={titleOf(field, names)}
      sides={[`${t.mine}: ${shown(field, mine) || t.empty}`, `${t.theirs}: ${shown(field, current) || t.empty}`]}
      chosen={choices[keyOf(projectId, field)] ?? 'theirs'}
      choose={(choice) => choose(keyOf(projectId, field), choice)}
    />
  ))
}

function Pair({
  title,
  sides,
  chosen,
  choose,
}: {
  title: string
  sides: readonly [string, string]
  chosen: 'mine' | 'theirs'
  choose: (choice: 'mine' | 'theirs') => void
}) {
  return (
    <fieldset className="conflict-pair">
      <legend>{title}</legend>
      {(['mine', 'theirs'] as const).map((choice, index) => (
        <label key={choice}>
          <input type="radio" name={title} checked={chosen === choice} onChange={() => choose(choice)} />{' '}
          <span>{sides[index]}</span>
        </label>
      ))}
    </fieldset>
  )
}

const MONTHS = FISCAL_MONTHS_SHORT

function titleOf(field: ProjectField, names: Record<keyof typeof columnLabels, string>): string {
  if (field === 'funds' || field === 'noBudgetReason') return names.budget
  if (field === 'strategyNo' || field === 'tactic') return names.strategy
  if (field === 'months') return `${MONTHS[0]}–${MONTHS[11]}`
  return field === 'agencyLetter' ? names.note : names[field]
}

/** A value of a field as a person reads it. */
function shown(field: ProjectField, from: Partial<ProjectFields> | LiveProject): string {
  if (field === 'months')
    return monthsOf(from.months ?? 0)
      .map((month) => MONTHS[month - 1])
      .join(' ')
  if (field === 'funds')
    return (from.funds ?? [])
      .map(({ source, amountSatang }) =>
        [source, amountSatang === null ? null : formatBaht(amountSatang)].filter(Boolean).join(' '),
      )
      .join(', ')
  if (field === 'kind') return from.kind ? KIND_LABELS[from.kind].th : ''
  const value = from[field]
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
