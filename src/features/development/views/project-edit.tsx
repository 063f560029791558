import { Form } from 'react-router'
import type { Problem } from '#src/domain/errors.ts'
import { shownTexts, type FormTexts, type RefusedTexts, type TypedConflict } from '#src/domain/form-conflict.ts'
import { Button } from '#src/web/components/button.tsx'
import { ConflictChoice, FormBase } from '#src/web/components/conflict.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { useLabels } from '#src/web/labels.ts'
import { developmentProjectLabels } from '../development.labels.ts'
import { projectFieldIds, ProjectFields, useFieldNames } from './project-fields.tsx'

/** A project as its forms need it. `texts`: as the form shows it; `standing`: what holds in its place now, itself as long as it stands. */
export type EditedProject = {
  plan: { id: string }
  years: readonly number[]
  editions: readonly { id: string; name: string }[]
  standing: { id: string; version: number; texts: FormTexts; isCancelled: boolean }
  /** Of the project that is added when this one is gone: sent twice, it is added once. */
  newId: string
  /** Address of the development plan. */
  address: string
}

/** A form that was refused. `version`: of `rowVersion`. */
export type RefusedEdit = { message: string; problems: readonly Problem[]; edit: RefusedTexts<string, string> | null }

/** A row of the plan in one of its versions: a later edition that takes its place begins with its version. */
export const rowVersion = (id: string, version: number): string => `${id} ${version}`

/** The form of a project that was opened, or that comes back with what was typed, whatever became of the project meanwhile. */
export function EditForm({ view, refused }: { view: EditedProject; refused: RefusedEdit | null }) {
  const t = useLabels(developmentProjectLabels)
  const { plan, years, editions, standing, address } = view
  const saved = { texts: standing.texts, version: rowVersion(standing.id, standing.version) }
  const { texts, base, conflicts } = shownTexts(saved, refused?.edit ?? null)
  const problems = conflicts === null ? (refused?.problems ?? []) : []
  const isGone = standing.isCancelled
  return (
    <details open={Boolean(refused?.edit)} className="card" id="edit">
      <summary>{t.editTitle}</summary>
      <p className="quiet">{t.editNote}</p>
      <ErrorSummary problems={problems} fieldIds={projectFieldIds(years)} />
      <Form method="post" action={`${address}/projects/${isGone ? 'new' : standing.id}`}>
        <input type="hidden" name="plan" value={plan.id} />
        <input type="hidden" name="version" value={standing.version} />
        <input type="hidden" name="newId" value={view.newId} />
        <FormBase texts={base} />
        {conflicts !== null && !isGone && <Conflict conflicts={conflicts} view={view} />}
        {isGone && (
          <Notice tone="warning" title={t.goneTitle}>
            <p>{t.goneText}</p>
          </Notice>
        )}
        <ProjectFields texts={isGone ? (refused?.edit?.typed ?? texts) : texts} {...{ years, editions, problems }} />
        <p className="form-actions">
          <Button>{isGone ? t.addAgain : t.save}</Button>
        </p>
      </Form>
    </details>
  )
}

function Conflict({ conflicts, view }: { conflicts: readonly TypedConflict[]; view: EditedProject }) {
  const names = useFieldNames(view.years)
  const shown = (field: string, text: string): string =>
    field === 'editionId' ? (view.editions.find(({ id }) => id === text)?.name ?? text) : text
  return (
    <ConflictChoice
      lines={conflicts.map(({ field, theirs, mine }) => ({
        field,
        name: names[field] ?? field,
        theirs: shown(field, theirs),
        mine: shown(field, mine),
      }))}
    />
  )
}

/** Takes a project out by an edition. `note`: what was typed before it was refused. */
export function CancelForm({ view, note }: { view: EditedProject; note: string }) {
  const t = useLabels(developmentProjectLabels)
  const { plan, standing, editions } = view
  return (
    <Form method="post" className="form-actions discard">
      <input type="hidden" name="plan" value={plan.id} />
      <input type="hidden" name="version" value={standing.version} />
      <details open={note !== ''}>
        <summary>{t.cancelTitle}</summary>
        <SelectField label={t.edition} id="cancel-edition" name="editionId" defaultValue={editions.at(-1)?.id ?? ''}>
          {editions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField label={t.cancelNote} id="cancel-note" name="note" defaultValue={note} />
        <Button tone="danger" name="intent" value="cancel">
          {t.cancel}
        </Button>
      </details>
    </Form>
  )
}
