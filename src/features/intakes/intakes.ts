import { AppError } from '#src/domain/errors.ts'
import { isEditable, type PlanStatus } from '#src/domain/plan-status.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { villagesIn } from '#src/domain/villages.ts'
import { isUuid } from '#src/domain/uuid.ts'
import type { Recognised } from '#src/intake/recognised.ts'
import { POSITION_STEP, projectFromImage, villagesAfter } from '#src/features/plans/project-image.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { IntakeDiff } from './intake-diff.ts'
import type { IntakeEffect, VersionMove } from './intake-effects.queries.ts'
import type { IntakeItem } from './intake-items.queries.ts'
import type { Intake } from './intakes.queries.ts'
import { refuseTooManyProjects } from './intake-limits.ts'
import { problemsOfItems } from './intake-problems.ts'

/** A file of an office; `officeCode` is its DLA code. */
export type IntakeTarget = { officeCode: string; intakeId: string }

/** A row of a file, as it stood when it was looked at. */
export type RowTarget = IntakeTarget & { itemId: string; version: number }

/** The id of an office that was looked for. @throws AppError 'not_found' */
export function idOfOffice(office: Office | null): number {
  if (!office) throw new AppError('not_found', 'ไม่พบหน่วยงานนี้')
  return office.id
}

/** Refuses what cannot be the id of an intake or of a row, before the database does. @throws AppError 'not_found' */
export function checkId(id: string): void {
  if (!isUuid(id)) throw new AppError('not_found', 'ไม่พบรายการนี้ ที่อยู่อาจพิมพ์ผิด')
}

/** The draft that was looked for. @throws AppError 'not_found', also when it is no draft any more */
export function draftOf(intake: Intake | null): Intake {
  if (intake?.status !== 'draft') throw new AppError('not_found', 'ไม่พบไฟล์นำเข้านี้ อาจถูกนำเข้าแผนหรือยกเลิกไปแล้ว')
  return intake
}

/** Refuses to change the projects of a plan that others consider, or that is announced. @throws AppError 'conflict' */
export function refuseLocked(plan: { status: PlanStatus }): void {
  if (isEditable(plan.status)) return
  throw new AppError(
    'conflict',
    plan.status === 'announced'
      ? 'แผนนี้ประกาศใช้แล้ว จึงนำเข้าหรือยกเลิกการนำเข้าไม่ได้'
      : 'แผนนี้เสนอไปแล้วและอยู่ระหว่างการพิจารณา จึงนำเข้าหรือยกเลิกการนำเข้าไม่ได้ จนกว่าจะส่งกลับมาแก้ไข',
  )
}

const OTHER_DOCUMENTS: Record<string, string> = {
  'development-plan':
    'ไฟล์นี้เป็นแผนพัฒนาท้องถิ่น (แบบ ผ.02) ซึ่งมีงบประมาณห้าปีและไม่มีช่องเดือน ไม่ใช่แผนการดำเนินงาน (แบบ ผด.02) กรุณานำเข้าที่หน้าแผนพัฒนาท้องถิ่น หรือเลือกไฟล์แผนการดำเนินงาน',
  'budget-lines':
    'ไฟล์นี้เป็นรายการงบประมาณ ไม่ใช่แผนการดำเนินงาน (แบบ ผด.02) กรุณานำเข้าที่หน้างบประมาณของปี หรือเลือกไฟล์ที่มีชื่อโครงการและช่องเดือน',
}

/**
 * Refuses a document of another kind, one with neither a project nor a table whose columns could be named, and one of too many projects.
 * @throws AppError 'invalid' with the kind that was recognised; 'too_large'
 */
export function refuseOtherDocument(recognised: Recognised): void {
  if (recognised.outcome === 'recognise-other')
    throw new AppError(
      'invalid',
      OTHER_DOCUMENTS[recognised.documentKind ?? ''] ??
        'ไฟล์นี้ไม่ใช่แผนการดำเนินงาน (แบบ ผด.02) กรุณาเลือกไฟล์ที่มีตารางโครงการและช่องเดือน',
    )
  if (recognised.items.length === 0 && recognised.unknownTables.length === 0)
    throw new AppError('invalid', 'ไม่พบโครงการในไฟล์นี้ กรุณาตรวจว่าตารางมีหัวตาราง (ที่ โครงการ งบประมาณ เดือน) และมีแถวโครงการ')
  refuseTooManyProjects(recognised.items.length)
}

/** The rows that will be taken: all that were not set aside. @throws AppError 'invalid' naming every row that stands in the way */
export function itemsToAccept(items: readonly IntakeItem[]): IntakeItem[] {
  const taken = items.filter((item) => !item.isExcluded)
  if (taken.length === 0) throw new AppError('invalid', 'ไม่มีแถวที่จะนำเข้าแผน กรุณาเลือกอย่างน้อยหนึ่งแถว')
  const blocking = problemsOfItems(taken).filter((problem) => problem.severity === 'error')
  if (blocking.length > 0) throw new AppError('invalid', 'ยังมีแถวที่ต้องแก้ก่อนนำเข้าแผน', blocking)
  return taken
}

