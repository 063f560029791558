import { describe, expect, test } from 'vitest'
import { signatoryPositionOf } from '#src/features/people/signatory.ts'
import { decideAnnouncement, decidePosting, postingDuties } from './publications.ts'

const TODAY = '2026-11-22'
const LETTER = {
  number: ' 1/๒๕๖๙ ',
  announcedOn: '๑๕ พ.ย. ๒๕๖๙',
  signatoryName: 'นายตัวอย่าง',
  signatoryPosition: 'นายกเทศมนตรี',
}

describe('an announcement', () => {
  test('takes its date as officials write it, and a missing number', () => {
    expect(decideAnnouncement(LETTER, TODAY).announcement).toMatchObject({
      announcedOn: '2026-11-15',
      number: '1/๒๕๖๙',
    })
    expect(decideAnnouncement({ ...LETTER, number: ' ' }, TODAY).announcement?.number).toBeNull()
  })

  test('may be of today, not of tomorrow', () => {
    expect(decideAnnouncement({ ...LETTER, announcedOn: '22/11/2569' }, TODAY).problems).toEqual([])
    expect(decideAnnouncement({ ...LETTER, announcedOn: '23/11/2569' }, TODAY)).toMatchObject({
      announcement: null,
      problems: [{ rule: 'announced-in-future' }],
    })
  })

  test('names everything that is missing at once', () => {
    const empty = { number: '', announcedOn: '', signatoryName: '', signatoryPosition: ' ' }
    expect(decideAnnouncement(empty, TODAY).problems.map(({ rule }) => rule)).toEqual([
      'date-missing',
      'signatory-missing',
      'position-missing',
    ])
    expect(decideAnnouncement({ ...LETTER, announcedOn: '31 ก.พ. 2569' }, TODAY).problems).toMatchObject([
      { field: 'announcedOn', rule: 'date-unreadable' },
    ])
  })
})

describe('the posting', () => {
  const rules = (postedOn: string, postedUntil: string): string[] =>
    decidePosting({ postedOn, postedUntil }, '2026-11-15', TODAY).problems.map(({ rule }) => rule)

  test.each([
    ['', '', []],
    ['15/11/2569', '', []],
    ['22/11/2569', '22/12/2569', []],
    ['14/11/2569', '', ['posted-before-announced']],
    ['23/11/2569', '', ['posted-in-future']],
    ['', '1/12/2569', ['posted-on-missing']],
    ['20/11/2569', '19/11/2569', ['posted-until-before']],
    ['x', 'y', ['date-unreadable', 'date-unreadable']],
  ])('from “%s” to “%s”: %j', (from, to, expected) => {
    expect(rules(from, to)).toEqual(expected)
  })

  test('has fifteen days to begin and thirty to stay, the first not counted', () => {
    const duties = (postedOn: string | null, postedUntil: string | null) =>
      postingDuties('2026-11-15', { postedOn, postedUntil })
    expect(duties(null, null)).toEqual({
      postBy: '2026-11-30',
      isPostedInTime: null,
      keepUntil: null,
      isKeptLongEnough: null,
    })
    expect(duties('2026-11-30', '2026-12-30')).toMatchObject({ isPostedInTime: true, isKeptLongEnough: true })
    expect(duties('2026-12-01', '2026-12-30')).toMatchObject({ isPostedInTime: false, isKeptLongEnough: false })
  })
})

test('who acts signs with the own position first', () => {
  const title = { executiveTitle: 'นายกเทศมนตรี' }
  expect(signatoryPositionOf({ ...title, ownTitle: null, isActing: false })).toBe('นายกเทศมนตรี')
  expect(signatoryPositionOf({ ...title, ownTitle: 'ปลัดเทศบาล', isActing: true })).toBe(
    'ปลัดเทศบาล รักษาราชการแทนนายกเทศมนตรี',
  )
  expect(signatoryPositionOf({ ...title, ownTitle: null, isActing: true })).toBe('รักษาราชการแทนนายกเทศมนตรี')
})
