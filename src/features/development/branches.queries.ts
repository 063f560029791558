import { orgIdOf, type Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { growTree, type Branch, type Growth, type Headed, type Tree } from './branches.ts'

/**
 * Finds or makes the strategy and tactic of each project, and notes which programme a tactic has; the caller holds the lock of the plan.
 * @param newId makes ids
 * @returns the branch of each project, in their order
 */
export async function branchesFor(
  tx: Tx,
  planId: string,
  projects: readonly Headed[],
  newId: () => string,
): Promise<Branch[]> {
  const growth = growTree(await loadTree(tx, planId), projects, newId)
  await saveGrowth(tx, planId, growth)
  return growth.branches
}

async function loadTree(tx: Tx, planId: string): Promise<Tree> {
  const orgId = orgIdOf(tx)
  const strategies = await tx
    .selectFrom('development_strategy')
    .select(['id', 'no', 'name'])
    .where('org_id', '=', orgId)
    .where('development_plan_id', '=', planId)
    .orderBy('id')
    .execute()
  const tactics = await tx
    .selectFrom('development_tactic as tactic')
    .innerJoin('development_strategy as strategy', (join) =>
      join.onRef('strategy.org_id', '=', 'tactic.org_id').onRef('strategy.id', '=', 'tactic.strategy_id'),
    )
    .select(['tactic.id', 'tactic.strategy_id as strategyId', 'tactic.no', 'tactic.name'])
    .where('tactic.org_id', '=', orgId)
    .where('strategy.development_plan_id', '=', planId)
    .orderBy('tactic.id')
    .execute()
  return { strategies, tactics }
}

async function saveGrowth(tx: Tx, planId: string, { strategies, tactics, programmes }: Growth): Promise<void> {
  const org_id = orgIdOf(tx)
  for (const part of statementParts(strategies))
    await tx
      .insertInto('development_strategy')
      .values(part.map((one) => ({ ...one, org_id, development_plan_id: planId })))
      .execute()
  for (const part of statementParts(tactics))
    await tx
      .insertInto('development_tactic')
      .values(part.map(({ strategyId, ...one }) => ({ ...one, org_id, strategy_id: strategyId })))
      .execute()
  for (const part of statementParts(programmes))
    await tx
      .insertInto('development_tactic_programme')
      .values(part.map(({ tacticId, programme }) => ({ org_id, tactic_id: tacticId, programme })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
