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

/**
 * @param author id of the person for whom an edit waited in a browser, when the browser said so
 * @throws AppError 'forbidden' when another person is signed in there by now
 */
export function refuseOtherAuthor({ actor }: { actor: Actor }, author: string | undefined): void {
  // Who stands at the machine itself has no account; the table then says 'operator'.
  if (author === undefined || author === (actor.userId ?? 'operator')) return
  throw new AppError('forbidden', 'ผู้ที่ลงชื่อเข้าใช้อยู่ขณะนี้ไม่ใช่ผู้ที่ทำการแก้ไขนี้ จึงไม่บันทึก เพื่อไม่ให้เป็นการแก้ไขในชื่อของผู้อื่น', [
    { field: 'as', rule: 'other-person', message: 'กรุณาให้ผู้ที่ทำการแก้ไขลงชื่อเข้าใช้อีกครั้ง' },
  ])
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
