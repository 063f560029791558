import { memo, type ReactNode } from 'react'
import { hasMonth } from '#src/domain/month-set.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import type { LevelLabel } from '#src/domain/plan.ts'
import { cellText } from '#src/features/projects/table/cell-text.ts'
import { COLUMNS, type Column } from '#src/features/projects/table/columns.ts'
import type { GroupName } from '#src/features/projects/table/row-groups.ts'
import type { GroupRow, ProjectRow, ViewRow } from '#src/features/projects/table/view-model.ts'
import type { Finding } from '#src/features/checks/checks.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { tableLabels } from '../plan-table.labels.ts'

/** Heights in pixels, the same in plan-table.css: rows of one kind are all as high, so that their places are known without drawing them. */
export const ROW_HEIGHTS = { project: 62, group1: 36, group2: 30 } as const

/** The height of a row. */
export const heightOf = (row: ViewRow): number =>
  row.type === 'project' ? ROW_HEIGHTS.project : row.level === 1 ? ROW_HEIGHTS.group1 : ROW_HEIGHTS.group2

/** Rows above the first: the headings of the columns. Screen readers count them. */
export const HEADER_ROWS = 1

type Common = {
  /** Among the rows shown, from 0. */
  index: number
  /** Column with the focus, when it is in this row. */
  active: number | null
}
type ProjectProps = Common & {
  row: ProjectRow
  covered: { left: number; right: number } | null
  isSelected: boolean
  findings: readonly Finding[] | undefined
  /** Months as they would be if the mouse were let go now. */
  painted: number | null
  editor: { column: number; node: ReactNode } | null
  mayDrag: boolean
  /** A row that is being dragged would be put above this one. */
  isDropTarget: boolean
}

/** A heading over a group, with its sums. */
export const GroupLine = memo(function GroupLine({
  row,
  index,
  active,
  levelLabel,
}: Common & { row: GroupRow; levelLabel: LevelLabel }) {
  const t = useLabels(tableLabels)
  return (
    <tr className={`plan-group plan-group-${row.level}`} aria-rowindex={index + 1 + HEADER_ROWS} data-row={index}>
      <th scope="rowgroup" colSpan={COLUMNS.length} data-column={0} tabIndex={active === null ? -1 : 0}>
        <span className="plan-group-name">{groupTitle(row.name, levelLabel, t)}</span>
        <span className="plan-group-sum">
          {fillLabel(t.count, { count: formatCount(row.count) })} ·{' '}
          {fillLabel(t.baht, { amount: formatBaht(row.satang) })}
        </span>
      </th>
    </tr>
  )
})

/** What a heading says. */
export function groupTitle(
  name: GroupName,
  levelLabel: LevelLabel,
  t: Record<keyof typeof tableLabels, string>,
): string {
  if (name.by === 'programme') return name.name ?? t.noProgramme
  if (name.by === 'department') return name.name ?? t.noDepartment
  if (name.no === null) return name.name ?? t.noStrategy
  return fillLabel(t.strategyNo, { label: levelLabel, no: name.no, name: name.name ?? '' }).trim()
}

/** A project: its number, its fields and its twelve months. */
export const ProjectLine = memo(function ProjectLine(props: ProjectProps) {
  const { row, index, active, covered, isSelected, editor, isDropTarget } = props
  return (
    <tr
      className={`plan-row${isSelected ? ' is-selected' : ''}${row.project.mayEdit ? '' : ' is-locked'}${isDropTarget ? ' is-drop-target' : ''}`}
      aria-rowindex={index + 1 + HEADER_ROWS}
      aria-selected={isSelected}
      data-row={index}
    >
      {COLUMNS.map((column, at) => {
        const isEditing = editor?.column === at
        const shared = {
          'data-column': at,
          tabIndex: active === at ? 0 : -1,
          'aria-selected': covered === null ? undefined : at >= covered.left && at <= covered.right,
        }
        if (column.id === 'name')
          return (
            <th key={column.id} scope="row" {...shared} className={classOf(column, props, isEditing)}>
              {isEditing ? editor.node : <span className="clamp">{row.project.name}</span>}
            </th>
          )
        return (
          <td key={column.id} {...shared} className={classOf(column, props, isEditing)}>
            {isEditing ? editor.node : contentOf(column, props)}
          </td>
        )
      })}
    </tr>
  )
}, isSame)

/** The model is made anew with every change; what counts is whether this row shows something else. */
function isSame(a: ProjectProps, b: ProjectProps): boolean {
  return (
    a.row.project === b.row.project &&
    a.row.number === b.row.number &&
    a.index === b.index &&
    a.active === b.active &&
    a.covered?.left === b.covered?.left &&
    a.covered?.right === b.covered?.right &&
    a.isSelected === b.isSelected &&
    a.findings === b.findings &&
    a.painted === b.painted &&
    a.editor === b.editor &&
    a.mayDrag === b.mayDrag &&
    a.isDropTarget === b.isDropTarget
  )
}

function contentOf(column: Column, props: ProjectProps): ReactNode {
  const { project } = props.row
  if (column.id === 'no') return <NumberCell {...props} />
  if (column.month !== null) return hasMonth(props.painted ?? project.months, column.month) && <MonthOn />
  const text = cellText(project, column)
  if (column.id === 'budget') return <BudgetCell text={text} sources={project.funds.map(({ source }) => source)} />
  return text === '' ? null : <span className="clamp">{text}</span>
}

/** The amount, and under it where the money comes from: the column of its own stands beyond the months. */
function BudgetCell({ text, sources }: { text: string; sources: readonly (string | null)[] }) {
  const names = sources.filter((source) => source !== null).join(', ')
  return (
    <>
      {text}
      {names !== '' && <span className="plan-fund-name">{names}</span>}
    </>
  )
}

function MonthOn() {
  const t = useLabels(tableLabels)
  return <span className="visually-hidden">{t.monthOn}</span>
}

function NumberCell({ row, isSelected, findings, mayDrag }: ProjectProps) {
  const t = useLabels(tableLabels)
  const worst = findings?.[0]?.severity
  return (
    <>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isSelected}
        readOnly
        aria-label={fillLabel(t.selectRow, { name: row.project.name })}
      />
      <span>{row.number}</span>
      {mayDrag && <span className="plan-grip" title={t.dragRow} aria-hidden="true" />}
      {worst && (
        <span className={`plan-badge plan-badge-${worst}`}>
          {findings.length}
          <span className="visually-hidden"> {fillLabel(t.findings, { count: findings.length })}</span>
        </span>
      )}
    </>
  )
}

function classOf(column: Column, { row, covered, painted }: ProjectProps, isEditing: boolean): string {
  const at = COLUMNS.indexOf(column)
  const classes = [`plan-${column.month === null ? column.id : 'month'}`]
  if (column.month !== null) {
    const months = painted ?? row.project.months
    if (hasMonth(months, column.month)) {
      classes.push('is-on')
      if (column.month === 1 || !hasMonth(months, column.month - 1)) classes.push('is-first')
      if (column.month === 12 || !hasMonth(months, column.month + 1)) classes.push('is-last')
    }
  }
  if (covered !== null && at >= covered.left && at <= covered.right) classes.push('is-covered')
  if (isEditing) classes.push('is-editing')
  return classes.join(' ')
}
