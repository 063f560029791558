import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { foldThai, normaliseThai } from '#src/domain/thai-text.ts'
import { officeWith } from './offices.commands.ts'
import type { Office } from './offices.queries.ts'
import {
  findProfile,
  insertProfile,
  listDivisions,
  saveDivision,
  updateProfile,
  type Division,
  type OfficeProfile,
} from './profile.queries.ts'
import { ownWordsOf } from './profile.ts'
import type { DivisionsInput, OfficeWordsInput } from './profile.schema.ts'

/** What an office is set to. `profile` null: it has been taken in, but not been set up. */
export type OfficeSettings = { office: Office; profile: OfficeProfile | null; divisions: Division[] }

/** The settings of an office. @throws AppError 'not_found' for an unknown office */
export async function openOfficeSettings(context: Context, officeCode: string): Promise<OfficeSettings> {
  authorise(context.actor, 'office.configure', officeCode)
  const office = await officeWith(context, officeCode)
  return readOrg(context.db, office.id, async (tx) => ({
    office,
    profile: await findProfile(tx, office.id),
    divisions: await listDivisions(tx, office.id),
  }))
}

/** Saves the words of an office. @throws AppError 'conflict' when someone else saved in between */
export async function saveOfficeWords(context: Context, officeCode: string, input: OfficeWordsInput): Promise<void> {
  authorise(context.actor, 'office.configure', officeCode)
  const office = await officeWith(context, officeCode)
  const [words, now] = [ownWordsOf(office, input), context.now()]
  await inOrg(context.db, office.id, async (tx) => {
    const isFirst = await insertProfile(tx, office.id, words, now)
    if (!isFirst && !(await updateProfile(tx, office.id, words, input.version, now)))
      throw new AppError('conflict', 'ถ้อยคำถูกแก้ไขจากหน้าต่างอื่นแล้ว กรุณาเปิดหน้านี้ใหม่ก่อนบันทึก')
    await appendAudit(tx, { ...subjectOf(context, officeCode, now), detail: { words } })
  })
}

/**
 * Saves the divisions of an office in the order given; those not named stay as they are, and lines without id and name count for nothing.
 * Projects keep the names they bear.
 * @throws AppError 'invalid' for a name that is missing or stands twice
 */
export async function saveDivisions(context: Context, officeCode: string, input: DivisionsInput): Promise<void> {
  authorise(context.actor, 'office.configure', officeCode)
  const office = await officeWith(context, officeCode)
  const lines = input
    .map((line) => ({ ...line, name: normaliseThai(line.name) }))
    .filter(({ id, name }) => id !== null || name !== '')
  const problems = divisionProblems(lines)
  if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกกองไม่ได้', problems)
  const now = context.now()
  await inOrg(context.db, office.id, async (tx) => {
    const known = await listDivisions(tx, office.id)
    if (lines.some(({ id }) => id !== null && !known.some((division) => division.id === id)))
      throw new AppError('not_found', 'ไม่พบกองที่ส่งมา กรุณาเปิดหน้านี้ใหม่')
    // By way of names that nobody has, so that two divisions may exchange theirs.
    for (const { id } of lines)
      if (id !== null) await saveDivision(tx, office.id, { id, name: id, sortOrder: 0, isActive: true })
    for (const [index, { id, name, isActive }] of lines.entries())
      await saveDivision(tx, office.id, { id: id ?? uuidV7(now), name, isActive, sortOrder: index + 1 })
    const detail = { before: known.map(({ name }) => name), after: lines.map(({ name }) => name) }
    await appendAudit(tx, { ...subjectOf(context, officeCode, now), detail })
  })
}

function divisionProblems(lines: readonly { name: string }[]): Problem[] {
  const seen = new Set<string>()
  return lines.flatMap(({ name }, index) => {
    const key = foldThai(name)
    const field = `name-${index}`
    if (key === '') return [{ field, rule: 'name-needed', message: `กองลำดับที่ ${index + 1} ยังไม่มีชื่อ` }]
    if (seen.has(key)) return [{ field, rule: 'name-twice', message: `ชื่อ “${name}” ซ้ำกัน` }]
    seen.add(key)
    return []
  })
}

const subjectOf = (context: Context, officeCode: string, at: Date) => ({
  at,
  actor: signatureOf(context.actor, officeCode),
  action: 'office.configure',
  subjectType: 'office',
  subjectId: officeCode,
})
