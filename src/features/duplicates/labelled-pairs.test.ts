import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { pairsOf } from '#src/cli/duplicate-pairs.ts'
import { splitRecords } from '#src/intake/readers/csv.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { radarKeys } from './radar-keys.ts'
import { scoreWorks } from '#src/features/works/verdict.ts'
import { readWork } from '#src/features/works/work.ts'

/**
 * Pairs of real projects, with what people say of them. They carry no open licence, so they are no part of the project: they lie beside the
 * checkout where someone has them, or in the file that the variable names.
 */
const FILE = process.env['DAMNOEN_LABELLED_PAIRS'] ?? path.join(PROJECT_ROOT, '../shared/data/duplicates-dev.tsv')
const SCOPE = { office: '9900101', areas: ['ตัวอย่าง'] }
const isThere = fs.existsSync(FILE)

const load = () => {
  const text = fs.readFileSync(FILE, 'utf8')
  const [head = [], ...rows] = splitRecords(text, '\t')
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)] ?? '')
  const [ids, labels, origins] = [column('pair_id'), column('label'), column('origin')]
  return pairsOf(text).map(({ id, a, b }) => {
    const at = ids.indexOf(id)
    return { works: [readWork(a), readWork(b)] as const, isSame: labels[at] === 'same', isReal: origins[at] === 'real' }
  })
}

describe.skipIf(!isThere)(`the labelled pairs${isThere ? '' : ` (not here: ${FILE})`}`, () => {
  test('are told apart', () => {
    const pairs = load().map((pair) => ({ ...pair, says: scoreWorks(...pair.works) >= 0.5 }))
    const right = pairs.filter(({ isSame, says }) => isSame && says).length
    const precision = right / pairs.filter(({ says }) => says).length
    const recall = right / pairs.filter(({ isSame }) => isSame).length
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThan(0.95)
    const real = pairs.filter(({ isSame, isReal }) => isSame && isReal)
    expect(real.filter(({ says }) => says).length / real.length).toBeGreaterThanOrEqual(0.9)
  })

  test('share a key when they are one work', () => {
    const same = load().filter(({ isSame }) => isSame)
    const found = same.filter(({ works: [a, b] }) => {
      const keys = new Set(radarKeys(a, SCOPE))
      return radarKeys(b, SCOPE).some((key) => keys.has(key))
    })
    expect(found.length / same.length).toBeGreaterThanOrEqual(0.98)
  })
})
