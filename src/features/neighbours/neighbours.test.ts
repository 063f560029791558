import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthSet } from '#src/domain/month-set.ts'
import { placeKeys, readSite, type Site, type SiteRecord } from '#src/features/duplicates/sites.ts'
import { hintOf, hintsAmong } from './gathering.ts'
import { kindsOf } from './ground-kinds.ts'
import { groupHints } from './hint-groups.ts'
import { DISTANCES, neighbourFilterFrom, queryOfNeighbours } from './neighbour-filter.ts'
import { digOnce, digOnceCountOf, digOncePairs, meetingOf } from './neighbours.ts'

const site = (name: string, months: readonly number[] = [4, 5], over: Partial<SiteRecord> = {}): Site =>
  readSite({
    officeCode: '9900101',
    officeName: 'องค์การบริหารส่วนตำบลหนองสมมุติ',
    area: 'หนองสมมุติ',
    name,
    place: null,
    villages: [],
    months: monthSet(months),
    ...over,
  })
const NEIGHBOUR = { officeCode: '9900102', officeName: 'องค์การบริหารส่วนตำบลโคกสมมุติ', area: 'โคกสมมุติ' }
const PROVINCE = { officeCode: '2990101', officeName: 'องค์การบริหารส่วนจังหวัดตัวอย่าง', area: null }

describe('what a work lays', () => {
  test.each([
    ['ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านดอนจำลอง', ['surface']],
    ['ก่อสร้างถนน คสล. พร้อมวางท่อระบายน้ำ', ['drain', 'surface']],
    ['วางท่อเมนประปา ถนนประชาสุข', ['pipe']],
    ['ขยายเขตประปา หมู่ที่ 4', ['pipe']],
    ['ขยายเขตไฟฟ้า ซอยสุขใจ', ['cable']],
    ['วางสายใยแก้วนำแสง ถนนประชาสุข', ['cable']],
    ['ขุดลอกท่อระบายน้ำ ถนนประชาสุข', []],
    ['ซ่อมแซมฝาท่อระบายน้ำ', []],
    ['รณรงค์ลดอุบัติเหตุทางถนน', []],
    ['อบรมการใช้น้ำประปาอย่างประหยัด', []],
  ])('%s', (name, trades) => {
    expect(site(name).trades).toEqual(trades)
  })

  test('a name is of every kind that it speaks of', () => {
    expect(kindsOf('ก่อสร้างถนนพร้อมท่อระบายน้ำ')).toEqual(['surface', 'drain'])
    expect(kindsOf('อบรมผู้สูงอายุ')).toEqual([])
  })
})

describe('where two works meet', () => {
  test.each([
    ['วางท่อประปา ถนนประชาสุข', 'ปรับปรุงถนนประชาสุข', 'road'],
    ['ก่อสร้างถนนสายบ้านดอนจำลอง-วังทดลอง', 'ขยายเขตประปา ถนนสายบ้านดอนจำลอง - บ้านวังทดลอง', 'road'],
    ['ปรับปรุงผิวจราจร ทางหลวงหมายเลข 1170', 'วางท่อระบายน้ำ ทล.1170', 'road'],
    ['ขุดลอกคลองไผ่จำลอง หมู่ที่ 2', 'ก่อสร้างฝายคลองไผ่จำลอง หมู่ที่ 3', 'water'],
    ['ก่อสร้างถนน หมู่ที่ 4', 'วางท่อประปา ม.4', 'village'],
    ['ก่อสร้างถนนซอย 3 หมู่ที่ 4', 'วางท่อประปา ซอย 3 หมู่ที่ 4', 'soi'],
    ['ก่อสร้างถนนซอย 3 หมู่ที่ 4', 'วางท่อประปา ซอย 3 หมู่ที่ 5', null],
    ['ก่อสร้างถนนสายบ้านดอนจำลอง-วังทดลอง', 'ขยายเขตประปา บ้านดอนจำลอง', 'spot'],
    ['ก่อสร้างถนน หมู่ที่ 4', 'วางท่อประปา หมู่ที่ 5', null],
    ['ปรับปรุงถนนประชาสุข', 'วางท่อประปา ถนนสุขสำราญ', null],
    ['ก่อสร้างถนนซอย 3 หมู่ที่ 4', 'วางท่อประปา ซอย 5 หมู่ที่ 4', null],
    ['ปรับปรุงถนน', 'วางท่อประปา', null],
  ])('%s · %s: %s', (one, other, where) => {
    expect(meetingOf(site(one), site(other))?.where ?? null).toBe(where)
  })

  test('a village is that of its tambon, whoever works there', () => {
    const own = site('ก่อสร้างถนน หมู่ที่ 4')
    expect(meetingOf(own, site('วางท่อประปา หมู่ที่ 4', [4], NEIGHBOUR))).toBeNull()
    expect(meetingOf(own, site('วางท่อประปา หมู่ที่ 4', [4], PROVINCE))).toBeNull()
    expect(meetingOf(own, site('วางท่อประปา หมู่ที่ 4 ตำบลหนองสมมุติ', [4], PROVINCE))?.where).toBe('village')
    expect(meetingOf(own, site('วางท่อประปา', [4], { place: 'หมู่ที่ 4 ต.หนองสมมุติ', ...PROVINCE }))?.where).toBe('village')
    expect(meetingOf(own, site('วางท่อประปา หมู่ที่ 4 ตำบลทุ่งทดลอง', [4], PROVINCE))).toBeNull()
  })

  test('a road runs on into the next tambon, a village does not', () => {
    expect(
      meetingOf(site('ก่อสร้างถนนสายบ้านดอนจำลอง-วังทดลอง'), site('วางท่อประปา ถนนสายบ้านดอนจำลอง-วังทดลอง', [4], NEIGHBOUR))
        ?.where,
    ).toBe('road')
  })
})

