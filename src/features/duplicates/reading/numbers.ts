/** The numbers of a title by what they count. Each list is sorted and without repeats. */
export type Numbers = {
  villages: number[]
  /** House numbers: "392/32", "27". */
  houses: string[]
  /** Phases, sections, rounds: "ระยะ1". */
  phases: string[]
  /** Codes of roads: "xx1-0061", highway numbers "ทล117". */
  roads: string[]
  /** Sizes and counts with their unit: "6ตัน", "30ต้น". */
  measures: string[]
  /** All else: of a soi, a school, a building. */
  others: string[]
  /** Buddhist-era years. */
  years: number[]
}

/** What stands where something was taken out. */
export const GAP = '|'

const VILLAGES =
  /(?:หมู่(?:บ้าน)?(?:ที่)?|(?<![\dซชกมต]|ตร\.?|ลบ\.?)ม\.?)(\d{1,2}(?![\d/]|\.\d)(?:(?:,|-|และ|ถึง|กับ|,และ)(?:หมู่(?:ที่)?|ม\.)?\d{1,2}(?![\d/]|\.\d))*)/g
const VILLAGE_RUN = /(-|ถึง)?(?:,|และ|กับ|หมู่(?:ที่)?|ม\.)*(\d{1,2})/g
const ROAD_CODE = /([ก-ฮ]{2})\.?ถ\.?(\d{1,2})-(\d{3,4})/g
const HIGHWAY = /(?:ทางหลวง(?:แผ่นดิน|ชนบท|ท้องถิ่น)?(?:หมายเลข|สาย)?|ทล\.?|ทช\.?)(?:หมายเลข)?(\d{1,4})(?!\d)/g
const PHASE = /(ระยะ|เฟส|phase|ตอน|ช่วง|งวด|ส่วน|รุ่น|ครั้ง|ฉบับ)(?:ที่)?(\d{1,3})(?![\d.,]*(?:เมตร|ม\.|กม|กิโล))/g
const HOUSE = /(?:บ้าน)?เลขที่(\d+(?:\/\d+)?)|(\d+\/\d+)/g
const MEASURE =
  /(\d[\d,.]*(?:[-–x×*]\d[\d,.]*)*)(ตารางเมตร|ตร\.?ม\.?|ลูกบาศก์เมตร|ลบ\.?ม\.?|กิโลเมตร|กม\.?|เซนติเมตร|ซม\.?|มิลลิเมตร|มม\.?|เมตร|ม\.(?!\d)|นิ้ว|ซีซี|แรงม้า|กิโลวัตต์|วัตต์|ลิตร|กิโลกรัม|กก\.|ตัน|บีทียู|ล้อ|แห่ง|สาย|คัน|เครื่อง|ชุด|ต้น|หลัง|ห้องเรียน|ห้อง|ชั้น|จุด|ซอย|คน|ราย|ชุมชน|หมู่บ้าน|หมู่|ครั้ง|ที่นั่ง|ตัว|อัน|บ่อ|บาท|วัน|รอบ|พรรษา|%)/g
const YEAR = /(?:พ\.?ศ\.?|ประจำปี(?:งบประมาณ|การศึกษา)?|ปีงบประมาณ|ปีการศึกษา|ปี)*(25\d\d)(?!\d)/g
const OTHER = /\d+/g

const unique = <T extends string | number>(values: Iterable<T>): T[] =>
  [...new Set(values)].toSorted((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : a < b ? -1 : 1))

const plainNumber = (digits: string): string => digits.replace(/^0+(?=\d)/, '')

/** Takes the numbers out of a text without blanks; `rest` has a gap where each stood. */
export function takeNumbers(text: string): Numbers & { rest: string } {
  if (!/\d/.test(text))
    return { villages: [], houses: [], phases: [], roads: [], measures: [], others: [], years: [], rest: text }
  const [villages, years]: [number[], number[]] = [[], []]
  const [houses, phases, roads, measures, others]: string[][] = [[], [], [], [], []] as string[][] as [
    string[],
    string[],
    string[],
    string[],
    string[],
  ]
  const rest = text
    .replace(
      ROAD_CODE,
      (_, letters: string, group: string, number: string) => (
        roads.push(`${letters}${Number(group)}-${Number(number)}`),
        GAP
      ),
    )
    .replace(HIGHWAY, (_, number: string) => (roads.push(`ทล${Number(number)}`), GAP))
    .replace(YEAR, (_, year: string) => (years.push(Number(year)), GAP))
    .replace(VILLAGES, (_, run: string) => (villages.push(...villagesOf(run)), GAP))
    .replace(PHASE, (_, word: string, number: string) => (phases.push(`${word}${Number(number)}`), GAP))
    .replace(
      HOUSE,
      (_, named: string | undefined, slashed: string | undefined) => (houses.push(named ?? slashed ?? ''), GAP),
    )
    .replace(
      MEASURE,
      (_, number: string, unit: string) => (
        measures.push(`${number.replace(/,/g, '').replace(/\.0+$/, '')}${unit.replace(/\./g, '')}`),
        GAP
      ),
    )
    .replace(OTHER, (digits) => (others.push(plainNumber(digits)), GAP))
  return {
    villages: unique(villages),
    houses: unique(houses),
    phases: unique(phases),
    roads: unique(roads),
    measures: unique(measures),
    others: unique(others),
    years: unique(years),
    rest,
  }
}

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
