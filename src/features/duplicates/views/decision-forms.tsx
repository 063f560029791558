import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { Button } from '#src/web/components/button.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { decideLabels } from '../cases.labels.ts'
import type { DuplicateCase, Side } from '../cases.ts'
import { CHOICE_NAMES, JOINT_CHOICES, type Choice } from '../joining.ts'

/** What every form of a decision needs. `differing`: what may be chosen, for it differs. `refused`: what was typed before a refusal. */
export type FormFacts = {
  found: DuplicateCase
  decisionId: string
  leftVersion: number
  rightVersion: number
  differing: readonly Choice[]
  partyName: string | null
  refused: { to: string; reason: string; problems: readonly { field: string; message: string }[] } | undefined
}

type Shape = {
  to: string
  title: string
  hint: string
  facts: FormFacts
  children?: ReactNode
  reason?: 'required' | 'optional' | null
  tone?: 'primary' | 'danger'
}

/** One decision: folded away until it is chosen; open where it was refused. */
function DecisionForm({ to, title, hint, facts, children, reason = 'optional', tone = 'primary' }: Shape) {
  const t = useLabels(decideLabels)
  const { found, decisionId, leftVersion, rightVersion } = facts
  const refused = facts.refused?.to === to ? facts.refused : undefined
  return (
    <details className="case-decision" open={refused !== undefined}>
      <summary>
        <span className="case-decision-title">{title}</span> <span className="quiet">{hint}</span>
      </summary>
      <Form method="post" aria-label={title}>
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="decisionId" value={decisionId} />
        <input type="hidden" name="version" value={found.version} />
        <input type="hidden" name="leftVersion" value={leftVersion} />
        <input type="hidden" name="rightVersion" value={rightVersion} />
        {children}
        {reason !== null && (
          <TextArea
            id={`${to}-reason`}
            name="reason"
            label={reason === 'required' ? t.reason : t.reasonOptional}
            required={reason === 'required'}
            defaultValue={refused?.reason}
            error={refused?.problems.find(({ field }) => field === 'reason')?.message}
          />
        )}
        <p className="form-actions">
          <Button tone={tone}>{fillLabel(t.save, { what: title })}</Button>
        </p>
      </Form>
    </details>
  )
}

/** Makes one project of two, or, of an answer, says that it is in the plan already. */
export function MergeForm({ facts }: { facts: FormFacts }) {
  const t = useLabels(decideLabels)
  const { kind } = facts.found
  if (kind === 'past' || kind === 'other-office')
    return (
      <DecisionForm to="merged" title={t.drop} hint={t.dropHint} facts={facts} tone="danger">
        <input type="hidden" name="keep" value="right" />
      </DecisionForm>
    )
  const isAnswer = kind === 'answer'
  return (
    <DecisionForm to="merged" title={t.merge} hint={isAnswer ? t.mergeAnswerHint : t.mergeHint} facts={facts}>
      <Keep facts={facts} legend={t.keep} isFixed={isAnswer} />
      <Take choices={CHOICE_NAMES.filter((choice) => facts.differing.includes(choice))} hint={t.takeHint} />
    </DecisionForm>
  )
}

/** Makes one project that several pay for. `total`: what both cost together, formatted. */
export function JoinForm({ facts, total }: { facts: FormFacts; total: string | null }) {
  const t = useLabels(decideLabels)
  const { kind } = facts.found
  return (
    <DecisionForm to="joint" title={t.join} hint={kind === 'other-office' ? t.joinOtherHint : t.joinHint} facts={facts}>
      {total !== null && <p>{fillLabel(t.total, { amount: total })}</p>}
      <Keep facts={facts} legend={t.lead} isFixed={kind !== 'in-plan'} />
      <Take choices={JOINT_CHOICES.filter((choice) => facts.differing.includes(choice))} hint={t.takeJointHint} />
    </DecisionForm>
  )
}

/** Keeps both, with the reason. */
export function KeepBothForm({ facts }: { facts: FormFacts }) {
  const t = useLabels(decideLabels)
  return <DecisionForm to="kept" title={t.keepBoth} hint={t.keepBothHint} facts={facts} reason="required" />
}

/** Says that the works are two. */
export function NotSameForm({ facts }: { facts: FormFacts }) {
  const t = useLabels(decideLabels)
  return <DecisionForm to="not-duplicate" title={t.notSame} hint={t.notSameHint} facts={facts} />
}

/** Begins a talk with the other side. */
export function ReferForm({ facts, party }: { facts: FormFacts; party: string }) {
  const t = useLabels(decideLabels)
  const { found, refused } = facts
  const typed = refused?.to === 'referred' ? refused.reason : undefined
  return (
    <DecisionForm to="referred" title={fillLabel(t.refer, { party })} hint={t.referHint} facts={facts} reason={null}>
      <TextArea
        id="referred-reason"
        name="text"
        label={fillLabel(t.message, { party })}
        required
        rows={5}
        defaultValue={typed ?? fillLabel(t.messageDefault, { own: found.left.name, other: found.right.name })}
        error={refused?.problems.find(({ field }) => field === 'text')?.message}
      />
    </DecisionForm>
  )
}

function Keep({ facts: { found }, legend, isFixed }: { facts: FormFacts; legend: string; isFixed: boolean }) {
  const t = useLabels(decideLabels)
  if (isFixed) return <input type="hidden" name="keep" value="left" />
  const names: Record<Side, string> = {
    left: fillLabel(t.keepLeft, { name: found.left.name }),
    right: fillLabel(t.keepRight, { name: found.right.name }),
  }
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {(['left', 'right'] as const).map((side) => (
        <label key={side}>
          <input type="radio" name="keep" value={side} defaultChecked={side === 'left'} />
          <span>{names[side]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Take({ choices, hint }: { choices: readonly Choice[]; hint: string }) {
  const t = useLabels(decideLabels)
  const names: Record<Choice, string> = {
    name: t.takeName,
    activity: t.takeActivity,
    target: t.takeTarget,
    place: t.takePlace,
    months: t.takeMonths,
    funds: t.takeFunds,
    departments: t.takeDepartments,
    group: t.takeGroup,
    note: t.takeNote,
  }
  if (choices.length === 0) return null
  return (
    <fieldset className="choices">
      <legend>{t.take}</legend>
      <p className="hint">{hint}</p>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="checkbox" name="take" value={choice} />
          <span>{names[choice]}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Takes a decision back. */
export function TakeBackForm({ facts }: { facts: FormFacts }) {
  const t = useLabels(decideLabels)
  const { found, decisionId } = facts
  const isOne = found.status === 'merged' || found.status === 'joint'
  return (
    <Form method="post" className="form-actions">
      <input type="hidden" name="to" value="open" />
      <input type="hidden" name="decisionId" value={decisionId} />
      <input type="hidden" name="version" value={found.version} />
      <Button tone="secondary">{isOne ? t.takeApart : t.takeBack}</Button>
    </Form>
  )
}
