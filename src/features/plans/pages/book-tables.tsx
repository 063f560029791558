import { barsOf } from '#src/domain/month-set.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { formatPercent } from '#src/render/percent.ts'
import { withDigits, type Digits } from '#src/domain/thai-text.ts'
import type { DetailColumn, DetailRow, DetailTable, SummaryLine, SummaryTable } from '#src/render/plan-document.ts'
import { InTurns } from '#src/web/components/in-turns.tsx'
import { MonthBarCells } from '#src/web/components/month-bar.tsx'
import { Phrases } from '#src/web/components/phrases.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { bookLabels } from '../book.labels.ts'

/** Form ผด.01. */
export function SummaryForm({ table, digits }: { table: SummaryTable; digits: Digits }) {
  const line = (of: SummaryLine, className?: string) => (
    <tr key={of.label} className={className}>
      <th scope="row">
        <Phrases text={of.label} />
      </th>
      <td className="number">{formatCount(of.projectCount, digits)}</td>
      <td className="number">{formatPercent(of.projectPercent, digits)}</td>
      <td className="number">{formatBaht(of.budgetSatang, digits)}</td>
      <td className="number">{formatPercent(of.budgetPercent, digits)}</td>
      <td>{of.department}</td>
    </tr>
  )
  return (
    <>
      <p className="form-mark">{table.formMark}</p>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says */}
      <section className="table-box" aria-label={table.title} tabIndex={0}>
        <table className="data-table book-table summary-table">
          <caption>{table.title}</caption>
          <thead>
            <tr>
              {table.columns.map((column, index) => (
                <th key={column} scope="col" className={index > 0 && index < 5 ? 'number' : undefined}>
                  <Phrases text={column} />
                </th>
              ))}
            </tr>
          </thead>
          {table.groups.map((group) => (
            <tbody key={group.heading}>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={6}>
                  {group.heading}
                </th>
              </tr>
              {group.lines.map((of) => line(of))}
              {line(group.subtotal, 'sum-row')}
            </tbody>
          ))}
          <tfoot>{line(table.total, 'sum-row')}</tfoot>
        </table>
      </section>
    </>
  )
}

/** One table of form ผด.02 or ผด.02/1. `id` is where the contents lead. */
export function DetailForm({ table, digits, id }: { table: DetailTable; digits: Digits; id: string }) {
  const afterMonths = table.columns.filter((column) => column.key === 'note')
  const beforeMonths = table.columns.filter((column) => column.key !== 'note')
  const heading = [table.strategyHeading, table.programmeHeading].filter((part) => part !== null).join(' ')
  return (
    <div id={id} className="book-form">
      <p className="form-mark">{table.formMark}</p>
      <h3 id={`${id}-title`}>
        {table.strategyHeading !== null && <span className="heading-line">{table.strategyHeading}</span>}
        <span className="heading-line">{table.programmeHeading}</span>
      </h3>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says */}
      <div className="table-box plan-box" role="region" aria-labelledby={`${id}-title`} tabIndex={0}>
        <table className="data-table book-table plan-table">
          <caption className="visually-hidden">{`${table.title} ${heading}`}</caption>
          <thead>
            <tr>
              {beforeMonths.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  rowSpan={2}
                  className={`column-${column.key}${column.key === 'budget' ? ' number' : ''}`}
                >
                  <Phrases text={column.label} />
                </th>
              ))}
              <th scope="colgroup" colSpan={3} className="year-head year-head-three">
                {table.yearLabels[0]}
              </th>
              <th scope="colgroup" colSpan={9} className="year-head year-head-nine">
                {table.yearLabels[1]}
              </th>
              {afterMonths.map((column) => (
                <th key={column.key} scope="col" rowSpan={2} className={`column-${column.key}`}>
                  <Phrases text={column.label} />
                </th>
              ))}
            </tr>
            <tr>
              {table.monthLabels.map((month) => (
                <th key={month} scope="col" className="month-head">
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <InTurns parts={blocksOf(table.rows)} keyOf={(block) => block[0]?.number ?? 0}>
              {(block) =>
                block.map((row) => (
                  <Row
                    key={row.number}
                    {...{ row, digits, table }}
                    before={beforeMonths.map((column) => column.key)}
                    hasNote={afterMonths.length > 0}
                  />
                ))
              }
            </InTurns>
          </tbody>
          <tfoot>
            <Total table={table} digits={digits} />
          </tfoot>
        </table>
      </div>
    </div>
  )
}

/** Rows that are rendered in one turn. */
const BLOCK_ROWS = 100

const blocksOf = (rows: readonly DetailRow[]): DetailRow[][] =>
  Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, index) =>
    rows.slice(index * BLOCK_ROWS, (index + 1) * BLOCK_ROWS),
  )

function Row({
  row,
  digits,
  table,
  before,
  hasNote,
}: {
  row: DetailRow
  digits: Digits
  table: DetailTable
  before: readonly DetailColumn[]
  hasNote: boolean
}) {
  return (
    <tr>
      {before.map((column) =>
        column === 'name' ? (
          <th key={column} scope="row">
            {row.name}
            <BarSentence row={row} table={table} />
          </th>
        ) : (
          <td key={column} className={column === 'budget' ? 'number' : undefined}>
            <CellText {...{ row, column, digits }} hasFundColumn={before.includes('fund')} />
          </td>
        ),
      )}
      <MonthBarCells months={row.months} />
      {hasNote && <td>{row.note}</td>}
    </tr>
  )
}

function CellText({
  row,
  column,
  digits,
  hasFundColumn,
}: {
  row: DetailRow
  column: DetailColumn
  digits: Digits
  hasFundColumn: boolean
}) {
  switch (column) {
    case 'number':
      return withDigits(String(row.number), digits)
    case 'budget':
      return (
        <>
          {row.budgetSatang === null ? row.noBudgetText : formatBaht(row.budgetSatang, digits)}
          {!hasFundColumn && row.fundLines.map((line) => <span className="fund-line" key={line}>{`(${line})`}</span>)}
        </>
      )
    case 'fund':
      return row.fundLines.map((line) => (
        <span className="fund-line" key={line}>
          {line}
        </span>
      ))
    case 'department':
      return row.departments.map((department) => (
        <span className="fund-line" key={department}>
          {department}
        </span>
      ))
    case 'name':
    case 'activity':
    case 'target':
    case 'place':
    case 'note':
      return row[column]
  }
}

/** The bars in words, for those who do not see them: "ดำเนินการ ต.ค.–ธ.ค., มี.ค." */
function BarSentence({ row, table }: { row: DetailRow; table: DetailTable }) {
  const t = useLabels(bookLabels)
  const bars = barsOf(row.months).map(({ first, last }) =>
    first === last
      ? table.monthLabels[first - 1]
      : `${table.monthLabels[first - 1] ?? ''}–${table.monthLabels[last - 1] ?? ''}`,
  )
  return (
    <span className="visually-hidden">
      {bars.length === 0 ? t.noMonths : fillLabel(t.barSentence, { months: bars.join(', ') })}
    </span>
  )
}

function Total({ table, digits }: { table: DetailTable; digits: Digits }) {
  const at = table.columns.findIndex((column) => column.key === 'budget')
  const rest = table.columns.length + table.monthLabels.length - at - 1
  return (
    <tr className="sum-row">
      <th scope="row" colSpan={at}>
        {table.total.label}
      </th>
      <td className="number">{formatBaht(table.total.budgetSatang, digits)}</td>
      <td colSpan={rest} />
    </tr>
  )
}
