/** Lines, connectors and block arrows by the name of their preset geometry: bars whatever is written on them. */
const BAR = /^(line|lineInv|.*Connector\d?|.*Arrow|homePlate|chevron)$/
/** Shapes drawn to point at something, not to span months. */
const MARK = /callout|^(ellipse|smileyFace|can|cloud)$/i

/** Whether a DrawingML geometry is a bar by itself: a line, a connector or a block arrow. */
export const isBarGeometry = (geometry: string): boolean => BAR.test(geometry) && !MARK.test(geometry)

/** Whether a DrawingML geometry can be a bar when nothing is written on it: rectangles and the like, and shapes drawn by hand. */
export const isBlankBarGeometry = (geometry: string): boolean => !MARK.test(geometry)

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** The same three kinds by shape number, as .xls and VML (`#_x0000_t69`) give it. */
const BAR_NUMBERS = new Set([13, 15, 20, ...range(32, 40), 55, ...range(66, 70)])
const MARK_NUMBERS = new Set([3, 61, 62, 63, 96, 106, ...range(41, 52), ...range(178, 181)])
/** Pictures, charts and controls, text boxes. */
const NEVER_NUMBERS = new Set([75, 201, 202])

/** Whether a shape of that number is a bar. `hasText`: words stand on it. */
export const isBarNumber = (number: number, hasText: boolean): boolean =>
  !NEVER_NUMBERS.has(number) && (BAR_NUMBERS.has(number) || (!MARK_NUMBERS.has(number) && !hasText))
