import { foldThai, normaliseThai } from '#src/domain/thai-text.ts'

/** Kinds of public bodies that work in the area of an office without belonging to it. */
export const AGENCY_KINDS = [
  'central',
  'regional',
  'state-enterprise',
  'pao',
  'local-government',
  'health',
  'school',
  'other',
] as const
export type AgencyKind = (typeof AGENCY_KINDS)[number]

/** An outside agency, which the offices of an installation share. `isShared`: an office that did not enter it has it in its list too. */
export type Agency = {
  id: string
  name: string
  kind: AgencyKind
  amphoe: string | null
  province: string | null
  latitude: number | null
  longitude: number | null
  createdByOrg: number
  isShared: boolean
  version: number
}

/** What one office knows of the people of an agency. */
export type AgencyContact = {
  /** เรียน: to whom letters go; null: as is usual for its name. */
  addressee: string | null
  address: string | null
  email: string | null
  phone: string | null
  note: string | null
  /** Whether the office still asks it. */
  isActive: boolean
  version: number
}

/** An agency in the list of an office. */
export type OwnAgency = Agency & { contact: AgencyContact }

const NAME_PATTERNS: readonly [AgencyKind, RegExp][] = [
  ['pao', /^(องค์การบริหารส่วนจังหวัด|อบจ\.)/],
  ['local-government', /^(องค์การบริหารส่วนตำบล|อบต\.|เทศบาล|ท[นมต]\.|เมืองพัทยา|กรุงเทพมหานคร)/],
  ['health', /^(โรงพยาบาล|รพ\.?|สถานีอนามัย|สำนักงานสาธารณสุข|สสจ\.|สสอ\.|ศูนย์บริการสาธารณสุข)/],
  ['school', /^(โรงเรียน|รร\.|วิทยาลัย|มหาวิทยาลัย|ศูนย์พัฒนาเด็กเล็ก|ศูนย์ส่งเสริมการเรียนรู้|สำนักงานเขตพื้นที่การศึกษา)/],
  [
    'state-enterprise',
    /^(การไฟฟ้า|กฟ[ภนผ]\.|การประปา|กป[ภน]\.|การรถไฟ|การทางพิเศษ|การเคหะ|การท่าเรือ|การนิคมอุตสาหกรรม|การยาง|องค์การ(?!บริหารส่วน)|บริษัท|ธนาคาร)/,
  ],
  ['regional', /^(ที่ว่าการอำเภอ|อำเภอ|จังหวัด|ที่ทำการปกครอง)|^(สำนักงาน|สนง\.).*(จังหวัด|อำเภอ)/],
  ['central', /^(แขวง|ทางหลวง|โครงการชลประทาน|โครงการส่งน้ำ|สำนัก|กรม|กระทรวง|ศูนย์|สถานี|เขต|หน่วย)/],
]

/** The kind of an agency as far as its name tells. */
export function guessKind(name: string): AgencyKind {
  const folded = foldThai(name)
  return NAME_PATTERNS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other'
}

/** Kinds whose names stand once in the country: they say their place themselves. */
const NAMED_ONCE: readonly AgencyKind[] = ['central', 'state-enterprise', 'pao']
/** Kinds of which one province may have several of a name. */
const NAMED_BY_DISTRICT: readonly AgencyKind[] = ['local-government', 'health', 'school']

/**
 * By what an agency is found again, whoever enters it: the folded name and, where bodies of different places bear the same name, the place.
 */
export function agencyKey({ name, kind, amphoe, province }: Pick<Agency, 'name' | 'kind' | 'amphoe' | 'province'>) {
  const place = NAMED_ONCE.includes(kind) ? [] : NAMED_BY_DISTRICT.includes(kind) ? [amphoe, province] : [province]
  return [name, ...place.map((part) => part ?? '')].map(foldThai).join('|')
}

// What the heads of such bodies are called is known from memory; the office corrects it in the contact where it is otherwise.
const HEADS: readonly [RegExp, (rest: string, name: string) => string][] = [
  [/^องค์การบริหารส่วน(?:จังหวัด|ตำบล)/, (_rest, name) => `นายก${name}`],
  [/^เทศบาล(?=นคร|เมือง|ตำบล)/, (rest) => `นายกเทศมนตรี${rest}`],
  [/^ที่ว่าการอำเภอ/, (rest) => `นายอำเภอ${rest}`],
  [/^อำเภอ/, (rest) => `นายอำเภอ${rest}`],
  [/^จังหวัด/, (rest) => `ผู้ว่าราชการจังหวัด${rest}`],
  [/^สำนักงานสาธารณสุข/, (rest) => `สาธารณสุข${rest}`],
  [/^สำนักงานเกษตร(?=จังหวัด|อำเภอ)/, (rest) => `เกษตร${rest}`],
  [/^สำนักงานพัฒนาชุมชน(?=จังหวัด|อำเภอ)/, (rest) => `พัฒนาการ${rest}`],
  [/^สำนักงานท้องถิ่น(?=จังหวัด|อำเภอ)/, (rest) => `ท้องถิ่น${rest}`],
  [/^(?:การไฟฟ้า|การประปา|กฟภ|กปภ|ธนาคาร)/, (_rest, name) => `ผู้จัดการ${name}`],
  [/^(?:แขวงทางหลวง|โรงเรียน|โรงพยาบาล|วิทยาลัย|โครงการชลประทาน|ศูนย์|สำนัก)/, (_rest, name) => `ผู้อำนวยการ${name}`],
]

/** To whom a letter to the agency is usually addressed; the name itself where nothing is usual. */
export function usualAddressee(name: string): string {
  const plain = normaliseThai(name)
  for (const [pattern, addressee] of HEADS) if (pattern.test(plain)) return addressee(plain.replace(pattern, ''), plain)
  return plain
}

/** Bodies that work in most areas, named after the place of the office: lines to start a list from, each to be corrected or left out. */
export function usualAgencies({ amphoe, province }: { amphoe: string | null; province: string | null }): string[] {
  const inProvince =
    province === null ? [] : ['แขวงทางหลวง', 'แขวงทางหลวงชนบท', 'โครงการชลประทาน', 'องค์การบริหารส่วนจังหวัด']
  const inDistrict =
    amphoe === null
      ? []
      : [
          'ที่ว่าการอำเภอ',
          'การไฟฟ้าส่วนภูมิภาคสาขา',
          'การประปาส่วนภูมิภาคสาขา',
          'สำนักงานสาธารณสุขอำเภอ',
          'สำนักงานเกษตรอำเภอ',
          'สำนักงานพัฒนาชุมชนอำเภอ',
        ]
  return [...inProvince.map((kind) => kind + province), ...inDistrict.map((kind) => kind + amphoe)]
}

/** `?year=` of an address: the plan from whose rounds one comes, and to which one goes back; null without. */
export const yearIn = (search: URLSearchParams): string | null => /^\d{4}$/.exec(search.get('year') ?? '')?.[0] ?? null
