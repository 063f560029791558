import type { Problem } from '#src/domain/errors.ts'
import { shownTexts, type FormTexts, type RefusedTexts } from '#src/domain/form-conflict.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { Button } from '#src/web/components/button.tsx'
import { ConflictChoice, FormBase } from '#src/web/components/conflict.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { FIELD_NAMES, instrumentLabels } from '../budgets.labels.ts'
import { LINE_FIELDS, type LineField } from '../line-input.ts'

type LineFormProps = {
  saved: { texts: FormTexts<LineField>; version: number }
  /** What was typed and refused; null: it was not sent yet. */
  refused: RefusedTexts<LineField> | null
  /** Of one that is not there yet: its id, so that what is sent twice is added once. */
  newId: string | null
  problems: readonly Problem[]
}

/** A line, as typed. */
export function LineForm({ saved, refused, newId, problems }: LineFormProps) {
  const t = useLabels(instrumentLabels)
  const names = useFieldNames()
  const { texts, base, version, conflicts } = shownTexts(saved, refused)
  const field = (name: LineField) => ({
    label: names[name],
    id: `line-${name}`,
    name,
    defaultValue: texts[name],
    error: problems.find((problem) => problem.field === name)?.message,
  })
  const shown = (name: LineField, text: string): string => (name === 'isReduced' ? (text === '' ? t.no : t.yes) : text)
  return (
    <form method="post">
      <input type="hidden" name="intent" value="line" />
      <input type="hidden" name="version" value={version} />
      {newId !== null && <input type="hidden" name="newId" value={newId} />}
      <FormBase texts={base} />
      {conflicts && (
        <ConflictChoice
          lines={conflicts.map(({ field: of, theirs, mine }) => ({
            field: of,
            name: names[of],
            theirs: shown(of, theirs),
            mine: shown(of, mine),
          }))}
        />
      )}
      <ErrorSummary
        problems={problems}
        fieldIds={Object.fromEntries(LINE_FIELDS.map((name) => [name, `line-${name}`]))}
      />
      <div className="budget-fields">
        <TextField {...field('name')} required isWide />
        <TextField {...field('amount')} inputMode="decimal" required />
        <TextField {...field('programme')} list="programmes" />
        <TextField {...field('department')} />
        <TextField {...field('budgetType')} />
        <TextField {...field('expenseCategory')} />
        <TextField {...field('work')} />
        <TextField {...field('code')} />
      </div>
      <label className="budget-check">
        <input type="checkbox" name="isReduced" value="true" defaultChecked={texts.isReduced !== ''} /> {t.reduced}
      </label>
      <datalist id="programmes">
        {PROGRAMMES.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p className="form-actions">
        <Button tone="secondary">{t.save}</Button>
      </p>
    </form>
  )
}

function useFieldNames(): Record<LineField, string> {
  const t = useLabels(instrumentLabels)
  const language = useLanguage()
  return {
    name: FIELD_NAMES.name[language],
    amount: t.amount,
    programme: FIELD_NAMES.programme[language],
    department: FIELD_NAMES.department[language],
    budgetType: FIELD_NAMES.budgetType[language],
    expenseCategory: FIELD_NAMES.expenseCategory[language],
    work: FIELD_NAMES.work[language],
    code: FIELD_NAMES.code[language],
    isReduced: t.reduced,
  }
}
