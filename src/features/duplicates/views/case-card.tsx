import { Form } from 'react-router'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { caseLabels, casesPageLabels } from '../cases.labels.ts'
import { DECISIONS_OF, type CaseWork, type DuplicateCase } from '../cases.ts'
import { CaseReasons, WorkFacts } from './work-facts.tsx'

/** Address of the project of a work; null when it is none of this office's plans. @param plan address of the plan */
export const projectHref = (plan: string, work: CaseWork, isGone: boolean): string | null =>
  work.source === 'project' && !isGone && work.fiscalYear !== null
    ? `${plan.replace(/\/\d+$/, '')}/${work.fiscalYear}/projects/${work.id}`
    : null

/** A pair in the list. `decisionId`: for the decision that is made here. `no`: its number in the list. */
export function CaseCard({
  found,
  no,
  plan,
  mayDecide,
  decisionId,
}: {
  found: DuplicateCase
  no: number
  plan: string
  mayDecide: boolean
  decisionId: string
}) {
  const t = useLabels(casesPageLabels)
  const words = useLabels(caseLabels)
  const isOpen = found.status === 'open'
  const id = `case-${found.id}`
  return (
    <li className="case" id={id}>
      <h3 className="case-title" id={`${id}-title`}>
        {fillLabel(t.pair, { no })} <span className="case-kind">{words[found.kind]}</span>{' '}
        <span className={isOpen ? 'case-status case-status-open' : 'case-status'}>
          <span aria-hidden="true">{isOpen ? '○ ' : '✓ '}</span>
          {words[found.status]}
        </span>
      </h3>
      <div className="case-works">
        <WorkFacts
          work={found.left}
          title={t.one}
          href={projectHref(plan, found.left, !isOpen && found.leftFingerprint === '')}
        />
        <WorkFacts
          work={found.right}
          title={t.other}
          href={projectHref(plan, found.right, !isOpen && found.rightFingerprint === '')}
        />
      </div>
      <CaseReasons found={found} />
      <Decided found={found} />
      <div className="form-actions">
        <ButtonLink tone={isOpen && mayDecide ? 'primary' : 'secondary'} href={`${plan}/duplicates/${found.id}`}>
          {isOpen && mayDecide ? t.decide : t.see}
          <span className="visually-hidden"> {fillLabel(t.pair, { no })}</span>
        </ButtonLink>
        {isOpen && mayDecide && DECISIONS_OF[found.kind].includes('not-duplicate') && (
          <Form method="post">
            <input type="hidden" name="to" value="not-duplicate" />
            <input type="hidden" name="caseId" value={found.id} />
            <input type="hidden" name="version" value={found.version} />
            <input type="hidden" name="decisionId" value={decisionId} />
            <Button tone="secondary">
              {t.notDuplicate}
              <span className="visually-hidden"> {fillLabel(t.pair, { no })}</span>
            </Button>
          </Form>
        )}
      </div>
    </li>
  )
}

/** What was decided, by whom and why; of a case that is open again, what had been said. */
export function Decided({ found }: { found: DuplicateCase }) {
  const t = useLabels(casesPageLabels)
  const language = useLanguage()
  const { status, reason, decidedAt, decidedBy } = found
  if (decidedAt === null) return null
  return (
    <div className="case-decided">
      {status === 'open' && <p>{t.askedAgain}</p>}
      {reason !== null && <p className="case-reason">{fillLabel(t.reason, { text: reason })}</p>}
      <p className="quiet">
        {fillLabel(t.decidedBy, { who: decidedBy ?? '–', at: formatInstant(decidedAt, language) })}
      </p>
    </div>
  )
}
