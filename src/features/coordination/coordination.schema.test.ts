import { expect, test } from 'vitest'
import { outcomeInput } from './coordination.schema.ts'

test.each(['0', '1.5', '2147483648', '99999999999999999999', 'x'])('“%s” is the version of no talk', (version) => {
  expect(outcomeInput.safeParse({ version, outcome: 'วางท่อก่อน' }).success).toBe(false)
})
