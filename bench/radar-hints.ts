import type { Database } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { findSimilar } from '#src/features/duplicates/radar.commands.ts'
import { percentile } from './measure.ts'

/** Milliseconds, and how many of the asked titles found something. */
export type HintTimes = { p50: number; p95: number; found: number; asked: number }

/**
 * Asks for works like titles that are being written: the title as far as it is typed, growing by a few letters each time, as the form asks.
 * The first titles warm up and do not count.
 */
export async function hintTimes(
  db: Database,
  { officeCode, titles, across }: { officeCode: string; titles: readonly string[]; across: boolean },
): Promise<HintTimes> {
  const context = { db, actor: LOCAL_OPERATOR, now: () => new Date() }
  const times: number[] = []
  let found = 0
  for (const [at, title] of titles.entries()) {
    const written = title.slice(0, Math.max(8, Math.round(title.length * ((at % 4) + 1) * 0.25)))
    const started = performance.now()
    const matches = await findSimilar(context, officeCode, subject(written), { across })
    if (at < titles.length / 5) continue
    times.push(performance.now() - started)
    if (matches.length > 0) found++
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), found, asked: times.length }
}

const subject = (name: string) => ({
  officeCode: null,
  officeName: null,
  department: 'กองช่าง',
  programme: null,
  fiscalYear: 2570,
  name,
  activity: null,
  place: null,
  budgetSatang: null,
})