/** What accepting will do: projects to add, to write anew and to remove, and the memory needed to undo it. */
export type Acceptance = {
  added: StoredProject[]
  updated: StoredProject[]
  removedIds: string[]
  effects: IntakeEffect[]
}

/**
 * Decides what accepting an intake does to the plan. Projects keep their identity and place when the file changes them; new ones follow
 * after the last; those not in the file stay unless `gone` says otherwise.
 * @param newId makes the id of a new project
 * @throws AppError 'too_large' when the plan would hold too many projects
 */
export function decideAcceptance(
  diff: IntakeDiff<IntakeItem, StoredProject>,
  intake: { id: string; fileName: string },
  options: { gone: 'keep' | 'remove'; lastPosition: number },
  newId: () => string,
): Acceptance {
  const asProject = (
    item: IntakeItem,
    stands: Pick<StoredProject, 'id' | 'position' | 'version' | 'villages' | 'agencyLetter'>,
  ): StoredProject => {
    const { isExcluded: _isExcluded, ...content } = item
    return { ...content, ...stands, sourceFile: intake.fileName, intakeId: intake.id }
  }
  const added = diff.added.map((item, index) => {
    const position = options.lastPosition + (index + 1) * POSITION_STEP
    const villages = villagesIn(item.place ?? '')
    return asProject(item, { id: newId(), position, version: 1, villages, agencyLetter: null })
  })
  const updated = diff.changed.map(({ item, project }) =>
    asProject(item, {
      id: project.id,
      position: project.position,
      version: project.version + 1,
      villages: villagesAfter(project, item.place),
      agencyLetter: project.agencyLetter,
    }),
  )
  const removed = options.gone === 'remove' ? diff.gone : []
  refuseTooManyProjects(added.length + diff.changed.length + diff.same.length + diff.gone.length - removed.length)
  return {
    added,
    updated,
    removedIds: removed.map((project) => project.id),
    effects: [
      ...added.map((project): IntakeEffect => effect(project, 'created', null)),
      ...updated.map((project, index): IntakeEffect => effect(project, 'updated', diff.changed[index]?.project)),
      ...removed.map((project): IntakeEffect => effect(project, 'removed', project)),
    ],
  }
}

const effect = (project: StoredProject, action: IntakeEffect['action'], before: unknown): IntakeEffect => ({
  projectId: project.id,
  action,
  before: before ?? null,
  afterVersion: project.version,
})

/** What undoing will do: projects to take away, to write back and to bring back. `moves`: the versions under which the latter two stand. */
export type Undoing = {
  removedIds: string[]
  restored: StoredProject[]
  returned: StoredProject[]
  moves: VersionMove[]
}

function refuseChangedSince(effects: readonly IntakeEffect[], standing: ReadonlyMap<string, StoredProject>): void {
  const touched = effects.filter(
    (done) => done.action !== 'removed' && standing.get(done.projectId)?.version !== done.afterVersion,
  )
  if (touched.length === 0) return
  const changed = touched
    .flatMap((done) => standing.get(done.projectId) ?? [])
    .toSorted((a, b) => a.position - b.position)
    .map((project) => `โครงการ “${project.name}” ถูกแก้ไขหลังการนำเข้านี้`)
  const removed = touched.length - changed.length
  throw new AppError(
    'conflict',
    'ยกเลิกการนำเข้านี้ไม่ได้ เพราะมีโครงการที่ถูกแก้ไขหลังจากนั้น กรุณายกเลิกการนำเข้าครั้งหลังก่อน',
    [...changed, ...(removed > 0 ? [`อีก ${removed} โครงการถูกนำออกจากแผนหลังการนำเข้านี้`] : [])].map((message) => ({
      field: 'project',
      rule: 'changed-since',
      message,
    })),
  )
}

/**
 * Decides how to undo an accepted intake as a whole.
 * @throws AppError 'conflict' naming the projects that were changed since; then nothing may be undone
 */
export function decideUndo(effects: readonly IntakeEffect[], standing: readonly StoredProject[]): Undoing {
  const byId = new Map(standing.map((project) => [project.id, project]))
  refuseChangedSince(effects, byId)
  const images = (action: IntakeEffect['action']): StoredProject[] =>
    effects.filter((done) => done.action === action).map((done) => projectFromImage(done.before))
  // Never a version that was seen before: who still has the page of then open must not save over what came back.
  const raised = (before: StoredProject, by: number): StoredProject => ({ ...before, version: before.version + by })
  return {
    removedIds: effects.filter((done) => done.action === 'created').map((done) => done.projectId),
    restored: images('updated').map((before) => raised(before, 2)),
    returned: images('removed').map((before) => raised(before, 1)),
    moves: [
      ...images('updated').map((before) => ({ projectId: before.id, from: before.version, to: before.version + 2 })),
      ...images('removed').map((before) => ({ projectId: before.id, from: before.version, to: before.version + 1 })),
    ],
  }
}
