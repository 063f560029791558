import { randomUUID } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { decideDuplicate, listCases } from '#src/features/duplicates/cases.commands.ts'
import type { DuplicateCase } from '#src/features/duplicates/cases.ts'
import type { DecisionInput } from '#src/features/duplicates/duplicates.schema.ts'
import { OFFICE_CODE } from './actors.ts'
import type { AskedAgency } from './asked-agency.ts'
import { OFFICE } from './database.ts'
import { plantPlan, type Planted } from './planted-works.ts'

let planted = 0

/** A name of a road that no other test has, in two spellings. */
export function roadName(): { plain: string; respelled: string } {
  const road = ['หนองสมมุติ', 'ดอนจำลอง', 'วังตัวอย่าง', 'ทุ่งทดลอง', 'โคกลองดู', 'นาทดสอบ', 'บึงกำหนด', 'ห้วยประมาณ'][
    planted % 8
  ]
  const village = 1 + (planted++ % 19)
  return {
    plain: `ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้าน${road} หมู่ที่ ${village}`,
    respelled: `โครงการก่อสร้างถนน คสล. สายบ้าน${road} ม.${village}`,
  }
}

/** A plan of its own year with two spellings of one road among others, and the case that the search makes of them. */
export async function plantPair(
  context: Context,
  fiscalYear: number,
  [left, right]: [Partial<Planted>, Partial<Planted>] = [{}, {}],
): Promise<{ planId: string; ids: string[]; found: DuplicateCase }> {
  const { plain, respelled } = roadName()
  const place = { place: null, villages: [] }
  const plan = await plantPlan(context, OFFICE.id, fiscalYear, [
    { name: plain, ...place, ...left },
    { name: respelled, ...place, ...right },
    { name: `อบรมการคัดแยกขยะในครัวเรือน ประจำปี ${fiscalYear}`, ...place },
  ])
  return { ...plan, found: await onlyCase(context, fiscalYear) }
}

/** The only case of a plan, past years apart. @throws Error when there are more or none */
export async function onlyCase(context: Context, fiscalYear: number): Promise<DuplicateCase> {
  const cases = (await casesOf(context, fiscalYear)).filter(({ kind }) => kind !== 'past')
  const [only] = cases
  if (!only || cases.length > 1)
    throw new Error(`${cases.length} cases: ${cases.map(({ left }) => left.name).join(' | ')}`)
  return only
}

/** The cases of a plan of the first office, searched for anew where its works changed. */
export const casesOf = async (context: Context, fiscalYear: number): Promise<DuplicateCase[]> =>
  (await listCases(context, OFFICE_CODE, fiscalYear)).cases

/** Decides on a case as it stands. */
export const decide = (
  context: Context,
  fiscalYear: number,
  { id: caseId, version }: Pick<DuplicateCase, 'id' | 'version'>,
  decision: DecisionInput,
  decisionId: string = randomUUID(),
): Promise<DuplicateCase> =>
  decideDuplicate(context, OFFICE_CODE, fiscalYear, { decisionId, caseId, version, decision })

/** Puts a project that an asked agency sent into the inbox. @returns its id */
export async function plantAnswer(
  context: Context,
  { requestId }: AskedAgency,
  work: { name: string; amountSatang: number; months?: number },
): Promise<string> {
  const now = context.now()
  const [answerId, itemId] = [uuidV7(now), uuidV7(now)]
  const office = { org_id: OFFICE.id, request_id: requestId }
  const answer = { seq: 1, client_id: randomUUID(), at: now, channel: 'link-form', received_on: '2026-10-10' } as const
  const letter = { letter_number: 'คค 0601/123', letter_date: '2026-10-09' }
  await inOrg(context.db, OFFICE.id, async (tx) => {
    await tx
      .insertInto('collection_answer')
      .values({ ...office, ...answer, ...letter, id: answerId, recorded_by: 'ผู้ทดสอบ', sent: '{"projects":[]}' })
      .execute()
    await tx
      .insertInto('collection_item')
      .values({
        ...office,
        id: itemId,
        answer_id: answerId,
        position: 1,
        kind: 'outside-agency',
        name: work.name,
        fund_sources: ['งบประมาณแผ่นดิน'],
        fund_satang: [work.amountSatang],
        months: work.months ?? 0,
        updated_at: now,
      })
      .execute()
  })
  return itemId
}
