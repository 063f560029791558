import { data } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/agencies.ts'
import { addAgencies, openAgencies, type AddedAgencies } from '../agencies.commands.ts'
import { AGENCY_KIND_LABELS, agencyListLabels } from '../agencies.labels.ts'
import { agencyListInput } from '../agencies.schema.ts'
import { usualAddressee, yearIn, type OwnAgency } from '../agencies.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const list = await openAgencies(contextOf(context), params.officeCode)
  const search = new URL(request.url).searchParams
  return { ...list, isFilled: search.has('usual'), year: yearIn(search) }
}

type Outcome = { added: AddedAgencies | null; problems: readonly Problem[]; lines: string }

export async function action({ request, params, context }: Route.ActionArgs) {
  const parsed = agencyListInput.safeParse(Object.fromEntries(await request.formData()))
  if (!parsed.success) throw brokenForm()
  const { lines } = parsed.data
  try {
    const added = await addAgencies(contextOf(context), params.officeCode, lines)
    return data<Outcome>({ added, problems: [], lines: '' })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data<Outcome>({ added: null, problems: error.problems, lines }, 422)
  }
}

export default function Agencies({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(agencyListLabels)
  const { office, agencies, usual, mayManage, isFilled, year } = loaderData
  const lines = actionData?.lines ?? (isFilled ? usual.join('\n') : '')
  return (
    <Page title={t.title} lead={t.lead}>
      {actionData?.added && (
        <Notice tone="success" title={fillLabel(t.added, actionData.added)}>
          {actionData.added.known > 0 && <p>{fillLabel(t.known, actionData.added)}</p>}
        </Notice>
      )}
      {agencies.length === 0 ? <p>{t.empty}</p> : <AgencyTable agencies={agencies} year={year} />}
      {mayManage && (
        <AddForm
          lines={lines}
          problems={actionData?.problems ?? []}
          usual={usual.length > 0 ? `?usual${year === null ? '' : `&year=${year}`}#add` : null}
        />
      )}
      <p className="form-actions">
        {year !== null && (
          <ButtonLink tone="primary" href={`/offices/${office.dlaCode}/${year}/collect`}>
            {t.toRound}
          </ButtonLink>
        )}
        <ButtonLink href={`/offices/${office.dlaCode}`}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}

function AgencyTable({ agencies, year }: { agencies: readonly OwnAgency[]; year: string | null }) {
  const t = useLabels(agencyListLabels)
  const language = useLanguage()
  return (
    <DataTable
      caption={t.title}
      hideCaption
      nameColumn="name"
      rows={agencies}
      keyOf={({ id }) => id}
      columns={[
        { key: 'name', label: t.name, cell: (agency) => <AgencyName agency={agency} year={year} /> },
        { key: 'kind', label: t.kind, cell: ({ kind }) => AGENCY_KIND_LABELS[kind][language] },
        {
          key: 'addressee',
          label: t.addressee,
          cell: ({ name, contact }) => contact.addressee ?? usualAddressee(name),
        },
        {
          key: 'contact',
          label: t.contact,
          cell: ({ contact: { email, phone } }) =>
            [email, phone].filter(Boolean).join(' · ') || <span className="quiet">{t.noContact}</span>,
        },
      ]}
    />
  )
}

function AgencyName({ agency: { id, name, contact }, year }: { agency: OwnAgency; year: string | null }) {
  const t = useLabels(agencyListLabels)
  return (
    <>
      <a href={`agencies/${id}${year === null ? '' : `?year=${year}`}`}>{name}</a>
      {!contact.isActive && <span className="quiet"> ({t.inactive})</span>}
    </>
  )
}

/** `usual`: address of the form with the bodies that are usually asked; null: all of them are there. */
function AddForm({ lines, problems, usual }: { lines: string; problems: readonly Problem[]; usual: string | null }) {
  const t = useLabels(agencyListLabels)
  return (
    <form method="post" id="add" className="agency-lines">
      <ErrorSummary problems={problems} fieldIds={{ lines: 'lines' }} />
      <fieldset>
        <legend>{t.addTitle}</legend>
        {usual !== null && (
          <p>
            <ButtonLink href={usual}>{t.fillUsual}</ButtonLink> <span className="hint">{t.usualHint}</span>
          </p>
        )}
        <TextArea
          label={t.lines}
          hint={t.linesHint}
          id="lines"
          name="lines"
          rows={8}
          required
          defaultValue={lines}
          error={problems[0]?.message}
        />
        <p className="form-actions">
          <Button>{t.add}</Button>
        </p>
      </fieldset>
    </form>
  )
}
