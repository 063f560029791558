import { describe, expect, it } from 'vitest'
import { LOCAL_OPERATOR, STRANGER } from '#src/domain/permissions.ts'
import { buildApp } from '#src/server/app.ts'
import { openTestDatabase } from '#test/database.ts'
import { findOffice, registerOffice, registerUnlistedOffice, searchAllOffices } from './offices.commands.ts'

const db = await openTestDatabase()
const context = { db, actor: LOCAL_OPERATOR, now: () => new Date('2026-11-22T03:00:00Z') }

/** Fictitious. */
const UNLISTED = {
  dlaCode: '9999902',
  name: 'องค์การบริหารส่วนตำบลทดสอบในฝัน',
  type: 'sao',
  amphoe: 'สมมุติ',
  province: 'ตัวอย่าง',
} as const

describe('an office comes to use the installation', () => {
  it('from the national register', async () => {
    expect(await registerOffice(context, '3200408')).toBe(3200408)
    expect(await findOffice(context, '3200408')).toMatchObject({ name: 'เมืองพัทยา', type: 'pattaya' })
  })

  it('or because it is here already, though the register does not know it', async () => {
    await expect(registerOffice(context, UNLISTED.dlaCode)).rejects.toMatchObject({ code: 'invalid' })
    expect(await registerUnlistedOffice(context, UNLISTED)).toBe(9999902)
    expect(await registerOffice(context, UNLISTED.dlaCode)).toBe(9999902)
    expect(await findOffice(context, UNLISTED.dlaCode)).toMatchObject({ ...UNLISTED, id: 9999902 })
  })

  it('but not under the code of another', async () => {
    await expect(registerUnlistedOffice(context, { ...UNLISTED, dlaCode: '3200408' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('and only by those who may', async () => {
    const stranger = { ...context, actor: { ...STRANGER, userId: 'someone' } }
    await expect(registerUnlistedOffice(stranger, UNLISTED)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('a search finds offices of the register and those that only this installation knows', async () => {
  await registerUnlistedOffice(context, UNLISTED)
  const { offices, count } = await searchAllOffices(context, 'อบต.ทดสอบในฝัน', 5)
  expect({ count, first: offices[0] }).toEqual({
    count: 1,
    first: { ...UNLISTED, shortName: 'ทดสอบในฝัน' },
  })
  const many = await searchAllOffices(context, 'อบต.หนองบัว', 5)
  expect(many.offices).toHaveLength(5)
  expect(many.count).toBeGreaterThanOrEqual(22)
  expect(await searchAllOffices(context, '', 5)).toEqual({ offices: [], count: 0 })
})

it('the same is answered over REST, without what only we need', async () => {
  const app = await buildApp({ config: { logLevel: 'silent' }, database: db })
  const url = `/api/v1/offices?q=${encodeURIComponent('ทต.แม่สาย')}&limit=2`
  const answer = await app.inject({ url, headers: { host: 'localhost:3000' } })
  await app.close()
  expect(answer.statusCode).toBe(200)
  const { offices, count } = answer.json<{ offices: object[]; count: number }>()
  expect(offices[0]).toMatchObject({ name: 'เทศบาลตำบลแม่สาย', type: 'subdistrict-municipality', province: 'เชียงราย' })
  expect(Object.keys(offices[0] ?? {})).toEqual(['dlaCode', 'name', 'type', 'amphoe', 'province'])
  expect(offices.length).toBeLessThanOrEqual(2)
  expect(count).toBeGreaterThanOrEqual(offices.length)
})
