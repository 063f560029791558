import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  type MiddlewareFunction,
} from 'react-router'
import thaiFont from '@fontsource/sarabun/files/sarabun-thai-400-normal.woff2?url'
import type { Route } from './+types/root.ts'
import { ButtonLink } from './web/components/button.tsx'
import { Page } from './web/components/page.tsx'
import { ProblemList } from './web/components/error-summary.tsx'
import { errorLabels, shellLabels, useLabels } from './web/labels.ts'
import { askedLanguage, languageCookie, languageOf, useLanguage } from './web/language.ts'
import { wantsScript } from './web/page-handle.ts'
import { refusalOf } from './web/refusal.ts'
import './web/styles/base.css'
import './web/styles/components.css'
import './web/styles/pages.css'
import './web/styles/office.css'
import './web/styles/deadlines.css'

/** Remembers the language a visitor switched to. */
const rememberLanguage: MiddlewareFunction<Response> = async ({ request }, next) => {
  const response = await next()
  const asked = askedLanguage(request)
  if (asked) response.headers.append('set-cookie', languageCookie(asked))
  return response
}
export const middleware = [rememberLanguage]

export const loader = ({ request }: Route.LoaderArgs) => ({ language: languageOf(request) })

export const links: Route.LinksFunction = () => [
  { rel: 'preload', href: thaiFont, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: 'data:,' },
]

/** The frame of every page, also of those that tell of an error. */
export function Layout({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const scripted = useMatches().some((match) => wantsScript(match.handle))
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Links />
      </head>
      <body>
        <Frame>{children}</Frame>
        {scripted && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const t = useLabels(shellLabels)
  return (
    <>
      <a className="skip-link" href="#main">
        {t.skip}
      </a>
      <header className="site-header">
        <div className="site-width">
          <a className="brand" href="/">
            <span className="brand-name">{t.product}</span>
            <span className="brand-tagline">{t.tagline}</span>
          </a>
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" className="site-width" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <div className="site-width">{t.footer}</div>
      </footer>
    </>
  )
}

function LanguageSwitch() {
  const t = useLabels(shellLabels)
  const other =
    useLanguage() === 'th' ? ({ code: 'en', name: 'English' } as const) : ({ code: 'th', name: 'ไทย' } as const)
  const location = useLocation()
  const search = new URLSearchParams(location.search)
  search.set('lang', other.code)
  return (
    <nav aria-label={t.language}>
      <a
        className="language-switch"
        href={`${location.pathname}?${search.toString()}`}
        lang={other.code}
        hrefLang={other.code}
      >
        {other.name}
      </a>
    </nav>
  )
}

export default function Root() {
  return <Outlet />
}

/** What a person sees when a page was refused or failed: words, never a stack trace. */
export function ErrorBoundary() {
  const t = useLabels(errorLabels)
  const error = useRouteError()
  const refusal = refusalOf(error)
  const unknownAddress = isRouteErrorResponse(error) && error.status === 404 && refusal === null
  const title = refusal ? t.refused : unknownAddress ? t.notFound : t.fault
  return (
    <Page title={title} lead={refusal?.message ?? (unknownAddress ? t.notFoundText : t.faultText)}>
      {refusal && <ProblemList problems={refusal.problems} />}
      <p>
        <ButtonLink href="/">{t.backHome}</ButtonLink>
      </p>
    </Page>
  )
}
