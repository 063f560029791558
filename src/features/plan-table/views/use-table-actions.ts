import { useState } from 'react'
import { monthsOf } from '#src/domain/month-set.ts'
import { FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import type { Edit, GroupFields, LiveProject, ProjectFields } from '#src/features/projects/projects.ts'
import { moveByOne, moveTo } from '#src/features/projects/table/arrange.ts'
import { cellEdit, type CellProblem } from '#src/features/projects/table/cell-edit.ts'
import {
  cellsOf,
  clearEdits,
  copiedCells,
  pasteEdits,
  textOf,
  UNNAMED,
} from '#src/features/projects/table/clipboard.ts'
import { columnIndex, COLUMNS } from '#src/features/projects/table/columns.ts'
import { edgesOf, type Block, type Cursor } from '#src/features/projects/table/grid-cursor.ts'
import { setEdit } from '#src/features/projects/table/live-plan.ts'
import { isFiltered } from '#src/features/projects/table/view-address.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { editLabels } from '../plan-table.labels.ts'
import { newId } from './new-id.ts'
import type { TableData } from './table-data.ts'
import type { useGridCursor } from './use-grid-cursor.ts'
import type { usePlanData } from './use-plan-data.ts'

type Plan = ReturnType<typeof usePlanData>
type Grid = ReturnType<typeof useGridCursor>

/** Said to screen readers and shown for a while. */
export type Toast = { text: string; canUndo: boolean }

/** Everything a person can do to the plan by the table; keys, mouse and buttons all end here. */
export function useTableActions(data: TableData, plan: Plan, grid: Grid) {
  const t = useLabels(editLabels)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [toast, setToast] = useState<Toast | null>(null)
  const { store, rows, view, state } = plan
  const mayEdit = data.editing === 'yes'
  const mayArrange = mayEdit && data.mayArrange && state.isComplete
  const say = (text: string, canUndo = false): void => setToast({ text, canUndo })
  const projectAt = (row: number): LiveProject | null => {
    const found = rows[row]
    return found?.type === 'project' ? found.project : null
  }
  const projectsIn = ({ top, bottom }: { top: number; bottom: number }): LiveProject[] =>
    rows.slice(top, bottom + 1).flatMap((row) => (row.type === 'project' ? [row.project] : []))
  const edges = () => edgesOf(grid.block ?? alone(grid.cursor))
  const selectedProjects = (): LiveProject[] =>
    projectsIn({ top: 0, bottom: rows.length }).filter(({ id }) => selected.has(id))
  const doAll = (edits: Edit[], text: string): void => {
    if (edits.length === 0) return
    store.edit(edits)
    say(text, true)
  }

  return {
    selected,
    setSelected,
    toast,
    say,
    dismiss: () => setToast(null),
    mayEdit,
    mayArrange,
    mayMove: mayArrange && view.sort === 'position' && !isFiltered(view),
    projectAt,
    selectedProjects,

    /** @returns what is wrong with the text, or null when it was taken */
    type(project: LiveProject, column: number, text: string): string | null {
      const at = COLUMNS[column]
      if (!at) return null
      const edit = cellEdit(project, at, text)
      if ('problem' in edit) return problemText(t, edit.problem, text)
      return this.set(project, edit.fields)
    },
    set(project: LiveProject, fields: Partial<ProjectFields>): null {
      const changed = Object.entries(fields).some(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(project[name as keyof ProjectFields]),
      )
      if (changed) store.edit([setEdit(project, fields)])
      return null
    },
    setMonths(project: LiveProject, months: number): void {
      this.set(project, { months })
      const names = monthsOf(months).map((month) => FISCAL_MONTHS_SHORT[month - 1])
      say(fillLabel(t.monthsSet, { months: names.join(' ') || t.noMonths }))
    },
    /** Turns the months of the block on, or off when the focused one is on. */
    toggleMonths(): void {
      const { top, bottom, left, right } = edges()
      const first = projectAt(grid.cursor.row)
      const isOn = first ? (first.months & bitOf(grid.cursor.column)) !== 0 : false
      const mask = maskOf(left, right)
      const edits = projectsIn({ top, bottom }).flatMap((project): Edit[] => {
        const months = isOn ? project.months & ~mask : project.months | mask
        return project.mayEdit && months !== project.months ? [setEdit(project, { months })] : []
      })
      if (edits.length === 1 && first) this.setMonths(first, isOn ? first.months & ~mask : first.months | mask)
      else if (edits.length > 0) store.edit(edits)
    },
    clear(): void {
      if (!mayEdit) return
      const { top, bottom, left, right } = edges()
      store.edit(clearEdits(projectsIn({ top, bottom }), left, right))
    },
    copy(): string {
      const { top, bottom, left, right } = edges()
      const projects = projectsIn({ top, bottom })
      say(fillLabel(t.copied, { count: projects.length }))
      return textOf(copiedCells(projects, left, right))
    },
    paste(text: string): void {
      if (!mayEdit || !state.isComplete || text === '') return
      const cells = cellsOf(text)
      const top = edges().top
      const below = projectsIn({ top, bottom: rows.length })
      const last = below.at(-1) ?? null
      const { edits, problems } = pasteEdits(cells, {
        projects: below,
        column: Math.max(columnIndex('name'), edges().left),
        last,
        beforeId: null,
        newId,
      })
      for (const edit of edits) if (edit.type === 'create') plan.pin(edit.projectId)
      const [first] = problems
      doAll(
        edits,
        first
          ? fillLabel(t.pastedWithProblems, {
              count: edits.length,
              problems: problems.length,
              first:
                first.problem === 'no-right' ? fillLabel(t.noRight, first) : problemText(t, first.problem, first.text),
            })
          : fillLabel(t.pasted, { count: edits.length }),
      )
    },
    /** Adds a project under the focused one, in its group. @returns its id, or null when that is not allowed */
    add(): string | null {
      if (!mayEdit || !state.isComplete) return null
      const above = projectAt(grid.cursor.row) ?? projectAt(grid.cursor.row + 1) ?? null
      const projectId = newId()
      const at = above === null ? -1 : state.projects.findIndex(({ id }) => id === above.id)
      plan.pin(projectId)
      const division = data.mayArrange ? [] : data.divisions.slice(0, 1)
      store.edit([
        {
          type: 'create',
          projectId,
          fields: { name: UNNAMED, ...(above && groupOf(above)), departments: division },
          beforeId: at === -1 ? null : (state.projects[at + 1]?.id ?? null),
        },
      ])
      return projectId
    },
    deleteSelected(): void {
      const gone = selectedProjects().filter(({ mayEdit }) => mayEdit)
      setSelected(new Set())
      doAll(
        gone.map(({ id, version }) => ({ type: 'delete', projectId: id, version })),
        fillLabel(t.deleted, { count: gone.length }),
      )
    },
    moveByOne(step: -1 | 1): void {
      const edit = this.mayMove ? moveByOne(rows, grid.cursor.row, step) : null
      if (edit === null) return say(t.cannotMove)
      store.edit([edit])
      say(t.movedRow, true)
    },
    dropAt(ids: readonly string[], at: number): void {
      const edit = this.mayMove ? moveTo(rows, ids, at) : null
      if (edit) doAll([edit], t.movedRow)
    },
    moveInto(into: Partial<GroupFields>): void {
      const edits = selectedProjects().flatMap((project): Edit[] => (project.mayEdit ? [setEdit(project, into)] : []))
      doAll(edits, t.movedRow)
    },
    setMonthsOfSelected(months: number): void {
      store.edit(selectedProjects().flatMap((project) => (project.mayEdit ? [setEdit(project, { months })] : [])))
    },
    undo: () => say(store.undo() ? t.undone : t.nothingToUndo),
    redo: () => say(store.redo() ? t.redone : t.nothingToUndo),
    toggleSelected(from: number, to: number): void {
      const [top, bottom] = [Math.min(from, to), Math.max(from, to)]
      const ids = projectsIn({ top, bottom }).map(({ id }) => id)
      const isOn = !selected.has(projectAt(to)?.id ?? '')
      setSelected(new Set(isOn ? [...selected, ...ids] : [...selected].filter((id) => !ids.includes(id))))
    },
    // Of rows that are still on their way some would be left out, and nobody would notice.
    selectAll: () =>
      plan.isWhole
        ? setSelected(new Set(projectsIn({ top: 0, bottom: rows.length }).map(({ id }) => id)))
        : say(t.notAllHere),
  }
}

/** What the table can do, for its parts. */
export type TableActions = ReturnType<typeof useTableActions>

const alone = (cursor: Cursor): Block => ({ anchor: cursor, focus: cursor })

const bitOf = (column: number): number => {
  const month = COLUMNS[column]?.month ?? null
  return month === null ? 0 : 1 << (month - 1)
}

const maskOf = (left: number, right: number): number => {
  let mask = 0
  for (let column = left; column <= right; column++) mask |= bitOf(column)
  return mask
}

const groupOf = ({ strategyNo, strategy, tactic, programme }: LiveProject): GroupFields => ({
  strategyNo,
  strategy,
  tactic,
  programme,
})

function problemText(t: Record<keyof typeof editLabels, string>, problem: CellProblem, text: string): string {
  const words: Record<CellProblem, string> = {
    amount: t.amountProblem,
    'many-funds': t.manyFunds,
    villages: t.villagesProblem,
    kind: t.kindProblem,
    name: t.nameProblem,
    'read-only': t.readOnlyProblem,
  }
  return fillLabel(words[problem], { text: text.slice(0, 40) })
}
