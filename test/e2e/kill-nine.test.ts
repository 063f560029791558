import { expect, test } from 'vitest'
import { killServer, type ServerRound } from '#test/durability/server/kill-server.ts'

// A taste of bench/kill-nine.ts, which goes on for many rounds.
test('what the server acknowledged is there, whole, after kill -9 at a random moment', async () => {
  const rounds: ServerRound[] = []
  await killServer(2, (round) => rounds.push(round))
  expect(rounds.flatMap(({ losses }) => losses)).toEqual([])
})
