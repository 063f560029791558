import { data, Form, redirect } from 'react-router'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { formatCount } from '#src/domain/money.ts'
import { LEVEL_LABELS } from '#src/domain/plan.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { ProblemList } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { formText, formVersion } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/import.ts'
import {
  acceptDevelopmentImport,
  discardDevelopmentImport,
  openDevelopmentImport,
} from '../development-imports.commands.ts'
import { developmentLabels } from '../development.labels.ts'
import { importLabels } from '../imports.labels.ts'
import { readChoice, type MergeChoice } from '../merging.ts'
import { YearCell } from '../views/amounts.tsx'
import { EDITION_FIELD_IDS, EditionFields } from '../views/edition-fields.tsx'
import { ImportWarnings } from '../views/import-warnings.tsx'
import { MergeChoices } from '../views/merge-choices.tsx'
import { PlaceInFile } from '../views/place-in-file.tsx'
import { editionInput } from './edition-form.ts'
import { importPage, type ImportPage } from './import-view.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const part = Number(new URL(request.url).searchParams.get('part') ?? 1)
  return importPage(await openDevelopmentImport(contextOf(context), params), part)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const form = await request.formData()
  const address = `/offices/${params.officeCode}/development`
  if (formText(form, 'intent') === 'discard') {
    await discardDevelopmentImport(app, params)
    return redirect(`${address}?discarded`)
  }
  const edition = editionInput(form)
  const typed = {
    firstYear: formText(form, 'firstYear'),
    lastYear: formText(form, 'lastYear'),
    title: formText(form, 'title'),
    levelLabel: formText(form, 'levelLabel'),
    planVersion: formVersion(form, 'planVersion'),
  }
  try {
    const planId = await acceptDevelopmentImport(app, params, { ...typed, choices: choicesIn(form), edition })
    return redirect(`${address}?plan=${planId}&taken`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const status = error.code === 'conflict' ? 409 : 422
    return data({ message: error.message, problems: error.problems, typed: { ...typed, edition } }, { status })
  }
}

function choicesIn(form: FormData): Map<number, MergeChoice> {
  const choices = new Map<number, MergeChoice>()
  for (const [name, value] of form) {
    const index = /^choice-(\d{1,5})$/.exec(name)?.[1]
    const choice = index !== undefined && typeof value === 'string' ? readChoice(value) : null
    if (choice) choices.set(Number(index), choice)
  }
  return choices
}

