import type { Problem } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { Button } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Account } from '../accounts.queries.ts'
import { peopleLabels } from '../people.labels.ts'
import type { Holding } from '../people.ts'

/** Who holds and held a position, with what can be done about each. */
export function HolderTable({ holdings, accounts }: { holdings: readonly Holding[]; accounts: readonly Account[] }) {
  const t = useLabels(peopleLabels)
  if (holdings.length === 0) return <p className="quiet">{t.noHoldings}</p>
  const accountOf = ({ userId }: Holding) => accounts.find(({ id }) => id === userId)
  return (
    <>
      <h2>{t.holdingsTitle}</h2>
      <DataTable
        caption={t.holdingsTitle}
        hideCaption
        nameColumn="person"
        rows={holdings}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'person',
            label: t.person,
            cell: (holding) => <Person {...{ holding }} account={accountOf(holding)} />,
          },
          { key: 'period', label: t.period, cell: (holding) => <Period holding={holding} /> },
          { key: 'actions', label: t.actions, cell: (holding) => <HoldingActions holding={holding} /> },
        ]}
      />
      <p className="quiet">{t.resetHint}</p>
    </>
  )
}

function Person({ holding, account }: { holding: Holding; account: Account | undefined }) {
  const t = useLabels(peopleLabels)
  return (
    <>
      {holding.personName} <span className="quiet">{account?.username}</span>
      {holding.isActing && <span className="quiet"> {fillLabel(t.acting, { order: holding.orderNumber ?? '' })}</span>}
      {account?.hasPassword === false && <span className="quiet"> ({t.noPassword})</span>}
    </>
  )
}

function Period({ holding: { fromDate, toDate } }: { holding: Holding }) {
  const t = useLabels(peopleLabels)
  const from = formatThaiDate(fromDate, 'short')
  if (toDate === null) return fillLabel(t.from, { from })
  return fillLabel(t.fromTo, { from, to: formatThaiDate(toDate, 'short') })
}

function HoldingActions({ holding }: { holding: Holding }) {
  const t = useLabels(peopleLabels)
  const { id, userId, personName: name, toDate } = holding
  return (
    <>
      {toDate === null && (
        <form method="post" className="row-form">
          <input type="hidden" name="do" value="end" />
          <input type="hidden" name="holdingId" value={id} />
          <input
            className="input"
            type="text"
            name="endDate"
            required
            aria-label={fillLabel(t.endDateOf, { name })}
            placeholder={t.endDate}
          />
          <Button tone="danger">{t.end}</Button>
        </form>
      )}
      <form method="post" className="row-form">
        <input type="hidden" name="do" value="reset" />
        <input type="hidden" name="userId" value={userId} />
        <Button tone="secondary" aria-label={fillLabel(t.resetOf, { name })}>
          {t.reset}
        </Button>
      </form>
    </>
  )
}

/** Puts a person into the position: one of the office, or a new one. */
export function AddHolderForm({
  accounts,
  typed,
  problems,
}: {
  accounts: readonly Account[]
  typed: Readonly<Record<string, string>>
  problems: readonly Problem[]
}) {
  const t = useLabels(peopleLabels)
  const input = (name: string) => ({
    id: name,
    name,
    defaultValue: typed[name] ?? '',
    error: typed['do'] === 'add' ? problems.find(({ field }) => field === name)?.message : undefined,
  })
  return (
    <form method="post">
      <fieldset>
        <legend>{t.addPerson}</legend>
        <input type="hidden" name="do" value="add" />
        <SelectField label={t.existing} id="userId" name="userId" defaultValue={typed['userId'] ?? ''}>
          <option value="">{t.newPerson}</option>
          {accounts.map(({ id, name, username }) => (
            <option key={id} value={id}>
              {name} ({username})
            </option>
          ))}
        </SelectField>
        <TextField label={t.name} {...input('name')} autoComplete="off" />
        <TextField
          label={t.newUsername}
          hint={t.usernameHint}
          {...input('username')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField label={t.fromDate} hint={t.fromHint} {...input('fromDate')} />
        <TextField label={t.toDate} hint={t.toHint} {...input('toDate')} />
        <p className="choices">
          <label>
            <input type="checkbox" name="isActing" defaultChecked={typed['isActing'] !== undefined} /> {t.isActing}
          </label>
        </p>
        <TextField label={t.orderNumber} {...input('orderNumber')} />
        <p className="form-actions">
          <Button>{t.addSubmit}</Button>
        </p>
      </fieldset>
    </form>
  )
}
