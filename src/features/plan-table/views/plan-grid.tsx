import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { formatBaht } from '#src/domain/money.ts'
import type { LevelLabel } from '#src/domain/plan.ts'
import { coveredColumns, type Block, type Cursor } from '#src/features/projects/table/grid-cursor.ts'
import { COLUMNS } from '#src/features/projects/table/columns.ts'
import type { RowWindow } from '#src/features/projects/table/row-window.ts'
import type { Sum, ViewRow } from '#src/features/projects/table/view-model.ts'
import type { Finding } from '#src/features/checks/checks.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { columnLabels, tableLabels } from '../plan-table.labels.ts'
import { GroupLine, HEADER_ROWS, ProjectLine } from './grid-row.tsx'

type GridProps = {
  rows: readonly ViewRow[]
  /** May be more than `rows` while the rest is still loading. */
  rowCount: number
  drawn: RowWindow
  /** Pixels of the rows above and below those that are drawn. */
  above: number
  below: number
  cursor: Cursor
  block: Block | null
  selected: ReadonlySet<string>
  findings: ReadonlyMap<string, readonly Finding[]>
  painted: { key: string; months: number } | null
  editor: { key: string; column: number; node: ReactNode } | null
  levelLabel: LevelLabel
  shown: Sum
  whole: Sum
  mayDrag: boolean
  /** Index of the row above which a dragged one would be put. */
  dropAt: number | null
  scroller: RefObject<HTMLDivElement | null>
}

/** The table itself: a real one, of which only the rows near the seen part are drawn. */
export function PlanGrid(props: GridProps) {
  const { rows, rowCount, drawn, above, below, scroller } = props
  const t = useLabels(tableLabels)
  useFocusInWindow(props)
  return (
    <div className="plan-scroller" ref={scroller} tabIndex={-1}>
      <table
        className="plan-grid"
        // A table that is edited in place is a grid: https://www.w3.org/WAI/ARIA/apg/patterns/grid/
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- as the comment above says
        role="grid"
        aria-label={t.caption}
        aria-rowcount={rowCount + HEADER_ROWS + 1}
        aria-colcount={COLUMNS.length}
        aria-multiselectable="true"
      >
        <colgroup>
          {COLUMNS.map((column) => (
            <col key={column.id} className={`col-${column.month === null ? column.id : 'month'}`} />
          ))}
        </colgroup>
        <GridHead />
        <tbody>
          {above > 0 && <Spacer height={above} />}
          {rows.slice(drawn.first, drawn.end).map((row, at) => lineOf(props, row, drawn.first + at))}
          {below > 0 && <Spacer height={below} />}
        </tbody>
        <GridFoot {...props} />
      </table>
    </div>
  )
}

/** Stands for rows that are not drawn. The attribute and not a style: the page's policy allows no styles in its HTML. */
const Spacer = ({ height }: { height: number }) => (
  <tr className="plan-spacer" aria-hidden="true">
    <td colSpan={COLUMNS.length} height={height} />
  </tr>
)

function lineOf(props: GridProps, row: ViewRow, index: number): ReactNode {
  const active = props.cursor.row === index ? props.cursor.column : null
  if (row.type === 'group')
    return <GroupLine key={row.key} row={row} index={index} active={active} levelLabel={props.levelLabel} />
  return (
    <ProjectLine
      key={row.key}
      row={row}
      index={index}
      active={active}
      covered={coveredColumns(props.block, index)}
      isSelected={props.selected.has(row.key)}
      findings={props.findings.get(row.key)}
      painted={props.painted?.key === row.key ? props.painted.months : null}
      editor={props.editor?.key === row.key ? props.editor : null}
      mayDrag={props.mayDrag && row.project.mayEdit}
      isDropTarget={props.dropAt === index}
    />
  )
}

function GridHead() {
  const t = useLabels(columnLabels)
  const months = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <th key={column.id} scope="col" className={`plan-${column.month === null ? column.id : 'month'}`}>
            {column.month === null ? t[column.id] : months[column.month - 1]}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function GridFoot({ shown, whole, rowCount }: GridProps) {
  const t = useLabels(tableLabels)
  const isPart = shown.count !== whole.count
  const at = COLUMNS.findIndex(({ id }) => id === 'budget')
  return (
    <tfoot>
      <tr aria-rowindex={rowCount + HEADER_ROWS + 1}>
        <td className="plan-no" />
        <th scope="row" className="plan-name">
          {isPart ? t.totalShown : t.total}{' '}
          {isPart
            ? fillLabel(t.shownOf, { shown: shown.count, count: whole.count })
            : fillLabel(t.count, { count: whole.count })}
        </th>
        <td colSpan={at - 2} />
        <td className="plan-budget">
          <strong>{formatBaht(shown.satang)}</strong>
          {isPart && <span className="plan-of"> / {formatBaht(whole.satang)}</span>}
        </td>
        <td colSpan={COLUMNS.length - at - 1} />
      </tr>
    </tfoot>
  )
}

/** When the focused row leaves the drawn part, the focus waits on the box that scrolls, so that keys still work. */
function useFocusInWindow({ scroller, drawn, cursor }: GridProps): void {
  const hadFocus = useRef(false)
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const isDrawn = cursor.row >= drawn.first && cursor.row < drawn.end
    box.setAttribute('tabindex', isDrawn ? '-1' : '0')
    const lost = hadFocus.current && (document.activeElement === document.body || document.activeElement === null)
    if (lost && !isDrawn) box.focus({ preventScroll: true })
    if (isDrawn && document.activeElement === box) cellAt(box, cursor)?.focus({ preventScroll: true })
    hadFocus.current = box.contains(document.activeElement)
  })
}

/** The element of a cell, when it is drawn. A heading of a group is one cell over all columns. */
export function cellAt(box: HTMLElement, { row, column }: Cursor): HTMLElement | null {
  const line = box.querySelector(`tr[data-row="${row}"]`)
  return (
    line?.querySelector<HTMLElement>(`[data-column="${column}"]`) ??
    line?.querySelector<HTMLElement>('[data-column="0"]') ??
    null
  )
}
