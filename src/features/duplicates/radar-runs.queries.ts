import { sql } from 'kysely'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { OfficeType } from '#src/domain/office-types.ts'
import type { RadarOffice } from './radar.ts'

/** An office of the installation as its works are compared with those of others. */
export type OfficeToCompare = RadarOffice & { type: OfficeType; province: string }

/** One part of a national comparison: the index of an area is brought up to date, or its works are compared. */
export type RunPart = { part: number; step: 'read' | 'compare'; area: string; isDone: boolean }

/** A national comparison. */
export type Run = { id: string; entryCount: number; pairCount: number; parts: RunPart[] }

/** Every office of the installation, by area. */
export async function loadOfficesToCompare(tx: ReadTx): Promise<OfficeToCompare[]> {
  const { rows } = await sql<OfficeToCompare>`
    select id as "orgId", coalesce(dla_code, id::text) as code, name, amphoe, type,
      coalesce(province, dla_code, id::text) as area, coalesce(province, dla_code, id::text) as province
    from organization order by area, id`.execute(tx)
  return rows
}

/** The comparison that was begun last and is not finished, or null. */
export async function findOpenRun(tx: ReadTx): Promise<Run | null> {
  const run = await tx
    .selectFrom('radar_run')
    .select(['id', 'entry_count as entryCount', 'pair_count as pairCount'])
    .where('finished_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!run) return null
  const parts = await tx
    .selectFrom('radar_run_part')
    .select(['part', 'step', 'area', sql<boolean>`done_at is not null`.as('isDone')])
    .where('run_id', '=', run.id)
    .orderBy('part')
    .execute()
  return { ...run, parts }
}

/** Begins a comparison of these areas; what was begun and not finished before is forgotten. */
export async function insertRun(tx: Tx, id: string, areas: readonly string[], now: Date): Promise<Run> {
  await tx.deleteFrom('radar_run').where('finished_at', 'is', null).execute()
  const steps = (['read', 'compare'] as const).flatMap((step) => areas.map((area) => ({ step, area })))
  const parts = steps.map((step, part) => ({ ...step, part }))
  await tx.insertInto('radar_run').values({ id, started_at: now, part_count: parts.length }).execute()
  if (parts.length > 0)
    await tx
      .insertInto('radar_run_part')
      .values(parts.map((part) => ({ ...part, run_id: id })))
      .execute()
  return { id, entryCount: 0, pairCount: 0, parts: parts.map((part) => ({ ...part, isDone: false })) }
}

/** The entries of some offices that are compared, as a JSON array of ComparedRow. */
export async function loadCompared(tx: ReadTx, orgIds: readonly number[]): Promise<string> {
  const { rows } = await sql<{ entries: string }>`
    select coalesce(json_agg(entry)::text, '[]') as entries from (
      select org_id, source, id, fiscal_year, name, activity, place, departments, villages, months, budget_satang, fingerprint
      from radar_entry where org_id = any(${[...orgIds]}::int[]) and source <> 'development'
    ) as entry`.execute(tx)
  return rows[0]?.entries ?? '[]'
}

/** Writes pairs of a run, new or in place of what an earlier run found. @param pairs a JSON array of PairRow */
export async function savePairs(tx: Tx, runId: string, pairs: string): Promise<void> {
  await sql`
    insert into radar_pair (org_id, source, id, other_org_id, other_source, other_id, run_id, score)
    select org_id, source, id, other_org_id, other_source, other_id, ${runId}::uuid, score
    from json_to_recordset(${pairs}::text::json) as pair (org_id int, source text, id uuid, other_org_id int, other_source text,
      other_id uuid, score real)
    on conflict (org_id, source, id, other_org_id, other_source, other_id)
    do update set run_id = excluded.run_id, score = excluded.score`.execute(tx)
}

/** Notes that a part is done. */
export async function finishPart(
  tx: Tx,
  runId: string,
  part: number,
  found: { entryCount: number; pairCount: number },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('radar_run_part')
    .set({ done_at: now })
    .where('run_id', '=', runId)
    .where('part', '=', part)
    .execute()
  await sql`update radar_run set entry_count = entry_count + ${found.entryCount}, pair_count = pair_count + ${found.pairCount}
    where id = ${runId}::uuid`.execute(tx)
}

/** Ends a run: what earlier ones found and this one did not is no more. @returns what it found */
export async function finishRun(tx: Tx, runId: string, now: Date): Promise<{ entryCount: number; pairCount: number }> {
  await tx.deleteFrom('radar_pair').where('run_id', '<>', runId).execute()
  return tx
    .updateTable('radar_run')
    .set({ finished_at: now })
    .where('id', '=', runId)
    .returning(['entry_count as entryCount', 'pair_count as pairCount'])
    .executeTakeFirstOrThrow()
}
