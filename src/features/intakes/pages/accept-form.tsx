import { Form, useNavigation } from 'react-router'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { acceptLabels } from '../intakes.labels.ts'
import { DiffList, type DiffSummary } from './diff-list.tsx'

/** What is chosen so far, and what the choice would do. */
export type AcceptChoice = {
  officeCode: string
  year: string
  isYearWrong: boolean
  /** What the file itself prints, where it is something else than this office and the chosen year. */
  printed: { office: string | null; year: number | null }
  /** null: no year chosen yet; 'new-plan': the year has no plan. */
  diff: DiffSummary | 'new-plan' | null
  /** The state of the plan that `diff` was made with. */
  seen: string
}

type AcceptFormProps = {
  /** Where the choice is shown (without the year), and where it is carried out. */
  address: { choose: string; keep: [string, string][]; accept: string }
  choice: AcceptChoice
  blockingCount: number
}

/** Choosing the year, seeing what would change, and taking the rows into the plan. */
export function AcceptForm({ address, choice, blockingCount }: AcceptFormProps) {
  const t = useLabels(acceptLabels)
  const { diff } = choice
  return (
    <section className="card accept" id="accept" aria-labelledby="accept-title">
      <h2 id="accept-title">{t.title}</h2>
      {diff === null ? (
        <>
          <Printed {...choice.printed} />
          <ChooseForm address={address} choice={choice} />
        </>
      ) : (
        <>
          <p className="chosen">
            <strong>{fillLabel(t.chosenYear, { year: choice.year })}</strong>
          </p>
          <Printed {...choice.printed} />
          <details className="accept-change">
            <summary>{t.change}</summary>
            <ChooseForm address={address} choice={choice} />
          </details>
          <Form method="post" action={address.accept}>
            <input type="hidden" name="intent" value="accept" />
            <input type="hidden" name="fiscalYear" value={choice.year} />
            <input type="hidden" name="seen" value={choice.seen} />
            <DiffList diff={diff} />
            {diff !== 'new-plan' && (
              <p>
                <a href={`${address.choose}/similar?year=${choice.year}`}>{t.toSimilar}</a>
              </p>
            )}
            {blockingCount > 0 ? (
              <Notice tone="error" title={fillLabel(t.blocked, { count: blockingCount })} />
            ) : (
              <p className="form-actions">
                <AcceptButton />{' '}
                {diff !== 'new-plan' && (
                  <ButtonLink href={`/offices/${choice.officeCode}/${choice.year}`}>{t.toPlan}</ButtonLink>
                )}{' '}
                <span className="quiet">{t.acceptNote}</span>
              </p>
            )}
          </Form>
        </>
      )}
    </section>
  )
}

/**
 * Says that it is at work, and takes no second press meanwhile; nor any while another year is being looked up, which
 * would take the rows into the year before. Not disabled: the keyboard would lose its place.
 */
function AcceptButton() {
  const t = useLabels(acceptLabels)
  const { formData } = useNavigation()
  const isAccepting = formData?.get('intent') === 'accept'
  const isBusy = isAccepting || formData?.has('year') === true
  return (
    <Button aria-disabled={isBusy} onClick={(event) => isBusy && event.preventDefault()}>
      {isAccepting ? t.accepting : t.accept}
    </Button>
  )
}

/** The file says something else than what was chosen: easily a wrong file. */
function Printed({ office, year }: AcceptChoice['printed']) {
  const t = useLabels(acceptLabels)
  if (office === null && year === null) return null
  return (
    <Notice tone="warning" title={t.printedTitle}>
      {office !== null && <p>{fillLabel(t.printedOffice, { office })}</p>}
      {year !== null && <p>{fillLabel(t.printedYear, { year })}</p>}
    </Notice>
  )
}

function ChooseForm({ address, choice }: Pick<AcceptFormProps, 'address' | 'choice'>) {
  const t = useLabels(acceptLabels)
  return (
    <Form method="get" action={`${address.choose}#accept`} preventScrollReset>
      {address.keep.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        label={t.year}
        hint={t.yearHint}
        name="year"
        inputMode="numeric"
        defaultValue={choice.year}
        maxLength={4}
        error={choice.isYearWrong ? t.yearWrong : undefined}
      />
      <p className="form-actions">
        <Button tone="secondary">{t.show}</Button>
      </p>
    </Form>
  )
}
