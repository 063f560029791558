import { Fragment, type ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import { Button } from '#src/web/components/button.tsx'
import { MonthBarCells } from '#src/web/components/month-bar.tsx'
import { Phrases } from '#src/web/components/phrases.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { IntakeItem } from '../intake-items.queries.ts'
import type { ProgrammePart, StrategyPart } from '../intake-parts.ts'
import type { RowDone } from '../intake-place.ts'
import type { ItemProblem } from '../intake-problems.ts'
import { intakeLabels } from '../intakes.labels.ts'
import { placeInFile } from './place-in-file.ts'
import { SEVERITY_LABELS } from './problem-panel.tsx'

const COLUMN_COUNT = 18

type ItemTableProps = {
  strategies: readonly StrategyPart<IntakeItem>[]
  problems: readonly ItemProblem[]
  /** Shown at the end of the last part. */
  total: { count: number; sumSatang: number } | null
  /** Addresses of the page: where a row's form opens, and where its buttons go. Null where rows may not be changed. */
  rowAddress: { edit: (id: string) => string; change: string } | null
  /** The row being edited, and its form. */
  editing: { itemId: string; form: ReactNode } | null
  /** What was just done to a row. */
  done: { row: string; done: RowDone } | null
}

/** Rows of the file by strategy and programme, with bars, sums and, beside each row, what is wrong with it. On phones each row is a card. */
export function ItemTable({ strategies, problems, total, rowAddress, editing, done }: ItemTableProps) {
  const t = useLabels(intakeLabels)
  const problemsOf = Map.groupBy(problems, (problem) => problem.itemId)
  const row = (item: IntakeItem): ReactNode => (
    <Fragment key={item.id}>
      <ItemRow
        {...{ item, rowAddress }}
        problems={problemsOf.get(item.id) ?? []}
        done={done?.row === item.id ? done.done : null}
        isOpen={editing?.itemId === item.id}
      />
      {editing?.itemId === item.id && (
        <tr className="edit-row">
          <td colSpan={COLUMN_COUNT}>{editing.form}</td>
        </tr>
      )}
    </Fragment>
  )
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says
    <section className="table-box plan-box" aria-label={t.tableTitle} tabIndex={0}>
      <table className="data-table plan-table item-table">
        <caption className="visually-hidden">{t.tableTitle}</caption>
        <Head />
        {strategies.map((strategy) => (
          <StrategyBody key={`${strategy.strategyNo} ${strategy.strategy}`} strategy={strategy} row={row} />
        ))}
        {total && (
          <tfoot>
            <SumRow label={fillLabel(t.total, { count: formatCount(total.count) })} sumSatang={total.sumSatang} />
          </tfoot>
        )}
      </table>
    </section>
  )
}

