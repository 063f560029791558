import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptedEncoding, hasAlready, publicAddressKey } from './http-cache.ts'

const opaque = fc
  .string({ unit: fc.constantFrom('a', 'b', 'Z', '0', '-', '_', '/', ',', ';'), maxLength: 12 })
  .map((text) => `"${text}"`)
const tag = fc.tuple(opaque, fc.boolean()).map(([text, isWeak]) => (isWeak ? `W/${text}` : text))

describe('If-None-Match', () => {
  test('is met by the tag wherever it stands in a list, weak or strong', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 4 }), opaque, fc.boolean(), fc.nat(4), (others, own, isWeak, place) => {
        const list = [...others]
        list.splice(Math.min(place, list.length), 0, isWeak ? `W/${own}` : own)
        expect(hasAlready(list.join(', '), own)).toBe(true)
        expect(hasAlready(list.join(' ,'), own)).toBe(true)
      }),
    )
  })

  test('is not met by other tags, nor by parts of them', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 4 }), opaque, (others, own) => {
        const isThere = others.some((other) => other.replace(/^W\//, '') === own)
        expect(hasAlready(others.join(', '), own)).toBe(isThere)
      }),
    )
  })

  test('is met by *, and not by nothing or nonsense', () => {
    expect(hasAlready('*', '"a"')).toBe(true)
    expect(hasAlready(' * ', '"a"')).toBe(true)
    for (const header of [undefined, '', 'a', '"a', 'a"', '"A"', 'W/', '**'])
      expect(hasAlready(header, '"a"')).toBe(false)
  })
})

describe('Accept-Encoding', () => {
  test.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['BR', 'br'],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0.5, br;q=0.1', 'br'],
    ['br;q=nonsense', null],
  ])('%s asks for %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding)
  })
})

describe('the key of a page', () => {
  test.each([
    ['/p', '/p', ''],
    ['/p/', '/p', ''],
    ['/p/9900101/2570?utm=x&page=1&lang=th&village=', '/p/9900101/2570', ''],
    ['/p/9900101/2570?page=2&village=3&lang=en', '/p/9900101/2570', '?lang=en&village=3&page=2'],
    ['/p/9900101/2570?village=3&village=4', '/p/9900101/2570', '?village=3'],
    ['/p/9900101/2570?village=3x', '/p/9900101/2570', ''],
    ['/p/9900101/2570/files/pdf?x=1', '/p/9900101/2570/files/pdf', ''],
  ])('%s is %s%s', (url, path, search) => {
    expect(publicAddressKey(url)).toEqual({ path, search, isKept: true })
  })

  test.each(['/', '/px', '/p/x', '/p/9900101', '/p/9900101/2570/files/exe', '/p/9900101/2570/x', '/p//2570', '/P'])(
    '%s is none',
    (url) => expect(publicAddressKey(url)).toBeNull(),
  )

  test('free text is answered but not kept', () => {
    expect(publicAddressKey('/p?q=%20a%20%20b ')).toEqual({ path: '/p', search: '?q=a+b', isKept: false })
  })

  test('depends on known parameters only, whatever else and in whatever order they come', () => {
    const known = fc.dictionary(fc.constantFrom('lang', 'village', 'department', 'page'), fc.string({ maxLength: 8 }))
    const unknown = fc.dictionary(
      fc
        .string({ minLength: 1, maxLength: 5 })
        .filter((name) => !['lang', 'q', 'village', 'department', 'programme', 'page'].includes(name)),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(known, unknown, (parameters, others) => {
        const keyOf = (entries: [string, string][]) =>
          publicAddressKey(`/p/9900101/2570?${new URLSearchParams(entries)}`)
        const alone = keyOf(Object.entries(parameters))
        expect(keyOf([...Object.entries(others), ...Object.entries(parameters).toReversed()])).toEqual(alone)
        // Looked up again, a key is itself.
        expect(publicAddressKey(`${alone?.path}${alone?.search}`)).toEqual(alone)
      }),
    )
  })
})
