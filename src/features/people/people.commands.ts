import type { Context } from '#src/context.ts'
import { inSystem, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { listDivisions, type Division } from '#src/features/offices/profile.queries.ts'
import { listAccounts, type Account } from './accounts.queries.ts'
import { refuseLastAdministrator } from './administrators.queries.ts'
import { changePeople, officeOf } from './change-people.commands.ts'
import type { Holding, Position } from './people.ts'
import type { PositionInput } from './people.schema.ts'
import { insertPosition, listHoldings, listPositions, lockPosition, updatePosition } from './positions.queries.ts'

/** The people of an office: its positions, who holds and held them, and their accounts. */
export type PeopleView = {
  office: Office
  positions: Position[]
  holdings: Holding[]
  divisions: Division[]
  accounts: Account[]
}

/** The positions of an office and who holds them. @throws AppError 'not_found' for an unknown office */
export async function openPeople(context: Context, officeCode: string): Promise<PeopleView> {
  authorise(context.actor, 'people.read', officeCode)
  const office = await officeOf(context, officeCode)
  const inOffice = await readOrg(context.db, office.id, async (tx) => ({
    positions: await listPositions(tx, office.id),
    holdings: await listHoldings(tx, office.id),
    divisions: await listDivisions(tx, office.id),
  }))
  const ids = [...new Set(inOffice.holdings.map(({ userId }) => userId))]
  return { office, ...inOffice, accounts: await inSystem(context.db, (tx) => listAccounts(tx, ids)) }
}

/**
 * Adds a position, or changes one.
 * @returns its id
 * @throws AppError 'invalid'; 'conflict' when someone else changed it, or when nobody could administer the office any more
 */
export async function savePosition(context: Context, officeCode: string, input: PositionInput): Promise<string> {
  authorise(context.actor, 'people.manage', officeCode)
  const title = normaliseThai(input.title)
  if (title === '')
    throw new AppError('invalid', 'ยังบันทึกตำแหน่งไม่ได้', [
      { field: 'title', rule: 'title-needed', message: 'กรุณาพิมพ์ชื่อตำแหน่ง' },
    ])
  return changePeople(context, officeCode, async (tx, office) => {
    const { divisionId, isActive } = input
    if (divisionId !== null && !(await listDivisions(tx, office.id)).some(({ id }) => id === divisionId))
      throw new AppError('invalid', 'ยังบันทึกตำแหน่งไม่ได้', [
        { field: 'divisionId', rule: 'division-unknown', message: 'กรุณาเลือกกองจากรายการ' },
      ])
    const position = {
      id: input.id ?? uuidV7(context.now()),
      title,
      divisionId,
      isActive,
      roles: [...new Set(input.roles)],
    }
    const before = input.id === null ? null : await lockPosition(tx, office.id, input.id)
    if (input.id === null) await insertPosition(tx, office.id, position)
    else if (before === null) throw new AppError('not_found', 'ไม่พบตำแหน่งนี้')
    else if (!(await updatePosition(tx, office.id, position, input.version)))
      throw new AppError('conflict', 'ตำแหน่งนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว กรุณาเปิดหน้านี้ใหม่ก่อนบันทึก')
    if (before?.roles.includes('administrator')) await refuseLastAdministrator(tx, office.id, context.now())
    return {
      subjectType: 'position',
      subjectId: position.id,
      result: position.id,
      detail: { before: before && textOf(before), after: textOf(position) },
    }
  })
}

const textOf = ({
  title,
  divisionId,
  roles,
  isActive,
}: Pick<Position, 'title' | 'divisionId' | 'roles' | 'isActive'>) => ({
  title,
  divisionId,
  roles: [...roles],
  isActive,
})
