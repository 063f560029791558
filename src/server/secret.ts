import { hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigError } from './config.ts'

const FILE = 'secret'
const SHORTEST = 32

/**
 * The secret by which session cookies are signed: `given` (DAMNOEN_SECRET), or the one in the data folder, which is made on the first start
 * and readable by its owner only. Whoever loses it signs everybody out and ends the links that were sent to agencies, and nothing else.
 * @throws ConfigError when one is too short
 */
export function sessionSecret(dataFolder: string, given: string | null): string {
  const secret = given ?? readOrMake(dataFolder)
  if (secret.length >= SHORTEST) return secret
  const where = given === null ? path.join(dataFolder, FILE) : 'DAMNOEN_SECRET'
  throw new ConfigError(`${where}: ต้องมีอย่างน้อย ${SHORTEST} ตัวอักษร`)
}

/** The key by which links for people without an account are signed: made from the secret of the sessions, and of no use for those. */
export const linkKeyFrom = (secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', 'damnoen collection links', 32)).toString('base64url')

function readOrMake(dataFolder: string): string {
  const file = path.join(dataFolder, FILE)
  mkdirSync(dataFolder, { recursive: true })
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    chmodSync(file, 0o600)
  }
  return readFileSync(file, 'utf8').trim()
}
