import { data, redirect, type RouterContextProvider, type ServerBuild } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { refuseStranger } from '#src/domain/permissions.ts'
import { contextOf } from '#src/web/app-context.ts'
import { STATUS_OF } from './errors.ts'
import { keptForm } from './kept-form.ts'
import { formOf, refuseBadForm } from './page-form.ts'

/**
 * The same pages, whose loaders and actions may throw `AppError`: the person sees its message with its status. React Router would
 * take it for a fault, answer 500 and hide the message. What the page catches itself (a form shown again with its problems) stays its own.
 */
export function withErrorResponses(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route] as const
    const { loader, action } = route.module
    const module = {
      ...route.module,
      ...(loader && { loader: answering(loader) }),
      ...(action && { action: answering(action) }),
    }
    return [id, { ...route, module }] as const
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

/** The sign-in page; who sent a form when the session had ended gets it back, to be sent again. */
async function signInAnswer(request: Request, { code, message, problems }: AppError) {
  const { pathname, search } = new URL(request.url)
  const kept =
    request.method === 'POST'
      ? keptForm(pathname + search, request.headers.get('content-type') ?? '', await formOf(request))
      : null
  return kept === null
    ? redirect(signInAddress(request.url))
    : data({ code, message, problems, kept }, { status: STATUS_OF[code] })
}

/** The sign-in page, which leads back to where the person wanted to go. */
function signInAddress(url: string): string {
  const { pathname, search } = new URL(url)
  return `/sign-in?${new URLSearchParams({ next: pathname + search }).toString()}`
}

type Asked = { request: Request; context: Readonly<RouterContextProvider> }

function answering<Args extends Asked>(run: (args: Args) => unknown): (args: Args) => Promise<unknown> {
  return async (args) => {
    refuseBadForm(args.request)
    try {
      return await run(args)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const told = forWhoAsks(error, args)
      const { code, message, problems } = told
      if (code === 'unauthenticated') throw await signInAnswer(args.request, told)
      throw data({ code, message, problems }, { status: STATUS_OF[code] })
    }
  }
}

/** What is said of a refusal inside an office: to who has not signed in, or whose session has ended, nothing but that. */
function forWhoAsks(error: AppError, { request, context }: Asked): AppError {
  if (!new URL(request.url).pathname.startsWith('/offices/')) return error
  try {
    refuseStranger(contextOf(context).actor)
    return error
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal
    return refusal
  }
}