function Head() {
  const t = useLabels(intakeLabels)
  const months = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  const columns: [string, string][] = [
    ['no', t.no],
    ['name', t.name],
    ['activity', t.activity],
    ['amount number', t.amount],
    ['place', t.placeHead],
    ['department', t.departmentHead],
  ]
  return (
    <thead>
      <tr>
        {columns.map(([className, label]) => (
          <th key={className} scope="col" className={`column-${className}`}>
            <Phrases text={label} />
          </th>
        ))}
        {months.map((month) => (
          <th key={month} scope="col" className="month-head">
            {month}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function StrategyBody({ strategy, row }: { strategy: StrategyPart<IntakeItem>; row: (item: IntakeItem) => ReactNode }) {
  const t = useLabels(intakeLabels)
  const number = strategy.strategyNo === null ? '' : `${strategy.strategyNo}. `
  return (
    <>
      <tbody>
        <tr className="group-row">
          <th colSpan={COLUMN_COUNT} scope="colgroup">
            {strategy.strategy === null ? t.noStrategy : `${number}${strategy.strategy}`}
          </th>
        </tr>
      </tbody>
      {strategy.programmes.map((programme) => (
        <ProgrammeBody key={programme.programme ?? ''} programme={programme} row={row} />
      ))}
    </>
  )
}

function ProgrammeBody({
  programme,
  row,
}: {
  programme: ProgrammePart<IntakeItem>
  row: (item: IntakeItem) => ReactNode
}) {
  const t = useLabels(intakeLabels)
  return (
    <tbody>
      <tr className="group-row group-row-minor">
        <th colSpan={COLUMN_COUNT} scope="rowgroup">
          {programme.programme ?? t.noProgramme}
          {programme.isContinued && ` ${t.continued}`}
        </th>
      </tr>
      {programme.rows.map(row)}
      {programme.isEnd && (
        <SumRow
          label={fillLabel(t.subtotal, { count: formatCount(programme.count) })}
          sumSatang={programme.sumSatang}
        />
      )}
    </tbody>
  )
}

function SumRow({ label, sumSatang }: { label: string; sumSatang: number }) {
  return (
    <tr className="sum-row">
      <th scope="row" colSpan={3}>
        {label}
      </th>
      <td className="number">{formatBaht(sumSatang)}</td>
      <td className="sum-rest" colSpan={COLUMN_COUNT - 4} />
    </tr>
  )
}

type ItemRowProps = {
  item: IntakeItem
  problems: readonly ItemProblem[]
  rowAddress: ItemTableProps['rowAddress']
  done: RowDone | null
  isOpen: boolean
}

function ItemRow({ item, problems, rowAddress, done, isOpen }: ItemRowProps) {
  const t = useLabels(intakeLabels)
  const look = [item.isExcluded && 'row-excluded', done !== null && 'row-done', isOpen && 'row-open'].filter(Boolean)
  return (
    <tr id={`row-${item.id}`} className={look.join(' ') || undefined}>
      <td className="column-no">{item.no}</td>
      <th scope="row">
        {item.name || <em>{t.nameless}</em>}
        <span className="row-place quiet">{placeInFile(item.ref, t)}</span>
        {item.isExcluded && <span className="row-state">{t.excluded}</span>}
        {done === 'saved' && <span className="row-state row-state-saved">✓ {t.saved}</span>}
        <RowProblems problems={problems} />
        {rowAddress && <RowActions {...{ item, rowAddress }} />}
      </th>
      <td className="long-text" data-label={t.activity}>
        {item.activity}
      </td>
      <td className="number" data-label={t.amount}>
        <Amount item={item} />
      </td>
      <td data-label={t.place}>{item.place}</td>
      <td data-label={t.department}>{item.departments.join(', ')}</td>
      <MonthBarCells months={item.months} isStrip />
    </tr>
  )
}

function RowProblems({ problems }: { problems: readonly ItemProblem[] }) {
  const t = useLabels(intakeLabels)
  if (problems.length === 0) return null
  return (
    <ul className="row-problems">
      {problems.map((problem) => (
        <li key={problem.rule} className={`row-problem-${problem.severity}`}>
          <strong>{t[SEVERITY_LABELS[problem.severity]]}</strong> {problem.message}
        </li>
      ))}
    </ul>
  )
}

function RowActions({ item, rowAddress }: { item: IntakeItem; rowAddress: NonNullable<ItemTableProps['rowAddress']> }) {
  const t = useLabels(intakeLabels)
  const name = item.name || t.nameless
  return (
    <span className="row-actions">
      <Link
        id={`edit-${item.id}`}
        className="button button-secondary button-small"
        to={rowAddress.edit(item.id)}
        preventScrollReset
        aria-label={fillLabel(t.editOf, { name })}
      >
        {t.edit}
      </Link>
      <Form method="post" action={rowAddress.change} preventScrollReset>
        <input type="hidden" name="intent" value={item.isExcluded ? 'include' : 'exclude'} />
        <input type="hidden" name="itemId" value={item.id} />
        <input type="hidden" name="version" value={item.version} />
        <Button
          tone="secondary"
          className="button-small"
          aria-label={fillLabel(item.isExcluded ? t.includeOf : t.excludeOf, { name })}
        >
          {item.isExcluded ? t.include : t.exclude}
        </Button>
      </Form>
    </span>
  )
}

function Amount({ item }: { item: IntakeItem }) {
  const language = useLanguage()
  const budget = budgetOf(item)
  const sources = item.funds.flatMap((fund) => (fund.source === null ? [] : [fund]))
  return (
    <>
      {budget === null ? item.noBudgetReason && NO_BUDGET_LABELS[item.noBudgetReason][language] : formatBaht(budget)}
      {sources.map((fund, index) => (
        // Two amounts may come from one source.
        // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
        <span className="fund-line" key={`${index} ${fund.source}`}>
          {fund.source}
          {item.funds.length > 1 && fund.amountSatang !== null && ` ${formatBaht(fund.amountSatang)}`}
        </span>
      ))}
    </>
  )
}
