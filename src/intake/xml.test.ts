import { describe, expect, test } from 'vitest'
import { UnreadableFile } from './grid.ts'
import { descend, descendantsNamed, isOn, numberOf, readXml, readXmlTrees, textOf, type XmlNode } from './xml.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function eventsOf(xml: string | Uint8Array): string[] {
  const events: string[] = []
  readXml(typeof xml === 'string' ? bytes(xml) : xml, {
    open: (name, attributes, depth) =>
      events.push(
        `${depth}<${name}${Object.entries(attributes)
          .map(([key, value]) => ` ${key}=${value}`)
          .join('')}`,
      ),
    close: (name, depth) => events.push(`${depth}>${name}`),
    text: (text) => events.push(text),
  })
  return events
}

function treesOf(xml: string, wanted: string): XmlNode[] {
  const trees: XmlNode[] = []
  readXmlTrees(
    bytes(xml),
    (name) => name === wanted,
    (tree) => trees.push(tree),
  )
  return trees
}

describe('events', () => {
  test('drop prefixes from elements and attributes', () => {
    expect(eventsOf('<x:row xmlns:x="a" x:r="1" r="2"><x:c/>ก&amp;<![CDATA[<ข>]]></x:row>')).toEqual([
      '1<row r=1',
      '2<c',
      '2>c',
      'ก&',
      '<ข>',
      '1>row',
    ])
  })

  test('come alike from UTF-16 and across the pieces of a long part', () => {
    const long = `<a>${'ก'.repeat(100_000)}</a>`
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${long}`, 'utf16le'))
    for (const xml of [bytes(long), bytes(`\ufeff${long}`), utf16])
      expect(eventsOf(xml).slice(1, -1).join('')).toBe('ก'.repeat(100_000))
  })

  test('overlook control characters that old programs leave in texts', () => {
    expect(eventsOf('<a>ก\u0001ข</a>').join('')).toContain('ก')
  })

  test.each([
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'damaged'],
    ['an unknown entity', '<a>&x;</a>', 'damaged'],
    ['a missing end', '<a><b></b>', 'damaged'],
    ['crossed tags', '<a><b></a></b>', 'damaged'],
    ['nothing', '', 'damaged'],
    ['tags nested too deeply', '<a>'.repeat(300) + '</a>'.repeat(300), 'too-large'],
  ])('refuse %s', (_, xml, reason) => {
    expect(() => eventsOf(xml)).toThrow(expect.objectContaining({ reason }) as UnreadableFile)
  })
})

describe('trees', () => {
  test('keep text and elements in order and leave the rest to the events', () => {
    const outside: string[] = []
    const trees: XmlNode[] = []
    readXmlTrees(
      bytes('<t><p>ก<r>ข</r>ค</p><q/><p/></t>'),
      (name, path) => name === 'p' && path.at(-1) === 't',
      (tree) => trees.push(tree),
      { open: (name) => outside.push(name), close: (name) => outside.push(`/${name}`) },
    )
    expect(trees.map(textOf)).toEqual(['กขค', ''])
    expect(outside).toEqual(['t', 'q', '/q', '/t'])
  })

  test('take one branch of AlternateContent, or everything would count twice', () => {
    const xml =
      '<t><p><AlternateContent><Choice Requires="wps"><r>1</r></Choice><Fallback><r>2</r></Fallback></AlternateContent>' +
      '<AlternateContent><Choice Requires="x"/><Fallback><r>3</r></Fallback></AlternateContent></p></t>'
    expect(treesOf(xml, 'p').map(textOf)).toEqual(['13'])
  })

  test('are walked by name', () => {
    const [tree] = treesOf('<a><b><c v="1"/></b><b><c v="2"/></b></a>', 'a')
    expect(descend(tree, 'b', 'c')?.attributes['v']).toBe('1')
    expect(descend(tree, 'x', 'c')).toBeUndefined()
    expect(descendantsNamed(tree, 'c')).toHaveLength(2)
  })
})

test('booleans and numbers are read as office programs write them', () => {
  expect([isOn('1'), isOn('true'), isOn('0'), isOn(undefined), isOn(undefined, true)]).toEqual([
    true,
    true,
    false,
    false,
    true,
  ])
  expect([numberOf('1.5'), numberOf(''), numberOf('NaN'), numberOf('Infinity'), numberOf(undefined)]).toEqual([
    1.5,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
