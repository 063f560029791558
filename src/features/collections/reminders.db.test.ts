import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { openAgency, saveAgency } from '#src/features/agencies/agencies.commands.ts'
import { createMailer } from '#src/server/mail.ts'
import { actorWith, OFFICE_CODE } from '#test/actors.ts'
import { openTestRound } from '#test/collection-round.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { refusalOf } from '#test/edited-plan.ts'
import { startSmtpStub, type SmtpStub } from '#test/smtp-stub.ts'
import { testContext } from '#test/working-plan.ts'
import { noteReminders, openReminders, sendReminders } from './reminders.commands.ts'
import type { ReminderTarget } from './reminders.ts'
import { openRound } from './rounds.commands.ts'
import { markAnswered } from './rounds.queries.ts'

let context: Context
const open: SmtpStub[] = []
beforeAll(async () => {
  const linked = { siteUrl: 'https://plan.example.go.th', linkKey: 'k'.repeat(32) }
  context = { ...testContext(await openTestDatabase()), ...linked }
})
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close()
})

async function withMail(manners: Parameters<typeof startSmtpStub>[0] = {}): Promise<{ by: Context; stub: SmtpStub }> {
  const stub = await startSmtpStub(manners)
  open.push(stub)
  const mail = createMailer({ url: stub.url, from: 'เทศบาลตำบลตัวอย่าง <plan@example.go.th>' })
  return { by: { ...context, mail }, stub }
}

const AGENCIES = ['แขวงทางหลวงตัวอย่าง', 'การประปาส่วนภูมิภาคสาขาตัวอย่าง', 'โรงเรียนบ้านตัวอย่าง']

/** An open round whose first two agencies have an address. */
async function openWithAddresses() {
  const round = await openTestRound(context, { agencies: AGENCIES })
  for (const [index, name] of AGENCIES.slice(0, 2).entries()) {
    const { agency } = await openAgency(context, OFFICE_CODE, round.requests.get(name)?.agencyId ?? '')
    const { contact } = agency
    const texts = { amphoe: '', province: '', point: '', addressee: '', address: '', phone: '', note: '' }
    const input = { ...texts, name, kind: agency.kind, email: `a${index}@example.go.th`, isActive: true }
    await saveAgency(context, OFFICE_CODE, agency.id, {
      ...input,
      amphoe: agency.amphoe ?? '',
      province: agency.province ?? '',
      version: agency.version,
      contactVersion: contact.version,
    })
  }
  const targets = [...round.requests.values()].map(({ id }): ReminderTarget => ({ requestId: id, seen: 0 }))
  return { ...round, targets }
}

const recordsOf = (requestId: string) =>
  readOrg(context.db, OFFICE.id, (tx) =>
    tx.selectFrom('collection_reminder').selectAll().where('request_id', '=', requestId).execute(),
  )

