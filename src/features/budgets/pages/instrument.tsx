import { data, redirect } from 'react-router'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import { uploadedFile } from '#src/features/intakes/uploaded-file.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/instrument.ts'
import { openBudget, removeInstrument, saveInstrument } from '../budgets.commands.ts'
import { INSTRUMENT_KINDS, type InstrumentKind } from '../budgets.ts'
import { budgetLabels, instrumentLabels, KIND_NAMES } from '../budgets.labels.ts'
import { instrumentInput, lineInput, type InstrumentInput } from '../budgets.schema.ts'
import { uploadBudget } from '../budget-imports.commands.ts'
import { filterFrom, listLines } from '../budget-lists.ts'
import { saveLine } from '../budget-lines.commands.ts'
import { inputOf } from '../instrument-input.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { InstrumentFacts, InstrumentForm } from '../views/instrument-form.tsx'
import { InstrumentLines } from '../views/instrument-lines.tsx'
import { addressOf, refusalOf, targetOf, textOf } from './budget-page.ts'

const BLANK: Omit<InstrumentInput, 'kind'> = {
  number: '',
  title: '',
  councilOn: '',
  approvedOn: '',
  announcedOn: '',
  total: '',
  version: 0,
}
/** A new line comes last; beyond the last part, the last one is shown. */
const LAST_PART = 9_999

const isKind = (text: string): text is InstrumentKind => INSTRUMENT_KINDS.some((kind) => kind === text)

/** `instrumentId` 'new' with `?kind=`: one that is not there yet. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const target = targetOf(params)
  const search = new URL(request.url).searchParams
  const view = await openBudget(contextOf(context), target.officeCode, target.fiscalYear)
  const tied = view.tied.instruments.find(({ instrument }) => instrument.id === params.instrumentId)
  if (!tied && params.instrumentId !== 'new') throw new AppError('not_found', 'ไม่พบงบประมาณนี้')
  const own = view.tied.lines.filter(({ line }) => line.instrumentId === tied?.instrument.id)
  const asked = search.get('kind') ?? ''
  const kind = tied?.instrument.kind ?? (isKind(asked) ? asked : 'annual')
  return {
    ...target,
    instrumentId: params.instrumentId,
    words: view.words,
    kind,
    title: tied?.instrument.title ?? null,
    input: tied ? inputOf(tied.instrument) : { ...BLANK, kind },
    list: listLines(own, filterFrom(search), Number(search.get('part'))),
    hasOpen: own.some(({ state }) => state === 'open'),
    mayManage: view.mayManage,
    isSaved: search.has('saved'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const [app, target, form] = [contextOf(context), targetOf(params), await request.formData()]
  const { instrumentId } = params
  const intent = textOf(form, 'intent')
  try {
    if (intent === 'upload') {
      const importId = await uploadBudget(app, { ...target, instrumentId }, await uploadedFile(form))
      return redirect(`${addressOf(target)}/imports/${importId}`)
    }
    if (intent === 'remove') {
      await removeInstrument(app, target, instrumentId)
      return redirect(`${addressOf(target)}?saved`)
    }
    if (intent === 'line') {
      const line = lineInput.safeParse(Object.fromEntries(form))
      if (!line.success) throw brokenForm()
      await saveLine(app, target, { instrumentId, lineId: null }, line.data)
      return redirect(`${addressOf(target)}/instruments/${instrumentId}?saved&part=${LAST_PART}#lines`)
    }
    const input = instrumentInput.safeParse(Object.fromEntries(form))
    if (!input.success) throw brokenForm()
    const id = await saveInstrument(app, target, instrumentId === 'new' ? null : instrumentId, input.data)
    return redirect(`${addressOf(target)}/instruments/${id}?saved`)
  } catch (error) {
    return data({ ...refusalOf(error, form), intent }, { status: 422 })
  }
}

export default function InstrumentPage({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(instrumentLabels)
  const common = useLabels(budgetLabels)
  const language = useLanguage()
  const kind = fillLabel(KIND_NAMES[page.kind][language], { instrument: page.words.instrument })
  const typed = refused?.intent === 'save' ? refused : null
  const input = { ...page.input, ...typed?.typed, kind: page.kind, version: page.input.version }
  return (
    <Page title={page.title ?? fillLabel(t.newTitle, { kind })} lead={page.title === null ? undefined : kind}>
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current={null} />
      {page.isSaved && !refused && (
        <Notice tone="success" title={common.saved}>
          {page.hasOpen && (
            <p>
              <a href={`${addressOf(page)}/leave-out`}>{t.nextLeaveOut}</a> ·{' '}
              <a href={`${addressOf(page)}/choose`}>{t.nextChoose}</a>
            </p>
          )}
        </Notice>
      )}
      {refused && refused.problems.length === 0 && <Notice tone="error" title={refused.message} />}
      {page.mayManage && page.title === null && (
        <InstrumentForm input={input} words={page.words} problems={typed?.problems ?? []} />
      )}
      {page.title !== null && <InstrumentFacts input={page.input} words={page.words} />}
      {page.title !== null && (
        <InstrumentLines
          list={page.list}
          address={addressOf(page)}
          instrumentId={page.instrumentId}
          mayManage={page.mayManage}
          refused={refused?.intent === 'line' ? refused : null}
        />
      )}
      {page.mayManage && page.title !== null && (
        <details open={typed !== null}>
          <summary>{t.edit}</summary>
          <InstrumentForm input={input} words={page.words} problems={typed?.problems ?? []} />
          <RemoveForm />
        </details>
      )}
    </Page>
  )
}

function RemoveForm() {
  const t = useLabels(instrumentLabels)
  return (
    <form method="post">
      <input type="hidden" name="intent" value="remove" />
      <p className="form-actions">
        <Button tone="danger">{t.remove}</Button>
      </p>
    </form>
  )
}
