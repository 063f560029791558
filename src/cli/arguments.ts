import { parseArgs, type ParseArgsConfig } from 'node:util'
import { AppError } from '#src/domain/errors.ts'
import { UnreadableFile } from '#src/intake/grid.ts'
import { say } from './output.ts'

/**
 * The options and arguments of a verb.
 * @throws AppError 'invalid' with the usage for an option that the verb does not have
 */
export function optionsOf<Config extends ParseArgsConfig>(usage: string, config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new AppError('invalid', `${sayUnknown(error)}\n\n${usage}`.trim())
  }
}

/** Node says in English what is wrong with the arguments; the part that matters is quoted. */
function sayUnknown(error: unknown): string {
  const quoted = /'([^']+)'/.exec(error instanceof Error ? error.message : '')?.[1]
  return quoted === undefined ? 'คำสั่งไม่ถูกต้อง' : `ตัวเลือก "${quoted}" ใช้ไม่ได้`
}

/** Runs a verb. A refusal is said on stderr, with every problem on a line of its own, and ends with exit status 2; bugs go on. */
export async function refusing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof UnreadableFile)) throw error
    say(error.message)
    if (error instanceof AppError) for (const { message } of error.problems) say(`  ${message}`)
    process.exitCode = 2
  }
}
