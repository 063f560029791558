import { Button } from '#src/web/components/button.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { publicLabels } from '../public.labels.ts'
import type { FilterChoices, PublishedFilter } from '../published.queries.ts'
import { publicHref } from './public-address.ts'

type Choice = { name: 'village' | 'department' | 'programme'; values: readonly (string | number)[] }

/** Finds and filters by a plain form: what is chosen stands in the address, so that a view can be sent to others. */
export function PublicFilter({
  address,
  filter,
  choices,
}: {
  address: string
  filter: PublishedFilter
  choices: FilterChoices
}) {
  const t = useLabels(publicLabels)
  const language = useLanguage()
  const all: Choice[] = [
    { name: 'village', values: choices.villages },
    { name: 'department', values: choices.departments },
    { name: 'programme', values: choices.programmes },
  ]
  const isFiltered = filter.text !== '' || all.some(({ name }) => filter[name] !== null)
  return (
    <form method="get" action={`${address}#list`} className="public-filter" role="search">
      {language === 'en' && <input type="hidden" name="lang" value="en" />}
      <TextField label={t.search} hint={t.searchHint} id="q" name="q" type="search" defaultValue={filter.text} />
      {all.map(({ name, values }) =>
        values.length < 2 ? null : (
          <SelectField key={name} label={t[name]} id={name} name={name} defaultValue={filter[name] ?? ''}>
            <option value="">{t.any}</option>
            {values.map((value) => (
              <option key={value}>{value}</option>
            ))}
          </SelectField>
        ),
      )}
      <p className="form-actions">
        <Button>{t.find}</Button>
        {isFiltered && <a href={publicHref(address, language)}>{t.clear}</a>}
      </p>
    </form>
  )
}
