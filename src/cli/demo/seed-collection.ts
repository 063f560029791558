import { randomBytes } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'

import { addAgencies, openAgencies, openAgency, saveAgency } from '#src/features/agencies/agencies.commands.ts'
import { sendProject } from '#src/features/collections/agency-answers.commands.ts'
import { typedOf } from '#src/features/collections/item-form.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { linkFor } from '#src/features/collections/links.commands.ts'
import { createRound, markSent } from '#src/features/collections/round-changes.commands.ts'
import { openRound, openRounds } from '#src/features/collections/rounds.commands.ts'
import { DEMO_AGENCIES, DEMO_OFFICE, DEMO_SENT, DEMO_YEAR } from './demo-office.ts'

const CODE = DEMO_OFFICE.dlaCode
const DAYS_TO_ANSWER = 21

/**
 * Asks the divisions and two agencies for their projects, and lets the first agency answer by its link: one of its projects is a road that
 * stands in the plan already. Does nothing once the office has a list of agencies.
 */
export async function seedDemoCollection(context: Context): Promise<void> {
  if ((await openAgencies(context, CODE)).agencies.length > 0) return
  await addAgencies(context, CODE, DEMO_AGENCIES.join('\n'))
  await placeAgencies(context)
  const { usual, askable, rounds } = await openRounds(context, CODE, DEMO_YEAR)
  if (rounds.length > 0) return
  const now = context.now()
  const roundId = await createRound(context, CODE, DEMO_YEAR, {
    id: uuidV7(now),
    title: usual.title,
    dueOn: dateInThailand(new Date(now.getTime() + DAYS_TO_ANSWER * 86_400_000)),
    divisionIds: askable.divisions.map(({ id }) => id),
    agencyIds: askable.agencies.map(({ id }) => id),
    contactLine: 'งานวิเคราะห์นโยบายและแผน สำนักปลัดเทศบาล\nโทร. 0 0000 0000',
    version: 0,
  })
  const asked = (await openRound(context, CODE, DEMO_YEAR, roundId)).rows.filter(({ agencyId }) => agencyId !== null)
  const requestIds = asked.map(({ id }) => id)
  await markSent(context, CODE, DEMO_YEAR, roundId, { requestIds, how: 'letter', on: '' })
  await answer(context, asked.find(({ name }) => name === DEMO_AGENCIES[0])?.id ?? '')
}

/** Puts the agencies on the map: in the sea, where no office can be taken for a real one. */
async function placeAgencies(context: Context): Promise<void> {
  for (const [at, { id }] of (await openAgencies(context, CODE)).agencies.entries()) {
    const { agency } = await openAgency(context, CODE, id)
    const { name, kind, version, contact } = agency
    await saveAgency(context, CODE, id, {
      name,
      kind,
      version,
      amphoe: agency.amphoe ?? '',
      province: agency.province ?? '',
      point: `${11.5 + at / 20}, ${100.9 + at / 20}`,
      addressee: contact.addressee ?? '',
      address: contact.address ?? '',
      email: contact.email ?? '',
      phone: contact.phone ?? '',
      note: contact.note ?? '',
      isActive: contact.isActive,
      contactVersion: contact.version,
    })
  }
}

async function answer(context: Context, requestId: string): Promise<void> {
  // A link is signed anew whenever it is shown: the key that the server uses need not be known here.
  const signing = { ...context, linkKey: randomBytes(32).toString('base64url') }
  const { path } = await linkFor(signing, CODE, requestId)
  for (const project of DEMO_SENT)
    await sendProject(signing, path.slice('/a/'.length), {
      itemId: uuidV7(context.now()),
      version: 0,
      typed: { ...typedOf(BLANK_ITEM), ...project, months: [...project.months], funds: [...project.funds] },
      sender: {
        senderName: 'เจ้าหน้าที่ตัวอย่าง แขวงทางหลวง',
        senderPosition: 'นายช่างโยธา',
        senderPhone: '',
        letterNumber: 'คค ตัวอย่าง/45',
        letterDate: dateInThailand(context.now()),
      },
    })
}
