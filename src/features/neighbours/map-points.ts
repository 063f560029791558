import type { Position } from '#src/domain/local-governments/register.ts'
import type { NearOffice } from './around.ts'
import type { NeighbourRow, Owner, SitedWork } from './gathering.ts'

/** A place on the map: an office or agency around, how many works it has announced or answered, and how many of them meet one's own. */
export type MapPoint = {
  key: string
  kind: 'own' | 'office' | 'agency'
  name: string
  code: string | null
  km: number | null
  isSameAmphoe: boolean
  /** The province's own organisation. */
  isProvince: boolean
  /** Null: where it stands is not known; it is in the list only. */
  position: Position | null
  workCount: number
  meetingCount: number
}

/** What the points are made of. `announced`: how many works each office has announced. */
export type PointFacts = {
  office: { dlaCode: string; name: string; amphoe: string | null }
  position: Position | null
  own: readonly SitedWork[]
  offices: readonly NearOffice[]
  announced: ReadonlyMap<number, number>
  contacts: readonly AgencyRow[]
  agencies: readonly SitedWork[]
  meeting: readonly NeighbourRow[]
}

/** An agency that an office deals with, and where it stands in degrees. */
export type AgencyRow = {
  agencyId: string
  name: string
  amphoe: string | null
  latitude: number | null
  longitude: number | null
}

/** The office itself first, then offices around, then agencies. */
export const pointsOf = (facts: PointFacts): MapPoint[] => [
  ownPoint(facts),
  ...officePoints(facts),
  ...agencyPoints(facts),
]

const ownPoint = ({ office, position, own }: PointFacts): MapPoint => ({
  key: 'own',
  kind: 'own',
  name: office.name,
  code: office.dlaCode,
  km: null,
  isSameAmphoe: true,
  isProvince: false,
  position,
  workCount: own.length,
  meetingCount: 0,
})

const officePoints = ({ offices, announced, meeting }: PointFacts): MapPoint[] =>
  offices.map((one) => ({
    key: one.code,
    kind: 'office',
    name: one.name,
    code: one.code,
    km: one.km,
    isSameAmphoe: one.isSameAmphoe,
    isProvince: one.isProvince,
    position: one.position,
    workCount: announced.get(one.orgId) ?? 0,
    meetingCount: countOf(meeting, one.code),
  }))

/** Agencies that the office deals with, then those that only works of its plan name. */
const agencyPoints = ({ contacts, agencies, meeting, office }: PointFacts): MapPoint[] => {
  const known = new Set(contacts.flatMap(({ agencyId, name }) => [agencyId, name]))
  const owners = agencies.flatMap(({ work: { owner } }) => (owner.who === 'agency' ? [owner] : []))
  const named = new Map(
    owners
      .filter(({ agencyId, name }) => !known.has(agencyId ?? name))
      .map((owner) => [owner.agencyId ?? owner.name, owner]),
  )
  const others = [...named].map(([agencyId, { name }]) => ({ agencyId, name, ...UNPLACED }))
  return [...contacts, ...others].map((one) => ({
    key: one.agencyId,
    kind: 'agency',
    name: one.name,
    code: null,
    km: null,
    isSameAmphoe: one.amphoe !== null && one.amphoe === office.amphoe,
    isProvince: false,
    position: positionOf(one),
    workCount: owners.filter((owner) => isOf(one, owner)).length,
    meetingCount: meeting.filter(({ other }) => isOf(one, other.owner)).length,
  }))
}

const UNPLACED = { amphoe: null, latitude: null, longitude: null }

/** Works that were typed into the plan name their agency; only those that it sent carry its id. */
const isOf = ({ agencyId, name }: Pick<AgencyRow, 'agencyId' | 'name'>, owner: Owner): boolean =>
  owner.who === 'agency' && (owner.agencyId === null ? owner.name === name : owner.agencyId === agencyId)

const countOf = (meeting: readonly NeighbourRow[], code: string): number =>
  meeting.filter(({ other: { owner } }) => owner.who === 'office' && owner.code === code).length

const positionOf = ({ latitude, longitude }: AgencyRow): Position | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }
