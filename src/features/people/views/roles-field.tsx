import type { OfficeRole } from '#src/domain/permissions.ts'
import { useLabels } from '#src/web/labels.ts'
import { roleLabels, roleMeanings } from '../roles.labels.ts'

/** Roles to tick, each with what it means. */
export function RolesField({
  id,
  legend,
  offered,
  chosen,
  error,
}: {
  id: string
  legend: string
  offered: readonly OfficeRole[]
  chosen: readonly OfficeRole[]
  error?: string | undefined
}) {
  const names = useLabels(roleLabels)
  const meanings = useLabels(roleMeanings)
  return (
    <fieldset className="choices" id={id} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{legend}</legend>
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      {offered.map((role) => (
        <label key={role}>
          <input type="checkbox" name="roles" value={role} defaultChecked={chosen.includes(role)} />
          <span>
            {names[role]} <span className="quiet">{meanings[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
