import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { loadAgencies } from '#src/features/agencies/agencies.queries.ts'
import { findSignatory } from '#src/features/people/signatory.queries.ts'
import type { LetterFile } from '#src/render/official-letter.ts'
import { composeLetters, usualLetter, type LetterFacts, type Recipient } from './letters.ts'
import { linkFor } from './links.commands.ts'
import { openRound } from './rounds.commands.ts'
import type { CollectionRequest, RoundLetter } from './rounds.ts'

/** The letter of a round as its page shows it. `usual`: what it says where the office has not written its own. */
export type LetterView = LetterFacts & {
  recipients: CollectionRequest[]
  usual: ReturnType<typeof usualLetter>
  /** Whether the letters bear links: the installation has an address of its own. */
  hasLinks: boolean
  isClosed: boolean
  letter: RoundLetter
}

/** What the letter of a round says, and to whom it goes. @throws AppError 'not_found' */
export async function openLetter(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  roundId: string,
): Promise<LetterView> {
  authorise(context.actor, 'collection.manage', officeCode)
  const { office, plan, round, rows } = await openRound(context, officeCode, fiscalYear, roundId)
  const today = dateInThailand(context.now())
  const signatory = await readOrg(context.db, office.id, (tx) => findSignatory(tx, office.id, today))
  const facts = { office, plan, round, signatory }
  const hasLinks = hasAddress(context)
  return {
    ...facts,
    letter: round.letter,
    recipients: rows.filter(({ agencyId }) => agencyId !== null),
    usual: usualLetter(facts, hasLinks),
    hasLinks,
    isClosed: round.closedAt !== null,
  }
}

/** A link without an address is of no use on paper. */
const hasAddress = ({ siteUrl, linkKey }: Context): boolean => Boolean(siteUrl) && linkKey !== undefined

/**
 * The letters of a round, ready for any writer: to one agency, or to all of them in one file. Makes the agencies' links where there are none.
 * @param requestId null: all agencies
 * @throws AppError 'not_found'; 'conflict' when the round is closed; 'invalid' when no agency is asked
 */
export async function makeLetters(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { roundId, requestId }: { roundId: string; requestId: string | null },
): Promise<LetterFile> {
  authorise(context.actor, 'collection.manage', officeCode)
  const view = await openLetter(context, officeCode, fiscalYear, roundId)
  const requests = view.recipients.filter(({ id }) => requestId === null || id === requestId)
  if (requests.length === 0)
    throw requestId === null
      ? new AppError('invalid', 'รอบนี้ไม่ได้ถามหน่วยงานอื่น จึงไม่มีหนังสือ')
      : new AppError('not_found', 'ไม่พบหน่วยงานนี้ในรอบรวบรวม')
  const ids = requests.flatMap(({ agencyId }) => agencyId ?? [])
  const agencies = await readOrg(context.db, view.office.id, (tx) => loadAgencies(tx, ids))
  const contacts = new Map(agencies.map(({ id, contact }) => [id, contact]))
  const recipients: Recipient[] = []
  for (const { id, name, agencyId } of requests)
    recipients.push({
      name,
      addressee: contacts.get(agencyId ?? '')?.addressee ?? null,
      link: view.hasLinks ? await linkFor(context, officeCode, id) : null,
    })
  return composeLetters(view, recipients)
}
