import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  type MiddlewareFunction,
} from 'react-router'
import thaiFont from '@fontsource/sarabun/files/sarabun-thai-400-normal.woff2?url'
import type { Context } from '#src/context.ts'
import { may, membershipIn, type Action, type Actor } from '#src/domain/permissions.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import type { Route } from './+types/root.ts'
import { contextOf } from './web/app-context.ts'
import { ButtonLink } from './web/components/button.tsx'
import { Page } from './web/components/page.tsx'
import { ProblemList } from './web/components/error-summary.tsx'
import { Frame, GUEST_IN_FRAME, NOBODY_IN_FRAME, type FrameData, type FrameLink } from './web/frame.tsx'
import { errorLabels, useLabels } from './web/labels.ts'
import { askedLanguage, languageCookie, languageOf, useLanguage } from './web/language.ts'
import { wantsScript } from './web/page-handle.ts'
import { refusalOf } from './web/refusal.ts'
import { SendAgain } from './web/send-again.tsx'
import './web/styles/base.css'
import './web/styles/components.css'
import './web/styles/fields.css'
import './web/styles/frame.css'
import './web/styles/menus.css'
import './web/styles/tables.css'
import './web/styles/lists.css'
import './web/styles/forms.css'
import './web/styles/intake.css'
import './web/styles/item-table.css'
import './web/styles/item-cards.css'
import './web/styles/book.css'
import './web/styles/people.css'
import './web/styles/plan-table.css'
import './web/styles/plan-grid.css'
import './web/styles/plan-panels.css'
import './web/styles/plan-phone.css'
import './web/styles/project-form.css'
import './web/styles/table-print.css'
import './web/styles/office.css'
import './web/styles/steps.css'
import './web/styles/collections.css'
import './web/styles/deadlines.css'
import './web/styles/budget.css'
import './web/styles/duplicates.css'
import './web/styles/neighbours.css'
import './web/styles/development.css'
import './web/styles/sheets.css'
import './web/styles/api-docs.css'
import './web/styles/agency.css'

/** Remembers the language a visitor switched to. */
const rememberLanguage: MiddlewareFunction<Response> = async ({ request }, next) => {
  const response = await next()
  const asked = askedLanguage(request)
  if (asked) response.headers.append('set-cookie', languageCookie(asked))
  return response
}
export const middleware = [rememberLanguage]

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { pathname } = new URL(request.url)
  const isPublic = /^\/p(\/|$)/.test(pathname)
  // Public pages are kept ready for everyone: they may ask nothing of the database, and show nobody's name.
  // Who follows the link of an agency has no account and needs none.
  const isGuest = /^\/a(\/|$)/.test(pathname)
  const frame = isGuest ? GUEST_IN_FRAME : isPublic ? NOBODY_IN_FRAME : await frameOf(contextOf(context), params)
  return { language: languageOf(request), frame }
}

/** Who is at work, and what the office of the address (or else the only one of the person) offers to this person. */
async function frameOf(
  app: Context,
  { officeCode, fiscalYear }: { officeCode?: string; fiscalYear?: string },
): Promise<FrameData> {
  const { actor } = app
  if (actor.memberships.length === 0 && actor.userId === null) return NOBODY_IN_FRAME
  const [only, ...others] = actor.memberships
  const code = officeCode ?? (others.length === 0 ? only?.officeCode : undefined)
  const membership = code === undefined ? null : membershipIn(actor, code)
  const office = code === undefined || membership === null ? null : await findOffice(app, code)
  const href = office && `/offices/${office.dlaCode}`
  return {
    person: {
      name: actor.name,
      position: membership?.positionTitle ?? null,
      account: href && actor.userId !== null ? `${href}/account` : null,
    },
    office: office && { name: office.name, href: href ?? '/' },
    links: href && code !== undefined ? linksOf(actor, code, href, fiscalYear) : [],
  }
}

function linksOf(actor: Actor, officeCode: string, office: string, fiscalYear: string | undefined): FrameLink[] {
  const links: [FrameLink['page'], Action, string][] = [
    ['office', 'office.read', office],
    ['plan', 'plan.read', fiscalYear === undefined ? `${office}#plans-title` : `${office}/${fiscalYear}`],
    ['development', 'development.read', `${office}/development`],
    ['people', 'people.read', `${office}/people`],
    ['settings', 'office.configure', `${office}/settings`],
  ]
  return links.filter(([, action]) => may(actor, action, officeCode)).map(([page, , href]) => ({ page, href }))
}

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

export default function Root() {
  return <Outlet />
}

/** What a person sees when a page was refused or failed: words, never a stack trace. */
export function ErrorBoundary() {
  const t = useLabels(errorLabels)
  const error = useRouteError()
  const refusal = refusalOf(error)
  if (refusal?.kept) return <SendAgain form={refusal.kept} />
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
