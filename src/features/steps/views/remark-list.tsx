import { Form } from 'react-router'
import type { Problem } from '#src/domain/errors.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextArea } from '#src/web/components/field.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { NamedRemark } from '../progress.commands.ts'
import { remarkLabels } from '../steps.labels.ts'

/** Remarks: the open ones first, those dealt with folded away. `address`: of the plan. */
export function RemarkList({
  remarks,
  address,
  mayResolve,
}: {
  remarks: readonly NamedRemark[]
  address: string
  mayResolve: boolean
}) {
  const t = useLabels(remarkLabels)
  const open = remarks.filter(({ resolvedAt }) => resolvedAt === null)
  const closed = remarks.filter(({ resolvedAt }) => resolvedAt !== null)
  return (
    <>
      {open.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul className="remark-list">
          {open.map((remark) => (
            <RemarkItem key={remark.id} {...{ remark, address, mayResolve }} />
          ))}
        </ul>
      )}
      {closed.length > 0 && (
        <details>
          <summary>{fillLabel(t.closedTitle, { count: closed.length })}</summary>
          <ul className="remark-list">
            {closed.map((remark) => (
              <RemarkItem key={remark.id} {...{ remark, address, mayResolve }} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function RemarkItem({ remark, address, mayResolve }: { remark: NamedRemark; address: string; mayResolve: boolean }) {
  const t = useLabels(remarkLabels)
  const language = useLanguage()
  const { id, author, at, text, resolvedAt, resolvedBy } = remark
  return (
    <li className={resolvedAt === null ? 'remark remark-open' : 'remark'} id={`remark-${id}`}>
      <p className="remark-about">
        <RemarkSubject remark={remark} address={address} />
      </p>
      <p className="step-remark">{text}</p>
      <p className="quiet">{fillLabel(t.by, { who: author, at: formatInstant(at, language) })}</p>
      {resolvedAt !== null ? (
        <p className="quiet">
          ✓ {fillLabel(t.resolved, { who: resolvedBy ?? '–', at: formatInstant(resolvedAt, language) })}
        </p>
      ) : (
        mayResolve && (
          <Form method="post" action={`${address}/progress`}>
            <input type="hidden" name="intent" value="resolve" />
            <input type="hidden" name="remarkId" value={id} />
            <Button tone="secondary" aria-describedby={`remark-${id}`}>
              {t.resolve}
            </Button>
          </Form>
        )
      )}
    </li>
  )
}

function RemarkSubject({ remark, address }: { remark: NamedRemark; address: string }) {
  const t = useLabels(remarkLabels)
  if (remark.projectId === null) return t.onPlan
  if (remark.projectName === null) return t.onGoneProject
  return <a href={`${address}/projects/${remark.projectId}`}>{fillLabel(t.onProject, { name: remark.projectName })}</a>
}

/** What a refused form of a remark had in it. */
export type RefusedRemark = { text: string; projectId: string; problems: readonly Problem[] }

/** Adds a remark on the plan, or on one of its projects. */
export function RemarkForm({
  projects,
  address,
  refused,
}: {
  projects: readonly { id: string; name: string }[]
  address: string
  refused: RefusedRemark | undefined
}) {
  const t = useLabels(remarkLabels)
  return (
    <details className="step-form" id="add-remark" open={refused !== undefined}>
      <summary>{t.add}</summary>
      <Form method="post" action={`${address}/progress`} aria-label={t.add}>
        <input type="hidden" name="intent" value="remark" />
        <ErrorSummary problems={refused?.problems ?? []} fieldIds={{ text: 'remark-text' }} />
        <SelectField name="projectId" label={t.project} defaultValue={refused?.projectId ?? ''}>
          <option value="">{t.onPlan}</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextArea
          id="remark-text"
          name="text"
          label={t.text}
          required
          defaultValue={refused?.text}
          error={refused?.problems.find(({ field }) => field === 'text')?.message}
        />
        <p className="form-actions">
          <Button tone="secondary">{t.save}</Button>
        </p>
      </Form>
    </details>
  )
}
