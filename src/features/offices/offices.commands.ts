import type { Context } from '#src/context.ts'
import { inSystem } from '#src/db/scope.ts'
import { findOffices } from '#src/domain/local-governments/find-offices.ts'
import { registered, type RegisteredOffice } from '#src/domain/local-governments/register.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise } from '#src/domain/permissions.ts'
import { officeRegister } from './offices.register.ts'
import { findOfficeByCode, insertOffice, listOffices, type Office } from './offices.queries.ts'

/** The office with this DLA code, when it uses this installation. Offices are public reference data: no permission is asked. */
export const findOffice = (context: Context, dlaCode: string): Promise<Office | null> =>
  inSystem(context.db, (tx) => findOfficeByCode(tx, dlaCode))

/** The office with this DLA code. As `findOffice` it asks for no permission. @throws AppError 'not_found' when it does not use this installation */
export async function officeWith(context: Context, dlaCode: string): Promise<Office> {
  const office = await findOffice(context, dlaCode)
  if (!office) throw new AppError('not_found', 'ไม่พบหน่วยงานนี้')
  return office
}

/** All offices that use this installation. */
export const listRegisteredOffices = (context: Context): Promise<Office[]> => inSystem(context.db, listOffices)

/**
 * The first `limit` offices that a search finds, best first, and how many there are in all: those of the national register, and those
 * that only this installation knows. Public reference data: no permission is asked.
 */
export async function searchAllOffices(
  context: Context,
  text: string,
  limit: number,
): Promise<{ offices: RegisteredOffice[]; count: number }> {
  const listed = officeRegister()
  const codes = new Set(listed.map(({ dlaCode }) => dlaCode))
  const unlisted = (await listRegisteredOffices(context)).filter(({ dlaCode }) => !codes.has(dlaCode))
  const found = findOffices([...unlisted.flatMap(asRegistered), ...listed], text)
  return { offices: found.slice(0, limit), count: found.length }
}

const asRegistered = (office: Office) => registered({ ...office, province: office.province ?? '' }) ?? []

/**
 * Makes sure that an office uses this installation: one that does already, or one of the national register, which is taken in.
 * The calling command has authorised.
 * @returns the id of its organization: the DLA code as a number, so that every installation gives the same
 * @throws AppError 'invalid' when the code is neither known here nor in the national register
 */
export async function registerOffice(context: Context, dlaCode: string): Promise<number> {
  const standing = await findOffice(context, dlaCode)
  if (standing) return standing.id
  const entry = officeRegister().find((office) => office.dlaCode === dlaCode)
  if (!entry)
    throw new AppError('invalid', 'ไม่พบหน่วยงานนี้ในทะเบียนองค์กรปกครองส่วนท้องถิ่น กรุณาเลือกจากรายการ', [
      { field: 'officeCode', rule: 'office-unknown', message: 'กรุณาเลือกหน่วยงานจากรายการ' },
    ])
  const { name, type, amphoe, province } = entry
  return addOffice(context, { dlaCode, name, type, amphoe, province })
}

/**
 * Takes in an office that is not in the national register: a fictitious one for trying. One that is there already stays as it is.
 * @returns the id of its organization
 * @throws AppError 'invalid' for a code of the national register
 */
export async function registerUnlistedOffice(context: Context, office: Omit<Office, 'id'>): Promise<number> {
  authorise(context.actor, 'office.register', '*')
  if (officeRegister().some(({ dlaCode }) => dlaCode === office.dlaCode))
    throw new AppError('invalid', `รหัส ${office.dlaCode} เป็นของหน่วยงานในทะเบียนองค์กรปกครองส่วนท้องถิ่นแล้ว`)
  return addOffice(context, office)
}

async function addOffice(context: Context, office: Omit<Office, 'id'>): Promise<number> {
  const id = Number(office.dlaCode)
  await inSystem(context.db, (tx) => insertOffice(tx, { ...office, id }))
  return id
}
