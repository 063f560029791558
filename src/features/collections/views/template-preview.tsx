import type { Problem } from '#src/domain/errors.ts'
import { Button } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { ProblemList } from '#src/web/components/error-summary.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { agencyExcelLabels } from '../agency.labels.ts'
import type { TypedSender } from '../sender-form.ts'
import type { FileProblem, ReadRow } from '../template.ts'
import { SenderFields } from './sender-fields.tsx'
import { ItemFacts } from './sent-list.tsx'

type PreviewProps = {
  draft: { id: string; fileName: string; rows: readonly ReadRow[]; problems: readonly FileProblem[] }
  sender: TypedSender
  problems: readonly Problem[]
}

/** What was read in a file, to be looked at before it is sent. */
export function TemplatePreview({ draft, sender, problems }: PreviewProps) {
  const t = useLabels(agencyExcelLabels)
  const { rows, fileName } = draft
  const count = rows.filter(({ state }) => state !== 'same').length
  const state = { new: t.isNew, changed: t.isChanged, same: t.isSame }
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t.previewTitle}</h2>
      <p>{fillLabel(t.previewText, { file: fileName, count: rows.length })}</p>
      {draft.problems.length > 0 && (
        <Notice tone="warning" title={t.problemsTitle}>
          <ProblemList problems={draft.problems} />
        </Notice>
      )}
      <ul className="item-list">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="item-head quiet">
              {fillLabel(t.rowAt, { row: row.row })} · {state[row.state]}
            </p>
            <p className="item-name">{row.content.name}</p>
            <ItemFacts item={row.content} />
            {row.notices.map((notice) => (
              <p key={notice} className="item-remark">
                {notice}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <form method="post" className="project-form">
        <input type="hidden" name="draft" value={draft.id} />
        {count === 0 ? <p>{t.nothingRead}</p> : <SenderFields typed={sender} errorOf={errorOf} />}
        <p className="form-actions">
          {count > 0 && (
            <Button name="do" value="confirm">
              {fillLabel(t.confirm, { count })}
            </Button>
          )}
          <Button name="do" value="discard" tone="secondary" formNoValidate>
            {t.discard}
          </Button>
        </p>
      </form>
    </section>
  )
}