export default function ImportDevelopment({ loaderData: view, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(importLabels)
  const { address, isDraft, planId } = view
  const lead = { file: view.fileName, count: formatCount(view.rowCount), years: view.years.join(', ') }
  return (
    <Page title={t.title} lead={fillLabel(t.lead, lead)} wide>
      {refused && (
        <Notice tone="error" title={refused.message}>
          <ProblemList problems={refused.problems} fieldIds={FIELD_IDS} />
        </Notice>
      )}
      {!isDraft && (
        <Notice tone="info" title={t.isAccepted}>
          <p>
            <a href={`${address}?plan=${planId}`}>{t.toPlan}</a>
          </p>
        </Notice>
      )}
      <section aria-labelledby="problems">
        <h2 id="problems">{fillLabel(t.problems, { count: formatCount(view.warnings.length) })}</h2>
        <ImportWarnings warnings={view.warnings} />
      </section>
      {isDraft && <AcceptForm view={view} typed={refused?.typed} problems={refused?.problems ?? []} />}
      <Preview view={view} />
      {isDraft && <Discard />}
    </Page>
  )
}

const FIELD_IDS = { ...EDITION_FIELD_IDS, firstYear: 'firstYear', lastYear: 'lastYear' }

type AcceptProps = {
  view: ImportPage
  typed: ImportPage['typed'] | undefined
  problems: readonly Problem[]
}

function AcceptForm({ view, typed = view.typed, problems }: AcceptProps) {
  const t = useLabels(importLabels)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <Form method="post" className="card" id="accept" aria-labelledby="accept-title">
      <h2 id="accept-title">{t.acceptTitle}</h2>
      <p>{view.plan ? fillLabel(t.intoPlan, { title: view.plan.title }) : t.newPlan}</p>
      {/* What is shown below was matched against this version. */}
      <input type="hidden" name="planVersion" value={view.typed.planVersion} />
      <div className="development-fields">
        <TextField
          label={t.firstYear}
          id="firstYear"
          name="firstYear"
          required
          inputMode="numeric"
          defaultValue={typed.firstYear}
          error={errorOf('firstYear')}
        />
        <TextField
          label={t.lastYear}
          id="lastYear"
          name="lastYear"
          required
          inputMode="numeric"
          defaultValue={typed.lastYear}
          error={errorOf('lastYear')}
        />
        {!view.plan && (
          <>
            <TextField
              label={t.planTitle}
              id="title"
              name="title"
              defaultValue={typed.title}
              placeholder={t.planTitleUsual}
            />
            <SelectField label={t.levelLabel} id="levelLabel" name="levelLabel" defaultValue={typed.levelLabel}>
              {LEVEL_LABELS.map((label) => (
                <option key={label}>{label}</option>
              ))}
            </SelectField>
          </>
        )}
      </div>
      <EditionFields input={typed.edition} problems={problems} />
      {view.rowEditions > 0 && <p className="quiet">{fillLabel(t.rowEditions, { count: view.rowEditions })}</p>}
      {view.totalLines > 0 && <p className="quiet">{fillLabel(t.totals, { count: view.totalLines })}</p>}
      <MergeChoices rows={view.choices} />
      <p className="form-actions">
        <Button>{t.accept}</Button> <span className="quiet">{fillLabel(t.counts, view.counts)}</span>
      </p>
    </Form>
  )
}

function Preview({ view: { list, years, rowEditions } }: { view: ImportPage }) {
  const t = useLabels(importLabels)
  const common = useLabels(developmentLabels)
  const { rows, part, parts } = list
  return (
    <section>
      <h2 id="preview">{t.preview}</h2>
      <DataTable
        caption={t.preview}
        hideCaption
        nameColumn="name"
        rows={rows}
        keyOf={({ place: { sheet, table, row }, name }) => `${sheet ?? table} ${row} ${name}`}
        columns={[
          { key: 'place', label: t.place, cell: ({ place }) => <PlaceInFile where={place} /> },
          { key: 'no', label: common.no, cell: ({ no }) => no },
          {
            key: 'name',
            label: common.name,
            cell: ({ name, form, programme, note, isCancelled }) => (
              <>
                {name}
                <span className="quiet development-line">
                  {[form, programme, note].filter(Boolean).join(' · ')}
                  {isCancelled && <strong> · {common.cancelled}</strong>}
                </span>
              </>
            ),
          },
          ...years.map((year) => ({
            key: String(year),
            label: String(year),
            kind: 'number' as const,
            cell: (row: (typeof rows)[number]) => <YearCell project={row} year={year} />,
          })),
          { key: 'department', label: common.department, cell: ({ departments }) => departments.join(', ') },
          // Most files name no edition but their own.
          ...(rowEditions > 0
            ? [{ key: 'edition', label: t.edition, cell: ({ edition }: (typeof rows)[number]) => edition }]
            : []),
        ]}
      />
      <Pager part={part} parts={parts} href={(to) => `?part=${to}#preview`} />
    </section>
  )
}

function Discard() {
  const t = useLabels(importLabels)
  return (
    <Form method="post" className="form-actions discard">
      <ButtonLink tone="primary" href="#accept">
        {t.accept}
      </ButtonLink>
      <details>
        <summary>{t.discardAsk}</summary>
        <p>{t.discardNote}</p>
        <Button tone="danger" name="intent" value="discard">
          {t.discard}
        </Button>
      </details>
    </Form>
  )
}
