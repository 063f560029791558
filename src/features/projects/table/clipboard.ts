import type { Edit, LiveProject, ProjectFields } from '../projects.ts'
import { blankProject } from './blank-project.ts'
import { cellEdit, type CellProblem } from './cell-edit.ts'
import { cellText } from './cell-text.ts'
import { columnIndex, COLUMNS } from './columns.ts'
import { setEdit } from './live-plan.ts'

/**
 * The rows of cells in a text as spreadsheets put it on the clipboard: tabs between cells, a line for each row, quotes around cells that
 * hold tabs, quotes or line ends. The line end after the last row is no row.
 */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  while (at <= plain.length) {
    const { cell, end } = plain[at] === '"' ? quotedCell(plain, at) : plainCell(plain, at)
    rows.at(-1)?.push(cell)
    if (plain[end] === '\n') rows.push([])
    if (end >= plain.length) break
    at = end + 1
  }
  return rows
}

function plainCell(text: string, from: number): { cell: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end++
  return { cell: text.slice(from, end), end }
}

/** A quote that is not closed before the next cell is a quote that someone wrote. */
function quotedCell(text: string, from: number): { cell: string; end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y
  quoted.lastIndex = from
  const match = quoted.exec(text)
  if (match?.[1] === undefined) return plainCell(text, from)
  return { cell: match[1].replaceAll('""', '"'), end: from + match[0].length }
}

/** The text that spreadsheets read as these cells. */
export const textOf = (cells: readonly (readonly string[])[]): string =>
  cells
    .map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')

/** The cells of some projects from one column to another, both included. */
export const copiedCells = (projects: readonly LiveProject[], fromColumn: number, toColumn: number): string[][] =>
  projects.map((project) => COLUMNS.slice(fromColumn, toColumn + 1).map((column) => cellText(project, column)))

/** A cell that could not take what was pasted into it. `row` counts from 1 within the block. */
export type PasteProblem = { row: number; column: number; text: string; problem: CellProblem | 'no-right' }

/** Where a block is pasted. */
export type PasteTarget = {
  /** The shown projects from the active row down. */
  projects: readonly LiveProject[]
  column: number
  /** The row under which rows beyond the last are added; they get its strategy and programme. Null: to an empty plan. */
  last: LiveProject | null
  /** The row before which they are added; null: at the end. */
  beforeId: string | null
  newId: () => string
}

/** What pasting a block does, as one deed; cells that cannot be read stay as they are. */
export function pasteEdits(
  cells: readonly (readonly string[])[],
  target: PasteTarget,
): { edits: Edit[]; problems: PasteProblem[] } {
  const problems: PasteProblem[] = []
  const edits = cells.flatMap((row, index): Edit[] => {
    const project = target.projects[index]
    const isBlank = row.every((cell) => cell.trim() === '')
    if (project && !project.mayEdit) {
      problems.push({ row: index + 1, column: target.column, text: project.name, problem: 'no-right' })
      return []
    }
    if (!project && isBlank) return []
    const fields = fieldsOfRow(project ?? newProject(target), row, { row: index + 1, column: target.column }, problems)
    if (project) return Object.keys(fields).length === 0 ? [] : [setEdit(project, fields)]
    return [createEdit(target, fields)]
  })
  return { edits, problems }
}

function fieldsOfRow(
  project: LiveProject,
  cells: readonly string[],
  at: { row: number; column: number },
  problems: PasteProblem[],
): Partial<ProjectFields> {
  let state = project
  let fields: Partial<ProjectFields> = {}
  cells.forEach((text, offset) => {
    const column = COLUMNS[at.column + offset]
    if (!column || column.id === 'no') return
    // Cells of one row build on each other: the amount before its source, the months one by one.
    const edit = cellEdit(state, column, text)
    if ('problem' in edit) problems.push({ row: at.row, column: at.column + offset, text, problem: edit.problem })
    else {
      fields = { ...fields, ...edit.fields }
      state = { ...state, ...edit.fields }
    }
  })
  return fields
}

const newProject = ({ last }: PasteTarget): LiveProject =>
  blankProject({
    id: '',
    name: '',
    strategyNo: last?.strategyNo ?? null,
    strategy: last?.strategy ?? null,
    tactic: last?.tactic ?? null,
    programme: last?.programme ?? null,
  })

function createEdit(target: PasteTarget, fields: Partial<ProjectFields>): Edit {
  const { strategyNo, strategy, tactic, programme } = newProject(target)
  return {
    type: 'create',
    projectId: target.newId(),
    fields: { strategyNo, strategy, tactic, programme, ...fields, name: fields.name ?? UNNAMED },
    beforeId: target.beforeId,
  }
}

/** The name of a project that has none yet. */
export const UNNAMED = 'โครงการใหม่'

/** What emptying the cells from one column to another changes; names stay. */
export function clearEdits(projects: readonly LiveProject[], fromColumn: number, toColumn: number): Edit[] {
  return projects.flatMap((project): Edit[] => {
    if (!project.mayEdit) return []
    const columns = COLUMNS.slice(fromColumn, toColumn + 1)
    const blanks = columns.map(() => '')
    if (fromColumn <= columnIndex('budget') && toColumn >= columnIndex('fund'))
      return withFields(project, { ...fieldsOfRow(project, blanks, { row: 0, column: fromColumn }, []), funds: [] })
    return withFields(project, fieldsOfRow(project, blanks, { row: 0, column: fromColumn }, []))
  })
}

const withFields = (project: LiveProject, fields: Partial<ProjectFields>): Edit[] =>
  Object.keys(fields).length === 0 ? [] : [setEdit(project, fields)]
