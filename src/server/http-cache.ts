/** Encodings that are kept ready, the smallest first. */
export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Entity tags of a header: `*`, or a list of `"…"` and `W/"…"`. */
const ENTITY_TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g

/**
 * Whether a browser that sends this If-None-Match already has the entity: by weak comparison, as RFC 9110 §13.1.2 asks for.
 * @param etag of what would be sent, with its quotes
 */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  for (const [, tag] of ifNoneMatch.matchAll(ENTITY_TAG)) if (tag === etag) return true
  return false
}

/** The smallest encoding that a browser takes (RFC 9110 §12.5.3), or null when it asks for none of ours. */
export function acceptedEncoding(acceptEncoding: string | undefined): Encoding | null {
  if (acceptEncoding === undefined) return null
  const weights = new Map<string, number>()
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    weights.set(name, weight === undefined ? 1 : Number(weight))
  }
  const takes = (encoding: Encoding): boolean => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0
  return ENCODINGS.find(takes) ?? null
}

/** An address of the public pages as it is looked up. `isKept` false: answered anew each time (free text has no end). */
export type PublicAddressKey = { path: string; search: string; isKept: boolean }

const MAX_VALUE = 200
const number = (text: string): string => (/^[1-9]\d{0,3}$/.test(text) ? text : '')
const words = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, MAX_VALUE)

/** Parameters that pages know, in the order of their keys, each with what it may say; '' = as if it were not there. */
const PARAMETERS = {
  lang: (text: string) => (text === 'en' ? 'en' : ''),
  q: words,
  village: number,
  department: words,
  programme: words,
  page: (text: string) => (text === '1' ? '' : number(text)),
} as const
type Parameter = keyof typeof PARAMETERS

const OF_PATHS: readonly [RegExp, readonly Parameter[]][] = [
  [/^\/p$/, ['lang', 'q', 'page']],
  [/^\/p\/\d{7}\/\d{4}$/, ['lang', 'q', 'village', 'department', 'programme', 'page']],
  [/^\/p\/\d{7}\/\d{4}\/projects\/[0-9a-f-]{36}$/, ['lang']],
  [/^\/p\/\d{7}\/\d{4}\/files\/(pdf|docx|xlsx|csv|json)$/, []],
]

/**
 * An address with what pages know of it, in one order, so that neither unknown parameters nor other spellings make more copies of a page.
 * Null for addresses that are no public page.
 * @param url path and query, as requested
 */
export function publicAddressKey(url: string): PublicAddressKey | null {
  const [rawPath = '', query = ''] = url.split('?', 2)
  const path = rawPath.length > 2 ? rawPath.replace(/\/$/, '') : rawPath
  const known = OF_PATHS.find(([pattern]) => pattern.test(path))
  if (!known) return null
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of known[1]) {
    const value = PARAMETERS[name](given.get(name) ?? '')
    if (value !== '') kept.set(name, value)
  }
  return { path, search: kept.size === 0 ? '' : `?${kept}`, isKept: !kept.has('q') }
}
