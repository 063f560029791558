import { data, Form, redirect } from 'react-router'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { searchOffices } from '#src/features/offices/offices.register.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Steps } from '#src/web/components/steps.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { PageHandle } from '#src/web/page-handle.ts'
import type { Route } from './+types/intake.ts'
import { acceptIntake } from '../intake-acceptance.commands.ts'
import { sumOf } from '../intake-groups.ts'
import { openIntake, previewAcceptance } from '../intake-views.commands.ts'
import { discardIntake, editItem, excludeItem } from '../intakes.commands.ts'
import { intakeLabels } from '../intakes.labels.ts'
import { acceptInput, type ItemInput } from '../intakes.schema.ts'
import { itemFromForm, targetFromForm } from '../item-form-data.ts'
import { inputFromContent } from '../item-input.ts'
import { AcceptForm, type Choice, type DiffSummary } from './accept-form.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemTable } from './item-table.tsx'
import { fileWarnings, ProblemPanel } from './problem-panel.tsx'

export const handle: PageHandle = { script: true }

/** How many offices are offered at once. */
const OFFICES_SHOWN = 20

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const view = await openIntake(app, params.intakeId)
  if (view.items.length === 0) throw redirect(`/imports/${params.intakeId}/columns`)
  const search = new URL(request.url).searchParams
  const choice = choiceOf(search, view.intake)
  const found = choice.q === '' ? { offices: [], count: 0 } : searchOffices(choice.q, OFFICES_SHOWN)
  const [only] = found.offices
  if (choice.officeCode === '' && found.count === 1 && only) choice.officeCode = only.dlaCode
  return {
    ...view,
    warnings: fileWarnings(view.warnings),
    choice,
    offices: found.offices,
    officeCount: found.count,
    diff: await diffOf(app, view.items, choice),
    editId: search.get('edit'),
  }
}

/** What is chosen in the address, else what the file itself says. */
function choiceOf(search: URLSearchParams, intake: { lao: string | null; fiscalYear: number | null }): Choice {
  return {
    q: (search.get('q') ?? intake.lao ?? '').trim(),
    officeCode: search.get('office') ?? '',
    year: toArabicDigits(search.get('year') ?? String(intake.fiscalYear ?? '')).trim(),
  }
}

async function diffOf(
  app: Parameters<typeof previewAcceptance>[0],
  items: Parameters<typeof previewAcceptance>[1],
  choice: Choice,
): Promise<DiffSummary | 'new-plan' | null> {
  const fiscalYear = Number(choice.year)
  if (!/^\d{7}$/.test(choice.officeCode) || !isFiscalYear(fiscalYear)) return null
  const diff = await previewAcceptance(app, items, { officeCode: choice.officeCode, fiscalYear })
  if (!diff) return 'new-plan'
  return {
    added: diff.added.map((item) => item.name),
    changed: diff.changed.map(({ item, fields }) => ({ name: item.name, fields })),
    sameCount: diff.same.length,
    gone: diff.gone.map((project) => project.name),
  }
}

/** A row form that was refused: shown again with what was typed. */
type Refused = { itemId: string; input: ItemInput; problems: readonly Problem[]; isConflict: boolean }

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const form = await request.formData()
  const here = new URL(request.url)
  const intent = form.get('intent')
  if (intent === 'save-item') {
    const target = targetFromForm(params.intakeId, form)
    const input = itemFromForm(form)
    try {
      await editItem(app, target, input)
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
      const isConflict = error.code === 'conflict'
      const refused: Refused = { itemId: target.itemId, input, problems: error.problems, isConflict }
      return data(refused, { status: isConflict ? 409 : 422 })
    }
    here.searchParams.delete('edit')
    return redirect(`${here.pathname}${here.search}#row-${target.itemId}`)
  }
  if (intent === 'exclude' || intent === 'include') {
    const target = targetFromForm(params.intakeId, form)
    await excludeItem(app, target, intent === 'exclude')
    return redirect(`${here.pathname}${here.search}#row-${target.itemId}`)
  }
  if (intent === 'accept') {
    const parsed = acceptInput.safeParse(Object.fromEntries(form))
    if (!parsed.success) throw new AppError('invalid', 'กรุณาเลือกหน่วยงานและปีงบประมาณ')
    const { officeCode, fiscalYear } = await acceptIntake(app, params.intakeId, parsed.data)
    return redirect(`/offices/${officeCode}/${fiscalYear}`)
  }
  if (intent === 'discard') {
    await discardIntake(app, params.intakeId)
    return redirect('/')
  }
  throw new AppError('invalid', 'ไม่รู้จักคำสั่งนี้ กรุณาเปิดหน้านี้ใหม่')
}

