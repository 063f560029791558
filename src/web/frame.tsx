import type { ReactNode } from 'react'
import { useLocation, useRouteLoaderData } from 'react-router'
import { MenuButton, MenuPanel } from './components/menu.tsx'
import { shellLabels, useLabels } from './labels.ts'
import { useLanguage } from './language.ts'

/** Where a link of the header leads. */
export type FrameLink = { page: 'office' | 'plan' | 'development' | 'people' | 'settings'; href: string }

/** Who has signed in and in which office one is; what the header of every page shows. */
export type FrameData = {
  person: { name: string; position: string | null; account: string | null } | null
  office: { name: string; href: string } | null
  links: FrameLink[]
  /** Follows a link that needs no account: signing in is not offered. */
  isGuest?: boolean
}

/** The header of who has not signed in, and of every public page: the same for all, so that such pages can be kept ready. */
export const NOBODY_IN_FRAME: FrameData = { person: null, office: null, links: [] }

/** The header of who follows a link that needs no account. */
export const GUEST_IN_FRAME: FrameData = { ...NOBODY_IN_FRAME, isGuest: true }

/** Header, main part and foot of every page. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useLabels(shellLabels)
  const { person, office, links, isGuest = false } = useFrameData()
  return (
    <>
      <a className="skip-link" href="#main">
        {t.skip}
      </a>
      <header className="site-header">
        <div className="site-width">
          <a className="brand" href={office?.href ?? '/'}>
            <span className="brand-name">{t.product}</span>
            <span className="brand-tagline">{office?.name ?? t.tagline}</span>
          </a>
          {person ? (
            <>
              <MenuButton id="site-menu">{t.menu}</MenuButton>
              <MenuPanel id="site-menu">
                <div className="site-tools">
                  <LanguageSwitch />
                  <Person {...person} />
                </div>
                {links.length > 0 && <SiteNav links={links} />}
              </MenuPanel>
            </>
          ) : (
            <div className="site-tools">
              <LanguageSwitch />
              {!isGuest && (
                <a className="site-tool" href="/sign-in">
                  {t.signIn}
                </a>
              )}
            </div>
          )}
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

/** Nobody where the root itself failed. */
function useFrameData(): FrameData {
  const root: unknown = useRouteLoaderData('root')
  const isData = typeof root === 'object' && root !== null && 'frame' in root
  // Only the loader of the root makes it.
  return isData ? (root.frame as FrameData) : NOBODY_IN_FRAME
}

/** Signing out is a form: a link could be followed by accident, or fetched ahead. */
function Person({ name, position, account }: NonNullable<FrameData['person']>) {
  const t = useLabels(shellLabels)
  const who = (
    <>
      <span className="site-person-name">{name}</span>{' '}
      {position !== null && <span className="site-position">{position}</span>}
    </>
  )
  return (
    <>
      {account === null ? (
        <span className="site-person">{who}</span>
      ) : (
        <a className="site-person" href={account}>
          <span className="visually-hidden">{t.account}: </span>
          {who}
        </a>
      )}
      <form method="post" action="/sign-out">
        <button className="site-tool" type="submit">
          {t.signOut}
        </button>
      </form>
    </>
  )
}

function SiteNav({ links }: { links: readonly FrameLink[] }) {
  const t = useLabels(shellLabels)
  const { pathname } = useLocation()
  return (
    <nav className="site-nav" aria-label={t.officeNav}>
      <ul>
        {links.map(({ page, href }) => (
          <li key={page}>
            <a href={href} aria-current={currentOf(page, href, pathname)}>
              {t[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const PLAN_PAGES = /^\/offices\/\d+\/\d{4}(\/|$)/

/** The link of the page itself, or of the part of the office that the page is in: of whichever year a plan is. */
function currentOf(page: FrameLink['page'], href: string, pathname: string): 'page' | 'true' | undefined {
  if (pathname === href) return 'page'
  const isWithin = page === 'plan' ? PLAN_PAGES.test(pathname) : page !== 'office' && pathname.startsWith(`${href}/`)
  return isWithin ? 'true' : undefined
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
