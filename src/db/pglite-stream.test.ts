import { describe, expect, it } from 'vitest'
import { openTestDatabase, TEST_DATABASE_URL } from '#test/database.ts'

const { pool } = await openTestDatabase()

describe('an answer of several MB', () => {
  const ask = (letter: string) =>
    pool.query<{ n: number; words: string }>(
      `select n, repeat('${letter}', 200) || n as words from generate_series(1, 20000) as n`,
    )

  it('comes whole and in order, also where several are under way', async () => {
    const answers = await Promise.all(['ก', 'ข', 'ค'].map(ask))
    for (const [index, { rows }] of answers.entries()) {
      expect(rows).toHaveLength(20_000)
      expect(rows.every(({ n }, at) => n === at + 1)).toBe(true)
      expect(rows.at(-1)?.words).toBe(`${['ก', 'ข', 'ค'][index]?.repeat(200)}20000`)
    }
  })

  // The driver of a PostgreSQL server reads its own socket.
  it.skipIf(TEST_DATABASE_URL !== '')('lets others be answered meanwhile', async () => {
    let turns = 0
    let isUnderWay = true
    const turn = () => {
      turns++
      if (isUnderWay) setImmediate(turn)
    }
    setImmediate(turn)
    await ask('ง')
    isUnderWay = false
    // Some 12 MB: in one piece there would be no turn between the first row and the last.
    expect(turns).toBeGreaterThan(20)
  })
})
