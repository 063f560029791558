import os from 'node:os'

/** The machine in words, without its name. */
export function machine(): string {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `${os.cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, ${os.type()} ${os.arch()}, Node.js ${process.version}`
}
