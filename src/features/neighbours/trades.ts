import { meaningOf } from '#src/features/duplicates/reading/lexicon.ts'
import type { Work } from '#src/features/duplicates/work.ts'

/** What is laid or built along a road, the deepest first: who comes later digs up what lies above. */
export const TRADES = ['drain', 'pipe', 'cable', 'surface'] as const
export type Trade = (typeof TRADES)[number]

const ACTS = ['build', 'mend', 'extend', 'install', 'pour']
const SURFACES = ['concrete', 'asphalt', 'recycled-pavement', 'gravel']
/** Where people meet and talk nobody digs. */
const TALK = ['campaign', 'train', 'contest', 'meet', 'survey', 'tour', 'review', 'drill-practice', 'road-safety']
const CABLE = /เคเบิล|ใยแก้ว|ไฟเบอร์|สายสื่อสาร|สายไฟ|ท่อร้อยสาย/
const CONDUIT = /ท่อร้อยสาย/

/** What a work lays or builds along a road; nothing for works that open no ground. */
export function tradesOf(work: Work): Trade[] {
  const keys = new Set(work.meanings.map((id) => meaningOf(id).key))
  const any = (list: readonly string[]): boolean => list.some((key) => keys.has(key))
  if (any(TALK)) return []
  if (any(['buy', 'rent']) && !any(ACTS)) return []
  const lays: Readonly<Record<Trade, boolean>> = {
    // Cleaning a drain or mending its covers opens no ground.
    drain: any(['drain', 'culvert']) && !any(['dig', 'cover']) && !CONDUIT.test(work.name),
    pipe: any(['water-main']) || (any(['waterworks']) && any(['extend', 'install'])),
    cable: CABLE.test(work.name) || (any(['power-line']) && any(['extend', 'install', 'build'])),
    surface: any(['road', 'footpath']) && (any(['build', 'mend', 'extend', 'pour']) || any(SURFACES)),
  }
  return TRADES.filter((trade) => lays[trade])
}

/**
 * Kinds of work by the words of their names: patterns that the database and the program read alike. A work may be of several kinds.
 */
export const WORK_KINDS = {
  surface: 'ถนน|ผิวจราจร|ผิวทาง|ลาดยาง|แอสฟัล|ทางเท้า|สายทาง',
  drain: 'ระบายน้ำ|ท่อลอด|ท่อเหลี่ยม|บ่อพัก|รางวี|วางท่อ',
  pipe: 'ประปา|ท่อเมน',
  cable: 'ไฟฟ้า|สายไฟ|เคเบิล|โคมไฟ|ใยแก้ว|สื่อสาร|โทรศัพท์|ส่องสว่าง',
  water: 'คลอง|ลำห้วย|ขุดลอก|ฝาย|ตลิ่ง|แหล่งน้ำ|บาดาล|ลำเหมือง|สระน้ำ|สะพาน',
} as const
export type WorkKind = keyof typeof WORK_KINDS
export const WORK_KIND_NAMES = Object.keys(WORK_KINDS) as readonly WorkKind[]

const patterns = WORK_KIND_NAMES.map((kind) => [kind, new RegExp(WORK_KINDS[kind])] as const)

/** The kinds that a name speaks of; none for works that are held, bought or built apart from ways and waters. */
export const kindsOf = (name: string): WorkKind[] =>
  patterns.flatMap(([kind, pattern]) => (pattern.test(name) ? [kind] : []))

/** All kinds in one pattern: works on ways and waters. */
export const GROUND_WORKS = Object.values(WORK_KINDS).join('|')
