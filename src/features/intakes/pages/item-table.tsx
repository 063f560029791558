import { Fragment, type ReactNode } from 'react'
import { Form } from 'react-router'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { budgetOf, type SourceRef } from '#src/domain/project.ts'
import { Button } from '#src/web/components/button.tsx'
import { MonthBarCells } from '#src/web/components/month-bar.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { groupRows, sumOf, type ProgrammeGroup, type StrategyGroup } from '../intake-groups.ts'
import type { IntakeItem } from '../intake-items.queries.ts'
import type { ItemProblem } from '../intake-problems.ts'
import { intakeLabels } from '../intakes.labels.ts'

const COLUMN_COUNT = 19

type ItemTableProps = {
  /** Address of the page, with what was chosen on it. */
  address: string
  items: readonly IntakeItem[]
  problems: readonly ItemProblem[]
  canEdit: boolean
  /** The row being edited, and its form. */
  editing: { itemId: string; form: ReactNode } | null
}

/** Every row of the file by strategy and programme, with its bars, its sums and, beside each row, what is wrong with it. */
export function ItemTable({ address, items, problems, canEdit, editing }: ItemTableProps) {
  const t = useLabels(intakeLabels)
  const problemsOf = Map.groupBy(problems, (problem) => problem.itemId)
  const total = sumOf(items)
  const row = (item: IntakeItem): ReactNode => (
    <Fragment key={item.id}>
      <ItemRow {...{ item, address, canEdit }} problems={problemsOf.get(item.id) ?? []} />
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
    <section className="table-box" aria-label={t.tableTitle} tabIndex={0}>
      <table className="data-table plan-table">
        <caption className="visually-hidden">{t.tableTitle}</caption>
        <Head />
        {groupRows(items).map((strategy) => (
          <StrategyBody key={`${strategy.strategyNo} ${strategy.strategy}`} strategy={strategy} row={row} />
        ))}
        <tfoot>
          <SumRow label={fillLabel(t.total, { count: formatCount(total.count) })} sumSatang={total.sumSatang} />
        </tfoot>
      </table>
    </section>
  )
}

function Head() {
  const t = useLabels(intakeLabels)
  const months = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <thead>
      <tr>
        <th scope="col">{t.no}</th>
        <th scope="col">{t.name}</th>
        <th scope="col">{t.activity}</th>
        <th scope="col" className="number">
          {t.amount}
        </th>
        <th scope="col">{t.place}</th>
        <th scope="col">{t.department}</th>
        {months.map((month) => (
          <th key={month} scope="col" className="month-head">
            {month}
          </th>
        ))}
        <th scope="col">{t.source}</th>
      </tr>
    </thead>
  )
}

function StrategyBody({
  strategy,
  row,
}: {
  strategy: StrategyGroup<IntakeItem>
  row: (item: IntakeItem) => ReactNode
}) {
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
  programme: ProgrammeGroup<IntakeItem>
  row: (item: IntakeItem) => ReactNode
}) {
  const t = useLabels(intakeLabels)
  return (
    <tbody>
      <tr className="group-row group-row-minor">
        <th colSpan={COLUMN_COUNT} scope="rowgroup">
          {programme.programme ?? t.noProgramme}
        </th>
      </tr>
      {programme.rows.map(row)}
      <SumRow label={fillLabel(t.subtotal, { count: formatCount(programme.count) })} sumSatang={programme.sumSatang} />
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
      <td colSpan={COLUMN_COUNT - 4} />
    </tr>
  )
}

function ItemRow({
  item,
  problems,
  address,
  canEdit,
}: {
  item: IntakeItem
  problems: readonly ItemProblem[]
  address: string
  canEdit: boolean
}) {
  const t = useLabels(intakeLabels)
  return (
    <tr id={`row-${item.id}`} className={item.isExcluded ? 'row-excluded' : undefined}>
      <td>{item.no}</td>
      <th scope="row">
        {item.name}
        {item.isExcluded && <p className="quiet">{t.excluded}</p>}
        <RowProblems problems={problems} />
        {canEdit && <RowActions {...{ item, address }} />}
      </th>
      <td className="long-text">{item.activity}</td>
      <td className="number">
        <Amount item={item} />
      </td>
      <td>{item.place}</td>
      <td>{item.departments.join(', ')}</td>
      <MonthBarCells months={item.months} />
      <td className="quiet">
        <PlaceInFile reference={item.ref} />
      </td>
    </tr>
  )
}

const SEVERITY_LABELS = { error: 'severityError', warning: 'severityWarning', advice: 'severityAdvice' } as const

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

function RowActions({ item, address }: { item: IntakeItem; address: string }) {
  const t = useLabels(intakeLabels)
  const [path, search = ''] = address.split('?')
  const query = new URLSearchParams(search)
  query.set('edit', item.id)
  return (
    <div className="row-actions">
      <a href={`${path}?${query.toString()}#row-${item.id}`} aria-label={fillLabel(t.editOf, { name: item.name })}>
        {t.edit}
      </a>
      <Form method="post" action={`${address}#row-${item.id}`} preventScrollReset>
        <input type="hidden" name="intent" value={item.isExcluded ? 'include' : 'exclude'} />
        <input type="hidden" name="itemId" value={item.id} />
        <input type="hidden" name="version" value={item.version} />
        <Button tone="secondary" className="button-small">
          {item.isExcluded ? t.include : t.exclude}
        </Button>
      </Form>
    </div>
  )
}

function Amount({ item }: { item: IntakeItem }) {
  const language = useLanguage()
  const budget = budgetOf(item)
  const sources = item.funds.flatMap((fund) => (fund.source === null ? [] : [fund]))
  return (
    <>
      {budget === null ? item.noBudgetReason && NO_BUDGET_LABELS[item.noBudgetReason][language] : formatBaht(budget)}
      {sources.map((fund) => (
        <span className="fund-line" key={fund.source}>
          {fund.source}
          {item.funds.length > 1 && fund.amountSatang !== null && ` ${formatBaht(fund.amountSatang)}`}
        </span>
      ))}
    </>
  )
}

/** "ชีต “ผด.02” แถว 12" */
export function PlaceInFile({ reference }: { reference: SourceRef }) {
  const t = useLabels(intakeLabels)
  if (reference.sheet !== undefined && reference.sheet !== '')
    return fillLabel(t.sheetRow, { sheet: reference.sheet, row: reference.row })
  if (reference.table !== undefined) return fillLabel(t.tableRow, { table: reference.table, row: reference.row })
  return fillLabel(t.plainRow, { row: reference.row })
}
