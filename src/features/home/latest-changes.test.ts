import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { DEED_LABELS } from './home.labels.ts'
import { latestChanges, type ChangeRow } from './latest-changes.ts'
import { largestSums } from './plan-sum.ts'

const at = (minute: number): Date => new Date(Date.UTC(2026, 9, 1, 3, minute))
const row = (batchId: string, minute: number, name: string, action = 'edited'): ChangeRow => ({
  batchId,
  at: at(minute),
  actor: 'ผู้ทดสอบ',
  action,
  name,
})

test('what was done together is one line, among the other deeds by its time', () => {
  const deeds = [
    { at: at(8), actor: 'ข', action: 'plan.configure' },
    { at: at(1), actor: 'ข', action: 'intake.accept' },
  ]
  const lines = latestChanges([row('b', 9, 'ถนน'), row('a', 5, 'ท่อ'), row('a', 5, 'ไฟ')], deeds, 3)
  expect(lines.map(({ action, name, count }) => [action, name, count])).toEqual([
    ['edited', 'ถนน', 1],
    ['plan.configure', null, 0],
    ['edited', 'ท่อ', 2],
  ])
  expect(new Set(lines.map(({ key }) => key)).size).toBe(3)
})

test('whatever commands write into the audit log has its words', () => {
  const sources = globSync('src/features/**/*.{commands,queries}.ts', { cwd: PROJECT_ROOT })
  const written = sources.flatMap((file) => {
    const text = readFileSync(path.join(PROJECT_ROOT, file), 'utf8')
    return Array.from(text.matchAll(/appendAudit\(tx, \{[^}]*?action: '([\w.-]+)'/g), ([, action]) => String(action))
  })
  expect(written).toContain('plan.configure')
  // The first page leaves these out: rows and projects have a history of their own.
  const withHistory = ['intake.edit', 'project.edit']
  expect(written.filter((action) => !withHistory.includes(action) && !(action in DEED_LABELS))).toEqual([])
})

test('small sums are one line, and nothing of the whole is lost', () => {
  const sums = [50, 30, 10, 6, 4].map((budgetSatang, index) => ({ label: `${index}`, projectCount: 1, budgetSatang }))
  expect(largestSums(sums, 5, 'อื่น ๆ')).toEqual(sums)
  expect(largestSums(sums, 3, 'อื่น ๆ')).toEqual([sums[0], sums[1], { label: 'อื่น ๆ', projectCount: 3, budgetSatang: 20 }])
})
