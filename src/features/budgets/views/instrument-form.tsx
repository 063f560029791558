import type { Problem } from '#src/domain/errors.ts'
import { shownTexts, type FormTexts, type RefusedTexts } from '#src/domain/form-conflict.ts'
import { formatBaht } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { ConflictChoice, FormBase } from '#src/web/components/conflict.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { formatDay } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Instrument, InstrumentKind } from '../budgets.ts'
import { instrumentLabels } from '../budgets.labels.ts'
import { INSTRUMENT_FIELDS, type InstrumentField } from '../instrument-input.ts'
import type { BudgetWords } from '../instrument-words.ts'

type InstrumentFormProps = {
  kind: InstrumentKind
  saved: { texts: FormTexts<InstrumentField>; version: number }
  /** What was typed and refused; null: it was not sent yet. */
  refused: RefusedTexts<InstrumentField> | null
  /** Of one that is not there yet: its id, so that what is sent twice is added once. */
  newId: string | null
  words: BudgetWords
  problems: readonly Problem[]
}

/** What is said of an instrument: number, dates and total, in the words of the office. */
export function InstrumentForm({ kind, saved, refused, newId, words, problems }: InstrumentFormProps) {
  const t = useLabels(instrumentLabels)
  const labels = useFieldNames(kind, words)
  const { texts, base, version, conflicts } = shownTexts(saved, refused)
  const field = (name: InstrumentField) => ({
    label: labels[name],
    id: name,
    name,
    defaultValue: texts[name],
    error: problems.find((problem) => problem.field === name)?.message,
  })
  return (
    <form method="post">
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="version" value={version} />
      {newId !== null && <input type="hidden" name="newId" value={newId} />}
      <FormBase texts={base} />
      {conflicts && <ConflictChoice lines={conflicts.map((one) => ({ ...one, name: labels[one.field] }))} />}
      <ErrorSummary problems={problems} fieldIds={Object.fromEntries(INSTRUMENT_FIELDS.map((name) => [name, name]))} />
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
function useFieldNames(kind: InstrumentKind, words: BudgetWords): Record<InstrumentField, string> {
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
export function InstrumentFacts({ instrument, words }: { instrument: Instrument; words: BudgetWords }) {
  const labels = useFieldNames(instrument.kind, words)
  const language = useLanguage()
  const dayOf = (isoDate: string | null): string => (isoDate === null ? '' : formatDay(isoDate, language))
  const facts: Record<Exclude<InstrumentField, 'title'>, string> = {
    number: instrument.number ?? '',
    total: formatBaht(instrument.totalSatang),
    councilOn: dayOf(instrument.councilOn),
    approvedOn: dayOf(instrument.approvedOn),
    announcedOn: dayOf(instrument.announcedOn),
  }
  const known = INSTRUMENT_FIELDS.filter((name) => name !== 'title').filter((name) => facts[name] !== '')
  return (
    <dl className="facts">
      {known.map((name) => (
        <div key={name}>
          <dt>{labels[name]}</dt>
          <dd>{facts[name]}</dd>
        </div>
      ))}
    </dl>
  )
}
