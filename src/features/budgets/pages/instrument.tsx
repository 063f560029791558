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
import { addInstrument, openBudget, removeInstrument, saveInstrument } from '../budgets.commands.ts'
import { INSTRUMENT_KINDS, type InstrumentKind } from '../budgets.ts'
import { budgetLabels, instrumentLabels, KIND_NAMES } from '../budgets.labels.ts'
import { instrumentInput, lineInput } from '../budgets.schema.ts'
import { uploadBudget } from '../budget-imports.commands.ts'
import { filterFrom, listLines } from '../budget-lists.ts'
import { saveLine } from '../budget-lines.commands.ts'
import { INSTRUMENT_FIELDS, textsOfInstrument } from '../instrument-input.ts'
import { LINE_FIELDS } from '../line-input.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { InstrumentFacts, InstrumentForm } from '../views/instrument-form.tsx'
import { InstrumentLines } from '../views/instrument-lines.tsx'
import { addressOf, refusalOf, sentRecord, statusOf, targetOf, textOf } from './budget-page.ts'

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
    instrument: tied?.instrument ?? null,
    newId: tied ? null : crypto.randomUUID(),
    newLineId: crypto.randomUUID(),
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
  const sent = sentRecord(form, INSTRUMENT_FIELDS)
  const line = sentRecord(form, LINE_FIELDS)
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
      const input = lineInput.safeParse({ ...line.typed, version: 0 })
      if (!input.success) throw brokenForm()
      await saveLine(app, target, { instrumentId, lineId: textOf(form, 'newId') }, input.data)
      return redirect(`${addressOf(target)}/instruments/${instrumentId}?saved&part=${LAST_PART}#lines`)
    }
    const input = instrumentInput.safeParse({ ...sent.typed, kind: textOf(form, 'kind'), version: sent.version })
    if (!input.success) throw brokenForm()
    const id =
      instrumentId === 'new'
        ? await addInstrument(app, target, textOf(form, 'newId'), input.data)
        : await saveInstrument(app, target, instrumentId, input.data)
    return redirect(`${addressOf(target)}/instruments/${id}?saved`)
  } catch (error) {
    return data({ ...refusalOf(error, form), intent, sent, line }, { status: statusOf(error) })
  }
}

export default function InstrumentPage({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(instrumentLabels)
  const common = useLabels(budgetLabels)
  const language = useLanguage()
  const kind = fillLabel(KIND_NAMES[page.kind][language], { instrument: page.words.instrument })
  const { instrument } = page
  const saved = { texts: textsOfInstrument(instrument), version: instrument?.version ?? 0 }
  const typed = refused?.intent === 'save' ? refused : null
  const conflict = typed !== null && typed.sent.version !== saved.version ? typed : null
  const form = page.mayManage && (
    <InstrumentForm
      kind={page.kind}
      saved={saved}
      refused={typed?.sent ?? null}
      newId={page.newId}
      words={page.words}
      problems={conflict ? [] : (typed?.problems ?? [])}
    />
  )
  return (
    <Page title={instrument?.title ?? fillLabel(t.newTitle, { kind })} lead={instrument ? kind : undefined}>
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current={null} />
      {page.isSaved && !refused && (
        <Notice tone="success" title={common.saved}>
          {page.hasOpen && (
            <p>
              <a href={`${addressOf(page)}/leave-out`}>{t.nextLeaveOut}</a> ·{' '}
              <a href={`${addressOf(page)}/match`}>{t.nextMatch}</a> ·{' '}
              <a href={`${addressOf(page)}/choose`}>{t.nextChoose}</a>
            </p>
          )}
        </Notice>
      )}
      {refused && refused.problems.length === 0 && !conflict && <Notice tone="error" title={refused.message} />}
      {conflict && (
        <Notice tone="error" title={conflict.message}>
          <a href="#edit">{t.toEdit}</a>
        </Notice>
      )}
      {instrument === null && form}
      {instrument && <InstrumentFacts instrument={instrument} words={page.words} />}
      {instrument && (
        <InstrumentLines
          list={page.list}
          address={addressOf(page)}
          instrumentId={page.instrumentId}
          mayManage={page.mayManage}
          newLineId={page.newLineId}
          refused={refused?.intent === 'line' ? { sent: refused.line, problems: refused.problems } : null}
        />
      )}
      {instrument && form && (
        <details open={typed !== null} id="edit">
          <summary>{t.edit}</summary>
          {form}
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
