import { describe, expect, it } from 'vitest'
import { prepareTestDatabase, TEST_DATABASE_URL } from '#test/database.ts'
import { killNine, type Round } from '#test/durability/kill-nine.ts'
import { losePower } from '#test/durability/power-loss.ts'

// A taste of bench/kill-nine.ts and bench/power-loss.ts, which go on for many rounds.
describe.skipIf(TEST_DATABASE_URL !== '')('every import that was acknowledged is there, whole', () => {
  it('after kill -9 at a random moment', async () => {
    const { config, remove } = await prepareTestDatabase()
    const rounds: Round[] = []
    await killNine(config.dataFolder, 2, (round) => rounds.push(round))
    await remove()
    expect(rounds.flatMap(({ losses }) => losses)).toEqual([])
  })

  it('after a power cut, from the very first start on', async () => {
    const rounds: Round[] = []
    await losePower(2, false, (round) => rounds.push(round))
    expect(rounds.flatMap(({ losses }) => losses)).toEqual([])
  })
})
