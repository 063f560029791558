import type { Problem } from '#src/domain/errors.ts'
import { SCOPES, type Scope } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'

/** A key as its owner sees it: of the key itself only the beginning is known. */
export type ApiKey = {
  id: string
  name: string
  /** First letters, to tell keys apart. */
  prefix: string
  scopes: readonly Scope[]
  createdAt: Date
  expiresAt: Date | null
  /** To the minute. */
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** How long a key may work, in days. There is none for ever: a forgotten key ends by itself. */
export const KEY_DAYS = [30, 90, 365, 730] as const

const MAX_NAME = 100
const SHOWN_LETTERS = 4
const KEY = /^dmn_(\d{1,10})_([A-Za-z0-9_-]{43})$/

/** A key: names its office, so that it is looked for there only. @param random 32 random bytes in base64url */
export const writeKey = (orgId: number, random: string): string => `dmn_${orgId}_${random}`

/** The office (`organization.id`) that a key names; null for what is no key of ours. */
export function officeIdOfKey(key: string): number | null {
  const orgId = Number(KEY.exec(key)?.[1] ?? Number.NaN)
  return orgId >= 1 && orgId <= 0x7fffffff ? orgId : null
}

/** The beginning of a key, by which its owner knows it again. */
export const prefixOf = (key: string): string => key.slice(0, key.indexOf('_', 4) + 1 + SHOWN_LETTERS)

/** Whether a key works at a moment. */
export const isKeyAlive = (key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): boolean =>
  key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now)

/** What a person asks for. */
export type ApiKeyInput = { name: string; scopes: readonly string[]; days: number }

/**
 * What a person asks for, and every shortcoming at once.
 * @param allowed the scopes that the person's own roles give
 */
export function readKeyInput(
  input: ApiKeyInput,
  allowed: readonly Scope[],
): { name: string; scopes: Scope[]; days: number; problems: Problem[] } {
  const problems: Problem[] = []
  const wrong = (field: string, rule: string, message: string) => problems.push({ field, rule, message })
  const name = normaliseThai(input.name)
  const scopes = SCOPES.filter((scope) => input.scopes.includes(scope))
  if (name === '') wrong('name', 'name-missing', 'กรุณาตั้งชื่อคีย์ เช่น ชื่อระบบที่จะใช้คีย์นี้')
  if (name.length > MAX_NAME) wrong('name', 'name-too-long', `ชื่อคีย์ยาวได้ไม่เกิน ${MAX_NAME} ตัวอักษร`)
  if (scopes.length === 0 || scopes.length < new Set(input.scopes).size)
    wrong('scopes', 'scopes-missing', 'กรุณาเลือกขอบเขตของคีย์อย่างน้อยหนึ่งข้อ')
  else if (scopes.some((scope) => !allowed.includes(scope)))
    wrong('scopes', 'scopes-beyond-own', 'คีย์ทำได้ไม่เกินสิทธิ์ของตำแหน่งที่ท่านดำรงอยู่')
  if (!KEY_DAYS.some((days) => days === input.days)) wrong('days', 'days-unknown', 'กรุณาเลือกอายุของคีย์จากรายการ')
  return { name, scopes, days: input.days, problems }
}
