import { prepareEmbedded } from '#test/database-template.ts'
import { killNine, type Round } from '#test/durability/kill-nine.ts'

/** node bench/kill-nine.ts [ROUNDS]: kills the program during imports; every acknowledged import must be there, whole. */
const rounds = Number(process.argv[2] ?? 50)
const { config, remove } = await prepareEmbedded()
const done: Round[] = []
try {
  await killNine(config.dataFolder, rounds, (round) => {
    done.push(round)
    const losses = round.losses.length === 0 ? 'whole' : round.losses.join('; ')
    console.log(
      `${done.length}/${rounds}: ${round.acknowledged} acknowledged, ${round.held} held, open ${round.openMs.toFixed(0)} ms: ${losses}`,
    )
  })
} finally {
  await remove()
}
const failed = done.filter(({ losses }) => losses.length > 0).length
const opens = done.map(({ openMs }) => openMs).toSorted((a, b) => a - b)
console.log(
  `kill -9 × ${rounds}: ${done.at(-1)?.acknowledged} imports acknowledged, rounds with losses: ${failed}; ` +
    `open after a kill: median ${opens[opens.length >> 1]?.toFixed(0)} ms, longest ${opens.at(-1)?.toFixed(0)} ms`,
)
if (failed > 0) process.exitCode = 1