describe('by mail', () => {
  test('goes to those who have not answered and have an address, with their own link, once', async () => {
    const { by, stub } = await withMail()
    const { year, roundId, targets, requests } = await openWithAddresses()
    expect(await sendReminders(by, OFFICE_CODE, year, { roundId, targets })).toEqual({
      sent: 2,
      skipped: 2,
      refused: [],
    })
    expect(stub.received.map(({ to }) => to)).toEqual([['a1@example.go.th'], ['a0@example.go.th']])
    const [water, road] = stub.received
    expect(road?.subject).toContain(String(year))
    expect(road?.text).toContain('เรียน ผู้อำนวยการแขวงทางหลวงตัวอย่าง')
    const link = /https:\/\/plan\.example\.go\.th\/a\/\S+/
    expect(road?.text).toMatch(link)
    expect(link.exec(water?.text ?? '')?.[0]).not.toBe(link.exec(road?.text ?? '')?.[0])
    const again = await sendReminders(by, OFFICE_CODE, year, { roundId, targets })
    expect(again).toEqual({ sent: 0, skipped: 4, refused: [] })
    expect(stub.received).toHaveLength(2)
    const { rows } = await openRound(context, OFFICE_CODE, year, roundId)
    expect(rows.find(({ name }) => name === AGENCIES[0])).toMatchObject({ reminderCount: 1 })
    expect(await recordsOf(requests.get(AGENCIES[0] ?? '')?.id ?? '')).toMatchObject([
      { channel: 'email', sent_to: 'a0@example.go.th', failure: null },
    ])
  })

  test('what the server does not take is recorded and told, and may be tried again', async () => {
    const { by } = await withMail({ rejectsRecipient: true })
    const { year, roundId, targets, requests } = await openWithAddresses()
    const { sent, refused } = await sendReminders(by, OFFICE_CODE, year, { roundId, targets })
    expect(sent).toBe(0)
    expect(refused).toHaveLength(2)
    expect(refused[0]?.reason).toContain('ผู้รับ')
    const id = requests.get(AGENCIES[0] ?? '')?.id ?? ''
    expect(await recordsOf(id)).toMatchObject([{ failure: expect.stringContaining('ผู้รับ') as string }])
    const { remindable } = await openReminders(context, OFFICE_CODE, year, roundId)
    const road = remindable.find(({ row }) => row.id === id)
    expect(road?.row).toMatchObject({ lastRemindedAt: null, reminderCount: 1 })
    expect(road?.last?.failure).toContain('ผู้รับ')
    const { by: better, stub } = await withMail()
    await sendReminders(better, OFFICE_CODE, year, { roundId, targets: [{ requestId: id, seen: 1 }] })
    expect(stub.received).toHaveLength(1)
  })

  test('nobody who has answered is reminded', async () => {
    const { by, stub } = await withMail()
    const { year, roundId, targets, requests } = await openWithAddresses()
    const id = requests.get(AGENCIES[0] ?? '')?.id ?? ''
    await inOrg(context.db, OFFICE.id, (tx) => markAnswered(tx, id, { at: context.now(), nothingToReport: true }))
    await sendReminders(by, OFFICE_CODE, year, { roundId, targets })
    expect(stub.received.map(({ to }) => to)).toEqual([['a1@example.go.th']])
  })

  test('is refused without a mail server, without an address, and to others than planners', async () => {
    const { year, roundId, targets, requests } = await openWithAddresses()
    const none = sendReminders(context, OFFICE_CODE, year, { roundId, targets })
    expect((await refusalOf(none)).code).toBe('unavailable')
    const { by } = await withMail()
    const school = [{ requestId: requests.get(AGENCIES[2] ?? '')?.id ?? '', seen: 0 }]
    expect((await refusalOf(sendReminders(by, OFFICE_CODE, year, { roundId, targets: school }))).code).toBe('invalid')
    const engineer = { ...by, actor: actorWith(['division-officer']) }
    expect((await refusalOf(sendReminders(engineer, OFFICE_CODE, year, { roundId, targets }))).code).toBe('forbidden')
  })
})

describe('by text', () => {
  test('is ready for agencies and divisions, each with where to answer', async () => {
    const { year, roundId, requests } = await openWithAddresses()
    const { remindable, mayMail } = await openReminders(context, OFFICE_CODE, year, roundId)
    expect(mayMail).toBe(false)
    const [division, water] = remindable
    const id = requests.get('กองช่าง')?.id
    const site = 'https://plan.example.go.th'
    expect(division?.reminder.text).toContain(`${site}/offices/${OFFICE_CODE}/${year}/collect/answer/${id}`)
    expect(water?.reminder.text).toContain('ไม่ต้องมีบัญชีผู้ใช้')
    const { remindable: bare } = await openReminders({ ...context, siteUrl: null }, OFFICE_CODE, year, roundId)
    expect(bare[0]?.reminder.text).not.toContain('http')
  })

  test('is noted once when it was sent', async () => {
    const { year, roundId, targets } = await openWithAddresses()
    const one = targets.slice(0, 1)
    expect(await noteReminders(context, OFFICE_CODE, year, { roundId, targets: one })).toMatchObject({ sent: 1 })
    expect(await noteReminders(context, OFFICE_CODE, year, { roundId, targets: one })).toMatchObject({ skipped: 1 })
    const { rows } = await openRound(context, OFFICE_CODE, year, roundId)
    const reminded = rows.find(({ id }) => id === one[0]?.requestId)
    expect(reminded?.reminderCount).toBe(1)
    expect(reminded?.lastRemindedAt).not.toBeNull()
  })
})
