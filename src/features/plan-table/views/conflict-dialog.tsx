import { useState } from 'react'
import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import {
  BLANK_FIELDS,
  changedFields,
  type EditConflict,
  type ProjectField,
  type ProjectFields,
} from '#src/features/projects/projects.ts'
import type { QueuedEdit } from '#src/features/projects/table/edit-queue.ts'
import { unsentFields } from '#src/features/projects/table/conflict-decision.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { Button } from '#src/web/components/button.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
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
  const mineOf = (projectId: string): Partial<ProjectFields> => unsentFields(edit, projectId)
  const choose = (key: string, choice: 'mine' | 'theirs'): void => setChoices({ ...choices, [key]: choice })
  return (
    <Modal title={t.conflictTitle} onClose={() => undefined}>
      <p>{t.conflictText}</p>
      {conflicts.map((conflict) => (
        <section key={conflict.projectId}>
          <h3>{(conflict.current ?? conflict.last ?? mineOf(conflict.projectId)).name ?? ''}</h3>
          <WhoAndWhen conflict={conflict} />
          <OneConflict conflict={conflict} mine={mineOf(conflict.projectId)} choices={choices} choose={choose} />
        </section>
      ))}
      <Button
        type="button"
        onClick={() =>
          store.decide((projectId, field) => choices[keyOf(projectId, field)] ?? unsaid(conflicts, projectId))
        }
      >
        {t.decide}
      </Button>
    </Modal>
  )
}

/** What stands while nothing has been chosen: theirs, but what was typed into a project that is gone is not thrown away. */
const unsaid = (conflicts: readonly EditConflict[], projectId: string): 'mine' | 'theirs' =>
  conflicts.some((conflict) => conflict.projectId === projectId && conflict.current === null) ? 'mine' : 'theirs'

function WhoAndWhen({ conflict: { current, by, at } }: { conflict: EditConflict }) {
  const t = useLabels(saveLabels)
  const language = useLanguage()
  if (by === undefined || at === undefined) return current === null && <p>{t.deletedByOther}</p>
  return <p>{fillLabel(current === null ? t.deletedBy : t.changedBy, { by, at: formatInstant(at, language) })}</p>
}

/** What was typed for a project that another has deleted: all of it is shown, and can be kept. */
function GoneProject({ mine, ...pair }: { mine: Partial<ProjectFields> } & Omit<PairProps, 'title' | 'sides'>) {
  const t = useLabels(saveLabels)
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const unsent = changedFields(BLANK_FIELDS, { ...BLANK_FIELDS, ...mine })
  return (
    <>
      <p>{t.unsent}</p>
      <dl>
        {unsent.map((change) => (
          <div key={change.field}>
            <dt>{names[change.field]}</dt>
            <dd>{changeTexts(change, language).to}</dd>
          </div>
        ))}
      </dl>
      <Pair {...pair} title={t.deletedByOther} sides={[t.keepAsNew, t.letGo]} />
    </>
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
  const whole = keyOf(projectId, null)
  const chooseWhole = (choice: 'mine' | 'theirs'): void => choose(whole, choice)
  if (current === null)
    return (
      Object.keys(mine).length > 0 && (
        <GoneProject name={whole} mine={mine} chosen={choices[whole] ?? 'mine'} choose={chooseWhole} />
      )
    )
  if (asked.length === 0)
    return (
      <Pair
        name={whole}
        title={t.deleteAnyway}
        sides={[t.keepDeleting, t.keepProject]}
        chosen={choices[whole] ?? 'theirs'}
        choose={chooseWhole}
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

type PairProps = {
  /** Of no other pair: two pairs of one name would be one choice. */
  name: string
  title: string
  sides: readonly [string, string]
  chosen: 'mine' | 'theirs'
  choose: (choice: 'mine' | 'theirs') => void
}

function Pair({ name, title, sides, chosen, choose }: PairProps) {
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
