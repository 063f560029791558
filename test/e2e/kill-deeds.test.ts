import { expect, test } from 'vitest'
import { DEEDS } from '#test/durability/deeds/deeds.ts'
import { killDuringDeeds } from '#test/durability/deeds/kill-deeds.ts'

// DEEDS_OF_A_LIFE=1 kills the server in every one of them.
test('what was acknowledged while collecting and coordinating is there once, whole, after kill -9', async () => {
  const { losses, acknowledged, cut } = await killDuringDeeds(Number(process.env['DEEDS_OF_A_LIFE'] ?? 8))
  expect(losses).toEqual([])
  expect(acknowledged).toBeGreaterThanOrEqual(DEEDS.length - cut)
}, 600_000)
