import { formatBaht, formatCount } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { DevelopmentProject } from '../development.ts'
import { developmentLabels } from '../development.labels.ts'
import type { FilterChoices, ListFilter } from '../listing.ts'
import { sumOfAll, YearCell } from './amounts.tsx'

type ListProps = {
  address: string
  planId: string
  years: readonly number[]
  filter: ListFilter
  query: [string, string][]
  choices: FilterChoices
  editions: readonly { id: string; name: string }[]
  list: { rows: DevelopmentProject[]; part: number; parts: number; found: number; all: number }
}

/** The projects of a plan: find, filter, a part of the list. Works by links and a form. */
export function ProjectList(props: ListProps) {
  const t = useLabels(developmentLabels)
  const { list } = props
  return (
    <section>
      <h2 id="list" tabIndex={-1}>
        {t.list}
      </h2>
      <FilterForm {...props} />
      <p className="filter-note">
        {fillLabel(t.found, { count: formatCount(list.found), all: formatCount(list.all) })}
      </p>
      {list.rows.length === 0 ? <p>{t.none}</p> : <Rows {...props} />}
      <Pager part={list.part} parts={list.parts} href={(part) => partAddress(props, part)} />
    </section>
  )
}

function FilterForm({ address, planId, years, filter, query, choices, editions }: ListProps) {
  const t = useLabels(developmentLabels)
  return (
    <form method="get" action={`${address}#list`} className="list-filter" role="search">
      <input type="hidden" name="plan" value={planId} />
      <TextField label={t.find} hint={t.findHint} id="q" name="q" type="search" defaultValue={filter.text} />
      <Choice name="year" label={t.year} values={years} value={filter.year ?? ''} />
      <Choice name="programme" label={t.programme} values={choices.programmes} value={filter.programme} />
      <Choice name="department" label={t.department} values={choices.departments} value={filter.department} />
      <Choice name="form" label={t.form} values={choices.forms} value={filter.form} />
      {editions.length > 1 && (
        <SelectField label={t.editionName} id="edition" name="edition" defaultValue={filter.editionId}>
          <option value="">{t.any}</option>
          {editions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <p className="form-actions">
        <label className="check">
          <input type="checkbox" name="whole" value="1" defaultChecked={filter.isWhole} /> {t.whole}
        </label>
        <Button>{t.show}</Button>
        {query.length > 0 && <a href={`${address}?plan=${planId}#list`}>{t.clear}</a>}
      </p>
    </form>
  )
}

type ChoiceProps = { name: string; label: string; values: readonly (string | number)[]; value: string | number }

function Choice({ name, label, values, value }: ChoiceProps) {
  const t = useLabels(developmentLabels)
  if (values.length < 2) return null
  return (
    <SelectField label={label} id={name} name={name} defaultValue={value}>
      <option value="">{t.any}</option>
      {values.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </SelectField>
  )
}

function Rows({ address, years, editions, list }: ListProps) {
  const t = useLabels(developmentLabels)
  const nameOf = new Map(editions.map(({ id, name }) => [id, name]))
  return (
    <DataTable
      caption={t.list}
      hideCaption
      nameColumn="name"
      rows={list.rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'no', label: t.no, cell: ({ no }) => no },
        {
          key: 'name',
          label: t.name,
          cell: (project) => (
            <>
              <a href={`${address}/projects/${project.id}`}>{project.name}</a>
              <span className="quiet development-line">
                {[project.form, project.programme, nameOf.get(project.editionId)].filter(Boolean).join(' · ')}
                {project.isCancelled && <strong> · {t.cancelled}</strong>}
                {project.replacedBy !== null && <strong> · {t.replaced}</strong>}
              </span>
            </>
          ),
        },
        ...years.map((year) => ({
          key: String(year),
          label: String(year),
          kind: 'number' as const,
          cell: (project: DevelopmentProject) => <YearCell project={project} year={year} />,
        })),
        { key: 'sum', label: t.sum, kind: 'number', cell: (project) => formatBaht(sumOfAll(project)) },
        { key: 'department', label: t.department, cell: ({ departments }) => departments.join(', ') },
      ]}
    />
  )
}

const partAddress = ({ address, planId, query }: ListProps, part: number): string =>
  `${address}?${new URLSearchParams([['plan', planId], ...query, ['part', String(part)]]).toString()}#list`
