import { describe, expect, it } from 'vitest'
import { readFinishDates } from './finish-dates.ts'

const EMPTY = { version: 1, budgetAnnouncedOn: '', budgetReference: '', finishExtendedTo: '', finishExtensionOrder: '' }
const read = (over: Partial<typeof EMPTY>) => readFinishDates({ ...EMPTY, ...over }, '2026-11-22')
const rulesOf = (over: Partial<typeof EMPTY>) => read(over).problems.map(({ field, rule }) => [field, rule])

describe('the dates of finishing, as typed', () => {
  it('may all be empty', () => {
    expect(read({})).toEqual({
      dates: { budgetAnnouncedOn: null, budgetReference: null, finishExtendedTo: null, finishExtensionOrder: null },
      problems: [],
    })
  })

  it('are read in any Thai form', () => {
    const typed = {
      budgetAnnouncedOn: '๑๖ ก.ย. ๒๕๖๙',
      finishExtendedTo: '30/11/2569',
      finishExtensionOrder: ' 45/2569 ',
    }
    expect(read(typed)).toMatchObject({
      dates: { budgetAnnouncedOn: '2026-09-16', finishExtendedTo: '2026-11-30', finishExtensionOrder: '45/2569' },
      problems: [],
    })
  })

  it.each([
    [{ budgetAnnouncedOn: 'เมื่อวาน', finishExtendedTo: '31/2/2570' }, ['budgetAnnouncedOn', 'finishExtendedTo']],
    [{ budgetAnnouncedOn: '23/11/2569' }, ['budgetAnnouncedOn']],
    [{ finishExtendedTo: '30/11/2569' }, ['finishExtensionOrder', 'budgetAnnouncedOn']],
    [{ finishExtensionOrder: '45/2569' }, ['finishExtendedTo']],
  ])('%j: each shortcoming is told', (over, fields) => expect(rulesOf(over).map(([field]) => field)).toEqual(fields))

  it('an extension ends later than the thirty days', () => {
    const with30 = { budgetAnnouncedOn: '16/9/2569', finishExtensionOrder: '45/2569' }
    expect(rulesOf({ ...with30, finishExtendedTo: '16/10/2569' })).toEqual([
      ['finishExtendedTo', 'extension-not-later'],
    ])
    expect(rulesOf({ ...with30, finishExtendedTo: '17/10/2569' })).toEqual([])
  })
})
