import type { FormTexts } from '#src/domain/form-conflict.ts'
import type { OwnAgency } from './agencies.ts'
import { pointText } from './point.ts'

/** The fields of the form of an agency. */
export const AGENCY_FIELDS = [
  'name',
  'kind',
  'amphoe',
  'province',
  'point',
  'addressee',
  'address',
  'email',
  'phone',
  'note',
  'isActive',
] as const
export type AgencyField = (typeof AGENCY_FIELDS)[number]

/** What the box of an agency in use sends. */
export const IN_USE = 'yes'

/** An agency as its form shows it. One that is not in the list of the office yet comes into it by saving. */
export const textsOfAgency = ({ contact, ...agency }: OwnAgency): FormTexts<AgencyField> => ({
  name: agency.name,
  kind: agency.kind,
  amphoe: agency.amphoe ?? '',
  province: agency.province ?? '',
  point: pointText(agency),
  addressee: contact.addressee ?? '',
  address: contact.address ?? '',
  email: contact.email ?? '',
  phone: contact.phone ?? '',
  note: contact.note ?? '',
  isActive: contact.isActive || contact.version === 0 ? IN_USE : '',
})

/** Both versions of an agency, of what all see and of what the office knows, as one text. */
export const agencyVersion = ({ version, contact }: OwnAgency): string => `${version}.${contact.version}`

/** The two parts of `agencyVersion`. */
export function versionsIn(text: string): { version: string; contactVersion: string } {
  const [version = '', contactVersion = ''] = text.split('.')
  return { version, contactVersion }
}
