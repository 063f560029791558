import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#src/context.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { auditOf } from '#test/working-plan.ts'
import { addHoliday, openHolidays, removeHoliday, restoreHoliday } from './holidays.commands.ts'

let context: Context
let planner: Context
beforeAll(async () => {
  context = { db: await openTestDatabase(), actor: actorWith(['auditor']), now: () => new Date('2026-11-22T03:00:00Z') }
  planner = { ...context, actor: actorWith(['planning-officer']) }
})

const at = async (date: string, officeCode = OFFICE_CODE) => {
  const actor = actorWith(['auditor'], { officeCode })
  const { holidays } = await openHolidays({ ...context, actor }, officeCode)
  return holidays.filter((holiday) => holiday.date === date)
}

describe('the days off of an office', () => {
  it('are added, in the office only', async () => {
    await addHoliday(planner, OFFICE_CODE, { date: '๓ ก.พ. ๒๕๗๐', name: ' วันหยุดของจังหวัด ' })
    expect(await at('2027-02-03')).toEqual([
      { date: '2027-02-03', name: 'วันหยุดของจังหวัด', kind: 'office', source: null, isRemoved: false },
    ])
    expect(await at('2027-02-03', OTHER_OFFICE_CODE)).toEqual([])
    await removeHoliday(planner, OFFICE_CODE, '2027-02-03')
    expect(await at('2027-02-03')).toEqual([])
  })

  it('are taken out and restored, when they come with the program', async () => {
    await removeHoliday(planner, OFFICE_CODE, '2026-12-10')
    expect(await at('2026-12-10')).toMatchObject([{ isRemoved: true, name: 'วันรัฐธรรมนูญ' }])
    await restoreHoliday(planner, OFFICE_CODE, '2026-12-10')
    expect(await at('2026-12-10')).toMatchObject([{ isRemoved: false }])
    await expect(restoreHoliday(planner, OFFICE_CODE, '2026-12-10')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('go back to the name that comes with the program when the own one is removed', async () => {
    await addHoliday(planner, OFFICE_CODE, { date: '2026-12-31', name: 'วันส่งท้ายปีตัวอย่าง' })
    expect(await at('2026-12-31')).toMatchObject([{ name: 'วันส่งท้ายปีตัวอย่าง', kind: 'office' }])
    await removeHoliday(planner, OFFICE_CODE, '2026-12-31')
    expect(await at('2026-12-31')).toMatchObject([{ name: 'วันสิ้นปี', kind: 'fixed', isRemoved: false }])
  })

  it('are not changed by what cannot be read: everything wrong is told at once', async () => {
    await expect(addHoliday(planner, OFFICE_CODE, { date: '31 ก.พ. 2570', name: ' ' })).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ field: 'date' }, { field: 'name' }],
    })
    await expect(removeHoliday(planner, OFFICE_CODE, '2027-03-09')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are changed only by those who may, and seen by all of the office', async () => {
    const { mayManage } = await openHolidays(context, OFFICE_CODE)
    expect(mayManage).toBe(false)
    const input = { date: '2027-02-03', name: 'วันหยุด' }
    await expect(addHoliday(context, OFFICE_CODE, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(addHoliday(planner, OTHER_OFFICE_CODE, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openHolidays(planner, OTHER_OFFICE_CODE)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('leave every change in the audit log', async () => {
    const before = (await auditOf(context, OFFICE.id)).entryCount
    await addHoliday(planner, OFFICE_CODE, { date: '2027-03-09', name: 'วันหยุดของจังหวัด' })
    await removeHoliday(planner, OFFICE_CODE, '2027-03-09')
    expect(await auditOf(context, OFFICE.id)).toEqual({ entryCount: before + 2, brokenAt: null })
  })
})
