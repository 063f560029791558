import type { Problem } from '#src/domain/errors.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { FIELD_NAMES, instrumentLabels } from '../budgets.labels.ts'
import type { LineInput } from '../budgets.schema.ts'

const FIELDS = ['name', 'amount', 'programme', 'department', 'work', 'budgetType', 'expenseCategory', 'code'] as const

/** A line, as typed. */
export function LineForm({ input, problems }: { input: LineInput; problems: readonly Problem[] }) {
  const t = useLabels(instrumentLabels)
  const language = useLanguage()
  const field = (name: (typeof FIELDS)[number]) => ({
    label: name === 'amount' ? t.amount : FIELD_NAMES[name][language],
    id: `line-${name}`,
    name,
    defaultValue: input[name],
    error: problems.find((problem) => problem.field === name)?.message,
  })
  return (
    <form method="post">
      <input type="hidden" name="intent" value="line" />
      <input type="hidden" name="version" value={input.version} />
      <ErrorSummary problems={problems} fieldIds={Object.fromEntries(FIELDS.map((name) => [name, `line-${name}`]))} />
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
        <input type="checkbox" name="isReduced" value="true" defaultChecked={input.isReduced} /> {t.reduced}
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
