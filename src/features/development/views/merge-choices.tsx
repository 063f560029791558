import { formatCount } from '#src/domain/money.ts'
import { DataTable } from '#src/web/components/data-table.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { importLabels } from '../imports.labels.ts'
import { choiceText, type MergeChoice } from '../merging.ts'
import { PlaceInFile, type PlaceRef } from './place-in-file.tsx'

/** A row of the file that meets projects of the plan. */
export type ChoiceRow = {
  index: number
  no: string | null
  name: string
  place: PlaceRef
  isSure: boolean
  choice: MergeChoice
  candidates: { id: string; no: string | null; name: string }[]
}

/** What becomes of the rows that meet projects of the plan: those that are not sure, and, folded up, those that are. */
export function MergeChoices({ rows }: { rows: readonly ChoiceRow[] }) {
  const t = useLabels(importLabels)
  if (rows.length === 0) return null
  const [unsure, sure] = [rows.filter(({ isSure }) => !isSure), rows.filter(({ isSure }) => isSure)]
  return (
    <>
      <h3>{t.choices}</h3>
      <p className="quiet">{t.choicesNote}</p>
      {unsure.length > 0 && <ChoiceTable rows={unsure} />}
      {sure.length > 0 && (
        <details>
          <summary>{fillLabel(t.sureRows, { count: formatCount(sure.length) })}</summary>
          <ChoiceTable rows={sure} />
        </details>
      )}
    </>
  )
}

function ChoiceTable({ rows }: { rows: readonly ChoiceRow[] }) {
  const t = useLabels(importLabels)
  return (
    <DataTable
      caption={t.choices}
      hideCaption
      nameColumn="name"
      rows={rows}
      keyOf={({ index }) => String(index)}
      columns={[
        { key: 'place', label: t.place, cell: ({ place }) => <PlaceInFile where={place} /> },
        { key: 'name', label: t.inFile, cell: ({ no, name }) => `${no ?? ''} ${name}`.trim() },
        { key: 'choice', label: t.decision, cell: (row) => <Choice row={row} /> },
      ]}
    />
  )
}

function Choice({ row }: { row: ChoiceRow }) {
  const t = useLabels(importLabels)
  return (
    <>
      {!row.isSure && <strong className="development-line">{t.unsure}</strong>}
      <select
        className="input"
        name={`choice-${row.index}`}
        defaultValue={choiceText(row.choice)}
        aria-label={`${t.decision} ${row.name}`}
      >
        <option value="add">{t.add}</option>
        <option value="skip">{t.skip}</option>
        {row.candidates.flatMap(({ id, no, name }) => [
          <option key={`replace ${id}`} value={`replace:${id}`}>
            {fillLabel(t.replace, { name: `${no ?? ''} ${name}`.trim() })}
          </option>,
          <option key={`cancel ${id}`} value={`cancel:${id}`}>
            {fillLabel(t.cancel, { name: `${no ?? ''} ${name}`.trim() })}
          </option>,
        ])}
      </select>
    </>
  )
}
