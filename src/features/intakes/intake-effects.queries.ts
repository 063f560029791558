import { sql } from 'kysely'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'

/** What accepting did to one project. `before` is the stored image of `StoredProject`, null for a created one. */
export type IntakeEffect = {
  projectId: string
  action: 'created' | 'updated' | 'removed'
  before: unknown
  afterVersion: number
}

/** Remembers what accepting did, so that it can be undone as a whole. */
export async function insertEffects(
  tx: Tx,
  orgId: number,
  intakeId: string,
  effects: readonly IntakeEffect[],
): Promise<void> {
  for (const part of statementParts(effects))
    await tx
      .insertInto('intake_effect')
      .values(
        part.map((effect) => ({
          org_id: orgId,
          intake_id: intakeId,
          project_id: effect.projectId,
          action: effect.action,
          before: effect.before === null ? null : JSON.stringify(effect.before),
          after_version: effect.afterVersion,
        })),
      )
      .execute()
}

/** What accepting an intake did. */
export async function loadEffects(tx: ReadTx, orgId: number, intakeId: string): Promise<IntakeEffect[]> {
  const rows = await tx
    .selectFrom('intake_effect')
    .select(['project_id', 'action', 'before', 'after_version'])
    .where('org_id', '=', orgId)
    .where('intake_id', '=', intakeId)
    .execute()
  return rows.map((row) => ({
    projectId: row.project_id,
    action: row.action,
    before: row.before,
    afterVersion: row.after_version,
  }))
}

/** A project that is back at what it was, under a version of its own. */
export type VersionMove = { projectId: string; from: number; to: number }

/**
 * Tells the memories of earlier intakes under which version their work now stands: undoing a later intake puts back what they made,
 * and must not keep them from being undone in their turn.
 */
export async function moveRememberedVersions(tx: Tx, orgId: number, moves: readonly VersionMove[]): Promise<void> {
  if (moves.length === 0) return
  await sql`
    update intake_effect as effect set after_version = moved.to_version
    from unnest(
      ${moves.map((move) => move.projectId)}::uuid[],
      ${moves.map((move) => move.from)}::int[],
      ${moves.map((move) => move.to)}::int[]
    ) as moved (project_id, from_version, to_version)
    where effect.org_id = ${orgId}
      and effect.project_id = moved.project_id
      and effect.after_version = moved.from_version
  `.execute(tx)
}
