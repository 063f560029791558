import fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgetOf } from '#src/domain/project.ts'
import type { LiveProject } from '../projects.ts'
import { blankProject } from './blank-project.ts'
import { firstRows, firstSections, outlineOf, type GroupSum } from './first-rows.ts'
import { wordsFrom, wordsOf } from './plan-words.ts'
import { WHOLE_PLAN } from './view-address.ts'
import { buildModel } from './view-model.ts'

const plans = fc
  .array(
    fc.record({
      strategyNo: fc.constantFrom(null, 1, 2),
      strategy: fc.constantFrom(null, 'คุณภาพชีวิต', 'คุณภาพ ชีวิต', 'เศรษฐกิจ'),
      programme: fc.constantFrom(null, 'แผนงานการศึกษา', 'แผนงานงบกลาง', 'แผนงานอื่น'),
      departments: fc.subarray(['กองช่าง', 'กองคลัง']),
      funds: fc.array(
        fc.record({ source: fc.constantFrom(null, 'เงินกู้', 'งบเทศบัญญัติ'), amountSatang: fc.constantFrom(null, 5, 700) }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((traits, index) => blankProject({ ...traits, id: `p${index}`, name: `โครงการ ${index}` })))

const wordsKey = ({ strategyNo, strategy, programme }: Omit<GroupSum, 'count' | 'satang'>): string =>
  JSON.stringify([strategyNo, strategy, programme])

/** As the database groups them. */
const sumsOf = (projects: readonly LiveProject[]): GroupSum[] =>
  [...Map.groupBy(projects, wordsKey).values()].flatMap((members) => {
    const [first] = members
    const satang = members.reduce((sum, project) => sum + (budgetOf(project) ?? 0), 0)
    return first ? [{ ...first, count: members.length, satang }] : []
  })

test('the first rows are those of the whole model', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 30 }), (projects, most) => {
      const outline = outlineOf(sumsOf(projects))
      const sections = firstSections(outline, most)
      const rank = new Map(sections.flatMap(({ members }, index) => members.map((one) => [wordsKey(one), index])))
      const wanted = projects
        .filter((project) => rank.has(wordsKey(project)))
        .toSorted((a, b) => (rank.get(wordsKey(a)) ?? 0) - (rank.get(wordsKey(b)) ?? 0))
      const model = buildModel(projects, WHOLE_PLAN)
      expect(firstRows(sections, wanted.slice(0, most), most)).toEqual(model.rows.slice(0, most))
      expect([outline.rowCount, outline.whole]).toEqual([model.rows.length, model.whole])
    }),
  )
})

test('no more sections are asked for than the rows need', () => {
  const of = (programme: string, count: number): GroupSum => ({
    strategyNo: 1,
    strategy: null,
    programme,
    count,
    satang: 0,
  })
  const outline = outlineOf([of('แผนงานการศึกษา', 9), of('แผนงานงบกลาง', 9)])
  expect(firstSections(outline, 11)).toHaveLength(1)
  expect(firstSections(outline, 12)).toHaveLength(2)
})

test('the words are those of the projects', () => {
  fc.assert(
    fc.property(plans, (projects) => {
      const names = {
        departments: [...new Set(projects.flatMap(({ departments }) => departments))],
        sources: projects.flatMap(({ funds }) => funds.flatMap(({ source }) => source ?? [])),
        groups: sumsOf(projects),
      }
      expect(wordsFrom(names)).toEqual(wordsOf(projects))
    }),
  )
})
