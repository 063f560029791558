import type { Context } from '#src/context.ts'
import { verifyAudit, type AuditVerdict } from '#src/db/audit.ts'
import type { Database } from '#src/db/open.ts'
import { readOrg } from '#src/db/scope.ts'
import { formatBaht } from '#src/domain/money.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { acceptIntake } from '#src/features/intakes/intake-acceptance.commands.ts'
import type { IntakeTarget } from '#src/features/intakes/intakes.ts'
import type { IntakeItem } from '#src/features/intakes/intake-items.queries.ts'
import { openIntake } from '#src/features/intakes/intake-views.commands.ts'
import { uploadIntake } from '#src/features/intakes/intakes.commands.ts'
import type { ItemInput } from '#src/features/intakes/intakes.schema.ts'
import { inputFromContent } from '#src/features/intakes/item-input.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { planCsv, type PlanRow } from './fixtures/plan-csv.ts'

/** What commands receive, on a test's database; every call of `now` is a second later than the one before. */
export function testContext(db: Database): Context {
  let ticks = Date.parse('2026-11-22T03:00:00Z')
  return { db, actor: LOCAL_OPERATOR, now: () => new Date((ticks += 1_000)) }
}

/** The n-th office of the national register, as good as any other. */
export function registeredOffice(index: number): { code: string; orgId: number; name: string } {
  const office = officeRegister()[index]
  if (!office) throw new RangeError(`the register has no office ${index}`)
  return { code: office.dlaCode, orgId: Number(office.dlaCode), name: office.name }
}

/** Uploads a made-up plan of an office. */
export const upload = async (
  context: Context,
  officeCode: string,
  rows: readonly PlanRow[],
  name = 'แผน 2570.csv',
): Promise<IntakeTarget> => ({
  officeCode,
  intakeId: await uploadIntake(context, officeCode, { name, bytes: planCsv(rows) }),
})

/** Uploads a made-up plan and takes it into an office's plan of 2570. */
export async function takeIn(
  context: Context,
  officeCode: string,
  rows: readonly PlanRow[],
  gone: 'keep' | 'remove' = 'keep',
): Promise<IntakeTarget> {
  const intake = await upload(context, officeCode, rows)
  await acceptIntake(context, intake, { fiscalYear: 2570, gone })
  return intake
}

/** The row with this name in a draft. */
export async function rowOf(context: Context, intake: IntakeTarget, name: string): Promise<IntakeItem> {
  const item = (await openIntake(context, intake)).items.find((one) => one.name === name)
  if (!item) throw new Error(`no row “${name}”`)
  return item
}

/** A row as its form would send it, with some fields typed anew. */
export const typed = (item: IntakeItem, over: Partial<ItemInput>): ItemInput => ({
  ...inputFromContent(item, formatBaht),
  ...over,
})

/** Whether the audit log of an office is sound, and how long it is. */
export const auditOf = (context: Context, orgId: number): Promise<AuditVerdict> =>
  readOrg(context.db, orgId, verifyAudit)
