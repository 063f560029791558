import { pick, placeName, randomFrom, SUBJECTS } from './radar-words.ts'

/** A work of a made-up plan. `truth`: the same for records of one work, whatever they say. */
export type MadeWork = { truth: number; office: number; year: number; name: string; budgetSatang: number }

/** How a title is written. */
type Style = { respelled: boolean; random: () => number }

/** What a title says. Each part that is there tells works apart. */
type Title = {
  subject: number
  name: string
  other: string | null
  village: number
  villageName: string
  soi: number | null
  phase: number | null
}

/** Two consecutive years: the earlier plan is announced, the later one is being written. */
export const YEARS = [2569, 2570] as const

/** Of a thousand works, so many have another record of them, in the same office or in the next one; so many have a neighbour that only looks alike. */
const PLANTED = { again: 30, nextOffice: 10, lookAlike: 40 }

/**
 * Works of an office, in the order of its plans. The same office and seed give the same works.
 * @param count about so many
 * @param next works of this office are written again in the office of this number
 */
export function* worksOf(office: number, count: number, next: number, seed: number): Generator<MadeWork> {
  const random = randomFrom(seed * 100_003 + office)
  const villages = Array.from({ length: 12 }, () => `บ้าน${placeName(random)}`)
  const known = new Set<string>()
  for (let made = 0; made < count;) {
    const title = freshTitle(villages, known, random)
    const truth = office * 100_000 + made * 10
    const plain = { respelled: false, random }
    const budgetSatang = (50 + Math.floor(random() * 900)) * 100_000
    const work = { office, budgetSatang, year: pick(YEARS, random) }
    yield { ...work, truth, name: written(title, plain) }
    made++
    const dice = random() * 1000
    if (dice < PLANTED.again) {
      yield { ...work, truth, year: pick(YEARS, random), name: written(title, { respelled: true, random }) }
      made++
    } else if (dice < PLANTED.again + PLANTED.nextOffice && SUBJECTS[title.subject]?.named !== 'theme') {
      // Announced, or nobody else could see it.
      yield { ...work, truth, office: next, year: YEARS[0], name: written(title, { respelled: true, random }) }
      made++
    } else if (dice < PLANTED.again + PLANTED.nextOffice + PLANTED.lookAlike) {
      yield { ...work, truth: truth + 1, name: written(lookAlike(title, known, random), plain) }
      made++
    }
  }
}

function freshTitle(villages: readonly string[], known: Set<string>, random: () => number): Title {
  for (;;) {
    const village = Math.floor(random() * villages.length) + 1
    const subject = Math.floor(random() * SUBJECTS.length)
    const isRoad = SUBJECTS[subject]?.named === 'road'
    const title: Title = {
      subject,
      name: placeName(random),
      other: isRoad && random() < 0.5 ? placeName(random) : null,
      village,
      villageName: villages[village - 1] ?? '',
      soi: isRoad && random() < 0.3 ? Math.floor(random() * 20) + 1 : null,
      phase: random() < 0.1 ? 1 : null,
    }
    if (isNew(title, known)) return title
  }
}

function isNew({ subject, name, village, soi, phase }: Title, known: Set<string>): boolean {
  const key = [subject, name, village, soi, phase].join('|')
  if (known.has(key)) return false
  known.add(key)
  return true
}

/** Another work that differs by one number: of the village, the soi or the phase. */
function lookAlike(title: Title, known: Set<string>, random: () => number): Title {
  for (;;) {
    const dice = random()
    const other = { ...title }
    if (dice < 0.4) other.village = (title.village % 12) + 1 + (random() < 0.3 ? 12 : 0)
    else if (dice < 0.7 && title.soi !== null) other.soi = title.soi + 1 + Math.floor(random() * 5)
    else other.phase = (title.phase ?? 1) + 1
    // A first phase that is not called so is no other phase.
    if (other.phase !== title.phase && title.phase === null) other.village = title.village + 12
    if (isNew(other, known)) return other
  }
}

function written(title: Title, { respelled, random }: Style): string {
  const subject = SUBJECTS[title.subject]
  if (!subject) throw new RangeError(`no subject ${title.subject}`)
  const chance = (share: number): boolean => respelled && random() < share
  const [act, object] = respelled
    ? [pick(subject.acts, random), pick(subject.objects, random)]
    : [subject.acts[0] ?? '', subject.objects[0] ?? '']
  const name = chance(0.25) ? mistyped(title.name, random) : title.name
  const soi = title.soi === null ? '' : ` ${chance(0.4) ? 'ซ.' : 'ซอย'} ${title.soi}`
  const named = {
    road: () => ` ${chance(0.3) ? '' : 'สาย'}${name}${title.other === null ? '' : ` - ${title.other}`}${soi}`,
    canal: () => name,
    place: () => ` ${name}`,
    theme: () => ` ชุมชน${name}`,
  }[subject.named]()
  const phase = title.phase === null ? '' : ` ${chance(0.5) ? 'เฟส' : 'ระยะที่'} ${title.phase}`
  const village = ` ${chance(0.6) ? pick(['ม.', 'หมู่ ', 'ม. '], random) : 'หมู่ที่ '}${title.village}`
  const where = chance(0.3)
    ? village
    : chance(0.4)
      ? `${village} ${title.villageName}`
      : ` ${title.villageName}${village}`
  const head = `${respelled === random() < 0.5 ? 'โครงการ' : ''}${act}${object}`
  let text = chance(0.25) ? `${head}${where}${named}${phase}` : `${head}${named}${where}${phase}`
  if (chance(0.2)) text = text.replace(/ (?=[ก-๙])/g, '')
  return chance(0.4) ? text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))) : text
}

/** A name with one slip of the keyboard: a letter doubled, left out, or a mark of tone forgotten. */
function mistyped(name: string, random: () => number): string {
  const tone = name.search(/[\u0e48-\u0e4b]/)
  if (tone >= 0 && random() < 0.5) return name.slice(0, tone) + name.slice(tone + 1)
  const at = 1 + Math.floor(random() * (name.length - 2))
  return random() < 0.5 ? name.slice(0, at) + name.charAt(at) + name.slice(at) : name.slice(0, at) + name.slice(at + 1)
}
