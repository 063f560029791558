import type { Problem } from '#src/domain/errors.ts'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { EDITION_KINDS } from '../development.ts'
import { developmentLabels } from '../development.labels.ts'
import type { EditionInput } from '../development.schema.ts'

/** The fields that name an edition. */
export function EditionFields({ input, problems }: { input: EditionInput; problems: readonly Problem[] }) {
  const t = useLabels(developmentLabels)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <div className="development-fields">
      <SelectField label={t.editionKind} id="kind" name="kind" defaultValue={input.kind} error={errorOf('kind')}>
        {EDITION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t[kind]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t.editionNumber}
        id="number"
        name="number"
        inputMode="numeric"
        defaultValue={input.number}
        error={errorOf('number')}
      />
      <TextField
        label={t.editionYear}
        id="edition-year"
        name="editionYear"
        inputMode="numeric"
        defaultValue={input.year}
        error={errorOf('year')}
      />
      <TextField
        label={t.announcedOn}
        hint={t.dateHint}
        id="announcedOn"
        name="announcedOn"
        defaultValue={input.announcedOn}
        error={errorOf('announcedOn')}
      />
      <TextField label={t.reference} id="reference" name="reference" defaultValue={input.reference} />
    </div>
  )
}

/** Ids of the fields, for the summary of what is wrong. */
export const EDITION_FIELD_IDS = { kind: 'kind', number: 'number', year: 'edition-year', announcedOn: 'announcedOn' }
