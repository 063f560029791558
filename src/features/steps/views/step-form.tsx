import { Form } from 'react-router'
import type { Problem } from '#src/domain/errors.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextArea, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { StepInput } from '../steps.ts'
import { stepFormLabels } from '../steps.labels.ts'
import type { Transition } from '../transitions.ts'

/** A form that was refused, with what was typed. */
export type RefusedStep = { action: string; input: StepInput; problems: readonly Problem[] }

/** The form of one step; `address` of the plan. A return is folded away: it opens on request, or when it was refused. */
export function StepForm({
  transition,
  expectedSeq,
  address,
  refused,
}: {
  transition: Transition
  expectedSeq: number
  address: string
  refused: RefusedStep | undefined
}) {
  const language = useLanguage()
  const verb = transition.verb[language]
  const form = <StepFields {...{ transition, expectedSeq, address, refused }} />
  if (!transition.isReturn) return <div className="step-form step-form-main">{form}</div>
  return (
    <details className="step-form" open={refused !== undefined}>
      <summary>{verb}</summary>
      {form}
    </details>
  )
}

function StepFields({
  transition,
  expectedSeq,
  address,
  refused,
}: {
  transition: Transition
  expectedSeq: number
  address: string
  refused: RefusedStep | undefined
}) {
  const t = useLabels(stepFormLabels)
  const language = useLanguage()
  const { action, needsRemark, needsResolution, isReturn, verb, law } = transition
  const idOf = (field: string): string => `${action}-${field}`
  const problems = refused?.problems ?? []
  const fieldIds = Object.fromEntries(
    ['remark', 'resolutionNumber', 'resolutionDate', 'file'].map((field) => [field, idOf(field)]),
  )
  return (
    <Form method="post" action={`${address}/progress`} encType="multipart/form-data" aria-label={verb[language]}>
      <input type="hidden" name="intent" value="step" />
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="expectedSeq" value={expectedSeq} />
      <ErrorSummary problems={problems} fieldIds={fieldIds} />
      {needsResolution && <ResolutionFields {...{ idOf, refused }} />}
      {needsRemark ? <RemarkField id={idOf('remark')} label={t.remarkNeeded} refused={refused} isNeeded /> : null}
      <details className="step-more" open={needsResolution || refused !== undefined}>
        <summary>{t.more}</summary>
        {!needsRemark && <RemarkField id={idOf('remark')} label={t.remark} refused={refused} />}
        <FileField id={idOf('file')} isAgain={refused !== undefined} error={messageOf(problems, 'file')} />
      </details>
      <p className="form-actions">
        <Button tone={isReturn ? 'secondary' : 'primary'}>{verb[language]}</Button>
        <span className="quiet">{fillLabel(t.law, { law })}</span>
      </p>
    </Form>
  )
}

const messageOf = (problems: readonly Problem[], field: string): string | undefined =>
  problems.find((problem) => problem.field === field)?.message

function ResolutionFields({ idOf, refused }: { idOf: (field: string) => string; refused: RefusedStep | undefined }) {
  const t = useLabels(stepFormLabels)
  const problems = refused?.problems ?? []
  return (
    <div className="step-resolution">
      <TextField
        id={idOf('resolutionNumber')}
        name="resolutionNumber"
        label={t.resolutionNumber}
        hint={t.resolutionNumberHint}
        required
        defaultValue={refused?.input.resolutionNumber}
        error={messageOf(problems, 'resolutionNumber')}
      />
      <TextField
        id={idOf('resolutionDate')}
        name="resolutionDate"
        label={t.resolutionDate}
        hint={t.resolutionDateHint}
        required
        defaultValue={refused?.input.resolutionDate}
        error={messageOf(problems, 'resolutionDate')}
      />
    </div>
  )
}

function RemarkField({
  id,
  label,
  refused,
  isNeeded = false,
}: {
  id: string
  label: string
  refused: RefusedStep | undefined
  isNeeded?: boolean
}) {
  return (
    <TextArea
      id={id}
      name="remark"
      label={label}
      required={isNeeded}
      defaultValue={refused?.input.remark}
      error={messageOf(refused?.problems ?? [], 'remark')}
    />
  )
}

function FileField({ id, isAgain, error }: { id: string; isAgain: boolean; error: string | undefined }) {
  const t = useLabels(stepFormLabels)
  return (
    <TextField
      id={id}
      type="file"
      name="file"
      accept=".pdf,.png,.jpg,.jpeg,.docx"
      label={t.file}
      hint={isAgain ? `${t.fileHint} ${t.fileAgain}` : t.fileHint}
      error={error}
    />
  )
}
