import { data, redirect } from 'react-router'
import { brokenForm } from '#src/domain/errors.ts'
import { may } from '#src/domain/permissions.ts'
import { contextOf } from '#src/web/app-context.ts'
import { formTexts } from '#src/web/form-text.ts'
import { Button } from '#src/web/components/button.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/line.ts'
import { allocateLine, openLine } from '../budget-allocations.commands.ts'
import { leaveOutLines, removeLines, saveLine } from '../budget-lines.commands.ts'
import { READY_REASONS } from '../budgets.ts'
import { budgetLabels, instrumentLabels, lineLabels } from '../budgets.labels.ts'
import { lineInput } from '../budgets.schema.ts'
import { LINE_FIELDS, textsOfLine } from '../line-input.ts'
import { AllocationForm } from '../views/allocation-form.tsx'
import { BudgetNav } from '../views/budget-nav.tsx'
import { LineForm } from '../views/line-form.tsx'
import { LineTable } from '../views/line-table.tsx'
import { addressOf, refusalOf, sentRecord, statusOf, targetOf, textOf } from './budget-page.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const [app, target] = [contextOf(context), targetOf(params)]
  const { tied, instrumentTitle, taken, projects, suggestions } = await openLine(app, target, params.lineId)
  return {
    ...target,
    tied,
    taken,
    suggested: suggestions[0]?.projectId ?? null,
    projects: projects.map(({ project, ownSatang, allocatedSatang }) => ({
      id: project.id,
      name: project.name,
      ownSatang,
      allocatedSatang,
    })),
    instrumentTitle,
    mayManage: may(app.actor, 'budget.manage', target.officeCode),
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const [app, target, form] = [contextOf(context), targetOf(params), await request.formData()]
  const { lineId } = params
  const intent = textOf(form, 'intent')
  const { tied } = await openLine(app, target, lineId)
  const { instrumentId } = tied.line
  const sent = sentRecord(form, LINE_FIELDS)
  try {
    if (intent === 'remove') {
      await removeLines(app, target, instrumentId, [lineId])
      return redirect(`${addressOf(target)}/instruments/${instrumentId}?saved`)
    }
    if (intent === 'leave') await leaveOutLines(app, target, [lineId], textOf(form, 'reason'))
    else if (intent === 'line') {
      const input = lineInput.safeParse({ ...sent.typed, version: sent.version })
      if (!input.success) throw brokenForm()
      await saveLine(app, target, { instrumentId, lineId }, input.data)
    } else await allocateLine(app, target, lineId, rowsOf(form, tied.line.amountSatang < 0))
    return redirect(`${addressOf(target)}/lines/${lineId}?saved`)
  } catch (error) {
    return data({ ...refusalOf(error, form), intent, sent }, { status: statusOf(error) })
  }
}

function rowsOf(form: FormData, isReduced: boolean): { projectId: string; amount: string; isReduced: boolean }[] {
  const amounts = formTexts(form, 'amount')
  return formTexts(form, 'project').flatMap((projectId, index) =>
    projectId === '' ? [] : [{ projectId, amount: amounts[index] ?? '', isReduced }],
  )
}

export default function LinePage({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(lineLabels)
  const common = useLabels(budgetLabels)
  const ofInstrument = useLabels(instrumentLabels)
  const { line } = page.tied
  const typed = refused?.intent === 'line' ? refused : null
  const saved = { texts: textsOfLine(line), version: line.version }
  const isConflict = typed !== null && typed.sent.version !== line.version
  return (
    <Page
      title={line.name}
      lead={
        line.sourceRow === null
          ? page.instrumentTitle
          : fillLabel(t.lead, { instrument: page.instrumentTitle, row: line.sourceRow })
      }
    >
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current={null} />
      {refused && refused.problems.length === 0 && (
        <Notice tone="error" title={refused.message}>
          {isConflict && <a href="#edit">{ofInstrument.toEdit}</a>}
        </Notice>
      )}
      {page.isSaved && !refused && <Notice tone="success" title={common.saved} />}
      <LineTable caption={t.caption} lines={[page.tied]} address={addressOf(page)} />
      {page.mayManage && (
        <>
          <AllocationForm
            taken={page.taken}
            projects={page.projects}
            suggested={page.suggested}
            restSatang={page.tied.restSatang}
            problems={refused?.intent === 'allocate' ? refused.problems : []}
          />
          <LeaveOutForm reason={line.leftOutReason} />
          <details open={typed !== null} id="edit">
            <summary>{t.edit}</summary>
            <LineForm
              saved={saved}
              refused={typed?.sent ?? null}
              newId={null}
              problems={isConflict ? [] : (typed?.problems ?? [])}
            />
            <form method="post">
              <input type="hidden" name="intent" value="remove" />
              <Button tone="danger">{t.remove}</Button>
            </form>
          </details>
        </>
      )}
    </Page>
  )
}

function LeaveOutForm({ reason }: { reason: string | null }) {
  const t = useLabels(lineLabels)
  return (
    <form method="post">
      <h2>{t.leave}</h2>
      <input type="hidden" name="intent" value="leave" />
      {reason === null ? (
        <>
          <TextField label={t.reason} name="reason" list="reasons" maxLength={300} required />
          <datalist id="reasons">
            {READY_REASONS.map((ready) => (
              <option key={ready} value={ready} />
            ))}
          </datalist>
        </>
      ) : (
        <p>
          {t.leftOut} “{reason}”
        </p>
      )}
      <p className="form-actions">
        <Button tone="secondary">{reason === null ? t.leave : t.takeBack}</Button>
      </p>
    </form>
  )
}
