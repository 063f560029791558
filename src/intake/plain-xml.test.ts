import * as fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { UnreadableFile } from './grid.ts'
import { isPlainXml, scanPlainXml } from './plain-xml.ts'
import { readXml } from './xml.ts'

/** What a text says, its neighbouring pieces of text joined, blanks outside the root left out; 'damaged' when it is refused. */
function meaning(xml: string): string[] | 'damaged' {
  const events: string[] = []
  let depth = 0
  try {
    readXml(new TextEncoder().encode(xml), {
      open: (name, attributes, at) => {
        depth = at
        events.push(`<${name} ${JSON.stringify(Object.entries(attributes))}`)
      },
      close: (name, at) => {
        depth = at - 1
        events.push(`>${name}`)
      },
      text: (text) => {
        if (depth === 0) return
        if (events.at(-1)?.startsWith('"') === true) events.push(`"${(events.pop() ?? '').slice(1)}${text}`)
        else events.push(`"${text}`)
      },
    })
  } catch (error) {
    if (error instanceof UnreadableFile) return 'damaged'
    throw error
  }
  return events
}

/** A comment makes the whole text go the way of the library. */
const byLibrary = (xml: string) => meaning(`${xml}<!-- -->`)

function isWellFormed(xml: string): boolean {
  const parser = new SaxesParser()
  let isFaultless = true
  parser.on('error', () => {
    isFaultless = false
  })
  parser.write(xml).close()
  return isFaultless
}

const name = fc.constantFrom('a', 'row', 'x:c', 'w:p', 'r', 'ไทย', '_1', 'a-b.c')
const text = fc
  .array(
    fc.constantFrom(
      'ก',
      'x',
      ' ',
      '\n',
      '\t',
      '\r',
      '\r\n',
      '&lt;',
      '&#3585;',
      '&#xE01;',
      '&amp;amp;',
      ']]',
      '😀',
      '"',
      "'",
    ),
  )
  .map((parts) => parts.join(''))
const attribute = fc.tuple(name, text, fc.constantFrom('"', "'"), fc.constantFrom('', ' ', '\n'))
const element: fc.Memo<string> = fc.memo((depth) => {
  const inside =
    depth > 1 ? fc.array(fc.oneof(text, element(depth - 1)), { maxLength: 4 }) : fc.array(text, { maxLength: 2 })
  return fc
    .tuple(name, fc.uniqueArray(attribute, { maxLength: 3, selector: ([key]) => key }), inside, fc.boolean())
    .map(([tag, attributes, children, isShort]) => {
      const written = attributes.map(([key, value, quote, space]) => {
        const plain = value.replaceAll(quote, '')
        return ` ${key}${space}=${space}${quote}${plain}${quote}`
      })
      return isShort ? `<${tag}${written.join('')}/>` : `<${tag}${written.join('')} >${children.join('')}</${tag} >`
    })
})
const documents = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'),
    element(3),
    fc.constantFrom('', '\n'),
  )
  .map((parts) => parts.join(''))

describe('the quick way through plain XML', () => {
  test('tells what the library tells', () => {
    fc.assert(
      fc.property(documents, (xml) => {
        expect(isPlainXml(xml)).toBe(true)
        expect(meaning(xml)).toEqual(byLibrary(xml))
        expect(meaning(xml)).not.toBe('damaged')
      }),
      { numRuns: 1500 },
    )
  })

  test('refuses what the library refuses', () => {
    const cut = fc.tuple(
      documents,
      fc.nat(),
      fc.nat(6),
      fc.constantFrom('', '<', '>', '/', '&', '"', '=', ' ', 'a', '<a>', '</a>', ']]>', '&x;', '&#0;', '&#55296;'),
    )
    // Read as strictly as XML asks; our reader overlooks some faults of the files that the library reads.
    fc.assert(
      fc.property(cut, ([xml, at, length, put]) => {
        const start = at % (xml.length + 1)
        const spoiled = (xml.slice(0, start) + put + xml.slice(start + length)).toWellFormed()
        const isPlain = isPlainXml(spoiled)
        const asked = isWellFormed(spoiled) ? byLibrary(spoiled) : 'damaged'
        expect(isPlain ? meaning(spoiled) : 'left to the library').toEqual(isPlain ? asked : 'left to the library')
      }),
      { numRuns: 4000 },
    )
  })

  test.each([
    '<a><!-- x --></a>',
    '<a><![CDATA[x]]></a>',
    '<!DOCTYPE a><a/>',
    '<a><?x y?></a>',
    ' <?xml version="1.0"?><a/>',
  ])('is not for %s', (xml) => {
    expect(isPlainXml(xml)).toBe(false)
  })

  test('takes no harm from names of built-in properties', () => {
    const seen: Record<string, string>[] = []
    scanPlainXml('<a __proto__="1" constructor="2" toString="3"/>', {
      open: (_name, attributes) => seen.push(attributes),
      close: () => undefined,
      text: () => undefined,
    })
    expect(seen[0]).toMatchObject({ constructor: '2', toString: '3' })
    expect(({} as Record<string, unknown>)['1']).toBeUndefined()
    expect(Object.getPrototypeOf(seen[0])).toBe(Object.prototype)
  })
})
