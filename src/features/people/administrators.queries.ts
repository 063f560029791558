import { withSystem, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { listAccounts } from './accounts.queries.ts'
import { keepsAdministrator } from './people.ts'
import { listHoldings, listPositions } from './positions.queries.ts'

/**
 * Looks, after a change and within its transaction, whether the office can still be administered.
 * @throws AppError 'conflict' when nobody could: the change must not be kept
 */
export async function refuseLastAdministrator(tx: Tx, orgId: number, now: Date): Promise<void> {
  const positions = await listPositions(tx, orgId)
  const administering = new Set(
    positions.filter(({ isActive, roles }) => isActive && roles.includes('administrator')).map(({ id }) => id),
  )
  const holdings = (await listHoldings(tx, orgId)).filter(({ positionId }) => administering.has(positionId))
  const accounts = await withSystem(tx, () =>
    listAccounts(
      tx,
      holdings.map(({ userId }) => userId),
    ),
  )
  const canSignIn = new Set(accounts.filter(({ hasPassword }) => hasPassword).map(({ id }) => id))
  const seats = holdings.map(({ id, positionId, fromDate, toDate, userId }) => ({
    holdingId: id,
    positionId,
    fromDate,
    toDate,
    canSignIn: canSignIn.has(userId),
  }))
  if (keepsAdministrator(seats, dateInThailand(now))) return
  throw new AppError(
    'conflict',
    'ทำรายการนี้ไม่ได้ เพราะจะไม่เหลือผู้ดูแลระบบของหน่วยงานที่ลงชื่อเข้าใช้ได้ กรุณาตั้งผู้ดูแลระบบคนใหม่และให้ตั้งรหัสผ่านก่อน',
  )
}
