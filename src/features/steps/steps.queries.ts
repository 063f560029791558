import { createHash } from 'node:crypto'
import { canonicalJson } from '#src/db/audit.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import type { StepFile } from './step-files.ts'
import type { DecidedStep, StepSigner } from './steps.ts'
import type { StepAction } from './transitions.ts'

/** One step that was taken, with who, when and what went with it. Never changed afterwards. */
export type StepRecord = {
  id: string
  /** From 1, without gaps within a plan. */
  seq: number
  action: StepAction
  from: PlanStatus
  to: PlanStatus
  at: Date
  userId: string | null
  /** Name and position of the time. */
  actor: string
  actorPosition: string | null
  actingOrder: string | null
  remark: string | null
  resolutionNumber: string | null
  /** ISO date. */
  resolutionDate: string | null
  snapshotId: string | null
  files: { id: string; fileName: string }[]
}

/** All steps of a plan in the order in which they were taken. */
export async function loadSteps(tx: ReadTx, orgId: number, planId: string): Promise<StepRecord[]> {
  const rows = await tx
    .selectFrom('plan_step')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .orderBy('seq')
    .execute()
  const files = await tx
    .selectFrom('plan_step_file')
    .innerJoin('plan_step', (join) =>
      join.onRef('plan_step.org_id', '=', 'plan_step_file.org_id').onRef('plan_step.id', '=', 'plan_step_file.step_id'),
    )
    .select(['plan_step_file.id', 'plan_step_file.step_id', 'plan_step_file.file_name'])
    .where('plan_step_file.org_id', '=', orgId)
    .where('plan_step.plan_id', '=', planId)
    .orderBy('plan_step_file.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    // Only `recordStep` writes these three, from the transition table.
    action: row.action as StepAction,
    from: row.from_status as PlanStatus,
    to: row.to_status as PlanStatus,
    at: row.at,
    userId: row.user_id,
    actor: row.actor,
    actorPosition: row.actor_position,
    actingOrder: row.acting_order,
    remark: row.remark,
    resolutionNumber: row.resolution_number,
    resolutionDate: row.resolution_date,
    snapshotId: row.snapshot_id,
    files: files.filter((file) => file.step_id === row.id).map(({ id, file_name: fileName }) => ({ id, fileName })),
  }))
}

/** What `recordStep` writes. `seq`: one more than the last. */
export type StepToRecord = {
  planId: string
  seq: number
  step: DecidedStep
  signer: StepSigner
  at: Date
  snapshotId?: string | null
}

/**
 * Writes a step that was decided and moves the plan on. The caller has locked the plan, and audits.
 * @returns id of the step
 * @throws a unique violation when the plan has a step of this number already
 */
export async function recordStep(
  tx: Tx,
  orgId: number,
  { planId, seq, step, signer, at, snapshotId }: StepToRecord,
): Promise<string> {
  const id = uuidV7(at)
  const { action, from, to } = step.transition
  await tx
    .insertInto('plan_step')
    .values({
      org_id: orgId,
      id,
      plan_id: planId,
      seq,
      action,
      from_status: from,
      to_status: to,
      at,
      user_id: signer.userId,
      actor: signer.name,
      actor_position: signer.position,
      acting_order: signer.actingOrder,
      remark: step.remark,
      resolution_number: step.resolutionNumber,
      resolution_date: step.resolutionDate,
      snapshot_id: snapshotId ?? null,
    })
    .execute()
  await tx
    .updateTable('plan')
    .set({ status: to, status_since: at, updated_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', planId)
    .execute()
  return id
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Keeps a file with its step. */
export async function insertStepFile(tx: Tx, orgId: number, stepId: string, file: StepFile, now: Date): Promise<void> {
  await tx
    .insertInto('plan_step_file')
    .values({
      org_id: orgId,
      id: uuidV7(now),
      step_id: stepId,
      file_name: file.fileName,
      media_type: file.mediaType,
      sha256: sha256(file.bytes),
      bytes: Buffer.from(file.bytes),
    })
    .execute()
}

/** A file of one of the plan's steps; null when the plan has no such file. */
export async function findStepFile(
  tx: ReadTx,
  orgId: number,
  planId: string,
  fileId: string,
): Promise<StepFile | null> {
  const row = await tx
    .selectFrom('plan_step_file')
    .innerJoin('plan_step', (join) =>
      join.onRef('plan_step.org_id', '=', 'plan_step_file.org_id').onRef('plan_step.id', '=', 'plan_step_file.step_id'),
    )
    .select(['plan_step_file.file_name', 'plan_step_file.media_type', 'plan_step_file.bytes'])
    .where('plan_step_file.org_id', '=', orgId)
    .where('plan_step_file.id', '=', fileId)
    .where('plan_step.plan_id', '=', planId)
    .executeTakeFirst()
  return row ? { fileName: row.file_name, mediaType: row.media_type, bytes: row.bytes } : null
}

/** Keeps the projects of a plan as they stand; nobody can change that copy. @returns its id */
export async function insertSnapshot(
  tx: Tx,
  orgId: number,
  snapshot: { planId: string; kind: 'submitted' | 'announced'; projects: readonly object[]; at: Date },
): Promise<string> {
  const id = uuidV7(snapshot.at)
  const projects = canonicalJson(snapshot.projects)
  await tx
    .insertInto('plan_snapshot')
    .values({
      org_id: orgId,
      id,
      plan_id: snapshot.planId,
      kind: snapshot.kind,
      at: snapshot.at,
      sha256: sha256(projects),
      projects,
    })
    .execute()
  return id
}

/**
 * The projects as they were when the draft was submitted, with when; null when there was no such submission.
 * @param back 0: the last submission; 1: the one before it
 */
export async function submissionOf(
  tx: ReadTx,
  orgId: number,
  planId: string,
  back = 0,
): Promise<{ at: Date; sha256: string; projects: unknown } | null> {
  const row = await tx
    .selectFrom('plan_snapshot')
    .select(['at', 'sha256', 'projects'])
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('kind', '=', 'submitted')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .offset(back)
    .executeTakeFirst()
  return row ?? null
}
