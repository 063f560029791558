import { OFFICE_ROLES } from '#src/domain/permissions.ts'
import { Button } from '#src/web/components/button.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { Division } from '#src/features/offices/profile.queries.ts'
import { peopleLabels } from '../people.labels.ts'
import type { Position } from '../people.ts'
import { RolesField } from './roles-field.tsx'

/** What stood in a form that was refused. */
export type Typed = Record<string, string | string[]>

/** Title, division, roles of a position; null: a new one. */
export function PositionForm({
  position,
  divisions,
  typed,
}: {
  position: Position | null
  divisions: readonly Division[]
  typed: Typed | null
}) {
  const t = useLabels(peopleLabels)
  const given = typed ?? {}
  const text = (name: string, otherwise: string): string => String(given[name] ?? otherwise)
  const roles = typed === null ? (position?.roles ?? []) : OFFICE_ROLES.filter((role) => given['roles']?.includes(role))
  const isActive = typed === null ? (position?.isActive ?? true) : given['isActive'] !== undefined
  return (
    <form method="post">
      <fieldset>
        <legend>{t.position}</legend>
        <input type="hidden" name="do" value="save" />
        <input type="hidden" name="version" value={position?.version ?? 1} />
        <TextField
          label={t.positionTitle}
          id="title"
          name="title"
          required
          maxLength={200}
          defaultValue={text('title', position?.title ?? '')}
        />
        <SelectField
          label={t.division}
          id="divisionId"
          name="divisionId"
          defaultValue={text('divisionId', position?.divisionId ?? '')}
        >
          <option value="">{t.wholeOffice}</option>
          {divisions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <RolesField id="roles" legend={t.roles} offered={OFFICE_ROLES} chosen={roles} />
        <p className="choices">
          <label>
            <input type="checkbox" name="isActive" defaultChecked={isActive} />
            <span>
              {t.isActive} <span className="quiet">{t.isActiveHint}</span>
            </span>
          </label>
        </p>
        <p className="form-actions">
          <Button>{t.save}</Button>
        </p>
      </fieldset>
    </form>
  )
}
