import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { fundLines } from '#src/domain/fund-text.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { FISCAL_MONTHS, hasMonth, type MonthSet } from '#src/domain/month-set.ts'
import { budgetOf } from '#src/domain/project.ts'
import type { LiveProject } from '#src/features/projects/projects.ts'
import type { GroupRow, ProjectRow, Sum, ViewRow } from '#src/features/projects/table/view-model.ts'
import { InTurns } from '#src/web/components/in-turns.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { tablePrintLabels } from '../table-print.labels.ts'

const TEXT_COLUMNS = 6
const FIRST_MONTHS = 3
const OTHER_MONTHS = 9
/** So many rows are rendered in one go. */
const ROWS_IN_PART = 100

type PrintTableProps = { rows: readonly ViewRow[]; shown: Sum; fiscalYear: number; levelLabel: string }

/** The rows of a view as a real table, as form ผด.02 has them: its head is repeated on each sheet of paper. */
export function PrintTable({ rows, shown, fiscalYear, levelLabel }: PrintTableProps) {
  const t = useLabels(tablePrintLabels)
  const parts = Array.from({ length: Math.ceil(rows.length / ROWS_IN_PART) }, (_, index) =>
    rows.slice(index * ROWS_IN_PART, (index + 1) * ROWS_IN_PART),
  )
  return (
    <table className="print-table">
      <caption className="visually-hidden">{fillLabel(t.title, { year: fiscalYear })}</caption>
      <Head fiscalYear={fiscalYear} />
      <InTurns parts={parts} keyOf={(part) => part[0]?.key ?? ''}>
        {(part) => (
          <tbody>
            {part.map((row) =>
              row.type === 'group' ? (
                <GroupLine key={row.key} row={row} levelLabel={levelLabel} />
              ) : (
                <ProjectLine key={row.key} row={row} />
              ),
            )}
          </tbody>
        )}
      </InTurns>
      <tbody>
        <tr className="print-total">
          <th scope="row" colSpan={3}>
            {fillLabel(t.total, { count: formatCount(shown.count) })}
          </th>
          <td className="number">{formatBaht(shown.satang)}</td>
          <td colSpan={14} />
        </tr>
      </tbody>
    </table>
  )
}

function Head({ fiscalYear }: { fiscalYear: number }) {
  const t = useLabels(tablePrintLabels)
  const months = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  const columns = ['no', 'name', 'activity', 'budget', 'place', 'responsible'] as const
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col key={column} className={`print-${column}`} />
        ))}
        {months.map((month) => (
          <col key={month} className="print-month" />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" rowSpan={2}>
              {t[column]}
            </th>
          ))}
          <th scope="colgroup" colSpan={FIRST_MONTHS}>
            {fillLabel(t.beYear, { year: fiscalYear - 1 })}
          </th>
          <th scope="colgroup" colSpan={OTHER_MONTHS}>
            {fillLabel(t.beYear, { year: fiscalYear })}
          </th>
        </tr>
        <tr>
          {months.map((month) => (
            <th key={month} scope="col" className="print-month-name">
              {month}
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
}

function GroupLine({ row, levelLabel }: { row: GroupRow; levelLabel: string }) {
  const t = useLabels(tablePrintLabels)
  return (
    <tr className={`print-group print-group-${row.level}`}>
      <th scope="rowgroup" colSpan={3}>
        {groupTitle(row, levelLabel, t)}{' '}
        <span className="print-count">{fillLabel(t.groupSum, { count: formatCount(row.count) })}</span>
      </th>
      <td className="number">{formatBaht(row.satang)}</td>
      <td colSpan={TEXT_COLUMNS - 4 + FIRST_MONTHS + OTHER_MONTHS} />
    </tr>
  )
}

function groupTitle(
  { name }: GroupRow,
  levelLabel: string,
  t: Record<'strategy' | 'unnumbered' | 'noStrategy' | 'noProgramme' | 'noDepartment', string>,
): string {
  if (name.by === 'programme') return name.name ?? t.noProgramme
  if (name.by === 'department') return name.name ?? t.noDepartment
  if (name.no !== null) return fillLabel(t.strategy, { label: levelLabel, no: name.no, name: name.name ?? '' })
  return name.name === null ? t.noStrategy : fillLabel(t.unnumbered, { label: levelLabel, name: name.name })
}

function ProjectLine({ row: { project, number } }: { row: ProjectRow }) {
  return (
    <tr>
      <td className="number">{number}</td>
      <th scope="row">{project.name}</th>
      <td>{project.activity}</td>
      <td className="number">
        <Budget project={project} />
      </td>
      <td>{project.place}</td>
      <td>{project.departments.join(', ')}</td>
      <Months months={project.months} />
    </tr>
  )
}

function Budget({ project }: { project: LiveProject }) {
  const language = useLanguage()
  const budget = budgetOf(project)
  const lines = fundLines(project.funds, 'arabic')
  return (
    <>
      {budget === null
        ? project.noBudgetReason === null
          ? ''
          : NO_BUDGET_LABELS[project.noBudgetReason][language]
        : formatBaht(budget)}
      {lines.length > 0 && <span className="print-funds">{lines.join('\n')}</span>}
    </>
  )
}

/** Bars are lines, not backgrounds: those are left out when printing unless one asks for them. */
function Months({ months }: { months: MonthSet }) {
  const t = useLabels(tablePrintLabels)
  return FISCAL_MONTHS.map((month) => {
    if (!hasMonth(months, month)) return <td key={month} />
    const starts = month === 1 || !hasMonth(months, month - 1)
    const ends = month === 12 || !hasMonth(months, month + 1)
    return (
      <td key={month} className="print-on">
        <span className={`print-bar${starts ? ' print-bar-first' : ''}${ends ? ' print-bar-last' : ''}`}>
          <span className="visually-hidden">{t.monthOn}</span>
        </span>
      </td>
    )
  })
}
