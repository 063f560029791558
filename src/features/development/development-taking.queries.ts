import type { Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { RecognisedDevelopment } from '#src/intake/recognised-development.ts'
import { branchesFor } from './branches.queries.ts'
import { loadPrintedTotals } from './development-list.queries.ts'
import {
  insertDevelopmentProjects,
  insertEdition,
  insertPrintedTotals,
  lockDevelopmentPlan,
  markReplaced,
  saveDevelopmentPlan,
  updateEdition,
} from './development-save.queries.ts'
import { listDevelopmentPlans, loadEditions } from './development.queries.ts'
import type { EditionFacts } from './development.schema.ts'
import { editionText, type DevelopmentPlan, type DevelopmentProject } from './development.ts'
import { editionOfRow, editionsIn, type PlanSpan } from './imports.ts'
import { storedAmounts, type MergeChoice } from './merging.ts'

/**
 * The plan of a span of years, locked; made when there is none yet.
 * @param shown version of the plan for which the rows were matched, 0 for none
 * @throws AppError 'conflict' when the plan changed since
 */
export async function planForImport(tx: Tx, span: PlanSpan, shown: number, now: Date): Promise<DevelopmentPlan> {
  const known = (await listDevelopmentPlans(tx)).find(({ firstYear }) => firstYear === span.firstYear)
  const version = known ? await lockDevelopmentPlan(tx, known.id) : 0
  if (version !== shown)
    throw new AppError('conflict', 'แผนพัฒนานี้เปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ กรุณาตรวจรายการที่จับคู่อีกครั้งก่อนรับเข้า')
  if (known) {
    if (span.lastYear > known.lastYear) await saveDevelopmentPlan(tx, { ...known, lastYear: span.lastYear }, now)
    return known
  }
  const plan = { id: uuidV7(now), ...span, announcedOn: null, version: 1 }
  await saveDevelopmentPlan(tx, plan, now)
  return plan
}

/** Ids of the editions of a file's rows, by their names; those that the plan does not have yet are made. */
export async function editionsForImport(
  tx: Tx,
  plan: DevelopmentPlan,
  own: EditionFacts,
  recognised: RecognisedDevelopment,
  now: Date,
): Promise<Map<string, string>> {
  const known = new Map((await loadEditions(tx, plan.id)).map((one) => [editionText(one), one.id]))
  const ids = new Map<string, string>()
  for (const edition of editionsIn(recognised, own)) {
    const name = editionText(edition)
    const isOwn = name === editionText(own)
    const facts = isOwn ? own : { ...edition, announcedOn: null, reference: null }
    const id = known.get(name) ?? uuidV7(now)
    if (!known.has(name)) await insertEdition(tx, { ...facts, id, planId: plan.id }, now)
    else if (isOwn && own.announcedOn !== null) await updateEdition(tx, { ...facts, id })
    ids.set(name, id)
  }
  return ids
}

/** The rows of a file with what becomes of each. `projects`: all of the plan. */
export type ImportedRows = {
  plan: DevelopmentPlan
  edition: EditionFacts
  editionIds: ReadonlyMap<string, string>
  projects: readonly DevelopmentProject[]
  recognised: RecognisedDevelopment
  choices: readonly MergeChoice[]
}

/** Saves the rows of a file: added, or in the place of those that they replace or take out. */
export async function saveImportedRows(tx: Tx, rows: ImportedRows, now: Date): Promise<void> {
  const { plan, edition, editionIds, projects, recognised, choices } = rows
  const positions = new Map(projects.map(({ id, position }) => [id, position]))
  let last = Math.max(0, ...positions.values())
  const taken = recognised.items.flatMap((item, index) => {
    const choice = choices[index] ?? { action: 'add' as const }
    return choice.action === 'skip' ? [] : [{ item, choice }]
  })
  const contents = taken.map(({ item, choice }): DevelopmentProject & { tacticNo: string | null } => {
    const place = 'projectId' in choice ? positions.get(choice.projectId) : undefined
    const editionId = editionIds.get(editionOfRow(item, edition)) ?? ''
    const own = { id: uuidV7(now), planId: plan.id, editionId, position: place ?? ++last }
    return { ...rowOf(item), ...own, isCancelled: choice.action === 'cancel' }
  })
  const branches = await branchesFor(tx, plan.id, contents, () => uuidV7(now))
  const placed = contents.map((content, index) => ({
    ...content,
    ...(branches[index] ?? { strategyId: null, tacticId: null }),
  }))
  await insertDevelopmentProjects(tx, placed, now)
  const replaced = taken.flatMap(({ choice }, index) => {
    const by = contents[index]?.id
    return 'projectId' in choice && by !== undefined ? [{ projectId: choice.projectId, by }] : []
  })
  await markReplaced(tx, replaced, now)
}

/** What a row of a file says, with its place in it. */
function rowOf({ ref, amounts, edition: _edition, programmeRaw, ...content }: RecognisedDevelopment['items'][number]) {
  return {
    ...content,
    programme: content.programme ?? programmeRaw,
    budgets: storedAmounts({ amounts }),
    replacedBy: null,
    sheet: ref.sheet ?? (ref.table === undefined ? null : `ตารางที่ ${ref.table}`),
    row: ref.row,
    version: 1,
  }
}

/** Keeps the figures of form ผ.01 as printed, with the last edition of the file. */
export async function keepImportedTotals(
  tx: Tx,
  plan: DevelopmentPlan,
  editionIds: ReadonlyMap<string, string>,
  own: EditionFacts,
  { totals }: RecognisedDevelopment,
): Promise<void> {
  const editionId = editionIds.get(editionText(own))
  if (editionId === undefined || totals.length === 0) return
  const figures = totals.flatMap(({ label, sums }) => sums.map((sum) => ({ label, ...sum })))
  await insertPrintedTotals(
    tx,
    { planId: plan.id, editionId, from: (await loadPrintedTotals(tx, plan.id)).length },
    figures,
  )
}
