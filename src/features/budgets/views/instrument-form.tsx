import type { Problem } from '#src/domain/errors.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { instrumentLabels } from '../budgets.labels.ts'
import type { InstrumentInput } from '../budgets.schema.ts'
import type { BudgetWords } from '../instrument-words.ts'

const FIELDS = ['number', 'title', 'councilOn', 'approvedOn', 'announcedOn', 'total'] as const

/** What is said of an instrument: number, dates and total, in the words of the office. */
export function InstrumentForm({
  input,
  words,
  problems,
}: {
  input: InstrumentInput
  words: BudgetWords
  problems: readonly Problem[]
}) {
  const t = useLabels(instrumentLabels)
  const labels = useFieldNames(input.kind, words)
  const field = (name: (typeof FIELDS)[number]) => ({
    label: labels[name],
    id: name,
    name,
    defaultValue: input[name],
    error: problems.find((problem) => problem.field === name)?.message,
  })
  return (
    <form method="post">
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="kind" value={input.kind} />
      <input type="hidden" name="version" value={input.version} />
      <ErrorSummary problems={problems} fieldIds={Object.fromEntries(FIELDS.map((name) => [name, name]))} />
      <div className="budget-fields">
        <TextField {...field('title')} hint={t.nameHint} isWide />
        <TextField {...field('number')} />
        <TextField {...field('total')} inputMode="decimal" required />
        <TextField {...field('councilOn')} />
        <TextField {...field('approvedOn')} />
        <TextField {...field('announcedOn')} hint={t.announcedHint} isWide />
      </div>
      <p className="form-actions">
        <Button>{t.save}</Button>
      </p>
    </form>
  )
}

/** The fields in the words of the office. */
function useFieldNames(kind: InstrumentInput['kind'], words: BudgetWords): Record<(typeof FIELDS)[number], string> {
  const t = useLabels(instrumentLabels)
  const isOrdinance = kind === 'annual' || kind === 'supplementary'
  return {
    number: t.number,
    title: t.name,
    councilOn: fillLabel(t.councilOn, { council: words.council }),
    approvedOn: isOrdinance ? fillLabel(t.approvedOn, { approver: words.approver }) : t.approvedPlain,
    announcedOn: t.announcedOn,
    total: kind === 'transfer' ? t.totalMoved : t.total,
  }
}

/** What is known of an instrument, for everyone. */
export function InstrumentFacts({ input, words }: { input: InstrumentInput; words: BudgetWords }) {
  const labels = useFieldNames(input.kind, words)
  const known = FIELDS.filter((name) => name !== 'title' && input[name] !== '')
  return (
    <dl className="facts">
      {known.map((name) => (
        <div key={name}>
          <dt>{labels[name]}</dt>
          <dd>{input[name]}</dd>
        </div>
      ))}
    </dl>
  )
}
