import { KIND_LABELS } from '#src/domain/labels.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { blankProject, withFields } from '#src/features/projects/project-input.ts'
import { BLANK_FIELDS, type ProjectFields } from '#src/features/projects/projects.ts'
import { readFields } from './review-rows.ts'
import { cellName } from './sheet-reading.ts'
import type { ReviewState, UnreadCell } from './sheet-review.ts'
import type { FreshRow, NewReason } from './sort-rows.ts'

/**
 * A row of the file that is none of the exported ones. `id`: what the form calls it; `likeId`: a project of the plan that has its name and
 * place; `isAdded`: whether it is added unless the person says otherwise.
 */
export type NewRow = {
  id: string
  where: string
  reason: NewReason
  fields: Partial<ProjectFields> & Pick<ProjectFields, 'name'>
  likeId: string | null
  isAdded: boolean
  isRefused: boolean
}

/** What makes two projects look like one: the same name at the same place. */
export const lookOf = ({ name, place }: { name: string; place: string | null }): string =>
  `${name.replace(/\s+/g, '')}\n${(place ?? '').replace(/\s+/g, '')}`

/** Lines of sums, as people add them under a table. */
const SUM = /^(?:รวม|รวมทั้งสิ้น|รวมทั้งหมด|ยอดรวม)(?:\d+โครงการ)?$/

/** Reviews a row that would become a new project; null for a line that is none. */
export function newRow(
  { table, row, index, reason }: FreshRow,
  { rights, lookalikes }: ReviewState & { lookalikes: ReadonlyMap<string, string> },
  unread: UnreadCell[],
): NewRow | null {
  const found: UnreadCell[] = []
  const where = cellName(table, row.row)
  // Who adds a row seldom says that it is a project.
  const cells = { ...row.cells, kind: row.cells.kind ?? KIND_LABELS.project.th }
  const fields = readFields({ table, row: { ...row, cells } }, BLANK_FIELDS, null, found)
  const { name = '' } = fields
  if (SUM.test(foldThai(name))) return null
  if (name === '') {
    unread.push({ where, name: '', text: '', message: NAMELESS })
    return null
  }
  const { project, problems } = withFields(blankProject(where), fields)
  for (const { field, message } of problems) {
    const wrong = field.slice(field.lastIndexOf('.') + 1)
    Reflect.deleteProperty(fields, wrong)
    found.push({ where, name, text: '', message })
  }
  unread.push(...found.map((cell) => ({ ...cell, name })))
  if (fields.name === undefined) return null
  const likeId = lookalikes.get(lookOf(project)) ?? null
  const isWanted = reason === 'no-key' || reason === 'copy'
  const isRefused = project.departments.length > 0 && !rights.mayEdit(project.departments)
  return {
    id: `r${index}`,
    where,
    reason,
    fields: { ...fields, name },
    likeId,
    isAdded: isWanted && likeId === null && !isRefused,
    isRefused,
  }
}

const NAMELESS = 'แถวนี้ไม่มีชื่อโครงการ จึงไม่เพิ่มเป็นโครงการใหม่ กรุณาพิมพ์ชื่อโครงการแล้วนำเข้าอีกครั้ง'
