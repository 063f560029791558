import { areNear } from '#src/domain/local-governments/near-offices.ts'
import type { RegisteredOffice } from '#src/domain/local-governments/register.ts'
import { radarKeys } from './radar-keys.ts'
import { fileByKeys } from './radar-pairs.ts'
import { entriesOf, recordOf, type RadarOffice, type RadarSource, type SourceRow } from './radar.ts'
import { samenessScore, villagesApart } from '#src/features/works/sameness.ts'
import { readWork, type Work } from '#src/features/works/work.ts'

/** Reading the works of an office. `works`: a JSON array of SourceRow. */
export type ReadTask = { office: RadarOffice; works: string }

/** An office as works are compared across offices. */
export type ComparedOffice = RadarOffice &
  Pick<RegisteredOffice, 'type' | 'province' | 'position'> & {
    /** Whether it belongs to the area; the others are around it, and compared with the area only. */
    isWithin: boolean
  }

/** Comparing the works of an area. `entries`: JSON arrays of ComparedRow. */
export type CompareTask = { offices: readonly ComparedOffice[]; entries: readonly string[] }

/** An entry of the index as it is compared. */
export type ComparedRow = Omit<SourceRow, 'source_version' | 'is_public'> & { org_id: number; fingerprint: string }

/** A row of the table `radar_pair` without its run. */
export type PairRow = {
  org_id: number
  source: RadarSource
  id: string
  other_org_id: number
  other_source: RadarSource
  other_id: string
  score: number
}

/** What comparing an area found. `pairs`: JSON arrays of PairRow, each of a size that a statement takes. */
export type Compared = { entryCount: number; pairCount: number; pairs: string[] }

/** The entries of works, as a JSON array of EntryRow. */
export function readTask({ office, works }: ReadTask): string {
  return JSON.stringify(entriesOf(JSON.parse(works) as SourceRow[], office))
}

/** One work, living or announced or both; `office`: its place in the list. */
type Node = {
  office: number
  row: Pick<ComparedRow, 'org_id' | 'source' | 'id' | 'name'>
  isLiving: boolean
  isPublic: boolean
  work: Work
}

/** Compared with each work at most. */
const COMPARED = 60
const PAIRS_OF_STATEMENT = 4_000

/** Every pair of works of an area, or of it and what is around it, that are the same work, for each side that may see the other. */
export function compareTask({ offices, entries }: CompareTask): Compared {
  const nodes = nodesOf(offices, entries)
  const near = nearness(offices)
  const keys = nodes.map(({ office, work }) => radarKeys(work, { office: String(office), areas: [''] }))
  const { candidatesOf } = fileByKeys(keys)
  const pairs: PairRow[] = []
  let pairCount = 0
  nodes.forEach((node, at) => {
    const others = candidatesOf(at, COMPARED, (other) => other < at && mayMeet(node, nodes[other], near))
    for (const other of others) {
      const one = nodes[other]
      if (!one) continue
      const score = samenessScore(node.work, one.work, node.office === one.office)
      if (score === 0) continue
      pairCount++
      pairs.push(...sidesOf(node, one, score))
    }
  })
  return {
    entryCount: nodes.filter(({ office }) => offices[office]?.isWithin).length,
    pairCount,
    pairs: Array.from({ length: Math.ceil(pairs.length / PAIRS_OF_STATEMENT) }, (_, part) =>
      JSON.stringify(pairs.slice(part * PAIRS_OF_STATEMENT, (part + 1) * PAIRS_OF_STATEMENT)),
    ),
  }
}

/** The works, those of an office beside each other by name. What is announced as it still stands in the living plan is one work. */
function nodesOf(offices: readonly ComparedOffice[], entries: readonly string[]): Node[] {
  const placeOf = new Map(offices.map(({ orgId }, place) => [orgId, place]))
  const known = new Map<string, Node>()
  for (const row of entries.flatMap((part) => JSON.parse(part) as ComparedRow[])) {
    const place = placeOf.get(row.org_id) ?? 0
    const office = offices[place]
    if (!office) continue
    const key = `${row.org_id} ${row.id} ${row.fingerprint}`
    const node = known.get(key) ?? nodeOf(row, place, office)
    if (row.source === 'published') node.isPublic = true
    else node.isLiving = true
    known.set(key, node)
  }
  return [...known.values()].toSorted(
    (a, b) => a.office - b.office || compareText(a.row.name, b.row.name) || compareText(a.row.id, b.row.id),
  )
}

const nodeOf = (row: ComparedRow, office: number, { code, name }: ComparedOffice): Node => ({
  office,
  // Not the whole row: there are tens of thousands.
  row: { org_id: row.org_id, source: row.source, id: row.id, name: row.name },
  isLiving: false,
  isPublic: false,
  work: readWork(recordOf({ ...row, source_version: 0, is_public: false }, { code, name })),
})

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Tells whether two offices of the list are compared: near each other, and one of them within the area. */
function nearness(offices: readonly ComparedOffice[]): (a: number, b: number) => boolean {
  const near = offices.map((a) =>
    offices.map((b) => a.orgId === b.orgId || ((a.isWithin || b.isWithin) && areNear(a, b))),
  )
  return (a, b) => near[a]?.[b] === true
}

function mayMeet(a: Node, b: Node | undefined, near: (a: number, b: number) => boolean): b is Node {
  if (!b || !near(a.office, b.office) || villagesApart(a.work, b.work)) return false
  return a.office === b.office ? a.row.id !== b.row.id : a.isPublic || b.isPublic
}

/** The pair as each side has it: an office sees all of its own and of others what is announced. */
function sidesOf(a: Node, b: Node, score: number): PairRow[] {
  const isOneOffice = a.office === b.office
  return [[a, b] as const, [b, a] as const].flatMap(([own, other]) =>
    isOneOffice || other.isPublic
      ? [
          {
            org_id: own.row.org_id,
            source: sourceOf(own, true),
            id: own.row.id,
            other_org_id: other.row.org_id,
            other_source: sourceOf(other, isOneOffice),
            other_id: other.row.id,
            score: Math.round(score * 1_000) / 1_000,
          },
        ]
      : [],
  )
}

/** As what an office, its own or another, knows a work. */
const sourceOf = ({ row, isLiving }: Node, isOwn: boolean): RadarSource =>
  !isOwn || !isLiving ? 'published' : row.source === 'published' ? 'project' : row.source
