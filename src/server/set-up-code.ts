import { randomInt, timingSafeEqual } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The code that whoever sets an empty installation up must know: it is shown where the program was started, and nowhere else. */
export type SetUpCode = {
  /** As it is shown: 'K7QM2-9XZ4A'. */
  text: string
  matches: (typed: string) => boolean
  /** Ends the code, once the installation is set up. */
  forget: () => void
}

const FILE = 'set-up-code'
/** Without I, L, O and U, which are taken for others or make words. Ten of them are a million thousand million codes. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/**
 * A new code for an installation in which nobody can sign in yet, kept in memory and, for who started the program as a service, in a file
 * of the data folder that only its owner may read. Null, and no file, for one that is set up.
 */
export function openSetUpCode(dataFolder: string, { isSetUp }: { isSetUp: boolean }): SetUpCode | null {
  const file = path.join(dataFolder, FILE)
  // Written anew: one that is there keeps the rights that it has.
  rmSync(file, { force: true })
  if (isSetUp) return null
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('')
  const text = `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(file, `${text}\n`, { flag: 'wx', mode: 0o600 })
  let known: string | null = letters
  return {
    text,
    matches: (typed) => known !== null && isSame(plain(typed), known),
    forget: () => {
      known = null
      rmSync(file, { force: true })
    },
  }
}

/** As people type it: small letters, blanks, the hyphen anywhere, O for nought and I or L for one. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
