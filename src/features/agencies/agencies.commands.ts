import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { authorise, may, membershipIn, signatureOf } from '#src/domain/permissions.ts'
import { foldThai, normaliseThai, textOrNull } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { usualAgencies, type AgencyContact, type OwnAgency } from './agencies.ts'
import {
  findOrAddAgency,
  insertContact,
  listOwnAgencies,
  loadAgency,
  updateAgency,
  updateContact,
} from './agencies.queries.ts'
import type { AgencyInput } from './agencies.schema.ts'
import { isEmail, readAgencyLines, type AgencyLine } from './agency-lines.ts'
import { pointFaultText, readPoint } from './point.ts'

/** The list of an office. `usual`: bodies that offices usually ask and that are not in it yet, to start from. */
export type AgencyList = { office: Office; agencies: OwnAgency[]; usual: string[]; mayManage: boolean }

/** The outside agencies that an office asks. @throws AppError 'not_found' for an office that does not use this installation */
export async function openAgencies(context: Context, officeCode: string): Promise<AgencyList> {
  authorise(context.actor, 'agency.read', officeCode)
  const office = await officeWith(context, officeCode)
  const agencies = await readOrg(context.db, office.id, listOwnAgencies)
  const known = new Set(agencies.map(({ name }) => foldThai(name)))
  return {
    office,
    agencies,
    usual: usualAgencies(office).filter((name) => !known.has(foldThai(name))),
    mayManage: may(context.actor, 'agency.manage', officeCode),
  }
}

/** What became of a pasted list: how many are new in the office's list, and how many stood in it already. */
export type AddedAgencies = { added: number; known: number }

/**
 * Puts agencies into the list of the office, one a line; a body that another office has entered is found again and shared.
 * @throws AppError 'invalid' naming each line that cannot be read
 */
export async function addAgencies(context: Context, officeCode: string, text: string): Promise<AddedAgencies> {
  authorise(context.actor, 'agency.manage', officeCode)
  const office = await officeWith(context, officeCode)
  const { lines, problems } = readAgencyLines(text)
  if (lines.length === 0 && problems.length === 0)
    problems.push({ field: 'lines', rule: 'empty', message: 'กรุณาพิมพ์หรือวางชื่อหน่วยงานอย่างน้อยหนึ่งบรรทัด' })
  if (problems.length > 0) throw new AppError('invalid', 'ยังเพิ่มหน่วยงานไม่ได้', problems)
  return inOrg(context.db, office.id, async (tx) => {
    const names: string[] = []
    for (const line of lines) if (await addLine(context, tx, office, line)) names.push(line.name)
    if (names.length > 0)
      await appendAudit(tx, { ...deedOf(context, officeCode), subjectId: officeCode, detail: { added: names } })
    return { added: names.length, known: lines.length - names.length }
  })
}

async function addLine(context: Context, tx: Tx, office: Office, line: AgencyLine): Promise<boolean> {
  const now = context.now()
  const { name, kind, ...told } = line
  const { amphoe, province } = office
  const agencyId = await findOrAddAgency(tx, { id: uuidV7(now), name, kind, amphoe, province }, now)
  return insertContact(tx, agencyId, { ...told, note: null, isActive: true }, now)
}

/** An agency as its page shows it. `mayCorrect`: name, kind and place too, which all offices see. */
export type AgencyView = { office: Office; agency: OwnAgency; mayManage: boolean; mayCorrect: boolean }

/** One agency. @throws AppError 'not_found' */
export async function openAgency(context: Context, officeCode: string, agencyId: string): Promise<AgencyView> {
  authorise(context.actor, 'agency.read', officeCode)
  const office = await officeWith(context, officeCode)
  const agency = isUuid(agencyId) ? await readOrg(context.db, office.id, (tx) => loadAgency(tx, agencyId)) : null
  if (!agency) throw noAgency()
  const mayManage = may(context.actor, 'agency.manage', officeCode)
  return { office, agency, mayManage, mayCorrect: mayManage && isOwner(context, office, agency) }
}

/** The office that entered an agency may correct it as long as it is the only one that has it, and the operator always. */
const isOwner = ({ actor }: Context, office: Office, agency: OwnAgency): boolean =>
  (agency.createdByOrg === office.id && !agency.isShared) ||
  (membershipIn(actor, office.dlaCode)?.roles.includes('operator') ?? false)

