import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { parseBahtInput } from '#src/domain/baht-input.ts'
import { FUND_SOURCES } from '#src/domain/fund-sources.ts'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { FISCAL_MONTHS, hasMonth } from '#src/domain/month-set.ts'
import { formatBaht } from '#src/domain/money.ts'
import type { LiveProject, ProjectFields } from '#src/features/projects/projects.ts'
import { withMonth } from '#src/features/projects/table/cell-edit.ts'
import { Button } from '#src/web/components/button.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { editLabels } from '../plan-table.labels.ts'
import { Modal } from './modal.tsx'

type DialogProps = {
  project: LiveProject
  save: (fields: Partial<ProjectFields>) => void
  close: () => void
}

function DialogForm({ onSave, close, children }: { onSave: () => void; close: () => void; children: ReactNode }) {
  const t = useLabels(editLabels)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave()
  }
  return (
    <form className="modal-form" onSubmit={submit}>
      {children}
      <p className="form-actions">
        <Button>{t.save}</Button>
        <Button type="button" tone="secondary" onClick={close}>
          {t.cancel}
        </Button>
      </p>
    </form>
  )
}

type FundText = { source: string; amount: string }

/** The fund rows of a project: where the money comes from, and how much. */
export function FundsDialog({ project, typed, save, close }: DialogProps & { typed: string | null }) {
  const t = useLabels(editLabels)
  const id = useId()
  const [rows, setRows] = useState<FundText[]>(() => fundTexts(project, typed))
  const [usesNone, setUsesNone] = useState(project.noBudgetReason === 'no-budget-used')
  const [wrong, setWrong] = useState<string | null>(null)
  const change = (at: number, over: Partial<FundText>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...over } : row)))
  const onSave = (): void => {
    if (usesNone) return save({ funds: [], noBudgetReason: 'no-budget-used' })
    const unread = rows.find(({ amount }) => amount.trim() !== '' && parseBahtInput(amount) === null)
    if (unread) return setWrong(fillLabel(t.amountProblem, { text: unread.amount }))
    const funds = rows
      .map(({ source, amount }) => ({ source: source.trim() || null, amountSatang: parseBahtInput(amount) }))
      .filter(({ source, amountSatang }) => source !== null || amountSatang !== null)
    const hasAmount = funds.some(({ amountSatang }) => amountSatang !== null)
    save({
      funds,
      noBudgetReason: hasAmount || project.noBudgetReason === 'no-budget-used' ? null : project.noBudgetReason,
    })
  }
  return (
    <Modal title={fillLabel(t.fundsTitle, { name: project.name })} onClose={close}>
      <DialogForm onSave={onSave} close={close}>
        <datalist id={`${id}-sources`}>
          {FUND_SOURCES.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        {rows.map((row, index) => (
          // Rows have no name of their own but their place.
          // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
          <p className="fund-row" key={index}>
            <input
              className="input"
              aria-label={fillLabel(t.source, { no: index + 1 })}
              placeholder={fillLabel(t.source, { no: index + 1 })}
              list={`${id}-sources`}
              value={row.source}
              onChange={(event) => change(index, { source: event.target.value })}
            />
            <input
              className="input number"
              aria-label={fillLabel(t.amount, { no: index + 1 })}
              placeholder={fillLabel(t.amount, { no: index + 1 })}
              inputMode="decimal"
              // The amount is what the cell is opened for.
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- as the comment above says
              autoFocus={index === 0}
              value={row.amount}
              onChange={(event) => change(index, { amount: event.target.value })}
            />
          </p>
        ))}
        {wrong !== null && (
          <p className="field-error" role="alert">
            {wrong}
          </p>
        )}
        <p>
          <Button type="button" tone="secondary" onClick={() => setRows([...rows, { source: '', amount: '' }])}>
            {t.addFund}
          </Button>
        </p>
        <label className="check-line">
          <input type="checkbox" checked={usesNone} onChange={(event) => setUsesNone(event.target.checked)} />{' '}
          {t.noBudget}
        </label>
      </DialogForm>
    </Modal>
  )
}

function fundTexts({ funds }: LiveProject, typed: string | null): FundText[] {
  const texts = funds.map(({ source, amountSatang }) => ({
    source: source ?? '',
    amount: amountSatang === null ? '' : formatBaht(amountSatang),
  }))
  const [first = { source: '', amount: '' }, ...others] = texts
  return [typed === null ? first : { ...first, amount: typed }, ...others]
}

/** Which units answer for a project. */
export function DepartmentsDialog({ project, known, save, close }: DialogProps & { known: readonly string[] }) {
  const t = useLabels(editLabels)
  const [chosen, setChosen] = useState(new Set(project.departments.filter((name) => known.includes(name))))
  const [others, setOthers] = useState(project.departments.filter((name) => !known.includes(name)).join(', '))
  const toggle = (name: string, isOn: boolean): void => {
    const next = new Set(chosen)
    if (isOn) next.add(name)
    else next.delete(name)
    setChosen(next)
  }
  const onSave = (): void => {
    const typed = others.split(/[,\n]/).map((name) => name.trim())
    // Units that stay keep their order: the first is the one by which the book sorts.
    const kept = project.departments.filter((name) => chosen.has(name))
    save({ departments: [...new Set([...kept, ...chosen, ...typed])].filter(Boolean) })
  }
  return (
    <Modal title={fillLabel(t.departmentsTitle, { name: project.name })} onClose={close}>
      <DialogForm onSave={onSave} close={close}>
        <div className="choices">
          {known.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={chosen.has(name)}
                onChange={(event) => toggle(name, event.target.checked)}
              />{' '}
              {name}
            </label>
          ))}
        </div>
        <label className="field">
          {t.otherDepartments}
          <input className="input" value={others} onChange={(event) => setOthers(event.target.value)} />
        </label>
      </DialogForm>
    </Modal>
  )
}

/** The months of several projects at once. */
export function MonthsDialog({
  count,
  save,
  close,
}: {
  count: number
  save: (months: number) => void
  close: () => void
}) {
  const t = useLabels(editLabels)
  const names = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  const [months, setMonths] = useState(0)
  return (
    <Modal title={fillLabel(t.monthsTitle, { count })} onClose={close}>
      <DialogForm onSave={() => save(months)} close={close}>
        <div className="choices month-choices">
          {FISCAL_MONTHS.map((month) => (
            <label key={month}>
              <input
                type="checkbox"
                checked={hasMonth(months, month)}
                onChange={(event) => setMonths(withMonth(months, month, event.target.checked))}
              />{' '}
              {names[month - 1]}
            </label>
          ))}
        </div>
      </DialogForm>
    </Modal>
  )
}
