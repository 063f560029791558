import { describe, expect, test } from 'vitest'
import { BLANK_ITEM, type CollectionItem, type ItemStatus } from '#src/features/items/items.ts'
import { sentItemOf } from './agency-answers.ts'

const AGENCY = 'แขวงทางหลวงตัวอย่าง'
const itemIn = (status: ItemStatus): CollectionItem => ({
  ...BLANK_ITEM,
  id: 'ก',
  requestId: 'ข',
  answerId: 'ค',
  position: 1,
  status,
  name: 'ซ่อมถนน',
  departments: [AGENCY],
  fromSource: null,
  fromId: null,
  remark: null,
  decidedAt: null,
  decidedBy: null,
  projectId: 'ง',
  version: 2,
  updatedAt: new Date(0),
})
const joined = (project: { name: string; departments: string[] } | undefined, status: ItemStatus = 'accepted') =>
  sentItemOf(itemIn(status), undefined, project).joined

describe('an agency is told where its project stands in the plan', () => {
  test('together with whom, and under which name', () => {
    expect(joined({ name: 'ปรับปรุงถนน', departments: ['กองช่าง', AGENCY] })).toEqual({
      name: 'ปรับปรุงถนน',
      partners: ['กองช่าง'],
    })
    expect(joined({ name: 'ปรับปรุงถนน', departments: [AGENCY] })).toEqual({ name: 'ปรับปรุงถนน', partners: [] })
  })

  test('nothing more where it is a project of its own, has left the plan, or is not decided on', () => {
    expect(joined({ name: 'ซ่อมถนน', departments: [AGENCY] })).toBeNull()
    expect(joined(undefined)).toBeNull()
    expect(joined({ name: 'ปรับปรุงถนน', departments: ['กองช่าง'] }, 'returned')).toBeNull()
  })
})
