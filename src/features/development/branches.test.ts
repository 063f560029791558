import { expect, test } from 'vitest'
import { growTree, type Headed, type Tree } from './branches.ts'

const EMPTY: Tree = { strategies: [], tactics: [] }
const headed = (
  strategyNo: number | null,
  strategy: string | null,
  tactic: string | null,
  tacticNo?: string,
): Headed => ({
  strategyNo,
  strategy,
  tactic,
  programme: null,
  ...(tacticNo === undefined ? {} : { tacticNo }),
})

function grow(projects: readonly Headed[], tree = EMPTY) {
  let next = 0
  return growTree(tree, projects, () => `n${++next}`)
}

test('one strategy and tactic serve all projects that name them, however they are spelled', () => {
  const { strategies, tactics, branches } = grow([
    headed(1, 'ด้านโครงสร้างพื้นฐาน', '1.1 ถนน'),
    headed(1, 'ด้านโครงสร้างพื้นฐาน ', 'ถนน'),
    headed(1, null, null, '1.1'),
  ])
  expect(strategies).toEqual([{ id: 'n1', no: 1, name: 'ด้านโครงสร้างพื้นฐาน' }])
  expect(tactics).toEqual([{ id: 'n2', strategyId: 'n1', no: '1.1', name: 'ถนน' }])
  expect(branches).toEqual(Array.from({ length: 3 }, () => ({ strategyId: 'n1', tacticId: 'n2' })))
})

test('a tactic belongs to its strategy: the same words below another are another', () => {
  const { tactics } = grow([headed(1, 'หนึ่ง', 'ถนน'), headed(2, 'สอง', 'ถนน')])
  expect(tactics.map(({ strategyId, name }) => [strategyId, name])).toEqual([
    ['n1', 'ถนน'],
    ['n3', 'ถนน'],
  ])
})

test('what stands in the plan is found again, and nothing is made for a project that says nothing', () => {
  const tree = {
    strategies: [{ id: 's', no: 1, name: 'หนึ่ง' }],
    tactics: [{ id: 't', strategyId: 's', no: null, name: 'ถนน' }],
  }
  const programme = { ...headed(1, 'หนึ่ง', 'ถนน'), programme: 'แผนงานเคหะและชุมชน' }
  expect(grow([programme, programme, headed(null, null, null)], tree)).toEqual({
    strategies: [],
    tactics: [],
    programmes: [{ tacticId: 't', programme: 'แผนงานเคหะและชุมชน' }],
    branches: [
      { strategyId: 's', tacticId: 't' },
      { strategyId: 's', tacticId: 't' },
      { strategyId: null, tacticId: null },
    ],
  })
})
