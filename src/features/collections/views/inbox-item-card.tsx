import { formatBaht } from '#src/domain/money.ts'
import { reasonText } from '#src/features/works/reasons.ts'
import { Button } from '#src/web/components/button.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { inboxLabels } from '../inbox.labels.ts'
import { joinableTwin, type InboxItem, type LikelyTwin } from '../inbox.ts'
import { ItemFacts, ItemStatusTag } from './sent-list.tsx'

type CardProps = {
  item: InboxItem
  /** Address of the page of the plan. */
  plan: string
  mayDecide: boolean
  /** The plan takes projects now. */
  isOpen: boolean
}

/** One item of the inbox, and what may be done with it. */
export function InboxItemCard({ item, plan, mayDecide, isOpen }: CardProps) {
  const t = useLabels(inboxLabels)
  const language = useLanguage()
  const isUndecided = item.status === 'waiting' || item.status === 'returned'
  return (
    <li id={`item-${item.id}`}>
      <p className="item-head">
        <ItemStatusTag status={item.status} />
        {item.asSent !== null && <span className="quiet"> {t.corrected}</span>}
        {item.isGone && <span className="quiet"> {t.gone}</span>}
      </p>
      <h2 className="item-name">{item.name}</h2>
      {item.activity !== null && <p>{item.activity}</p>}
      <ItemFacts item={item} />
      {item.note !== null && <p className="quiet">{item.note}</p>}
      {item.remark !== null && (
        <p className="item-remark">
          <strong>{t.remarkSaid}:</strong> {item.remark}
        </p>
      )}
      {item.decidedAt !== null && item.decidedBy !== null && item.status !== 'waiting' && (
        <p className="quiet">
          {fillLabel(t.decidedBy, { by: item.decidedBy, at: formatInstant(item.decidedAt, language) })}
        </p>
      )}
      {item.projectId !== null && !item.isGone && item.status === 'accepted' && (
        <p>
          {item.joinedTo !== null && `${t.joinedTo} ${item.joinedTo} `}
          <a href={`${plan}/projects/${item.projectId}`} aria-label={fillLabel(t.inPlanOf, { name: item.name })}>
            {t.inPlan}
          </a>
        </p>
      )}
      <Twins item={item} plan={plan} mayJoin={mayDecide && isOpen} />
      {mayDecide && isUndecided && <Decide item={item} plan={plan} isOpen={isOpen} />}
      {mayDecide && (item.status === 'declined' || item.isGone) && (
        <form method="post">
          <ItemMark item={item} />
          <Button tone="secondary" name="do" value="reopen" aria-label={fillLabel(t.reopenOf, { name: item.name })}>
            {t.reopen}
          </Button>
        </form>
      )}
    </li>
  )
}

/** Says which item is meant, as it is on the screen. */
export const ItemMark = ({ item }: { item: { id: string; version: number } }) => (
  <input type="hidden" name="item" value={`${item.id}.${item.version}`} />
)

/** The page that has an item and a project like it beside each other. */
const comparisonOf = (plan: string, item: InboxItem, twin: LikelyTwin): string =>
  `${plan}/duplicates/items/${item.id}/${twin.id}?inbox=${item.requestId}`

/** Whether an item may be a work that is planned, or told of, already: then taking it in as it is comes second. */
const isSuspect = ({ status, twins }: InboxItem): boolean =>
  status === 'waiting' && twins.some(({ source, version }) => version !== null || source === 'answer')

function Accept({ item, plan }: Pick<CardProps, 'item' | 'plan'>) {
  const t = useLabels(inboxLabels)
  const { name } = item
  const twin = joinableTwin(item)
  if (!isSuspect(item))
    return (
      <Button name="do" value="accept" aria-label={fillLabel(t.acceptOf, { name })}>
        {t.accept}
      </Button>
    )
  return (
    <>
      {twin !== null && (
        <a
          className="button button-primary"
          href={comparisonOf(plan, item, twin)}
          aria-label={fillLabel(t.compareOf, { name })}
        >
          {t.compare}
        </a>
      )}
      <Button tone="secondary" name="do" value="accept" aria-label={fillLabel(t.acceptApartOf, { name })}>
        {t.acceptApart}
      </Button>
    </>
  )
}

