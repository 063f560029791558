import { expandOfficeName } from '../office-types.ts'
import { foldThai, normaliseThai } from '../thai-text.ts'
import type { OfficeRegister, RegisteredOffice } from './register.ts'

type Entry = OfficeRegister[number]
type Term = { text: string; where: 'anywhere' | 'amphoe' | 'province' }

const PLACE = /^(อำเภอ|อ\.|กิ่งอ\.|จังหวัด|จ\.)(.+)$/

/**
 * The offices whose name, amphoe, province or code bears every word of the text; best first (the name itself, then names that begin
 * with it, then the rest in the order of the register). Short forms ("อบต.หนองบัว"), "อ.เมือง", "จ.ตาก" and Thai numerals are
 * understood. Names repeat: whoever shows the result shows amphoe and province. No word, no offices.
 */
export function findOffices(register: OfficeRegister, text: string): RegisteredOffice[] {
  const terms = termsOf(text)
  if (terms.length === 0) return []
  const whole = foldThai(expandOfficeName(text))
  return register
    .filter((entry) => terms.every((term) => matches(entry, term)))
    .map((entry) => ({ entry, rank: rankOf(entry, whole, terms[0]?.text ?? '') }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => withoutSearch(entry))
}

/** What a code or a name stands for. */
export type ResolvedOffice =
  { kind: 'one'; office: RegisteredOffice } | { kind: 'many'; offices: RegisteredOffice[] } | { kind: 'none' }

/**
 * The office meant by a code ("5810401") or by a name, with or without amphoe and province after it. A full name is preferred to names
 * that contain it; where it is not the only one, all are given and none is chosen.
 */
export function resolveOffice(register: OfficeRegister, codeOrName: string): ResolvedOffice {
  const text = foldThai(codeOrName)
  if (/^\d{7}$/.test(text)) return resolved(register.filter(({ dlaCode }) => dlaCode === text))
  const found = findOffices(register, codeOrName)
  const full = foldThai(expandOfficeName(codeOrName))
  const exact = found.filter(({ name }) => foldThai(name) === full)
  if (exact.length > 0) return resolved(exact)
  const placed = found.filter((office) => isNameWithPlace(office, full))
  return resolved(placed.length > 0 ? placed : found)
}

function resolved(offices: readonly (RegisteredOffice | Entry)[]): ResolvedOffice {
  const [first, ...others] = offices.map(withoutSearch)
  if (first === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'one', office: first } : { kind: 'many', offices: [first, ...others] }
}

function withoutSearch({ dlaCode, name, type, shortName, amphoe, province }: RegisteredOffice): RegisteredOffice {
  return { dlaCode, name, type, shortName, amphoe, province }
}

/** "อบต.หนองบัว เมือง กาญจนบุรี": after the whole name nothing but its places. */
function isNameWithPlace(office: RegisteredOffice, full: string): boolean {
  const name = foldThai(office.name)
  if (!full.startsWith(name)) return false
  const places = [office.amphoe ?? '', office.province].map(foldThai).filter((place) => place !== '')
  const rest = full.slice(name.length).replace(/อำเภอ|จังหวัด|อ\.|จ\./g, '')
  return rest === places.join('') || rest === places.toReversed().join('') || places.includes(rest)
}

function termsOf(text: string): Term[] {
  const words = normaliseThai(text)
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  return words.map((word): Term => {
    const place = PLACE.exec(word)
    if (place?.[1] === undefined) return { text: foldThai(expandOfficeName(word)), where: 'anywhere' }
    return { text: foldThai(place[2] ?? ''), where: place[1].startsWith('จ') ? 'province' : 'amphoe' }
  })
}

function matches({ search, dlaCode }: Entry, { text, where }: Term): boolean {
  if (where !== 'anywhere') return search[where].includes(text)
  return (
    search.name.includes(text) ||
    search.shortForm.includes(text) ||
    search.amphoe.includes(text) ||
    search.province.includes(text) ||
    dlaCode.startsWith(text)
  )
}

function rankOf({ search, dlaCode }: Entry, whole: string, first: string): number {
  if (dlaCode === whole || search.name === whole) return 0
  if (search.shortName === whole || search.shortName === first || search.name === first) return 1
  if (search.shortName.startsWith(first) || search.name.startsWith(first)) return 2
  if (search.name.includes(first)) return 3
  return 4
}
