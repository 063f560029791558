import { officeTypeOf, officeWords, shortOfficeName, type OfficeType } from '../office-types.ts'
import { foldThai } from '../thai-text.ts'

/** One local government of the national register. */
export type RegisteredOffice = {
  /** Code of the Department of Local Administration, 7 digits: the only key. */
  dlaCode: string
  /** Full name; 666 names stand on more than one row. */
  name: string
  type: OfficeType
  /** The name without its type. */
  shortName: string
  amphoe: string | null
  province: string
  /** Where the office stands, in degrees; missing where the register does not say. */
  position?: Position
}

/** A place on the map, in degrees. */
export type Position = { latitude: number; longitude: number }

/** The register, ready to be searched. */
export type OfficeRegister = readonly (RegisteredOffice & { readonly search: SearchTexts })[]

type SearchTexts = { name: string; shortForm: string; shortName: string; amphoe: string; province: string }

const COLUMNS = ['dla_code', 'name', 'short_name', 'province', 'amphoe'] as const

/**
 * Reads the register from its tab-separated text.
 * @throws Error when a column is missing or a row has no code, name, type or province: the file is part of the product
 */
export function parseRegister(tsv: string): OfficeRegister {
  const [head = '', ...lines] = tsv.split(/\r?\n/).filter((line) => line !== '')
  const names = head.split('\t')
  const at = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)]))
  if (Object.values(at).includes(-1)) throw new Error(`register lacks a column of ${COLUMNS.join(', ')}`)
  return lines.map((line, index) => {
    const cells = line.split('\t')
    const cell = (column: (typeof COLUMNS)[number]): string => cells[at[column] ?? -1]?.trim() ?? ''
    const type = officeTypeOf(cell('name'))
    if (!/^\d{7}$/.test(cell('dla_code')) || type === null || cell('province') === '')
      throw new Error(`register row ${index + 2} is not whole`)
    return withSearch({
      dlaCode: cell('dla_code'),
      name: cell('name'),
      type,
      shortName: cell('short_name') || cell('name'),
      amphoe: cell('amphoe') || null,
      province: cell('province'),
      ...positionOf(cells[names.indexOf('lat')], cells[names.indexOf('lng')]),
    })
  })
}

const positionOf = (latitude = '', longitude = ''): { position?: Position } =>
  Number(latitude) > 0 && Number(longitude) > 0
    ? { position: { latitude: Number(latitude), longitude: Number(longitude) } }
    : {}

/** An office that is not in the register's file, in the form in which it is searched; null when its name tells no type. */
export function registered(office: {
  dlaCode: string
  name: string
  amphoe: string | null
  province: string
}): OfficeRegister[number] | null {
  const type = officeTypeOf(office.name)
  if (type === null) return null
  const { dlaCode, name, amphoe, province } = office
  return withSearch({
    dlaCode,
    name,
    type,
    shortName: name.slice(officeWords(type).prefix.length) || name,
    amphoe,
    province,
  })
}

const withSearch = (office: RegisteredOffice): OfficeRegister[number] => ({
  ...office,
  search: {
    name: foldThai(office.name),
    shortForm: foldThai(shortOfficeName(office.name)),
    shortName: foldThai(office.shortName),
    amphoe: foldThai(office.amphoe ?? ''),
    province: foldThai(office.province),
  },
})
