import { prepareEmbedded } from '#test/database-template.ts'
import { killNine, type Round } from '#test/durability/kill-nine.ts'
import { killServer } from '#test/durability/server/kill-server.ts'

/**
 * node bench/kill-nine.ts [ROUNDS] [--transactions]: kills the server (SIGKILL) while people upload, edit, accept and undo over HTTP; all
 * that it acknowledged must be there, whole, and nothing half. With --transactions, one program that does nothing but accept imports is
 * killed instead: many more transactions in less time. The former needs the web build.
 */
const rounds = Number(process.argv[2] ?? 50)
const isTransactions = process.argv.includes('--transactions')
const done: Round[] = []
const report = (round: Round): void => {
  done.push(round)
  const losses = round.losses.length === 0 ? 'whole' : round.losses.join('; ')
  console.log(
    `${done.length}/${rounds}: ${round.acknowledged} acknowledged, ${round.held} held, open ${round.openMs.toFixed(0)} ms: ${losses}`,
  )
}
if (isTransactions) await killTransactions()
else await killServer(rounds, report)

const failed = done.filter(({ losses }) => losses.length > 0).length
const opens = done.map(({ openMs }) => openMs).toSorted((a, b) => a - b)
console.log(
  `kill -9 × ${rounds} (${isTransactions ? 'transactions' : 'server'}): ${done.at(-1)?.acknowledged} acknowledged, ` +
    `rounds with losses: ${failed}; open after a kill: median ${opens[opens.length >> 1]?.toFixed(0)} ms, longest ${opens.at(-1)?.toFixed(0)} ms`,
)
if (failed > 0) process.exitCode = 1

async function killTransactions(): Promise<void> {
  const { config, remove } = await prepareEmbedded()
  try {
    await killNine(config.dataFolder, rounds, report)
  } finally {
    await remove()
  }
}
