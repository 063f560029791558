import { Form } from 'react-router'
import { Button } from '#src/web/components/button.tsx'
import { SelectField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { CaseFilter } from '../case-filter.ts'
import { caseLabels, casesPageLabels } from '../cases.labels.ts'
import { CASE_KINDS, CASE_STATUSES } from '../cases.ts'

type Counts = Record<string, number>

/** Which cases are shown; a form that is sent, so that it works without scripts. */
export function CaseFilters({
  filter,
  statusCounts,
  kindCounts,
}: {
  filter: CaseFilter
  statusCounts: Counts
  kindCounts: Counts
}) {
  const t = useLabels(casesPageLabels)
  const words = useLabels(caseLabels)
  const option = (value: string, name: string, counts: Counts) => (
    <option key={value} value={value}>
      {fillLabel(t.option, { name, count: counts[value] ?? 0 })}
    </option>
  )
  return (
    <Form method="get" className="case-filters">
      <SelectField name="status" label={t.status} defaultValue={filter.status}>
        {CASE_STATUSES.map((status) => option(status, words[status], statusCounts))}
        {option('every', t.everyStatus, statusCounts)}
      </SelectField>
      <SelectField name="kind" label={t.kind} defaultValue={filter.kind}>
        {option('current', t.current, kindCounts)}
        {CASE_KINDS.map((kind) => option(kind, words[kind], kindCounts))}
        {option('every', t.everyKind, kindCounts)}
      </SelectField>
      <p className="case-filters-send">
        <Button tone="secondary">{t.show}</Button>
      </p>
    </Form>
  )
}
