import { expect, test } from 'vitest'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'
import { insertHolding, insertPosition, updatePosition } from '#src/features/people/positions.queries.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { findSignatory } from './signatory.queries.ts'

const NOW = new Date('2026-11-22T03:00:00Z')
const TODAY = '2026-11-22'
const positionOf = (title: string, roles: OfficeRole[]) => ({
  id: uuidV7(NOW),
  title,
  divisionId: null,
  isActive: true,
  roles,
})

test('who signs holds the position of the executive in use, who acts comes first, and nobody signs by one out of use', async () => {
  const db = await openTestDatabase()
  const mayor = positionOf('นายกเทศมนตรีตัวอย่าง', ['executive'])
  const clerk = positionOf('ปลัดเทศบาลตัวอย่าง', [])
  const holding = { fromDate: '2026-01-01', toDate: null, isActing: false, orderNumber: null }
  const signatory = () => readOrg(db, OFFICE.id, (tx) => findSignatory(tx, OFFICE.id, TODAY))
  await inOrg(db, OFFICE.id, async (tx) => {
    for (const position of [mayor, clerk]) await insertPosition(tx, OFFICE.id, position)
    const hold = (over: { positionId: string; userId: string; personName: string }) =>
      insertHolding(tx, OFFICE.id, { ...holding, id: uuidV7(NOW), ...over })
    await hold({ positionId: mayor.id, userId: 'mayor', personName: 'นายตัวอย่าง' })
    await hold({ positionId: clerk.id, userId: 'clerk', personName: 'นางทดสอบ' })
  })
  expect(await signatory()).toMatchObject({ name: 'นายตัวอย่าง', executiveTitle: mayor.title, isActing: false })

  await inOrg(db, OFFICE.id, (tx) =>
    insertHolding(tx, OFFICE.id, {
      ...holding,
      id: uuidV7(NOW),
      positionId: mayor.id,
      userId: 'clerk',
      personName: 'นางทดสอบ',
      isActing: true,
      orderNumber: '12/2569',
    }),
  )
  expect(await signatory()).toEqual({
    name: 'นางทดสอบ',
    executiveTitle: mayor.title,
    ownTitle: clerk.title,
    isActing: true,
    actingOrder: '12/2569',
  })

  await inOrg(db, OFFICE.id, (tx) => updatePosition(tx, OFFICE.id, { ...mayor, isActive: false }, 1))
  expect(await signatory()).toBeNull()
})
