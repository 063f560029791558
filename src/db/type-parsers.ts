import pg from 'pg'

const DATE = 1082
const INT8 = 20
const INT8_ARRAY = 1016
const TEXT_ARRAY = 1009

/** A bigint as a number. @throws RangeError beyond the safe integers, rather than a wrong amount */
export function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database holds a number that is not safe: ${text}`)
  return value
}

const defaultParser = pg.types.getTypeParser as (oid: number, format: 'text' | 'binary') => unknown
const parseTextArray = defaultParser(TEXT_ARRAY, 'text') as (text: string) => (string | null)[]

/** A bigint array as numbers; null elements stay null. */
const parseInt8Array = (text: string): (number | null)[] =>
  parseTextArray(text).map((element) => (element === null ? null : parseInt8(element)))

/** How column values become JavaScript values: date → 'YYYY-MM-DD', bigint → safe integer; the rest as the driver does. */
export const TYPE_PARSERS: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return defaultParser(oid, 'binary')
    if (oid === DATE) return (text: string) => text
    if (oid === INT8) return parseInt8
    if (oid === INT8_ARRAY) return parseInt8Array
    return defaultParser(oid, 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}