/**
 * Saves an agency: what all offices see of it where the office entered it, and what the office itself knows of its people.
 * @throws AppError 'invalid' with every shortcoming, among them a name that is another agency's; 'conflict' when somebody else saved in
 * between
 */
export async function saveAgency(
  context: Context,
  officeCode: string,
  agencyId: string,
  input: AgencyInput,
): Promise<void> {
  authorise(context.actor, 'agency.manage', officeCode)
  const { office, agency, mayCorrect } = await openAgency(context, officeCode, agencyId)
  const point = pointOf(input.point)
  const next = agencyOf(agency, input, point)
  const contact = contactOf(input)
  const problems = [...problemsOf(next.name, contact), ...(mayCorrect ? pointProblems(point) : [])]
  if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกหน่วยงานไม่ได้', problems)
  await inOrg(context.db, office.id, async (tx) => {
    if (mayCorrect && isChanged(agency, next)) refuseUnsaved(await updateAgency(tx, next), next.name)
    const isSaved =
      input.contactVersion === 0
        ? await insertContact(tx, agencyId, contact, context.now())
        : await updateContact(tx, agencyId, contact, context.now())
    if (!isSaved) throw changedElsewhere()
    const detail = { name: next.name, isActive: contact.isActive }
    await appendAudit(tx, { ...deedOf(context, officeCode), subjectId: agencyId, detail })
  })
}

const NO_POINT = { latitude: null, longitude: null }

const pointOf = (typed: string) => (typed.trim() === '' ? NO_POINT : readPoint(typed))

const pointProblems = (point: ReturnType<typeof pointOf>): Problem[] =>
  typeof point === 'string' ? [{ field: 'point', rule: point, message: pointFaultText(point) }] : []

const agencyOf = (agency: OwnAgency, input: AgencyInput, point: ReturnType<typeof pointOf>) => ({
  id: agency.id,
  name: normaliseThai(input.name),
  kind: input.kind,
  amphoe: textOrNull(input.amphoe),
  province: textOrNull(input.province),
  ...(typeof point === 'string' ? NO_POINT : { latitude: point.latitude, longitude: point.longitude }),
  version: input.version,
})

const SHARED_FIELDS = ['name', 'kind', 'amphoe', 'province', 'latitude', 'longitude'] as const

const isChanged = (before: OwnAgency, after: ReturnType<typeof agencyOf>): boolean =>
  SHARED_FIELDS.some((field) => before[field] !== after[field])

const contactOf = (input: AgencyInput): AgencyContact => ({
  addressee: textOrNull(input.addressee),
  address: textOrNull(input.address),
  email: textOrNull(input.email),
  phone: textOrNull(input.phone),
  note: textOrNull(input.note),
  isActive: input.isActive,
  version: input.contactVersion,
})

function problemsOf(name: string, { email }: AgencyContact): Problem[] {
  const problems: Problem[] = []
  if (name === '') problems.push({ field: 'name', rule: 'name-missing', message: 'กรุณาพิมพ์ชื่อหน่วยงาน' })
  if (email !== null && !isEmail(email))
    problems.push({ field: 'email', rule: 'email', message: `ที่อยู่อีเมล “${email}” ไม่ถูกต้อง` })
  return problems
}

function refuseUnsaved(outcome: 'saved' | 'changed' | 'taken', name: string): void {
  if (outcome === 'changed') throw changedElsewhere()
  if (outcome === 'saved') return
  const message = `มีหน่วยงานชื่อ “${name}” ในพื้นที่นี้อยู่แล้ว กรุณาใช้รายการที่มีอยู่`
  throw new AppError('invalid', message, [{ field: 'name', rule: 'name-taken', message }])
}

const changedElsewhere = (): AppError =>
  new AppError('conflict', 'ข้อมูลหน่วยงานนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว กรุณาเปรียบเทียบก่อนบันทึกอีกครั้ง')

const noAgency = (): AppError => new AppError('not_found', 'ไม่พบหน่วยงานนี้')

const deedOf = (context: Context, officeCode: string) => ({
  at: context.now(),
  actor: signatureOf(context.actor, officeCode),
  action: 'agency.manage',
  subjectType: 'agency',
})
