import { useRouteLoaderData } from 'react-router'

/** Languages of the screens. The plan book itself is always Thai. */
export type Language = 'th' | 'en'

const COOKIE = /(?:^|;\s*)lang=(th|en)(?:;|$)/
const ONE_YEAR_S = 365 * 24 * 60 * 60

/** The language a visitor reads: as asked for in this address (`?lang=en`), else as chosen before, else Thai. */
export function languageOf(request: Request): Language {
  const asked = askedLanguage(request)
  if (asked) return asked
  return COOKIE.exec(request.headers.get('cookie') ?? '')?.[1] === 'en' ? 'en' : 'th'
}

/** The language that the address itself asks for, or null. */
export function askedLanguage(request: Request): Language | null {
  const asked = new URL(request.url).searchParams.get('lang')
  return asked === 'th' || asked === 'en' ? asked : null
}

/** The cookie that remembers a choice for a year. */
export const languageCookie = (language: Language): string =>
  `lang=${language}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax; HttpOnly`

/** The language of the page that is being shown. Thai where the root itself failed. */
export function useLanguage(): Language {
  const root: unknown = useRouteLoaderData('root')
  return typeof root === 'object' && root !== null && 'language' in root && root.language === 'en' ? 'en' : 'th'
}
