import type { Problem } from '#src/domain/errors.ts'
import { formatBaht, type Satang } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { ProblemList } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { instrumentLabels, lineLabels } from '../budgets.labels.ts'
import type { Allocation } from '../budgets.ts'

type ProjectToPay = { id: string; name: string; ownSatang: Satang; allocatedSatang: Satang }

/** Which projects a line pays for: those it pays for now, and room for another. */
export function AllocationForm({
  taken,
  projects,
  suggested,
  restSatang,
  problems,
}: {
  taken: readonly Allocation[]
  projects: readonly ProjectToPay[]
  /** The project that the line very likely pays for. */
  suggested: string | null
  restSatang: Satang
  problems: readonly Problem[]
}) {
  const t = useLabels(lineLabels)
  const ofLine = useLabels(instrumentLabels)
  const names = new Map(projects.map(({ id, name }) => [id, name]))
  const paid = new Set(taken.map(({ projectId }) => projectId))
  return (
    <form method="post">
      <h2>{t.allocation}</h2>
      <p className="hint">{t.allocationHint}</p>
      <ProblemList problems={problems} />
      <input type="hidden" name="intent" value="allocate" />
      {taken.map(({ projectId, amountSatang }) => (
        <div key={projectId}>
          <input type="hidden" name="project" value={projectId} />
          <TextField
            label={names.get(projectId) ?? projectId}
            name="amount"
            inputMode="decimal"
            defaultValue={formatBaht(Math.abs(amountSatang))}
          />
        </div>
      ))}
      <div className="budget-fields">
        <SelectField label={t.another} name="project" defaultValue={suggested ?? ''}>
          <option value="">{t.choose}</option>
          {projects
            .filter(({ id }) => !paid.has(id))
            .map((project) => (
              <option key={project.id} value={project.id}>
                {project.name.slice(0, 120)}
                {project.id === suggested ? ` (${t.suggested})` : ''}
              </option>
            ))}
        </SelectField>
        <TextField
          label={ofLine.amount}
          name="amount"
          inputMode="decimal"
          defaultValue={suggested === null ? '' : formatBaht(Math.abs(restSatang))}
        />
      </div>
      <p className="form-actions">
        <Button>{t.save}</Button>
      </p>
    </form>
  )
}
