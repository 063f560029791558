import { useEffect, useRef } from 'react'
import { Form, Link, redirect } from 'react-router'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ProblemList } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Steps } from '#src/web/components/steps.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { languageOf, useLanguage } from '#src/web/language.ts'
import type { PageHandle } from '#src/web/page-handle.ts'
import type { Route } from './+types/intake.ts'
import { fieldText } from '../field-text.ts'
import { changedFields } from '../intake-diff.ts'
import { intakeAddress, placeAddress } from '../intake-place.ts'
import { intakeLabels } from '../intakes.labels.ts'
import { contentFromInput, inputFromContent } from '../item-input.ts'
import { AcceptForm } from './accept-form.tsx'
import type { ConflictLine } from './conflict-notice.tsx'
import { actOnIntake, toPlanOf, type RefusedRow } from './intake-actions.ts'
import { intakePage, type IntakePage } from './intake-view.ts'
import { ItemForm } from './item-form.tsx'
import { ItemTable } from './item-table.tsx'
import { PartNav } from './part-nav.tsx'
import { ProblemPanel } from './problem-panel.tsx'

export const handle: PageHandle = { script: true }

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const app = contextOf(context)
  const page = await intakePage(app, params, search, languageOf(request)).catch(async (error: unknown) => {
    await toPlanOf(app, params, error)
    throw error
  })
  if (page.rowCount === 0) throw redirect(`${intakeAddress(params)}/columns`)
  return page
}

export const action = ({ request, params, context }: Route.ActionArgs) =>
  actOnIntake(contextOf(context), params, request)

/** Also after a refusal: a conflict is shown with what stands now, and saved on top of that. */
export const shouldRevalidate = () => true

export default function Intake({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const editing = useEditing(page, refused?.kind === 'row' ? refused : undefined)
  const t = useLabels(intakeLabels)
  const { target, place, choice } = page
  const at = (...rest: [] | [Parameters<typeof placeAddress>[2]]): string => placeAddress(target, place, ...rest)
  const partAddress = (part: number): string => placeAddress(target, { ...place, part })
  const whole = { ...place, show: '', part: 1 }
  return (
    <Page title={t.title} wide>
      <nav aria-label={t.stepsTitle}>
        <Steps steps={[t.stepImport, t.stepCheck, t.stepBook]} current={2} />
      </nav>
      {refused?.kind === 'act' && (
        <Notice tone="error" title={refused.message}>
          <ProblemList problems={refused.problems} />
        </Notice>
      )}
      <Understood page={page} />
      <section aria-labelledby="problems-title">
        <h2 id="problems-title">{t.problemsTitle}</h2>
        <ProblemPanel
          problems={page.problemLines}
          warnings={page.warnings}
          columnsAddress={`${intakeAddress(target)}/columns`}
        />
      </section>
      <AcceptForm
        // Another choice starts the fields anew.
        key={choice.year}
        address={{
          choose: intakeAddress(target),
          keep: place.show === '' ? [] : [['show', place.show]],
          accept: at(),
        }}
        choice={choice}
        blockingCount={page.blockingCount}
      />
      <div>
        <h2 id="table-title" tabIndex={-1}>
          {t.tableTitle}
        </h2>
        {page.isFiltered && (
          <p className="filter-note">
            {fillLabel(t.filtered, { count: formatCount(page.part.rowCount), all: formatCount(page.rowCount) })}{' '}
            <Link to={`${placeAddress(target, whole)}#table-title`}>{t.showAll}</Link>
          </p>
        )}
        <PartNav {...page.part} label={t.partsTitle} addressOf={partAddress} />
        <DoneMessage done={page.done} />
        <ItemTable
          strategies={page.part.strategies}
          problems={page.problems}
          total={page.part.part === page.part.partCount && !page.isFiltered ? page.total : null}
          rowAddress={page.canEdit ? { edit: (id) => `${at({ edit: id })}#row-${id}`, change: at() } : null}
          editing={editing}
          done={page.done}
        />
        <PartNav {...page.part} label={t.partsBelow} addressOf={partAddress} />
      </div>
      <Form method="post" action={at()} className="form-actions discard">
        <a className="button button-primary" href="#accept">
          {t.toAccept}
        </a>
        <details>
          <summary>{t.discardAsk}</summary>
          <input type="hidden" name="intent" value="discard" />
          <p>{t.discardNote}</p>
          <Button tone="danger">{t.discard}</Button>
        </details>
      </Form>
    </Page>
  )
}

/** The form of the row that the address names, or of the row whose form was just refused. */
function useEditing(page: IntakePage, refused: RefusedRow | undefined) {
  const language = useLanguage()
  const { edited: item, target, place } = page
  if (!item) return null
  const current = inputFromContent(item, formatBaht)
  const own = refused?.itemId === item.id ? refused : undefined
  const conflict = own?.isConflict === true ? conflictLines(item, own, language) : null
  return {
    itemId: item.id,
    form: (
      <ItemForm
        // A new version or a refusal starts the form anew with the right values.
        key={`${item.id} ${item.version} ${own ? own.problems.length : ''}`}
        itemId={item.id}
        version={item.version}
        input={own ? withoutSpareFunds(own.input) : current}
        address={{
          save: placeAddress(target, place, { edit: item.id }),
          cancel: `${placeAddress(target, place, { row: item.id })}#row-${item.id}`,
        }}
        problems={own?.problems ?? []}
        conflict={conflict}
      />
    ),
  }
}

function conflictLines(
  item: NonNullable<IntakePage['edited']>,
  { input }: RefusedRow,
  language: 'th' | 'en',
): ConflictLine[] {
  const typed = contentFromInput(input, item.no).content
  return changedFields(item, typed).map((field) => ({
    field,
    saved: fieldText(item, field, language),
    typed: fieldText(typed, field, language),
  }))
}

/** What was typed, without the empty fund rows at its end: the form offers new ones. */
const withoutSpareFunds = (input: RefusedRow['input']): RefusedRow['input'] => ({
  ...input,
  funds: input.funds.slice(0, input.funds.findLastIndex((fund) => fund.source !== '' || fund.amount !== '') + 1),
})

/** Says to screen readers what was just done, and brings the keyboard back to the row whose form has closed. */
function DoneMessage({ done }: { done: IntakePage['done'] }) {
  const t = useLabels(intakeLabels)
  const before = useRef(done)
  useEffect(() => {
    if (done?.done === 'saved' && before.current !== done) {
      const row = document.getElementById(`edit-${done.row}`)
      const target = row ?? document.getElementById('table-title')
      target?.focus()
    }
    before.current = done
  }, [done])
  const texts = { saved: t.savedOf, 'left-out': t.leftOutOf, 'taken-in': t.takenInOf }
  return (
    <p role="status" className="visually-hidden">
      {done && fillLabel(texts[done.done], { name: done.name || t.nameless })}
    </p>
  )
}

function Understood({ page: { intake, total } }: { page: IntakePage }) {
  const t = useLabels(intakeLabels)
  const facts: [string, string][] = [
    [t.file, intake.fileName],
    [t.officePrinted, intake.lao ?? t.notPrinted],
    [t.yearPrinted, intake.fiscalYear === null ? t.notPrinted : String(intake.fiscalYear)],
    [t.projects, formatCount(total.count)],
    [t.budget, formatBaht(total.sumSatang)],
  ]
  return (
    <section aria-labelledby="understood-title">
      <h2 id="understood-title" className="visually-hidden">
        {t.understoodTitle}
      </h2>
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