function Decide({ item, plan, isOpen }: Pick<CardProps, 'item' | 'plan' | 'isOpen'>) {
  const t = useLabels(inboxLabels)
  const { name } = item
  return (
    <>
      <form method="post" className="item-actions">
        <ItemMark item={item} />
        {isOpen && <Accept item={item} plan={plan} />}
        <a
          className="button button-secondary"
          href={`${plan}/collect/inbox/${item.requestId}/items/${item.id}`}
          aria-label={fillLabel(t.editOf, { name })}
        >
          {t.edit}
        </a>
      </form>
      {item.status === 'waiting' && (
        <details className="item-details">
          <summary>
            {t.returnOrDecline}
            <span className="visually-hidden"> {name}</span>
          </summary>
          <form method="post">
            <ItemMark item={item} />
            <TextArea id={`remark-${item.id}`} name="remark" rows={2} required label={t.remark} />
            <p className="item-actions">
              <Button tone="secondary" name="do" value="return">
                {t.return}
              </Button>
              <Button tone="danger" name="do" value="decline">
                {t.decline}
              </Button>
            </p>
          </form>
        </details>
      )}
    </>
  )
}

function Twins({ item, plan, mayJoin }: Pick<CardProps, 'item' | 'plan'> & { mayJoin: boolean }) {
  const t = useLabels(inboxLabels)
  if (item.twins.length === 0) return null
  return (
    <section className="item-twins" aria-label={`${t.twinsTitle}: ${item.name}`}>
      <p>
        <strong>{t.twinsTitle}</strong>
      </p>
      <ul>
        {item.twins.map((twin) => (
          <li key={`${twin.source} ${twin.id}`}>
            <Twin twin={twin} />
            {twin.version !== null && item.status === 'waiting' && (
              <p>
                <a
                  href={comparisonOf(plan, item, twin)}
                  aria-label={fillLabel(t.besideEachOtherOf, { name: twin.name })}
                >
                  {t.besideEachOther}
                </a>
              </p>
            )}
            {mayJoin && twin.source === 'answer' && <p className="quiet">{t.acceptOneFirst}</p>}
            {mayJoin && twin.version !== null && item.status === 'waiting' && (
              <form method="post">
                <ItemMark item={item} />
                <input type="hidden" name="project" value={`${twin.id}.${twin.version}`} />
                <Button tone="secondary" name="do" value="join" aria-label={fillLabel(t.joinOf, { name: twin.name })}>
                  {t.join}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Twin({ twin }: { twin: LikelyTwin }) {
  const t = useLabels(inboxLabels)
  const language = useLanguage()
  const { verdict, budgetSatang, departments, fiscalYear, source } = twin
  const where =
    source === 'development'
      ? t.twinDevelopment
      : source === 'answer'
        ? t.twinAnswer
        : fillLabel(t.twinYear, { year: fiscalYear ?? '' })
  const facts = [
    departments.join(', '),
    where,
    budgetSatang === null ? '' : fillLabel(t.baht, { amount: formatBaht(budgetSatang) }),
  ]
  return (
    <>
      <p>
        {twin.name} <span className="quiet">({facts.filter((fact) => fact !== '').join(' · ')})</span>
      </p>
      <p className="quiet">{verdict.reasons.map((reason) => reasonText(reason, language)).join(' · ')}</p>
      {verdict.against.length > 0 && (
        <p className="quiet">
          {t.against}: {verdict.against.map((reason) => reasonText(reason, language)).join(' · ')}
        </p>
      )}
    </>
  )
}