describe('dig once', () => {
  const ROAD = 'ก่อสร้างถนนคอนกรีตเสริมเหล็ก ถนนประชาสุข'
  const PIPE = 'วางท่อประปา ถนนประชาสุข'
  const DRAIN = 'วางท่อระบายน้ำ ถนนประชาสุข'
  const CABLE = 'วางสายเคเบิล ถนนประชาสุข'
  test.each([
    ['the pipe in the months of the road', ROAD, [4, 5], PIPE, [5, 6], 'together', 'pipe', 'surface'],
    ['the pipe after the road', ROAD, [2, 3], PIPE, [6], 'dug-up', 'pipe', 'surface'],
    ['drain and cable together', DRAIN, [4], CABLE, [4], 'together', 'drain', 'cable'],
    ['the drain of a road with the pipe', `${ROAD} พร้อมท่อระบายน้ำ`, [4], PIPE, [4], 'together', 'pipe', 'surface'],
  ] as const)('%s', (_case, one, ours, other, theirs, when, first, then) => {
    const hint = digOnce(site(one, ours), site(other, theirs))
    expect(hint).toMatchObject({ when, first: { trade: first }, later: { trade: then } })
  })

  test.each([
    ['the pipe before the road', ROAD, [6, 7], PIPE, [2, 3]],
    ['two roads: that is a question of duplicates', ROAD, [4], 'ซ่อมแซมถนนประชาสุข', [4]],
    ['drain and pipe in other months', DRAIN, [2], PIPE, [6]],
    ['months that are not given', ROAD, [], PIPE, [4]],
    ['another village', 'ก่อสร้างถนน หมู่ที่ 4', [4], 'วางท่อประปา หมู่ที่ 5', [4]],
    ['a work that opens no ground', ROAD, [4], 'ซ่อมแซมฝาท่อระบายน้ำ ถนนประชาสุข', [4]],
  ] as const)('nothing to say: %s', (_case, one, ours, other, theirs) => {
    expect(digOnce(site(one, ours), site(other, theirs))).toBeNull()
  })

  test('is found among many, between divisions too', () => {
    const sites = [ROAD, 'อบรมผู้สูงอายุ หมู่ที่ 1', PIPE, 'วางท่อประปา ถนนสุขสำราญ'].map((name) => site(name))
    expect(digOncePairs(sites).map(({ a, b }) => [a, b])).toEqual([[0, 2]])
  })

  test('of a plan those on one road count, those of one village alone do not', () => {
    const count = (...names: string[]) => digOnceCountOf(names.map((name) => site(name)))
    expect(count(ROAD, PIPE, 'อบรมผู้สูงอายุ หมู่ที่ 1')).toBe(1)
    expect(count('ก่อสร้างถนน คสล. หมู่ที่ 4', 'วางท่อประปา หมู่ที่ 4')).toBe(0)
  })

  const aWork = fc
    .record({
      what: fc.constantFrom(
        'ก่อสร้างถนน คสล.',
        'วางท่อประปา',
        'วางท่อระบายน้ำ',
        'ขยายเขตไฟฟ้า',
        'ก่อสร้างถนน คสล. พร้อมวางท่อระบายน้ำ',
      ),
      where: fc.constantFrom('ถนนประชาสุข', 'ถนนสุขสำราญ', 'สายบ้านดอนจำลอง-วังทดลอง', 'ซอย 3', 'บ้านดอนจำลอง', ''),
      village: fc.integer({ min: 1, max: 3 }),
      months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
      by: fc.constantFrom({}, NEIGHBOUR, PROVINCE),
    })
    .map(({ what, where, village, months, by }) => site(`${what} ${where} หมู่ที่ ${village}`, months, by))

  test('those that count are all pairs on one road, canal or soi', () => {
    fc.assert(
      fc.property(fc.array(aWork, { maxLength: 12 }), (sites) => {
        const told = digOncePairs(sites).filter(({ hint: { where } }) => !['spot', 'village'].includes(where.where))
        expect(digOnceCountOf(sites)).toBe(told.length)
      }),
    )
  })

  test('the same from both sides', () => {
    const turned = { a: 'b', b: 'a' } as const
    fc.assert(
      fc.property(aWork, aWork, (a, b) => {
        // Of two works that are alike to the letter, neither is the first.
        fc.pre(JSON.stringify(a) !== JSON.stringify(b))
        const [one, other] = [digOnce(a, b), digOnce(b, a)]
        expect(
          other && {
            ...other,
            first: { ...other.first, side: turned[other.first.side] },
            later: { ...other.later, side: turned[other.later.side] },
          },
        ).toEqual(one)
      }),
    )
  })

  test('works that meet stand under one number in the index, whichever province their offices are in', () => {
    fc.assert(
      fc.property(aWork, aWork, (a, b) => {
        fc.pre(meetingOf(a, b) !== null)
        const filed = placeKeys(b, ['ตัวอย่าง'])
        expect(placeKeys(a, ['ทดลอง', 'ตัวอย่าง']).some((key) => filed.includes(key))).toBe(true)
      }),
    )
  })

  test('never in another village without a road, water or name in common', () => {
    const apart = fc.record({
      what: fc.constantFrom('ก่อสร้างถนน คสล.', 'วางท่อประปา', 'วางท่อระบายน้ำ'),
      months: fc.constantFrom([4, 5], [6]),
      village: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(apart, apart, (a, b) => {
        fc.pre(a.village !== b.village)
        const [one, other] = [a, b].map(({ what, village, months }) => site(`${what} หมู่ที่ ${village}`, months))
        expect(one && other && digOnce(one, other)).toBeNull()
      }),
    )
  })
})

const work = (name: string) => ({
  site: site(name),
  work: { id: name, name, place: null, months: 0, departments: [], kinds: [], owner: { who: 'own' as const } },
})

test('a hint names the road as it is spelled', () => {
  expect(hintOf(work('ก่อสร้างถนน คสล. ถนนไผ่แก้ว'), work('วางท่อประปา ถนนไผ่แก้ว'))?.where).toEqual({
    where: 'road',
    name: 'ไผ่แก้ว',
  })
})

test('hints stand together by work, each once, those of a village alone last', () => {
  const pipe = 'วางท่อประปา หมู่ที่ 4'
  const roads = ['ก่อสร้างถนน คสล. หมู่ที่ 4', 'ก่อสร้างถนนลาดยาง หมู่ที่ 4'] as const
  const named = ['วางท่อประปา ถนนไผ่แก้ว หมู่ที่ 5', 'ปรับปรุงถนนไผ่แก้ว หมู่ที่ 5'] as const
  const hints = hintsAmong([pipe, ...roads, ...named].map(work))
  const groups = groupHints(hints, 1)
  expect(groups.map(({ work: { name }, count, hints: shown }) => [name, count, shown.length])).toEqual([
    [named[0], 1, 1],
    [pipe, 2, 1],
  ])
  expect(groups.map(({ hints: [surest] }) => surest?.where.where)).toEqual(['road', 'village'])
})

test('a filter survives its address; nonsense is as nothing', () => {
  expect(
    queryOfNeighbours(neighbourFilterFrom(new URLSearchParams('kind=x&months=13&distance=4&office=1&page=-1'))),
  ).toBe('')
  fc.assert(
    fc.property(
      fc.record({
        show: fc.constantFrom('meeting' as const, 'all' as const),
        kind: fc.constantFrom('ground' as const, 'pipe' as const, 'every' as const),
        months: fc.oneof(fc.constantFrom('same' as const, 'every' as const), fc.integer({ min: 1, max: 12 })),
        distance: fc.constantFrom('near' as const, 'amphoe' as const, ...DISTANCES),
        office: fc.constantFrom(null, '9900102'),
        page: fc.integer({ min: 1, max: 1000 }),
      }),
      (filter) => {
        expect(neighbourFilterFrom(new URLSearchParams(queryOfNeighbours(filter)))).toEqual(filter)
      },
    ),
  )
})
