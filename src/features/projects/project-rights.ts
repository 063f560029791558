import { AppError } from '#src/domain/errors.ts'
import { may, mayEditProject, membershipIn, type Actor } from '#src/domain/permissions.ts'
import { isEditable, type PlanStatus } from '#src/domain/plan-status.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { EditRights } from './project-changes.ts'
import { liveProjectOf, type LiveProject } from './projects.ts'

/** Who asks, about which office. */
export type Asker = { actor: Actor; officeCode: string }

/** What the actor may do with the projects of an office, as long as the plan may be changed at all. */
export const rightsOf = ({ actor, officeCode }: Asker): EditRights => ({
  mayEdit: (departments) => mayEditProject(actor, officeCode, departments),
  mayArrange: may(actor, 'project.arrange', officeCode),
  divisions: membershipIn(actor, officeCode)?.divisions ?? [],
})

/** Projects as the actor sees them in a plan of this status. */
export function asSeen(asker: Asker, status: PlanStatus, projects: readonly StoredProject[]): LiveProject[] {
  const { mayEdit } = rightsOf(asker)
  return projects.map((project) => liveProjectOf(project, isEditable(status) && mayEdit(project.departments)))
}

/** @throws AppError 'forbidden' while others consider the plan, and once it is announced */
export function refuseLocked(status: PlanStatus): void {
  if (isEditable(status)) return
  throw new AppError(
    'forbidden',
    status === 'announced'
      ? 'แผนประกาศใช้แล้ว แก้ไขไม่ได้ การเปลี่ยนแปลงให้ทำเป็นแผนการดำเนินงานเพิ่มเติมหรือเปลี่ยนแปลง'
      : 'แผนอยู่ระหว่างการพิจารณา แก้ไขไม่ได้ จนกว่าคณะกรรมการหรือผู้บริหารจะส่งคืน',
  )
}

/** What is said where there is no plan. */
export const noPlan = (): AppError => new AppError('not_found', 'ไม่พบแผนการดำเนินงานของหน่วยงานและปีงบประมาณนี้')
