import type { Language } from '#src/web/language.ts'

/** An address of the public pages with what was chosen; the language goes along, since public pages keep nothing of a visitor. */
export function publicHref(
  path: string,
  language: Language,
  chosen: Record<string, string | number | null> = {},
): string {
  const search = new URLSearchParams()
  if (language === 'en') search.set('lang', 'en')
  for (const [name, value] of Object.entries(chosen))
    if (value !== null && value !== '') search.set(name, String(value))
  return search.size === 0 ? path : `${path}?${search}`
}
