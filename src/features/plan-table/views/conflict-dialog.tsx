import { useState } from 'react'
import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import {
  changedFields,
  type EditConflict,
  type ProjectField,
  type ProjectFields,
} from '#src/features/projects/projects.ts'
import type { QueuedEdit } from '#src/features/projects/table/edit-queue.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { Button } from '#src/web/components/button.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { saveLabels } from '../plan-table.labels.ts'
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
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const asked = fields.filter((field) => field in mine)
  if (current === null) return <p>{t.deletedByOther}</p>
  if (asked.length === 0)
    return (
      <Pair
        name={keyOf(projectId, null)}
        title={t.deleteAnyway}
        sides={[t.keepDeleting, t.keepProject]}
        chosen={choices[keyOf(projectId, null)] ?? 'theirs'}
        choose={(choice) => choose(keyOf(projectId, null), choice)}
      />
    )
  const differing = changedFields(current, { ...current, ...mine }).filter(({ field }) => fields.includes(field))
  return differing.map((change) => {
    const key = keyOf(projectId, change.field)
    const { from, to } = changeTexts(change, language)
    return (
      <Pair
        key={key}
        name={key}
        title={names[change.field]}
        sides={[`${t.mine}: ${to || t.empty}`, `${t.theirs}: ${from || t.empty}`]}
        chosen={choices[key] ?? 'theirs'}
        choose={(choice) => choose(key, choice)}
      />
    )
  })
}

function Pair({
  name,
  title,
  sides,
  chosen,
  choose,
}: {
  /** Of no other pair: two pairs of one name would be one choice. */
  name: string
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
          <input type="radio" name={name} checked={chosen === choice} onChange={() => choose(choice)} />{' '}
          <span>{sides[index]}</span>
        </label>
      ))}
    </fieldset>
  )
}
