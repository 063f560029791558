import { expect, test } from 'vitest'
import type { SitedWork } from './gathering.ts'
import { pointsOf } from './map-points.ts'
import { sited } from './sited.ts'

const OFFICE = { dlaCode: '9900101', name: 'เทศบาลตำบลดำเนินตัวอย่าง', amphoe: 'ดำเนิน' }
const HIGHWAYS = { agencyId: 'a1', name: 'แขวงทางหลวงตัวอย่าง', amphoe: 'ดำเนิน', latitude: 11.5, longitude: 100.9 }

const workOf = (id: string, agencyId: string | null, name: string): SitedWork =>
  sited(
    {
      source: 'project',
      id,
      name: `ก่อสร้างถนน ${id}`,
      place: null,
      villages: [],
      months: 0,
      departments: [name],
      isOutside: true,
      requestId: null,
      agencyId,
      agencyName: agencyId === null ? null : name,
    },
    OFFICE,
    null,
  )

test('every agency whose works are listed is among the points, however the plan names it', () => {
  const agencies = [
    workOf('1', HIGHWAYS.agencyId, HIGHWAYS.name),
    workOf('2', null, HIGHWAYS.name),
    workOf('3', null, 'การไฟฟ้าตัวอย่าง'),
    workOf('4', null, 'การไฟฟ้าตัวอย่าง'),
    workOf('5', 'a2', 'ชลประทานตัวอย่าง'),
  ]
  const meeting = agencies.slice(1, 3).map(({ work }) => ({ other: work, met: [] }))
  const facts = { position: null, own: [], offices: [], announced: new Map<number, number>(), contacts: [HIGHWAYS] }
  const points = pointsOf({ ...facts, office: OFFICE, agencies, meeting }).slice(1)
  expect(points.map(({ name, workCount, meetingCount }) => [name, workCount, meetingCount])).toEqual([
    [HIGHWAYS.name, 2, 1],
    ['การไฟฟ้าตัวอย่าง', 2, 1],
    ['ชลประทานตัวอย่าง', 1, 0],
  ])
  expect(points.map(({ position }) => position)).toEqual([{ latitude: 11.5, longitude: 100.9 }, null, null])
})
