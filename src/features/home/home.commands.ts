import type { Context } from '#src/context.ts'
import { AppError } from '#src/domain/errors.ts'
import { listRegisteredOffices } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'

/**
 * The offices in which the actor holds a position today; all of this installation for the operator.
 * @throws AppError 'forbidden' when there is none
 */
export async function listMyOffices(context: Context): Promise<Office[]> {
  const { memberships } = context.actor
  if (memberships.length === 0)
    throw new AppError('forbidden', 'บัญชีของท่านยังไม่มีตำแหน่งในหน่วยงานใด กรุณาติดต่อผู้ดูแลระบบของหน่วยงาน')
  const codes = new Set(memberships.map(({ officeCode }) => officeCode))
  return (await listRegisteredOffices(context)).filter(({ dlaCode }) => codes.has('*') || codes.has(dlaCode))
}
