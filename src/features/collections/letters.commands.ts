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
import { handedLink } from './link-token.queries.ts'
import { listLiveLinks } from './links.queries.ts'
import { openRound } from './rounds.commands.ts'
import type { HandedLink } from './links.ts'
import type { CollectionRequest, RoundLetter } from './rounds.ts'

/** The letter of a round as its page shows it. `usual`: what it says where the office has not written its own. */
export type LetterView = LetterFacts & {
  recipients: (CollectionRequest & { link: HandedLink | null })[]
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
  const { signatory, links } = await readOrg(context.db, office.id, async (tx) => ({
    signatory: await findSignatory(tx, office.id, today),
    links: await listLiveLinks(tx, roundId, context.now()),
  }))
  const { siteUrl, linkKey } = context
  const linkOf = (requestId: string): HandedLink | null => {
    const link = links.get(requestId)
    // A link without an address is of no use on paper.
    return link && siteUrl && linkKey !== undefined ? handedLink({ siteUrl, linkKey }, office.id, link) : null
  }
  const facts = { office, plan, round, signatory }
  const hasLinks = Boolean(siteUrl) && linkKey !== undefined
  return {
    ...facts,
    letter: round.letter,
    recipients: rows.filter(({ agencyId }) => agencyId !== null).map((row) => ({ ...row, link: linkOf(row.id) })),
    usual: usualLetter(facts, hasLinks),
    hasLinks,
    isClosed: round.closedAt !== null,
  }
}

/**
 * The letters of a round, ready for any writer: to one agency, or to all of them in one file. An agency without a link that works gets a
 * letter that asks for an answer by letter.
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
  if (view.isClosed) throw new AppError('conflict', 'รอบรวบรวมนี้ปิดรับแล้ว จึงทำหนังสือไม่ได้')
  const requests = view.recipients.filter(({ id }) => requestId === null || id === requestId)
  if (requests.length === 0)
    throw requestId === null
      ? new AppError('invalid', 'รอบนี้ไม่ได้ถามหน่วยงานอื่น จึงไม่มีหนังสือ')
      : new AppError('not_found', 'ไม่พบหน่วยงานนี้ในรอบรวบรวม')
  const ids = requests.flatMap(({ agencyId }) => agencyId ?? [])
  const agencies = await readOrg(context.db, view.office.id, (tx) => loadAgencies(tx, ids))
  const contacts = new Map(agencies.map(({ id, contact }) => [id, contact]))
  const recipients = requests.map(({ name, agencyId, link }): Recipient => ({
    name,
    addressee: contacts.get(agencyId ?? '')?.addressee ?? null,
    link,
  }))
  return composeLetters(view, recipients)
}
