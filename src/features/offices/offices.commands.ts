import type { Context } from '#src/context.ts'
import { inSystem } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { officeRegister } from './offices.register.ts'
import { findOfficeByCode, insertOffice, listOffices, type Office } from './offices.queries.ts'

/** The office with this DLA code, when it uses this installation. Offices are public reference data: no permission is asked. */
export const findOffice = (context: Context, dlaCode: string): Promise<Office | null> =>
  inSystem(context.db, (tx) => findOfficeByCode(tx, dlaCode))

/** All offices that use this installation. */
export const listRegisteredOffices = (context: Context): Promise<Office[]> => inSystem(context.db, listOffices)

/**
 * Makes sure that an office of the national list is registered here. The calling command has authorised.
 * @returns the id of its organization: the DLA code as a number, so that every installation gives the same
 * @throws AppError 'invalid' when the code is not in the national list
 */
export async function registerOffice(context: Context, dlaCode: string): Promise<number> {
  const entry = officeRegister().find((office) => office.dlaCode === dlaCode)
  if (!entry)
    throw new AppError('invalid', 'ไม่พบหน่วยงานนี้ในทะเบียนองค์กรปกครองส่วนท้องถิ่น กรุณาเลือกจากรายการ', [
      { field: 'officeCode', rule: 'office-unknown', message: 'กรุณาเลือกหน่วยงานจากรายการ' },
    ])
  const office: Office = {
    id: Number(dlaCode),
    dlaCode,
    name: entry.name,
    type: entry.type,
    amphoe: entry.amphoe,
    province: entry.province,
  }
  await inSystem(context.db, (tx) => insertOffice(tx, office))
  return office.id
}
