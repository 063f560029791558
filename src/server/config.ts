import path from 'node:path'
import { z } from 'zod'

const WHOLE_NUMBER = /^\d+$/
/** "plan@example.go.th", or the same after a name: "เทศบาลตำบลตัวอย่าง <plan@example.go.th>". */
const MAIL_ADDRESS = /^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)$/

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
  DAMNOEN_URL: z
    .url({
      protocol: /^https?$/,
      error: 'DAMNOEN_URL ต้องเป็นที่อยู่ที่ผู้ใช้เปิดระบบ เช่น https://plan.example.go.th',
    })
    .refine((value) => URL.parse(value)?.pathname === '/', 'DAMNOEN_URL ต้องไม่มีส่วนท้ายหลังชื่อเครื่อง')
    .optional(),
  DAMNOEN_SECRET: z.string().min(32, 'DAMNOEN_SECRET ต้องมีอย่างน้อย 32 ตัวอักษร').optional(),
  DAMNOEN_SMTP_URL: z
    .string()
    .refine(
      isSmtpUrl,
      'DAMNOEN_SMTP_URL ต้องเป็นที่อยู่ของเซิร์ฟเวอร์อีเมล เช่น smtp://ผู้ใช้:รหัสผ่าน@mail.example.go.th:587 (อักขระพิเศษในรหัสผ่านให้เขียนแบบ %xx)',
    )
    .optional(),
  DAMNOEN_MAIL_FROM: z
    .string()
    .regex(MAIL_ADDRESS, 'DAMNOEN_MAIL_FROM ต้องเป็นที่อยู่อีเมลของผู้ส่ง เช่น เทศบาลตำบลตัวอย่าง <plan@example.go.th>')
    .optional(),
  DAMNOEN_MAP_STYLE: z
    .url({
      protocol: /^https?$/,
      error: 'DAMNOEN_MAP_STYLE ต้องเป็นที่อยู่ของไฟล์รูปแบบแผนที่ (style JSON) เช่น https://maps.example.go.th/style.json',
    })
    .refine(
      (value) => URL.parse(value)?.username === '',
      'DAMNOEN_MAP_STYLE ต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน เพราะเบราว์เซอร์ทุกเครื่องจะเห็น',
    )
    .optional(),
  DAMNOEN_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'DAMNOEN_LOG ต้องเป็น silent, error, warn, info หรือ debug')
    .default('warn'),
})

/** `smtp:` may turn to TLS after the greeting, `smtps:` begins with it. */
function isSmtpUrl(value: string): boolean {
  const url = URL.parse(value)
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') return false
  if ((url.pathname !== '' && url.pathname !== '/') || url.search !== '' || url.hash !== '') return false
  try {
    decodeURIComponent(url.username + url.password)
    return true
  } catch {
    return false
  }
}

/** Everything the server can be told from outside. */
export type Config = {
  /** 0 lets the system choose. */
  port: number
  /** The address it listens on. */
  host: string
  /** Origin under which people open it ("https://plan.example.go.th"); null: by this machine's names and IP addresses only. */
  url: string | null
  /** Signs the session cookies; null: the one kept in the data folder. */
  secret: string | null
  /** Absolute path. */
  dataFolder: string
  /** Null: the embedded database in `dataFolder`. */
  databaseUrl: string | null
  /** The office's mail server, and the address in whose name it sends; null: reminders are given as texts to be sent otherwise. */
  mail: { url: string; from: string } | null
  /** Address of a MapLibre style for the background of maps; null: a plain one. Its tiles, signs and letters come from the same origin. */
  mapStyle: string | null
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** A setting that the server cannot work with. `message` names the variable and what it may be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const SECRET_SETTINGS = new Set(['DATABASE_URL', 'DAMNOEN_SECRET', 'DAMNOEN_SMTP_URL'])

/** The setting as it was given, but for those that may hold a password. */
const shown = (name: string, given: Record<string, string | undefined>): string =>
  SECRET_SETTINGS.has(name) ? name : `${name}="${given[name] ?? ''}"`

/** Reads the settings from the environment; relative folders count from `cwd`. Throws `ConfigError` on the first run with a bad value. */
export function readConfig(environment: Record<string, string | undefined>, cwd: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${shown(issue.path.join('.'), given)}: ${issue.message}`)
    throw new ConfigError(lines.join('\n'))
  }
  const { PORT, HOST, DAMNOEN_DATA, DATABASE_URL, DAMNOEN_URL, DAMNOEN_SECRET, DAMNOEN_LOG } = parsed.data
  const { DAMNOEN_SMTP_URL, DAMNOEN_MAIL_FROM } = parsed.data
  return {
    port: Number(PORT),
    host: HOST.replace(/^\[|\]$/g, ''),
    url: DAMNOEN_URL === undefined ? null : new URL(DAMNOEN_URL).origin,
    secret: DAMNOEN_SECRET ?? null,
    dataFolder: path.resolve(cwd, DAMNOEN_DATA),
    databaseUrl: DATABASE_URL ?? null,
    mail: mailOf(DAMNOEN_SMTP_URL, DAMNOEN_MAIL_FROM),
    mapStyle: parsed.data.DAMNOEN_MAP_STYLE ?? null,
    logLevel: DAMNOEN_LOG,
  }
}

/** One without the other sends nothing: better to refuse than to leave somebody waiting for mail. */
function mailOf(url: string | undefined, from: string | undefined): Config['mail'] {
  if (url === undefined && from === undefined) return null
  if (url === undefined)
    throw new ConfigError('DAMNOEN_MAIL_FROM: ต้องตั้ง DAMNOEN_SMTP_URL คู่กัน ระบบจึงจะรู้ว่าส่งอีเมลผ่านเซิร์ฟเวอร์ใด')
  if (from === undefined)
    throw new ConfigError('DAMNOEN_SMTP_URL: ต้องตั้ง DAMNOEN_MAIL_FROM คู่กัน ระบบจึงจะรู้ว่าส่งอีเมลในนามของที่อยู่ใด')
  return { url, from }
}
