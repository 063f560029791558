import { data, redirect } from 'react-router'
import { partOf } from '#src/domain/list-part.ts'
import { formatBaht } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { may } from '#src/domain/permissions.ts'
import type { Route } from './+types/match.ts'
import { confirmAllocations, openMatches } from '../budget-allocations.commands.ts'
import type { Allocation } from '../budgets.ts'
import { budgetLabels, chooseLabels, FIELD_NAMES, instrumentLabels } from '../budgets.labels.ts'
import type { Suggestion } from '../budget-suggestions.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { addressOf, idsOf, refusalOf, targetOf } from './budget-page.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const [app, target] = [contextOf(context), targetOf(params)]
  const search = new URL(request.url).searchParams
  return {
    ...target,
    list: partOf(await openMatches(app, target), Number(search.get('part'))),
    mayManage: may(app.actor, 'budget.manage', target.officeCode),
    isSaved: search.has('saved'),
  }
}

/** A pair as its box sends it: "line project satang". */
const pairOf = ({ lineId, projectId, amountSatang }: Suggestion): string => `${lineId} ${projectId} ${amountSatang}`

function allocationOf(text: string): Allocation[] {
  const [lineId = '', projectId = '', amount = ''] = text.split(' ')
  const amountSatang = Number(amount)
  return Number.isSafeInteger(amountSatang) && amountSatang > 0 ? [{ lineId, projectId, amountSatang }] : []
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const [target, form] = [targetOf(params), await request.formData()]
  try {
    await confirmAllocations(contextOf(context), target, idsOf(form, 'pair').flatMap(allocationOf))
    return redirect(`${addressOf(target)}/match?saved`)
  } catch (error) {
    return data(refusalOf(error, form), { status: 422 })
  }
}

export default function Match({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(chooseLabels)
  const common = useLabels(budgetLabels)
  return (
    <Page title={t.matchTitle} lead={t.matchLead}>
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="match" />
      {refused && <Notice tone="error" title={refused.message} />}
      {page.isSaved && !refused && <Notice tone="success" title={common.saved} />}
      {page.list.rows.length === 0 ? (
        <Notice tone="info" title={t.matchNone} />
      ) : (
        <form method="post">
          <Pairs suggestions={page.list.rows} mayManage={page.mayManage} />
          {page.mayManage && (
            <p className="form-actions budget-sticky">
              {page.list.parts > 1 && <span className="quiet">{t.onThisPart}</span>}
              <Button>{t.confirm}</Button>
            </p>
          )}
        </form>
      )}
      <Pager part={page.list.part} parts={page.list.parts} href={(part) => `${addressOf(page)}/match?part=${part}`} />
    </Page>
  )
}

const SURE = 0.95

function Pairs({ suggestions, mayManage }: { suggestions: readonly Suggestion[]; mayManage: boolean }) {
  const t = useLabels(chooseLabels)
  const ofLine = useLabels(instrumentLabels)
  const language = useLanguage()
  const columns: Column<Suggestion>[] = [
    {
      key: 'line',
      label: FIELD_NAMES.name[language],
      cell: (pair) => (
        <label className="budget-check">
          {mayManage && <input type="checkbox" name="pair" value={pairOf(pair)} defaultChecked={pair.score >= SURE} />}
          <span>{pair.lineName}</span>
        </label>
      ),
    },
    { key: 'project', label: t.project, cell: ({ projectName }) => projectName },
    { key: 'amount', label: ofLine.amount, kind: 'number', cell: ({ amountSatang }) => formatBaht(amountSatang) },
    { key: 'state', label: ofLine.state, cell: ({ score }) => (score >= SURE ? t.sure : t.unsure) },
  ]
  return (
    <DataTable
      caption={t.matchTitle}
      hideCaption
      columns={columns}
      rows={suggestions}
      keyOf={pairOf}
      nameColumn="line"
    />
  )
}
