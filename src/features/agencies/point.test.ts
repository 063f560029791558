import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointText, readPoint } from './point.ts'

const HERE = { latitude: 13.756331, longitude: 100.501765 }

describe('a point is read from', () => {
  test.each([
    '13.756331, 100.501765',
    ' 13.756331 100.501765 ',
    '(13.756331,100.501765)',
    '๑๓.๗๕๖๓๓๑, ๑๐๐.๕๐๑๗๖๕',
    '13.756331° N, 100.501765° E',
    '100.501765, 13.756331',
    'https://www.google.com/maps/@13.756331,100.501765,15z',
    'https://www.google.com/maps/place/%E0%B8%AD/@13.7,100.4,17z/data=!3m1!4b1!4m6!3m5!8m2!3d13.756331!4d100.501765!16s',
    'https://maps.google.com/?q=13.756331,100.501765',
    'https://www.google.com/maps/search/?api=1&query=13.756331%2C100.501765',
    'https://www.google.com/maps/search/13.756331,+100.501765?entry=tts',
    'https://www.google.com/maps/place/13.756331,100.501765',
  ])('%s', (typed) => {
    expect(readPoint(typed)).toEqual(HERE)
  })

  test('degrees, minutes and seconds, as the map shows them', () => {
    expect(readPoint(`13°45'22.8"N 100°30'06.4"E`)).toEqual({ latitude: 13.756333, longitude: 100.501778 })
  })
})

test.each([
  ['https://maps.app.goo.gl/AbCdEf123', 'short-link'],
  ['https://www.google.com/maps', 'unreadable'],
  ['ข้างวัด', 'unreadable'],
  ['13.75', 'unreadable'],
  ['13.75, 100.5, 7', 'unreadable'],
  ['13,75', 'not-in-thailand'],
  ['48.85, 2.35', 'not-in-thailand'],
  ['0, 0', 'not-in-thailand'],
])('%s is no point: %s', (typed, fault) => {
  expect(readPoint(typed)).toBe(fault)
})

test('what is shown is read back', () => {
  const degrees = (min: number, max: number) =>
    fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 1e6) / 1e6)
  fc.assert(
    fc.property(degrees(5, 21), degrees(97, 106), (latitude, longitude) => {
      // Numbers below 1e-6 would be written with an exponent; the country has none.
      expect(readPoint(pointText({ latitude, longitude }))).toEqual({ latitude, longitude })
    }),
  )
})
