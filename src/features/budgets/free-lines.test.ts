import { expect, test } from 'vitest'
import { linesInPlan } from './free-lines.ts'

const project = (name: string, differenceSatang: number) => ({ project: { name }, differenceSatang })

test('a line whose project stands in the plan without a line is told, however its name is spaced', () => {
  const lines = [
    { id: 'same', name: 'ก่อสร้างถนน  หมู่ที่ ๔' },
    { id: 'other', name: 'ก่อสร้างถนน หมู่ที่ 5' },
    { id: 'covered', name: 'วางท่อ หมู่ที่ 4' },
  ]
  const projects = [project('ก่อสร้างถนน หมู่ที่ 4', 100), project('วางท่อ หมู่ที่ 4', 0)]
  expect([...linesInPlan(lines, projects)]).toEqual(['same'])
  expect(linesInPlan(lines, []).size).toBe(0)
})
