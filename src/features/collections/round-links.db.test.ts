import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { actorWith, OFFICE_CODE } from '#test/actors.ts'
import { LINK_KEY } from '#test/asked-agency.ts'
import { openTestRound } from '#test/collection-round.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { testContext } from '#test/working-plan.ts'
import { openAgency } from './agency-answers.commands.ts'
import { makeLetters, openLetter } from './letters.commands.ts'
import { openLink, revokeLink } from './links.commands.ts'
import { endOfDay } from './links.ts'
import { openReminders } from './reminders.commands.ts'
import { closeRound, makeLinks, saveRound } from './round-changes.commands.ts'
import { openRound } from './rounds.commands.ts'

const AGENCIES = ['แขวงทางหลวงตัวอย่าง', 'โรงเรียนบ้านตัวอย่าง']
const SITE = 'https://plan.example.go.th'

let context: Context
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY, siteUrl: SITE }
})

const opened = () => openTestRound(context, { agencies: AGENCIES })
type Opened = Awaited<ReturnType<typeof opened>>

const linksOf = ({ roundId }: Opened) =>
  readOrg(context.db, OFFICE.id, (tx) =>
    tx
      .selectFrom('collection_link as link')
      .innerJoin('collection_request as request', 'request.id', 'link.request_id')
      .select(['link.id', 'request.name', 'link.expires_at', 'link.revoked_at'])
      .where('request.round_id', '=', roundId)
      .orderBy('request.name')
      .execute(),
  )
const form = async ({ year, roundId }: Opened) => {
  const { round, rows } = await openRound(context, OFFICE_CODE, year, roundId)
  return {
    id: roundId,
    title: round.title,
    dueOn: round.dueOn,
    divisionIds: rows.flatMap(({ divisionId }) => divisionId ?? []),
    agencyIds: rows.flatMap(({ agencyId }) => agencyId ?? []),
    version: round.version,
  }
}
const textsOf = async ({ year, roundId }: Opened) =>
  (await openReminders(context, OFFICE_CODE, year, roundId)).remindable
    .filter(({ row }) => row.agencyId !== null)
    .map(({ reminder }) => reminder.text)

test('an agency has its link as soon as it is asked; looking at letters and reminders makes none', async () => {
  const round = await opened()
  const links = await linksOf(round)
  expect(links.map(({ name }) => name)).toEqual(AGENCIES)
  const { year, roundId } = round
  const { recipients } = await openLetter(context, OFFICE_CODE, year, roundId)
  const urls = recipients.map(({ link }) => link?.url ?? '')
  for (const [at, { id }] of links.entries()) expect(urls[at]).toContain(`${SITE}/a/${OFFICE.id}.${id}.`)
  const { letters } = await makeLetters(context, OFFICE_CODE, year, { roundId, requestId: null })
  expect(letters.map(({ answer }) => answer?.address.replaceAll(/\s/g, ''))).toEqual(
    urls.map((url) => expect.stringContaining(url.slice(url.indexOf('/a/'))) as string),
  )
  for (const [at, text] of (await textsOf(round)).entries()) expect(text).toContain(urls[at])
  expect(await linksOf(round)).toEqual(links)
})

test('a link that was taken back stays so until one is made by a deed, once', async () => {
  const round = await opened()
  const { year, roundId, requests } = round
  const requestId = requests.get(AGENCIES[0] ?? '')?.id ?? ''
  await revokeLink(context, OFFICE_CODE, requestId)
  await saveRound(context, OFFICE_CODE, year, await form(round))
  expect((await textsOf(round)).filter((text) => text.includes(SITE))).toHaveLength(1)
  const { letters } = await makeLetters(context, OFFICE_CODE, year, { roundId, requestId })
  expect(letters[0]?.answer).toBeUndefined()
  await makeLinks(context, OFFICE_CODE, year, roundId)
  await makeLinks(context, OFFICE_CODE, year, roundId)
  expect(await linksOf(round)).toHaveLength(3)
  expect((await openLink(context, OFFICE_CODE, year, requestId)).link).not.toBeNull()
  const division = { ...context, actor: actorWith(['division-officer']) }
  await expect(makeLinks(division, OFFICE_CODE, year, roundId)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a later due date has the links live longer, an earlier one takes nothing away', async () => {
  const round = await opened()
  const until = async () => (await linksOf(round))[0]?.expires_at
  expect(await until()).toEqual(endOfDay('2027-01-30'))
  await saveRound(context, OFFICE_CODE, round.year, { ...(await form(round)), dueOn: '31 มกราคม 2570' })
  expect(await until()).toEqual(endOfDay('2027-03-02'))
  await saveRound(context, OFFICE_CODE, round.year, { ...(await form(round)), dueOn: '15 มกราคม 2570' })
  expect(await until()).toEqual(endOfDay('2027-03-02'))
})

test('no letters and no links of a closed round', async () => {
  const round = await opened()
  const { year, roundId } = round
  const { version } = await form(round)
  await closeRound(context, OFFICE_CODE, year, { roundId, version, isClosed: true })
  const target = { roundId, requestId: null }
  await expect(makeLetters(context, OFFICE_CODE, year, target)).rejects.toMatchObject({ code: 'conflict' })
  await expect(makeLinks(context, OFFICE_CODE, year, roundId)).rejects.toMatchObject({ code: 'conflict' })
})

test('whom to ask stands at the link, also when it has ended: as the round says, else as the plan', async () => {
  const round = await opened()
  const { year, roundId } = round
  const [one] = (await openLetter(context, OFFICE_CODE, year, roundId)).recipients
  const token = one?.link?.path.slice('/a/'.length) ?? ''
  const { round: before, plan } = await openRound(context, OFFICE_CODE, year, roundId)
  expect(before.letter.contactLine).toBeNull()
  expect(await openAgency(context, token, false)).toMatchObject({ contactLine: plan.preparedBy })
  const contactLine = 'กองยุทธศาสตร์ตัวอย่าง\u202e\nโทร. 0 5555 5555'
  await saveRound(context, OFFICE_CODE, year, { ...(await form(round)), contactLine })
  // What a form does not say stays.
  await saveRound(context, OFFICE_CODE, year, await form(round))
  const said = { contactLine: 'กองยุทธศาสตร์ตัวอย่าง\nโทร. 0 5555 5555' }
  const later = { ...context, now: () => new Date('2027-06-01T00:00:00Z') }
  expect(await openAgency(later, token, false)).toMatchObject({ standing: 'expired', ...said })
  expect((await openLetter(context, OFFICE_CODE, year, roundId)).letter).toMatchObject(said)
})
