import { textsBy, type FormTexts } from '#src/domain/form-conflict.ts'
import { OFFICE_ROLES } from '#src/domain/permissions.ts'
import type { Position } from './people.ts'

/** The fields of the form of a position; what several boxes say stands on a line each. */
export const POSITION_FIELDS = ['title', 'divisionId', 'roles', 'isActive'] as const
export type PositionField = (typeof POSITION_FIELDS)[number]

/** What the box of a position in use sends. */
export const IN_USE = 'yes'

/** A position as its form shows it; null: one that is still to be made. */
export function textsOfPosition(position: Position | null): FormTexts<PositionField> {
  if (position === null) return { ...textsBy(POSITION_FIELDS, () => ''), isActive: IN_USE }
  const { title, divisionId, roles, isActive } = position
  // In the order of the boxes, in which they are sent.
  const ticked = OFFICE_ROLES.filter((role) => roles.includes(role)).join('\n')
  return { title, divisionId: divisionId ?? '', roles: ticked, isActive: isActive ? IN_USE : '' }
}

/** The form of a position as it is checked and saved. */
export const inputFromTexts = ({ title, divisionId, roles, isActive }: FormTexts<PositionField>) => ({
  title,
  divisionId,
  roles: roles === '' ? [] : roles.split('\n'),
  isActive: isActive === IN_USE,
})
