import path from 'node:path'
import { z } from 'zod'

/** Names by which this machine calls itself. Requests under any other name are refused until there is sign-in. */
export const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

const WHOLE_NUMBER = /^\d+$/

const environmentSchema = z.object({
  PORT: z
    .string()
    .default('3000')
    .refine((value) => WHOLE_NUMBER.test(value) && Number(value) <= 65_535, 'PORT ต้องเป็นเลข 0–65535'),
  HOST: z.string().min(1).default('127.0.0.1'),
  DAMNOEN_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL ต้องขึ้นต้นด้วย postgres:// หรือ postgresql://')
    .optional(),
  DAMNOEN_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'DAMNOEN_LOG ต้องเป็น silent, error, warn, info หรือ debug')
    .default('warn'),
})

/** Everything the server can be told from outside. */
export type Config = {
  /** 0 lets the system choose. */
  port: number
  /** The address it listens on. */
  host: string
  /** The HOST that was asked for and not granted, or null. */
  refusedHost: string | null
  /** Absolute path. */
  dataFolder: string
  /** Null: the embedded database in `dataFolder`. */
  databaseUrl: string | null
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** A setting that the server cannot work with. `message` names the variable and what it may be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The setting as it was given, but for the one that may hold a password. */
const shown = (name: string, given: Record<string, string | undefined>): string =>
  name === 'DATABASE_URL' ? name : `${name}="${given[name] ?? ''}"`

/** Reads the settings from the environment; relative folders count from `cwd`. Throws `ConfigError` on the first run with a bad value. */
export function readConfig(environment: Record<string, string | undefined>, cwd: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${shown(issue.path.join('.'), given)}: ${issue.message}`)
    throw new ConfigError(lines.join('\n'))
  }
  const { PORT, HOST, DAMNOEN_DATA, DATABASE_URL, DAMNOEN_LOG } = parsed.data
  const mayListenThere = LOOPBACK_NAMES.has(HOST)
  return {
    port: Number(PORT),
    host: mayListenThere ? HOST.replace(/^\[|\]$/g, '') : '127.0.0.1',
    refusedHost: mayListenThere ? null : HOST,
    dataFolder: path.resolve(cwd, DAMNOEN_DATA),
    databaseUrl: DATABASE_URL ?? null,
    logLevel: DAMNOEN_LOG,
  }
}
