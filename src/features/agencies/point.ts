import type { Position } from '#src/domain/local-governments/register.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'

/** Why what was typed is no point: a short link hides it, no two numbers were found, or they lie elsewhere. */
export type PointFault = 'short-link' | 'unreadable' | 'not-in-thailand'

const SHORT_LINK = /\b(?:maps\.app\.goo\.gl|goo\.gl\/maps|g\.co\/kgs)\b/i

const DECIMAL = String.raw`([-+]?\d{1,3}(?:\.\d+)?)`
const LINK_PATTERNS: readonly RegExp[] = [
  // The place that was chosen; the "@" of the same link is only the middle of the window.
  new RegExp(`!3d${DECIMAL}!4d${DECIMAL}`),
  new RegExp(`[?&#](?:q|query|ll|destination|daddr|center)=(?:loc:)?${DECIMAL}(?:,|%2C)[+ ]?${DECIMAL}(?![\\d.])`, 'i'),
  new RegExp(`/(?:search|place|dir)/${DECIMAL}(?:,|%2C)[+ ]?${DECIMAL}(?![\\d.])`, 'i'),
  new RegExp(`@${DECIMAL},${DECIMAL}`),
]
const PLAIN = new RegExp(`^\\(?${DECIMAL}\\s*°?\\s*[NEne]?\\s*(?:,|;|\\s)\\s*${DECIMAL}\\s*°?\\s*[NEne]?\\)?$`)
const DEGREES = String.raw`(\d{1,3})\s*°\s*(\d{1,2})\s*['′’]\s*(\d{1,2}(?:\.\d+)?)\s*(?:["″”]|'')`
const SEXAGESIMAL = new RegExp(`^${DEGREES}\\s*N[\\s,]*${DEGREES}\\s*E$`, 'i')

/** The country lies within, with its waters; neither range meets the other, so that the order of the two tells itself. */
const LATITUDES = { from: 5, to: 21 }
const LONGITUDES = { from: 97, to: 106 }

/**
 * Reads where something stands: "13.75, 100.5", as degrees, minutes and seconds, or a link of Google Maps; Thai digits too, and the two
 * numbers in either order. Six places of a degree are kept, a tenth of a metre.
 * @returns degrees, or why there are none
 */
export function readPoint(typed: string): Position | PointFault {
  const text = toArabicDigits(normaliseThai(typed))
  if (SHORT_LINK.test(text)) return 'short-link'
  const pair = pairIn(text)
  if (!pair) return 'unreadable'
  const [first, second] = pair
  if (isIn(LATITUDES, first) && isIn(LONGITUDES, second)) return pointAt(first, second)
  if (isIn(LONGITUDES, first) && isIn(LATITUDES, second)) return pointAt(second, first)
  return 'not-in-thailand'
}

function pairIn(text: string): [number, number] | null {
  if (/^https?:|^(?:www\.)?google\.|^maps\./i.test(text)) {
    const link = decoded(text)
    for (const pattern of LINK_PATTERNS) {
      const found = pattern.exec(link)
      if (found) return [Number(found[1]), Number(found[2])]
    }
    return null
  }
  const plain = PLAIN.exec(text)
  if (plain) return [Number(plain[1]), Number(plain[2])]
  const parts = SEXAGESIMAL.exec(text)?.slice(1).map(Number)
  return parts ? [degreesOf(parts.slice(0, 3)), degreesOf(parts.slice(3))] : null
}

const degreesOf = ([degrees = 0, minutes = 0, seconds = 0]: number[]): number =>
  degrees + minutes / 60 + seconds / 3_600

function decoded(link: string): string {
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}

const isIn = ({ from, to }: { from: number; to: number }, value: number): boolean => value >= from && value <= to

const pointAt = (latitude: number, longitude: number): Position => ({
  latitude: roundDegrees(latitude),
  longitude: roundDegrees(longitude),
})

const roundDegrees = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** "13.75, 100.5", which `readPoint` reads back; '' where nothing is known. */
export const pointText = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }): string =>
  latitude === null || longitude === null ? '' : `${latitude}, ${longitude}`

const FAULT_TEXTS: Record<PointFault, string> = {
  'short-link': 'ลิงก์แบบย่อไม่มีพิกัดอยู่ในตัว กรุณาเปิดลิงก์นั้น แล้วคัดลอกที่อยู่เต็มจากแถบที่อยู่ หรือคัดลอกพิกัดจากแผนที่',
  unreadable: 'อ่านพิกัดไม่ได้ กรุณาวางพิกัด เช่น 13.75, 100.5 หรือลิงก์ Google Maps ที่เปิดดูสถานที่นั้นอยู่',
  'not-in-thailand': 'พิกัดนี้ไม่อยู่ในประเทศไทย กรุณาตรวจตัวเลข เช่น 13.75, 100.5 (ละติจูด, ลองจิจูด)',
}

/** What is wrong with a point, in words that say what to do. */
export const pointFaultText = (fault: PointFault): string => FAULT_TEXTS[fault]
