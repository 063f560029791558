import type { ReactNode } from 'react'
import { formatCount } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { filterPairs, type ListedState, type ListPart } from '../budget-lists.ts'
import { LISTED_STATE_NAMES, listLabels } from '../budget-lists.labels.ts'
import { FIELD_NAMES } from '../budgets.labels.ts'

/** A list that is shorter is seen at a glance. */
const SHORT = 10

type FilteredListProps = {
  list: Omit<ListPart<unknown>, 'rows'>
  /** Where the list is, without a query. */
  address: string
  /** Id of the list on its page. */
  place: string
  /** What else the address of the page says, which stays as it is. */
  kept?: readonly [string, string][]
  /** By which states can be filtered; none where all rows are in one. */
  states?: readonly ListedState[]
  children: ReactNode
}

/** A long list, part by part: find, filter, the part itself, and the way to the others. Works by links and a form. */
export function FilteredList({ list, address, place, kept = [], states = [], children }: FilteredListProps) {
  const t = useLabels(listLabels)
  const href = (part: number): string =>
    `${address}?${new URLSearchParams([...kept, ...filterPairs(list.filter), ['part', String(part)]]).toString()}#${place}`
  return (
    <>
      {list.all > SHORT && <FilterForm list={list} address={address} place={place} kept={kept} states={states} />}
      {list.found < list.all && (
        <p className="filter-note">
          {fillLabel(t.found, { count: formatCount(list.found), all: formatCount(list.all) })}
        </p>
      )}
      {list.found === 0 ? <p>{t.none}</p> : children}
      <Pager part={list.part} parts={list.parts} href={href} />
    </>
  )
}

function FilterForm({ list, address, place, kept = [], states = [] }: Omit<FilteredListProps, 'children'>) {
  const t = useLabels(listLabels)
  const language = useLanguage()
  const { filter, choices } = list
  const clear = kept.length === 0 ? address : `${address}?${new URLSearchParams([...kept]).toString()}`
  return (
    <form method="get" action={`${address}#${place}`} className="list-filter" role="search">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField label={t.find} hint={t.findHint} id="q" name="q" type="search" defaultValue={filter.text} />
      <Choice
        name="programme"
        label={FIELD_NAMES.programme[language]}
        values={choices.programmes}
        value={filter.programme}
      />
      <Choice
        name="department"
        label={FIELD_NAMES.department[language]}
        values={choices.departments}
        value={filter.department}
      />
      {states.length > 0 && (
        <SelectField label={t.state} id="state" name="state" defaultValue={filter.state}>
          <option value="">{t.any}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {LISTED_STATE_NAMES[state][language]}
            </option>
          ))}
        </SelectField>
      )}
      <p className="form-actions">
        <Button tone="secondary">{t.show}</Button>
        {filterPairs(filter).length > 0 && <a href={`${clear}#${place}`}>{t.clear}</a>}
      </p>
    </form>
  )
}

type ChoiceProps = { name: string; label: string; values: readonly string[]; value: string }

function Choice({ name, label, values, value }: ChoiceProps) {
  const t = useLabels(listLabels)
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
