import { cooperationParagraphs, cooperationSubject } from '#src/domain/law/cooperation-letter.ts'
import { signatoryLine } from '#src/domain/law/announcement-texts.ts'
import { lawContext, type LawContext } from '#src/domain/law/law-context.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { withDigits } from '#src/domain/thai-text.ts'
import { usualAddressee } from '#src/features/agencies/agencies.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { signatoryPositionOf, type Signatory } from '#src/features/people/signatory.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'
import { placeLine } from '#src/render/build-plan-document.ts'
import type { LetterFile, OfficialLetter } from '#src/render/official-letter.ts'
import { publicAddressOf } from '#src/render/qr-code.ts'
import type { RoundDetail, RoundLetter } from './rounds.ts'

/** What the letters of a round rest on. `signatory`: who may sign today. */
export type LetterFacts = { office: Office; plan: Plan; round: RoundDetail; signatory: Signatory | null }

/** One to whom a letter goes. `link` null: this installation has no address of its own, so the answer comes by letter. */
export type Recipient = { name: string; addressee: string | null; link: { url: string; expiresAt: Date } | null }

/** Dots to be written on by hand. */
const BLANK = '.'.repeat(24)

const contextOf = ({ office, plan }: Pick<LetterFacts, 'office' | 'plan'>): LawContext =>
  lawContext({
    office,
    fiscalYear: plan.fiscalYear,
    regulation: plan.regulation,
    levelLabel: plan.levelLabel,
    ...(plan.words ? { words: plan.words } : {}),
  })

/** What the letter says where the office has not written its own: for the form, and for letters. `body`: paragraphs, one a line. */
export function usualLetter(
  facts: LetterFacts,
  hasLink: boolean,
): Record<keyof Omit<RoundLetter, 'number' | 'date'>, string> {
  const { plan, round, signatory } = facts
  const context = contextOf(facts)
  return {
    body: cooperationParagraphs(context, round.dueOn, hasLink).join('\n'),
    signatoryName: signatory?.name ?? '',
    signatoryPosition: signatory ? signatoryPositionOf(signatory) : context.executive,
    contactLine: plan.preparedBy ?? '',
  }
}

/** The letters of a round, one for each recipient in their order. @law ระเบียบฯ ข้อ 26 (1) */
export function composeLetters(facts: LetterFacts, recipients: readonly Recipient[]): LetterFile {
  const { office, plan } = facts
  const context = contextOf(facts)
  const say = (text: string): string => withDigits(text, plan.digits)
  return {
    digits: plan.digits,
    title: say(cooperationSubject(context)),
    officeName: say(context.office),
    letters: recipients.map((recipient) =>
      letterTo(facts, recipient, context, [context.office, placeLine(office)], say),
    ),
  }
}

function letterTo(
  facts: LetterFacts,
  { name, addressee, link }: Recipient,
  context: LawContext,
  from: readonly string[],
  say: (text: string) => string,
): OfficialLetter {
  const { letter } = facts.round
  const usual = usualLetter(facts, link !== null)
  const contact = letter.contactLine ?? usual.contactLine
  return {
    numberLine: `ที่ ${say(letter.number ?? BLANK)}`,
    from: from.filter((line) => line !== '').map(say),
    dateLine: letter.date === null ? '.'.repeat(40) : say(formatThaiDate(letter.date)),
    subject: say(cooperationSubject(context)),
    to: say(addressee ?? usualAddressee(name)),
    paragraphs: linesOf(letter.body ?? usual.body).map(say),
    signatoryName: say(signatoryLine(letter.signatoryName ?? (usual.signatoryName || null))),
    signatoryPosition: say(letter.signatoryPosition ?? usual.signatoryPosition),
    contact: linesOf(contact).map(say),
    ...(link === null ? {} : { answer: answerBy(link, say) }),
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** The address keeps its own digits: it must be typed as it is. The last whole day on which it works is told. */
const answerBy = ({ url, expiresAt }: { url: string; expiresAt: Date }, say: (text: string) => string) => ({
  ...publicAddressOf(url),
  caption: 'สแกนเพื่อแจ้งโครงการ',
  note: say(`ใช้ตอบได้ถึงวันที่ ${formatThaiDate(lastDayOf(expiresAt))} เฉพาะหน่วยงานของท่าน โปรดอย่าเผยแพร่ต่อ`),
})

/** ISO date in Thailand of the moment before a link ends. */
const lastDayOf = (expiresAt: Date): string =>
  new Date(expiresAt.getTime() - 1 + 7 * 3_600_000).toISOString().slice(0, 10)
