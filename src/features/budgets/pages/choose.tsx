import { data, redirect } from 'react-router'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/choose.ts'
import { openBudget } from '../budgets.commands.ts'
import { makeProjectsFromLines } from '../budget-allocations.commands.ts'
import type { LineForChoosing } from '../budgets.ts'
import { chooseLabels, FIELD_NAMES, instrumentLabels } from '../budgets.labels.ts'
import { filterFrom, filterPairs, listFreeLines } from '../budget-lists.ts'
import { freeLines, linesInPlan } from '../free-lines.ts'
import { fittingReason } from '../leave-out-groups.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { FilteredList } from '../views/filtered-list.tsx'
import { PathText } from '../views/line-table.tsx'
import { NothingOpen } from '../views/nothing-open.tsx'
import { addressOf, idsOf, refusalOf, targetOf, textOf } from './budget-page.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const [app, target] = [contextOf(context), targetOf(params)]
  const { tied, office, mayEditPlan } = await openBudget(app, target.officeCode, target.fiscalYear)
  const lines = freeLines(tied, office.type)
  const search = new URL(request.url).searchParams
  const inPlan = linesInPlan(lines, tied.projects)
  // What is likely a project first.
  const offered = lines
    .map((line) => ({ ...line, likelyOut: fittingReason(line), isInPlan: inPlan.has(line.id) }))
    .toSorted((a, b) => Number(a.likelyOut !== null) - Number(b.likelyOut !== null))
  return {
    ...target,
    list: listFreeLines(offered, filterFrom(search), Number(search.get('part'))),
    hasBudget: tied.instruments.length > 0,
    inPlanCount: inPlan.size,
    mayEditPlan,
    editId: crypto.randomUUID(),
    made: Number(search.get('made') ?? 0),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const [target, form] = [targetOf(params), await request.formData()]
  try {
    const choice = { editId: textOf(form, 'editId'), lineIds: idsOf(form, 'line') }
    const made = await makeProjectsFromLines(contextOf(context), target, choice)
    const filter = filterPairs(filterFrom(new URL(request.url).searchParams))
    return redirect(
      `${addressOf(target)}/choose?${new URLSearchParams([...filter, ['made', String(made)]]).toString()}`,
    )
  } catch (error) {
    return data({ ...refusalOf(error, form), chosen: idsOf(form, 'line') }, { status: 422 })
  }
}

export default function Choose({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(chooseLabels)
  return (
    <Page title={t.title} lead={t.lead}>
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="choose" />
      {refused && <Notice tone="error" title={refused.message} />}
      {page.made > 0 && !refused && (
        <Notice tone="success" title={fillLabel(t.made, { count: formatCount(page.made) })} />
      )}
      {page.inPlanCount > 0 && (
        <Notice tone="warning" title={fillLabel(t.inPlanTitle, { count: formatCount(page.inPlanCount) })}>
          <p>
            <a href={`${addressOf(page)}/match`}>{t.inPlanMatch}</a>
          </p>
        </Notice>
      )}
      {!page.mayEditPlan && <Notice tone="info" title={t.locked} />}
      {page.list.all === 0 ? (
        <NothingOpen hasBudget={page.hasBudget} address={addressOf(page)} />
      ) : (
        <div id="list">
          <FilteredList list={page.list} address={`${addressOf(page)}/choose`} place="list">
            <form method="post">
              <input type="hidden" name="editId" value={page.editId} />
              <LinesToChoose lines={page.list.rows} mayChoose={page.mayEditPlan} chosen={refused?.chosen ?? []} />
              {page.mayEditPlan && (
                <p className="form-actions budget-sticky">
                  {page.list.parts > 1 && <span className="quiet">{t.onThisPart}</span>}
                  <Button>{t.make}</Button>
                </p>
              )}
            </form>
          </FilteredList>
        </div>
      )}
    </Page>
  )
}

/** `likelyOut`: why the line is probably no project; `isInPlan`: the plan has a project of its name that lacks a line. */
type Offered = LineForChoosing & { likelyOut: string | null; isInPlan: boolean }
type LinesProps = { lines: readonly Offered[]; mayChoose: boolean; chosen: readonly string[] }

function LinesToChoose({ lines, mayChoose, chosen }: LinesProps) {
  const t = useLabels(chooseLabels)
  const ofLine = useLabels(instrumentLabels)
  const language = useLanguage()
  const columns: Column<Offered>[] = [
    {
      key: 'name',
      label: FIELD_NAMES.name[language],
      cell: (line) => (
        <label className="budget-check">
          {mayChoose && <input type="checkbox" name="line" value={line.id} defaultChecked={chosen.includes(line.id)} />}
          <span>
            {line.name}
            <PathText line={line} />
          </span>
        </label>
      ),
    },
    { key: 'department', label: FIELD_NAMES.department[language], cell: ({ department }) => department },
    { key: 'rest', label: ofLine.rest, kind: 'number', cell: ({ restSatang }) => formatBaht(restSatang) },
    {
      key: 'hint',
      label: t.hint,
      cell: ({ likelyOut, isInPlan, fundSource }) => {
        if (isInPlan) return <strong>{t.inPlan}</strong>
        return likelyOut === null ? (
          fundSource && fillLabel(t.willBe, { source: fundSource })
        ) : (
          <span className="quiet">{fillLabel(t.likelyOut, { reason: likelyOut })}</span>
        )
      },
    },
  ]
  return <DataTable caption={t.pick} columns={columns} rows={lines} keyOf={({ id }) => id} nameColumn="name" />
}
