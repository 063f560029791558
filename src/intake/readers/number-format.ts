/** Built-in formats that show dates or times; 27–36, 50–58 and 71–81 are those of East Asian and Thai versions. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81)

/** Literals, escapes, paddings and [colours], [$currency], [conditions] say nothing about the kind of a format. */
const NOT_CODE = /"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

/**
 * Whether a number format shows a date or a time. Thai codes (ว ด ป) and Buddhist years (bbbb) count.
 * @param id number of the format; below 164 the built-in ones @param code the format's text, when the file has one
 */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id)
  const bare = (code.split(';')[0] ?? '').replace(NOT_CODE, '')
  if (/general|[#?@]/i.test(bare)) return false
  return /[dmyhs]|bb|ว|ด{2,}|ปป/i.test(bare)
}
