import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/leave-out.ts'
import { openBudget } from '../budgets.commands.ts'
import { READY_REASONS } from '../budgets.ts'
import { budgetLabels, chooseLabels, instrumentLabels, lineLabels } from '../budgets.labels.ts'
import { leaveOutLines } from '../budget-lines.commands.ts'
import { filterFrom, listLines } from '../budget-lists.ts'
import { groupToLeaveOut, type LeaveOutGroup } from '../leave-out-groups.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { FilteredList } from '../views/filtered-list.tsx'
import { LineTable } from '../views/line-table.tsx'
import { NothingOpen } from '../views/nothing-open.tsx'
import { addressOf, idsOf, refusalOf, targetOf, textOf } from './budget-page.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const target = targetOf(params)
  const search = new URL(request.url).searchParams
  const view = await openBudget(contextOf(context), target.officeCode, target.fiscalYear)
  return {
    ...target,
    groups: groupToLeaveOut(view.tied.lines),
    hasBudget: view.tied.instruments.length > 0,
    leftOut: listLines(
      view.tied.lines.filter(({ state }) => state === 'left-out'),
      filterFrom(search),
      Number(search.get('part')),
    ),
    mayManage: view.mayManage,
    isSaved: search.has('saved'),
  }
}

/** Each ticked group is sent as its reason, a bar, and the ids of its lines. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const [app, target, form] = [contextOf(context), targetOf(params), await request.formData()]
  const reason = textOf(form, 'own').trim() || textOf(form, 'reason')
  try {
    const groups = form.getAll('group').flatMap((value) => (typeof value === 'string' ? [value.split('|')] : []))
    if (groups.length === 0 || groups.some(([fitting]) => reason === '' && fitting === ''))
      throw new AppError('invalid', chooseLabels.noReason.th)
    const byReason = Map.groupBy(groups, ([fitting = '']) => (reason === '' ? fitting : reason))
    for (const [why, members] of byReason)
      await leaveOutLines(
        app,
        target,
        members.flatMap(([, ids = '']) => ids.split(',')),
        why,
      )
    return redirect(`${addressOf(target)}/leave-out?saved`)
  } catch (error) {
    return data({ ...refusalOf(error, form), chosen: idsOf(form, 'group') }, { status: 422 })
  }
}

export default function LeaveOut({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(chooseLabels)
  const common = useLabels(budgetLabels)
  const caption = `${t.outTitle} (${formatCount(page.leftOut.found)})`
  return (
    <Page title={t.outTitle} lead={t.outLead}>
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="leaveOut" />
      {refused && <Notice tone="error" title={refused.message} />}
      {page.isSaved && !refused && <Notice tone="success" title={common.saved} />}
      {page.groups.length === 0 && <NothingOpen hasBudget={page.hasBudget} address={addressOf(page)} />}
      {page.groups.length > 0 && (
        <form method="post">
          <Groups groups={page.groups} mayManage={page.mayManage} />
          {page.mayManage && <Reason />}
        </form>
      )}
      {page.leftOut.all > 0 && (
        <div id="left-out">
          <FilteredList list={page.leftOut} address={`${addressOf(page)}/leave-out`} place="left-out">
            <LineTable caption={caption} lines={page.leftOut.rows} address={addressOf(page)} />
          </FilteredList>
        </div>
      )}
    </Page>
  )
}

const valueOf = ({ reason, lineIds }: LeaveOutGroup): string => `${reason ?? ''}|${lineIds.join(',')}`

function Groups({ groups, mayManage }: { groups: readonly LeaveOutGroup[]; mayManage: boolean }) {
  const t = useLabels(chooseLabels)
  const ofLine = useLabels(instrumentLabels)
  const line = useLabels(lineLabels)
  const columns: Column<LeaveOutGroup>[] = [
    {
      key: 'label',
      label: t.group,
      cell: (group) => (
        <label className="budget-check">
          {mayManage && (
            <input type="checkbox" name="group" value={valueOf(group)} defaultChecked={group.reason !== null} />
          )}
          <span>
            {group.label}
            <span className="budget-path">
              {fillLabel(t.count, { count: formatCount(group.lineIds.length) })}: {group.names.slice(0, 3).join(', ')}
              {group.names.length > 3 && ' …'}
            </span>
          </span>
        </label>
      ),
    },
    { key: 'amount', label: ofLine.amount, kind: 'number', cell: ({ satang }) => formatBaht(satang) },
    { key: 'reason', label: line.reason, cell: ({ reason }) => reason ?? '–' },
  ]
  return (
    <DataTable
      caption={t.outTitle}
      hideCaption
      columns={columns}
      rows={groups}
      keyOf={({ key }) => key}
      nameColumn="label"
    />
  )
}

function Reason() {
  const t = useLabels(chooseLabels)
  return (
    <>
      <div className="budget-fields">
        <SelectField label={t.ready} name="reason" defaultValue="">
          <option value="">{t.byGroup}</option>
          {READY_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {reason}
            </option>
          ))}
        </SelectField>
        <TextField label={t.own} name="own" maxLength={300} />
      </div>
      <p className="form-actions">
        <Button>{t.leave}</Button>
      </p>
    </>
  )
}
