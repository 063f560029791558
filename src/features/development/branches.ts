import { foldThai } from '#src/domain/thai-text.ts'
import type { DevelopmentContent } from './development.ts'

/** Where a project hangs in the tree of strategies and tactics. */
export type Branch = { strategyId: string | null; tacticId: string | null }

/** What a project says of its strategy, tactic and programme. */
export type Headed = Pick<DevelopmentContent, 'strategyNo' | 'strategy' | 'tactic' | 'programme'> & {
  tacticNo?: string | null
}

/** A strategy of a development plan; `no` as it is printed, null without. */
export type StrategyNode = { id: string; no: number | null; name: string }
/** A tactic under a strategy; `no` as it is printed, such as "2.1". */
export type TacticNode = { id: string; strategyId: string; no: string | null; name: string }

/** The strategies and tactics of a plan. */
export type Tree = { strategies: readonly StrategyNode[]; tactics: readonly TacticNode[] }

/** What projects add to a tree, and the branch of each project, in their order. `programmes`: which programmes a tactic has. */
export type Growth = {
  strategies: StrategyNode[]
  tactics: TacticNode[]
  programmes: { tacticId: string; programme: string }[]
  branches: Branch[]
}

/**
 * Finds the strategy and tactic of each project in the tree, or adds them. Both are known by their names, or by their numbers where the
 * row has no name.
 * @param newId makes ids
 */
export function growTree(tree: Tree, projects: readonly Headed[], newId: () => string): Growth {
  const strategies = nodesOf(tree.strategies, () => '')
  const tactics = nodesOf(tree.tactics, ({ strategyId }) => strategyId)
  const programmes = new Map<string, { tacticId: string; programme: string }>()
  const branches = projects.map(({ strategyNo: no, strategy: name, tactic, tacticNo = null, programme }): Branch => {
    if (no === null && name === null && tactic === null) return { strategyId: null, tacticId: null }
    const written = name ?? (no === null ? 'ไม่ระบุ' : `ที่ ${no}`)
    const strategyId = strategies.idOf('', { no, name }, () => ({ id: newId(), no, name: written }))
    if (tactic === null && tacticNo === null) return { strategyId, tacticId: null }
    const headed = numbered(tactic, tacticNo)
    const tacticId = tactics.idOf(strategyId, { no: tacticNo, name: headed.name }, () => ({
      id: newId(),
      strategyId,
      no: headed.no,
      name: headed.name ?? `ที่ ${headed.no ?? ''}`,
    }))
    if (programme !== null) programmes.set(`${tacticId}|${programme}`, { tacticId, programme })
    return { strategyId, tacticId }
  })
  return { strategies: strategies.made, tactics: tactics.made, programmes: [...programmes.values()], branches }
}

/** Tells the number that stands before a tactic's name from the name. */
function numbered(text: string | null, no: string | null): { no: string | null; name: string | null } {
  const [, ownNo = null, name = text] = /^(\d{1,2}(?:\.\d{1,2})+)\s+(.+)$/s.exec(text ?? '') ?? []
  return { no: no ?? ownNo, name }
}

type Node = { id: string; no: number | string | null; name: string }

/** Nodes of one level, to be found below their parent by name or number; of several that would fit, the first. */
function nodesOf<One extends Node>(standing: readonly One[], parentOf: (one: One) => string) {
  const ids = new Map<string, string>()
  const made: One[] = []
  const byName = (parent: string, name: string): string => `${parent} name ${foldThai(name)}`
  const byNo = (parent: string, no: Node['no']): string => `${parent} no ${no ?? ''}`
  const add = (one: One): void => {
    for (const key of [byName(parentOf(one), one.name), byNo(parentOf(one), one.no)])
      if (!ids.has(key)) ids.set(key, one.id)
  }
  for (const one of standing) add(one)
  const idOf = (parent: string, { no, name }: { no: Node['no']; name: string | null }, make: () => One): string => {
    const known = ids.get(name === null ? byNo(parent, no) : byName(parent, name))
    if (known !== undefined) return known
    const one = make()
    made.push(one)
    add(one)
    return one.id
  }
  return { made, idOf }
}
