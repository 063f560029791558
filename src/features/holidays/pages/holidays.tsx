import { data, Form, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { formatThaiDate, parseThaiDate, thaiDateParts, dateInThailand } from '#src/domain/thai-date.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/holidays.ts'
import { addHoliday, openHolidays, removeHoliday, restoreHoliday } from '../holidays.commands.ts'
import { HOLIDAY_KIND_LABELS, holidayLabels } from '../holidays.labels.ts'
import type { ListedHoliday } from '../holidays.ts'

const yearOf = (isoDate: string): number => thaiDateParts(isoDate).year

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { office, holidays, mayManage } = await openHolidays(app, params.officeCode)
  const search = new URL(request.url).searchParams
  const thisYear = yearOf(dateInThailand(app.now()))
  const years = [...new Set([...holidays.map(({ date }) => yearOf(date)), thisYear])].toSorted((a, b) => a - b)
  const asked = Number(search.get('year'))
  const year = years.includes(asked) ? asked : thisYear
  return {
    officeCode: office.dlaCode,
    officeName: office.name,
    years,
    year,
    holidays: holidays.filter(({ date }) => yearOf(date) === year),
    mayManage,
    isSaved: search.has('saved'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const form = await request.formData()
  const input = { date: formText(form, 'date'), name: formText(form, 'name') }
  const what = formText(form, 'do')
  try {
    if (what === 'remove') await removeHoliday(app, params.officeCode, input.date)
    else if (what === 'restore') await restoreHoliday(app, params.officeCode, input.date)
    else await addHoliday(app, params.officeCode, input)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ input, problems: error.problems }, { status: 422 })
  }
  const year = yearOf(parseThaiDate(input.date) ?? dateInThailand(app.now()))
  return redirect(`/offices/${params.officeCode}/holidays?year=${year}&saved`)
}

export default function Holidays({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(holidayLabels)
  const { officeCode, officeName, years, year, holidays, mayManage, isSaved } = loaderData
  return (
    <Page title={`${t.title} ${officeName}`} lead={t.lead}>
      {isSaved && !actionData && <Notice tone="success" title={t.saved} />}
      <p className="quiet">{t.coverage}</p>
      <nav className="tabs" aria-label={t.years}>
        <ul>
          {years.map((one) => (
            <li key={one}>
              <a href={`?year=${one}`} aria-current={one === year ? 'page' : undefined}>
                {fillLabel(t.year, { year: one })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {holidays.length === 0 ? <p>{t.empty}</p> : <HolidayTable holidays={holidays} mayManage={mayManage} />}
      {mayManage && <AddForm problems={actionData?.problems ?? []} input={actionData?.input} />}
      <p className="form-actions">
        <ButtonLink href={`/offices/${officeCode}`}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}

function HolidayTable({ holidays, mayManage }: { holidays: readonly ListedHoliday[]; mayManage: boolean }) {
  const t = useLabels(holidayLabels)
  const language = useLanguage()
  return (
    <DataTable
      caption={t.title}
      hideCaption
      nameColumn="date"
      rows={holidays}
      keyOf={({ date }) => date}
      columns={[
        { key: 'date', label: t.date, cell: ({ date }) => formatThaiDate(date) },
        { key: 'name', label: t.name, cell: (holiday) => <HolidayName holiday={holiday} /> },
        { key: 'kind', label: t.kind, cell: ({ kind }) => HOLIDAY_KIND_LABELS[kind][language] },
        {
          key: 'source',
          label: t.source,
          cell: ({ kind, source }) => source ?? (kind === 'office' ? t.own : t.unsourced),
        },
        ...(mayManage
          ? [{ key: 'act', label: t.act, cell: (holiday: ListedHoliday) => <ChangeButton holiday={holiday} /> }]
          : []),
      ]}
    />
  )
}

function HolidayName({ holiday: { name, isRemoved } }: { holiday: ListedHoliday }) {
  const t = useLabels(holidayLabels)
  if (!isRemoved) return name
  return (
    <>
      <span className="holiday-removed">{name}</span> <span className="quiet">({t.removed})</span>
    </>
  )
}

function ChangeButton({ holiday: { date, name, isRemoved } }: { holiday: ListedHoliday }) {
  const t = useLabels(holidayLabels)
  const label = isRemoved ? t.restore : t.remove
  return (
    <Form method="post">
      <input type="hidden" name="date" value={date} />
      <Button tone="secondary" name="do" value={isRemoved ? 'restore' : 'remove'}>
        {label}
        <span className="visually-hidden">
          {' '}
          {name} {formatThaiDate(date)}
        </span>
      </Button>
    </Form>
  )
}

type AddProps = {
  problems: readonly { field: string; rule: string; message: string }[]
  input: { date: string; name: string } | undefined
}

function AddForm({ problems, input = { date: '', name: '' } }: AddProps) {
  const t = useLabels(holidayLabels)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <Form method="post">
      <ErrorSummary problems={problems} fieldIds={{ date: 'date', name: 'name' }} />
      <fieldset>
        <legend>{t.addTitle}</legend>
        <TextField
          label={t.date}
          hint={t.dateHint}
          id="date"
          name="date"
          required
          defaultValue={input.date}
          error={errorOf('date')}
        />
        <TextField label={t.name} id="name" name="name" required defaultValue={input.name} error={errorOf('name')} />
      </fieldset>
      <p className="form-actions">
        <Button name="do" value="add">
          {t.add}
        </Button>
      </p>
    </Form>
  )
}
