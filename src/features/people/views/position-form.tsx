import type { ShownTexts, TypedConflict } from '#src/domain/form-conflict.ts'
import { OFFICE_ROLES, type OfficeRole } from '#src/domain/permissions.ts'
import { Button } from '#src/web/components/button.tsx'
import { ConflictChoice, FormBase } from '#src/web/components/conflict.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { Division } from '#src/features/offices/profile.queries.ts'
import { peopleLabels } from '../people.labels.ts'
import { IN_USE, inputFromTexts, type PositionField } from '../position-texts.ts'
import { roleLabels } from '../roles.labels.ts'
import { RolesField } from './roles-field.tsx'

type PositionFormProps = { divisions: readonly Division[]; shown: ShownTexts<PositionField> }

/** Title, division and roles of a position. */
export function PositionForm({ divisions, shown }: PositionFormProps) {
  const t = useLabels(peopleLabels)
  const { title, divisionId, roles, isActive } = inputFromTexts(shown.texts)
  return (
    <form method="post">
      <fieldset>
        <legend>{t.position}</legend>
        <input type="hidden" name="do" value="save" />
        <input type="hidden" name="version" value={shown.version} />
        <FormBase texts={shown.base} />
        {shown.conflicts && <PositionConflict conflicts={shown.conflicts} divisions={divisions} />}
        <TextField label={t.positionTitle} id="title" name="title" required maxLength={200} defaultValue={title} />
        <SelectField label={t.division} id="divisionId" name="divisionId" defaultValue={divisionId}>
          <option value="">{t.wholeOffice}</option>
          {divisions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <RolesField
          id="roles"
          legend={t.roles}
          offered={OFFICE_ROLES}
          chosen={OFFICE_ROLES.filter((role) => roles.includes(role))}
        />
        <p className="choices">
          <label>
            <input type="checkbox" name="isActive" value={IN_USE} defaultChecked={isActive} />
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

type PositionConflictProps = { conflicts: readonly TypedConflict<PositionField>[]; divisions: readonly Division[] }

function PositionConflict({ conflicts, divisions }: PositionConflictProps) {
  const t = useLabels(peopleLabels)
  const roleNames = useLabels(roleLabels)
  const names = { title: t.positionTitle, divisionId: t.division, roles: t.roles, isActive: t.isActive }
  const shown: Record<PositionField, (text: string) => string> = {
    title: (text) => text,
    divisionId: (text) => divisions.find(({ id }) => id === text)?.name ?? t.wholeOffice,
    // Lines that are no role are said as they are.
    roles: (text) => text.replace(/\S+/g, (role) => roleNames[role as OfficeRole] ?? role),
    isActive: (text) => (text === IN_USE ? t.inUse : t.inactive),
  }
  return (
    <ConflictChoice
      lines={conflicts.map(({ field, theirs, mine }) => ({
        field,
        name: names[field],
        theirs: shown[field](theirs),
        mine: shown[field](mine),
      }))}
    />
  )
}
