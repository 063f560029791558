import { data, redirect } from 'react-router'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import { formatCount } from '#src/domain/money.ts'
import { uploadedFile } from '#src/features/intakes/uploaded-file.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { FileDrop } from '#src/web/components/file-drop.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/instrument.ts'
import { openBudget, removeInstrument, saveInstrument } from '../budgets.commands.ts'
import { INSTRUMENT_KINDS, type InstrumentKind } from '../budgets.ts'
import { budgetLabels, instrumentLabels, KIND_NAMES } from '../budgets.labels.ts'
import { instrumentInput, lineInput, type InstrumentInput, type LineInput } from '../budgets.schema.ts'
import { uploadBudget } from '../budget-imports.commands.ts'
import { saveLine } from '../budget-lines.commands.ts'
import { inputOf } from '../instrument-input.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { InstrumentFacts, InstrumentForm } from '../views/instrument-form.tsx'
import { LineForm } from '../views/line-form.tsx'
import { LineTable } from '../views/line-table.tsx'
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
const BLANK_LINE: LineInput = {
  code: '',
  programme: '',
  work: '',
  budgetType: '',
  expenseCategory: '',
  name: '',
  department: '',
  amount: '',
  isReduced: false,
  version: 0,
}

const isKind = (text: string): text is InstrumentKind => INSTRUMENT_KINDS.some((kind) => kind === text)

/** `instrumentId` 'new' with `?kind=`: one that is not there yet. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const target = targetOf(params)
  const search = new URL(request.url).searchParams
  const view = await openBudget(contextOf(context), target.officeCode, target.fiscalYear)
  const tied = view.tied.instruments.find(({ instrument }) => instrument.id === params.instrumentId)
  if (!tied && params.instrumentId !== 'new') throw new AppError('not_found', 'ไม่พบงบประมาณนี้')
  const asked = search.get('kind') ?? ''
  const kind = tied?.instrument.kind ?? (isKind(asked) ? asked : 'annual')
  return {
    ...target,
    words: view.words,
    kind,
    title: tied?.instrument.title ?? null,
    input: tied ? inputOf(tied.instrument) : { ...BLANK, kind },
    lines: view.tied.lines.filter(({ line }) => line.instrumentId === tied?.instrument.id),
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
      return redirect(`${addressOf(target)}/instruments/${instrumentId}?saved#lines`)
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
          {page.lines.some(({ state }) => state === 'open') && (
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
      {page.title !== null && <Lines page={page} refused={refused} />}
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

type LinesProps = {
  page: Route.ComponentProps['loaderData']
  refused: Route.ComponentProps['actionData']
}

function Lines({ page, refused }: LinesProps) {
  const t = useLabels(instrumentLabels)
  const typed = refused?.intent === 'line' ? refused : null
  const caption = fillLabel(t.lines, { count: formatCount(page.lines.length) })
  return (
    <section id="lines">
      {page.lines.length === 0 ? (
        <Notice tone="info" title={t.noLines} />
      ) : (
        <LineTable caption={caption} lines={page.lines} address={addressOf(page)} />
      )}
      {page.mayManage && <UploadForm isAgain={page.lines.length > 0} />}
      {page.mayManage && (
        <details open={typed !== null}>
          <summary>{t.addLine}</summary>
          <LineForm
            input={{ ...BLANK_LINE, ...typed?.typed, isReduced: typed?.typed['isReduced'] === 'true', version: 0 }}
            problems={typed?.problems ?? []}
          />
        </details>
      )}
    </section>
  )
}

function UploadForm({ isAgain }: { isAgain: boolean }) {
  const t = useLabels(instrumentLabels)
  const form = (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name="intent" value="upload" />
      <FileDrop name="file" label={t.drop} hint={t.dropHint} accept=".xlsx,.xlsm,.xls,.ods,.csv" />
      <p className="form-actions">
        <Button>{t.read}</Button>
      </p>
    </form>
  )
  return isAgain ? (
    <details>
      <summary>{t.uploadAgain}</summary>
      {form}
    </details>
  ) : (
    <section aria-label={t.upload}>
      <h2>{t.upload}</h2>
      {form}
    </section>
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
