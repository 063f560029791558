import { createHash } from 'node:crypto'
import { AppError } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/calendar-file.ts'
import { tokenOf } from '../calendar.ts'
import { readCalendarFeed } from '../calendar.commands.ts'
import { calendarText } from '../views/calendar-text.ts'

/** A person's feed: `/calendar/TOKEN.ics`. The token is all that is asked for. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const token = tokenOf(params.file)
  if (token === null) throw new AppError('not_found', 'ที่อยู่ปฏิทินลงท้ายด้วย .ics')
  const text = calendarText(await readCalendarFeed(contextOf(context), token))
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = { etag, 'cache-control': 'private, max-age=3600', 'x-robots-tag': 'noindex' }
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  if (known.some((each) => each.trim().replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers })
  return new Response(text, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="damnoen.ics"',
    },
  })
}