export default function Intake({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(intakeLabels)
  const { intake, items, problems, warnings, allowed, choice } = loaderData
  const address = addressOf(intake.id, choice)
  const nameOf = new Map(items.map((item) => [item.id, item.name]))
  return (
    <Page title={t.title} wide>
      <nav aria-label={t.stepsTitle}>
        <Steps steps={[t.stepImport, t.stepCheck, t.stepBook]} current={2} />
      </nav>
      <Understood {...{ intake, items }} />
      <section aria-labelledby="problems-title">
        <h2 id="problems-title">{t.problemsTitle}</h2>
        <ProblemPanel {...{ problems, warnings, nameOf }} />
      </section>
      <AcceptForm
        address={address}
        choice={choice}
        offices={loaderData.offices}
        officeCount={loaderData.officeCount}
        diff={loaderData.diff}
        blockingCount={problems.filter((problem) => problem.severity === 'error').length}
      />
      <section aria-labelledby="table-title">
        <h2 id="table-title">{t.tableTitle}</h2>
        <ItemTable
          {...{ address, items, problems }}
          canEdit={allowed.includes('intake.edit')}
          editing={editingOf({ items, editId: loaderData.editId, refused: actionData, address, t })}
        />
      </section>
      <Form method="post" action={address} className="form-actions">
        <input type="hidden" name="intent" value="discard" />
        <Button tone="danger">{t.discard}</Button> <span className="quiet">{t.discardNote}</span>
      </Form>
    </Page>
  )
}

function addressOf(intakeId: string, choice: Choice): string {
  const query = new URLSearchParams()
  if (choice.q !== '') query.set('q', choice.q)
  if (choice.officeCode !== '') query.set('office', choice.officeCode)
  if (choice.year !== '') query.set('year', choice.year)
  return `/imports/${intakeId}?${query.toString()}`
}

type Loaded = Route.ComponentProps['loaderData']

function editingOf({
  items,
  editId,
  refused,
  address,
  t,
}: {
  items: Loaded['items']
  editId: string | null
  refused: Refused | undefined
  address: string
  t: Record<keyof typeof intakeLabels, string>
}) {
  const itemId = refused?.itemId ?? editId
  const item = items.find((one) => one.id === itemId)
  if (!item) return null
  const current = inputFromContent(item, formatBaht)
  const conflict = refused?.isConflict === true ? differences(current, refused.input, t) : null
  return {
    itemId: item.id,
    form: (
      <ItemForm
        // A new version or a refusal starts the form anew with the right values.
        key={`${item.id} ${item.version} ${refused ? 'refused' : ''}`}
        itemId={item.id}
        version={item.version}
        input={refused?.input ?? current}
        backTo={address}
        problems={refused?.problems ?? []}
        conflict={conflict}
      />
    ),
  }
}

/** The fields in which what is saved differs from what was typed, as lines of the saved values. */
function differences(saved: ItemInput, typed: ItemInput, t: Record<keyof typeof intakeLabels, string>): string[] {
  const names = {
    name: t.name,
    activity: t.activity,
    target: t.target,
    place: t.place,
    departments: t.department,
  } as const
  const lines = Object.entries(names).flatMap(([field, label]) => {
    const value = saved[field as keyof typeof names]
    return value === typed[field as keyof typeof names] ? [] : [`${label}: ${value || '–'}`]
  })
  const funds = saved.funds.map((fund) => `${fund.source} ${fund.amount}`.trim()).join(', ')
  if (JSON.stringify(saved.funds) !== JSON.stringify(typed.funds.filter((fund) => fund.source || fund.amount)))
    lines.push(`${t.amount}: ${funds || '–'}`)
  return lines
}

function Understood({ intake, items }: Pick<Loaded, 'intake' | 'items'>) {
  const t = useLabels(intakeLabels)
  const total = sumOf(items)
  const facts: [string, string][] = [
    [t.file, intake.fileName],
    [t.officePrinted, intake.lao ?? t.notPrinted],
    [t.yearPrinted, intake.fiscalYear === null ? t.notPrinted : String(intake.fiscalYear)],
    [t.projects, formatCount(total.count)],
    [t.budget, formatBaht(total.sumSatang)],
  ]
  return (
    <section aria-labelledby="understood-title">
      <h2 id="understood-title">{t.understoodTitle}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
