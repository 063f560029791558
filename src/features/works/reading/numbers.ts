/** The numbers of a title by what they count. Each list is without repeats and in a fixed order. */
export type Numbers = {
  villages: number[]
  /** House numbers: "392/32", "27". */
  houses: string[]
  /** Phases and sections of a work. */
  phases: string[]
  /** Marks along a road, in metres from its beginning: "กม. 1+500". */
  marks: number[]
  /** Codes of roads: "xx1-0061", highway numbers "ทล117". */
  roads: string[]
  /** Numbers of municipal schools: "ท3". */
  schools: string[]
  /** Sizes, counts and editions with their unit: "6ตัน", "30ต้น", "ครั้ง5". */
  measures: string[]
  /** All else: of a soi, a building, a project. */
  others: string[]
}

/** What stands where something was taken out. */
export const GAP = '|'

type Take = (numbers: Numbers, parts: readonly string[]) => void

const plain = (digits: string): string => digits.replace(/^0+(?=\d)/, '')
const part = (parts: readonly string[], index: number): string => parts[index] ?? ''

/** What is taken out of a text without blanks, in this order. */
const TAKEN: readonly [RegExp, Take][] = [
  [
    /([ก-ฮ]{2})\.?ถ\.?(?:(\d{1,2})-(\d{3,4})|(\d{1,2})(\d{4}))(?!\d)/g,
    ({ roads }, [letters, ...digits]) => {
      const [group, number] = digits.filter((each) => each !== undefined)
      roads.push(`${letters ?? ''}${Number(group)}-${Number(number)}`)
    },
  ],
  [
    /(?:ทางหลวง(?:แผ่นดิน|ชนบท|ท้องถิ่น)?(?:หมายเลข|สาย)?|ทล\.?|ทช\.?)(?:หมายเลข)?#?(\d{1,8})(?!\d)/g,
    ({ roads }, parts) => roads.push(`ทล${plain(part(parts, 0))}`),
  ],
  [
    /(?:กม\.?|กิโลเมตร(?:ที่)?)?(\d{1,4})\+(\d{1,3})(?!\d)/g,
    ({ marks }, parts) => marks.push(1000 * Number(part(parts, 0)) + Number(part(parts, 1))),
  ],
  [/กิโลเมตรที่(\d{1,4})(?!\d)/g, ({ marks }, parts) => marks.push(1000 * Number(part(parts, 0)))],
  // Reigns and days of the year name an occasion, not a place.
  [/(?:ร\.|รัชกาลที่?)(\d{1,2})(?!\d)/g, ({ measures }, parts) => measures.push(`ร${part(parts, 0)}`)],
  [
    /(\d{1,2})(มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)(?:คม|พันธ์|ยน)?/g,
    ({ measures }, parts) => measures.push(`${part(parts, 0)}${part(parts, 1)}`),
  ],
  // Years tell nothing apart that the fiscal year does not.
  [/(?:พ\.?ศ\.?|ประจำปี(?:งบประมาณ|การศึกษา)?|ปีงบประมาณ|ปีการศึกษา|ปี)*25\d\d(?!\d)/g, () => undefined],
  [/(?<=โรงเรียน|รร\.?)เทศบาล(\d{1,2})(?!\d)/g, ({ schools }, parts) => schools.push(`ท${plain(part(parts, 0))}`)],
  [/(?<![ก-๙])ท\.?(\d{1,2})(?!\d)/g, ({ schools }, parts) => schools.push(`ท${plain(part(parts, 0))}`)],
  [
    /(?:ระยะ|เฟส|phase|ตอน|ช่?วง|งวด|ส่?วน)(?:ที่?)?(\d{1,3})(?!\d|[\d.,]*(?:เมตร|ม\.(?!\d)|กม|กิโล))/g,
    ({ phases }, parts) => phases.push(plain(part(parts, 0))),
  ],
  [
    /(?:(?:บ้?าน)?เลขที่?|(?<!หมู่|แม่|พ่อ)บ้?าน(?!\d+(?:คน|หลัง|ราย|แห่ง|ครัวเรือน|ชุด|หมู่)))(\d+(?:\/\d+)?)(?:(?:และ|,|กับ)(?:บ้?าน)?(?:เลขที่?)?(\d+(?:\/\d+)?))?|(\d+\/\d+)/g,
    ({ houses }, parts) => houses.push(...parts.filter((each) => each !== undefined)),
  ],
  [
    /(?:กว้าง|ยาว|หนา|สูง|ลึก|ระยะทาง|เฉลี่ย|ขนาด|ผ่าศูนย์กลาง|น้อยกว่า)[^\d|]{0,12}(\d[\d,.]*(?:[-–x×*]\d[\d,.]*)*)(ม\.)/g,
    ({ measures }, parts) => measures.push(measureOf(parts)),
  ],
  [/(?:ซอย(?:ที่?)?|ซ\.)(\d{1,3})(?![\d/])/g, ({ others }, parts) => others.push(plain(part(parts, 0)))],
  [
    /(?<=อาคาร(?:เรียน)?(?:ที่)?)(\d{1,2})ชั้น(?:ที่)?(\d{1,2})(?![\d.,]*(?:\d|ห้อง|หลัง|ตาราง|เมตร|ม\.))/g,
    ({ others }, parts) => others.push(plain(part(parts, 0)), `ชั้น ${plain(part(parts, 1))}`),
  ],
  [
    /(?<!\d)ชั้?น(?:ที่?)?(\d{1,2})(?![\d.,]*(?:\d|ห้อง|หลัง|ตัน|ตาราง|เมตร|ม\.))/g,
    ({ others }, parts) => others.push(`ชั้น ${plain(part(parts, 0))}`),
  ],
  [
    /(?:หมู่?(?:บ้?าน)?(?:ที่?)?|(?<!(?:ตร|ลบ)\.|(?<![ก-๙])(?:ตร|ลบ|[ซชกมต]))ม\.|(?<![ก-๙.])ม)(\d{1,2}(?![\d/]|\.\d)(?:(?:,|[-–]|และ|ถึง|กับ|,และ)(?:หมู่?(?:ที่?)?|ม\.)?\d{1,2}(?![\d/]|\.\d))*)/g,
    ({ villages }, parts) => villages.push(...villagesOf(part(parts, 0))),
  ],
  [
    /(ครั้?ง|รุ่?น|ฉบับ)(?:ที่?)?(\d{1,3})(?!\d)/g,
    ({ measures }, parts) => measures.push(`${part(parts, 0)}${plain(part(parts, 1))}`),
  ],
  [
    /(?:กว้าง|ยาว|หนา|สูง|ลึก|ระยะทาง)?(\d[\d,.]*(?:[-–x×*]\d[\d,.]*)*)(ตารางเมตร|ตร\.?ม\.?|ลูกบาศก์เมตร|ลบ\.?ม\.?|กิโลเมตร|กม\.?|เซนติเมตร|ซม\.?|มิลลิเมตร|มม\.?|เมตร|ม\.(?!\d)|นิ้ว|ซีซี|แรงม้า|กิโลวัตต์|วัตต์|เควีเอ|kva|kw|ลิตร|กิโลกรัม|กก\.|ตัน|บีทียู|ล้อ|แห่ง|คัน|เครื่อง|ชุด|ต้น|หลัง|อาคาร(?=โรงเรียน|รร|ใน|ภายใน|[^\dก-๙]|$)|ห้องเรียน|ห้อง(?!น้ำ|ส้วม|สุขา|ประชุม)|ชั้น|จุด|ฝั่ง|คน|ราย|ครั้ง|ที่นั่ง|ตัว|อัน|บ่อ|บาท|วัน|รอบ|พรรษา|รายการ|สายทาง|(?:สาย|ซอย|ชุมชน|หมู่บ้าน|หมู่)(?![ก-๙])|%)/g,
    ({ measures }, parts) => measures.push(measureOf(parts)),
  ],
  // A decimal or an amount with commas is a size whose unit is not known.
  [/\d+\.\d+|\d{1,3}(?:,\d{3})+/g, ({ measures }, parts) => measures.push(part(parts, 0))],
  // Nothing to belong to, or grown together with a stray mark: the rest of a stamp or of the page's edge.
  [/(?<=^|\|)\s*\d+\s*(?=\||$)|\d+[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, () => undefined],
  [/\d+/g, ({ others }, parts) => others.push(plain(part(parts, 0)))],
]

const measureOf = (parts: readonly string[]): string =>
  `${part(parts, 0)
    .replace(/,/g, '')
    .replace(/\.0+(?!\d)/g, '')}${unitOf(part(parts, 1).replace(/\./g, ''))}`

/** Units in full. */
const UNITS: Readonly<Record<string, string>> = {
  ม: 'เมตร',
  กม: 'กิโลเมตร',
  ซม: 'เซนติเมตร',
  มม: 'มิลลิเมตร',
  ตรม: 'ตารางเมตร',
  ลบม: 'ลูกบาศก์เมตร',
  กก: 'กิโลกรัม',
  kva: 'เควีเอ',
  kw: 'กิโลวัตต์',
  ห้อง: 'ห้องเรียน',
  อาคาร: 'หลัง',
  สายทาง: 'สาย',
}
const unitOf = (unit: string): string => UNITS[unit] ?? unit

/** No number, and no list of villages, is as long. */
const ENDLESS = /\d[\d.,x×*–\-/+ ]{60,}/g

/** Takes the numbers out of a text without blanks; `rest` has a gap where each stood. */
export function takeNumbers(text: string): Numbers & { rest: string } {
  const numbers: Numbers = {
    villages: [],
    houses: [],
    phases: [],
    marks: [],
    roads: [],
    schools: [],
    measures: [],
    others: [],
  }
  if (!/\d/.test(text)) return { ...numbers, rest: text }
  let rest = text.replace(ENDLESS, GAP)
  for (const [pattern, take] of TAKEN)
    rest = rest.replace(pattern, (whole: string, ...rest: (string | number)[]) => {
      const groups = rest.slice(0, -2) as string[]
      take(numbers, groups.length === 0 ? [whole] : groups)
      return GAP
    })
  numbers.villages = [...new Set(numbers.villages)].toSorted((a, b) => a - b)
  return {
    villages: numbers.villages,
    houses: unique(numbers.houses),
    phases: unique(numbers.phases),
    marks: [...new Set(numbers.marks)].toSorted((a, b) => a - b),
    roads: unique(numbers.roads),
    schools: unique(numbers.schools),
    measures: unique(numbers.measures),
    others: unique(numbers.others),
    rest,
  }
}

const unique = (values: readonly string[]): string[] =>
  values.length < 2 ? [...values] : [...new Set(values)].toSorted()

const VILLAGE_RUN = /([-–]|ถึง)?(?:,|และ|กับ|หมู่?(?:ที่?)?|ม\.)*(\d{1,2})/g

function villagesOf(run: string): number[] {
  const villages: number[] = []
  for (const [, range, digits] of run.matchAll(VILLAGE_RUN)) {
    const village = Number(digits)
    const last = villages.at(-1)
    if (range !== undefined && last !== undefined) for (let each = last + 1; each < village; each++) villages.push(each)
    if (village > 0) villages.push(village)
  }
  return villages
}
