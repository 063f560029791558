import { Form } from 'react-router'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { Button } from '#src/web/components/button.tsx'
import { SelectField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { DISTANCES, KIND_CHOICES, queryOfNeighbours, type NeighbourFilter } from '../neighbour-filter.ts'
import { neighbourPageLabels } from '../neighbours.labels.ts'

type Office = { code: string; name: string }

/** Which works are shown; a form that is sent, so that it works without scripts. */
export function NeighbourFilters({ filter, offices }: { filter: NeighbourFilter; offices: readonly Office[] }) {
  const t = useLabels(neighbourPageLabels)
  const months = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <Form method="get" className="case-filters neighbour-filters">
      <SelectField name="show" label={t.show} defaultValue={filter.show}>
        <option value="meeting">{t.meeting}</option>
        <option value="all">{t.all}</option>
      </SelectField>
      <SelectField name="kind" label={t.kind} defaultValue={filter.kind}>
        {KIND_CHOICES.map((kind) => (
          <option key={kind} value={kind}>
            {t[kind]}
          </option>
        ))}
      </SelectField>
      <SelectField name="months" label={t.months} defaultValue={filter.months}>
        <option value="same">{t.same}</option>
        <option value="every">{t.everyMonth}</option>
        {months.map((name, index) => (
          <option key={name} value={index + 1}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField name="distance" label={t.distance} defaultValue={filter.distance}>
        <option value="near">{t.near}</option>
        <option value="amphoe">{t.amphoe}</option>
        {DISTANCES.map((km) => (
          <option key={km} value={km}>
            {fillLabel(t.km, { km })}
          </option>
        ))}
      </SelectField>
      <SelectField name="office" label={t.office} defaultValue={filter.office ?? ''}>
        <option value="">{t.everyOffice}</option>
        {offices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <p className="case-filters-send">
        <Button tone="secondary">{t.filter}</Button>
      </p>
    </Form>
  )
}

/** Leads through the pages of a long list. */
export function NeighbourPages({ filter, hasMore }: { filter: NeighbourFilter; hasMore: boolean }) {
  const t = useLabels(neighbourPageLabels)
  if (filter.page === 1 && !hasMore) return null
  const href = (page: number) => queryOfNeighbours({ ...filter, page }) || '?'
  return (
    <nav className="part-nav" aria-label={t.pages}>
      {filter.page > 1 && <a href={href(filter.page - 1)}>{t.newer}</a>}
      <span>{filter.page}</span>
      {hasMore && <a href={href(filter.page + 1)}>{t.older}</a>}
    </nav>
  )
}
