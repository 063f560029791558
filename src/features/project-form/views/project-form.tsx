import type { ReactNode } from 'react'
import type { Problem } from '#src/domain/errors.ts'
import type { ProjectFields } from '#src/features/projects/projects.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { FieldConflict } from '../conflict.ts'
import type { ProjectInput } from '../project-input.ts'
import { projectFormLabels } from '../project-form.labels.ts'
import { ProjectConflict } from './project-conflict.tsx'
import { ProjectFieldset } from './project-fields.tsx'

/** What the form shows, whether it was just opened or comes back with a refusal. */
export type FormState = {
  input: ProjectInput
  version: number
  base: ProjectFields
  nonce: string
  problems: readonly Problem[]
  conflicts: readonly FieldConflict[]
  /** 'gone': deleted meanwhile · 'signed-out': the session is over. Both times what was typed is kept. */
  trouble: 'gone' | 'signed-out' | null
  extraFundRows: number
  remark: string
}

/** What every form of the page sends along. */
export const HiddenFields = ({ state }: { state: FormState }): ReactNode => (
  <>
    <input type="hidden" name="version" value={state.version} />
    <input type="hidden" name="nonce" value={state.nonce} />
    <input type="hidden" name="base" value={JSON.stringify(state.base)} />
  </>
)

/** Id of the input that a problem is about. */
const idOf = (field: string): string => field.replaceAll('.', '-')

type ProjectFormProps = {
  state: FormState
  divisions: readonly string[]
  isNew: boolean
  signInAddress: string
  tableAddress: string
}

/** The form of a project. It works without scripts; what was typed comes back with every refusal. */
export function ProjectForm({ state, divisions, isNew, signInAddress, tableAddress }: ProjectFormProps) {
  const t = useLabels(projectFormLabels)
  const { problems, conflicts } = state
  const errorOf = (field: string): string | undefined => problems.find((problem) => problem.field === field)?.message
  return (
    <form method="post" className="project-form">
      <HiddenFields state={state} />
      {/* The first button is the one that Enter presses. */}
      <button type="submit" name="intent" value="save" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {t.save}
      </button>
      <ErrorSummary
        problems={problems}
        fieldIds={Object.fromEntries(problems.map(({ field }) => [field, idOf(field)]))}
      />
      {conflicts.length > 0 && <ProjectConflict conflicts={conflicts} />}
      <Trouble trouble={state.trouble} signInAddress={signInAddress} />
      <ProjectFieldset
        input={state.input}
        errorOf={errorOf}
        divisions={divisions}
        extraFundRows={state.extraFundRows}
      />
      <p className="form-actions">
        <Button name="intent" value="save">
          {isNew ? t.add : t.save}
        </Button>
        <a className="button button-secondary" href={tableAddress}>
          {t.toTable}
        </a>
      </p>
    </form>
  )
}

function Trouble({ trouble, signInAddress }: { trouble: FormState['trouble']; signInAddress: string }) {
  const t = useLabels(projectFormLabels)
  if (trouble === null) return null
  if (trouble === 'gone')
    return (
      <Notice tone="error" title={t.goneTitle}>
        <p>{t.goneText}</p>
      </Notice>
    )
  return (
    <Notice tone="error" title={t.signedOutTitle}>
      <p>{t.signedOutText}</p>
      <p>
        <a href={signInAddress} target="_blank" rel="noopener">
          {t.signIn}
        </a>
      </p>
    </Notice>
  )
}
