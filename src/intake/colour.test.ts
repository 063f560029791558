import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INDEXED_COLOURS, mixed, readTheme, rgbOf, tinted } from './colour.ts'

const anyRgb = fc.integer({ min: 0, max: 0xffffff }).map((value) => value.toString(16).padStart(6, '0').toUpperCase())

const lightness = (rgb: string): number => {
  const parts = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))
  return Math.max(...parts) + Math.min(...parts)
}

describe('colours', () => {
  test('are read with and without alpha', () => {
    expect(['FFffcc00', 'ffcc00', '#FFCC00', '00FFCC00'].map(rgbOf)).toEqual(Array(4).fill('FFCC00'))
    expect(['auto', 'transparent', '', 'FFF', undefined].map(rgbOf)).toEqual(Array(5).fill(undefined))
  })

  test('are tinted as Excel shows them', () => {
    // "Accent 1, lighter 80 %", "White, darker 15 %", "Accent 2, darker 25 %" of the Office theme.
    expect(tinted('4F81BD', 0.7999816888943144)).toBe('DCE6F2')
    expect(tinted('FFFFFF', -0.1499984740745262)).toBe('D9D9D9')
    expect(tinted('000000', 0.4999847407452621)).toBe('7F7F7F')
  })

  test('get no darker by a positive tint, no lighter by a negative one, and stay by none', () => {
    fc.assert(
      fc.property(anyRgb, fc.double({ min: 0, max: 1, noNaN: true }), (rgb, tint) => {
        expect(lightness(tinted(rgb, tint))).toBeGreaterThanOrEqual(lightness(rgb) - 2)
        expect(lightness(tinted(rgb, -tint))).toBeLessThanOrEqual(lightness(rgb) + 2)
        expect(tinted(rgb, 0)).toBe(rgb)
        expect([tinted(rgb, 1), tinted(rgb, -1)]).toEqual(['FFFFFF', '000000'])
      }),
    )
  })

  test('mix by share', () => {
    expect([mixed('000000', 'FFFFFF', 0), mixed('000000', 'FFFFFF', 1), mixed('000000', 'FFFFFF', 0.5)]).toEqual([
      'FFFFFF',
      '000000',
      '808080',
    ])
  })

  test('of the old palette stand at their index', () => {
    expect([8, 13, 22, 51, 63, 64, 65].map((index) => INDEXED_COLOURS[index])).toEqual([
      '000000',
      'FFFF00',
      'C0C0C0',
      'FFCC00',
      '333333',
      '000000',
      'FFFFFF',
    ])
  })
})

test('a theme gives its scheme and nothing that stands further down', () => {
  const theme = readTheme(
    new TextEncoder().encode(
      '<a:theme xmlns:a="m"><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="111111"/></a:dk1><a:accent2><a:srgbClr val="ABCDEF"/></a:accent2></a:clrScheme><a:objectDefaults><a:srgbClr val="222222"/></a:objectDefaults></a:theme>',
    ),
  )
  expect([theme.get('dk1'), theme.get('accent2'), theme.get('accent1')]).toEqual(['111111', 'ABCDEF', '4F81BD'])
})
