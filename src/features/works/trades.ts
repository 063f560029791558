import { meaningOf } from './reading/lexicon.ts'
import type { Work } from './work.ts'

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
