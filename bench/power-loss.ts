import { losePower } from '#test/durability/power-loss.ts'
import type { Round } from '#test/durability/kill-nine.ts'

/**
 * node bench/power-loss.ts [ROUNDS]: cuts the power (as far as a program can play that) during imports; every acknowledged import must be
 * there, whole. A last round on a disk that lies about fsync must lose some: otherwise the simulation would prove nothing.
 */
const rounds = Number(process.argv[2] ?? 15)
const done: Round[] = []
await losePower(rounds, false, (round) => {
  done.push(round)
  console.log(`${done.length}/${rounds}: ${describe(round)}`)
})
const failed = done.filter(({ losses }) => losses.length > 0).length
const lying: Round[] = []
await losePower(3, true, (round) => {
  lying.push(round)
  console.log(`a lying disk: ${describe(round)}`)
})
const isProof = lying.some(({ losses }) => losses.length > 0)
console.log(
  `power cut × ${rounds}: ${done.at(-1)?.acknowledged} imports acknowledged, rounds with losses: ${failed}; ` +
    `the simulation ${isProof ? 'finds' : 'DOES NOT FIND'} losses on a lying disk`,
)
if (failed > 0 || !isProof) process.exitCode = 1

function describe({ acknowledged, held, openMs, losses }: Round): string {
  return `${acknowledged} acknowledged, ${held} held, open ${openMs.toFixed(0)} ms: ${losses.length === 0 ? 'whole' : losses.join('; ')}`
}
