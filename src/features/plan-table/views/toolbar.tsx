import { formatCount } from '#src/domain/money.ts'
import { strategyText } from '#src/features/projects/table/cell-text.ts'
import type { PlanWords } from '#src/features/projects/table/plan-words.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { toolbarLabels } from '../plan-table.labels.ts'
import { programmeNames } from './cell-editor.tsx'
import type { TableActions } from './use-table-actions.ts'

type ToolbarProps = {
  actions: TableActions
  words: PlanWords
  canUndo: boolean
  canRedo: boolean
  findingCount: number
  /** Of the findings, those that keep the draft from being submitted. */
  blockingCount: number
  printAddress: string
  sheetsAddress: string
  open: (what: 'help' | 'months' | 'problems') => void
  add: () => void
}

/** The buttons over the table; those for selected rows appear with the selection. */
export function Toolbar(props: ToolbarProps) {
  const { actions, words, canUndo, canRedo, findingCount, blockingCount, printAddress, sheetsAddress, open, add } =
    props
  const t = useLabels(toolbarLabels)
  const counts = { count: formatCount(findingCount), blocking: formatCount(blockingCount) }
  return (
    <div className="plan-tools" role="group" aria-label={t.tools}>
      {actions.mayEdit && (
        <>
          <Button type="button" onClick={add}>
            {t.add}
          </Button>
          <Button type="button" tone="secondary" disabled={!canUndo} onClick={actions.undo}>
            {t.undo}
          </Button>
          <Button type="button" tone="secondary" disabled={!canRedo} onClick={actions.redo}>
            {t.redo}
          </Button>
        </>
      )}
      <Button type="button" tone="secondary" onClick={() => open('problems')}>
        {fillLabel(blockingCount > 0 ? t.problemsToCorrect : t.problems, counts)}
      </Button>
      <ButtonLink href={printAddress}>{t.print}</ButtonLink>
      {actions.mayEdit && <ButtonLink href={sheetsAddress}>{t.sheets}</ButtonLink>}
      <Button type="button" tone="secondary" onClick={() => open('help')}>
        {t.help}
      </Button>
      {actions.selected.size > 0 && <SelectionTools actions={actions} words={words} open={open} />}
    </div>
  )
}

function SelectionTools({ actions, words, open }: Pick<ToolbarProps, 'actions' | 'words' | 'open'>) {
  const t = useLabels(toolbarLabels)
  return (
    <div className="plan-selection" role="group" aria-label={fillLabel(t.selected, { count: actions.selected.size })}>
      <strong>{fillLabel(t.selected, { count: actions.selected.size })}</strong>
      {actions.mayEdit && (
        <>
          <Chooser
            label={t.moveTo}
            options={programmeNames(words)}
            choose={(at) => actions.moveInto({ programme: programmeNames(words)[at] ?? null })}
          />
          <Chooser
            label={t.moveToStrategy}
            options={words.strategies.map(({ no, name }) => strategyText(no, name))}
            choose={(at) => {
              const to = words.strategies[at]
              if (to) actions.moveInto({ strategyNo: to.no, strategy: to.name })
            }}
          />
          <Button type="button" tone="secondary" onClick={() => open('months')}>
            {t.setMonths}
          </Button>
          <Button type="button" tone="danger" onClick={() => actions.deleteSelected()}>
            {t.delete}
          </Button>
        </>
      )}
      <Button type="button" tone="secondary" onClick={() => actions.setSelected(new Set())}>
        {t.unselect}
      </Button>
    </div>
  )
}

function Chooser({
  label,
  options,
  choose,
}: {
  label: string
  options: readonly string[]
  choose: (at: number) => void
}) {
  const t = useLabels(toolbarLabels)
  return (
    <label className="plan-choice">
      <span>{label}</span>
      <select className="input" value="" onChange={(event) => choose(Number(event.target.value))}>
        <option value="">{t.choose}</option>
        {options.map((option, index) => (
          <option key={option} value={index}>
            {option}
          </option>
        ))}
      </select>
    </label>
  )
}
