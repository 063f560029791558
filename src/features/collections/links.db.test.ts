import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { askAgency, LINK_KEY, setClosed } from '#test/asked-agency.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { verifyToken } from './link-token.queries.ts'
import { linkFor, prolongLink, renewLink, revokeLink } from './links.commands.ts'
import { endOfDay } from './links.ts'

let context: Context
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY, siteUrl: 'https://plan.example.go.th' }
})

const tokenOf = (path: string): string => path.slice('/a/'.length)

test('the same link is handed out until it is revoked, then another', async () => {
  const { requestId } = await askAgency(context)
  const first = await linkFor(context, OFFICE_CODE, requestId)
  expect(first.url).toBe(`https://plan.example.go.th${first.path}`)
  expect(first.expiresAt).toEqual(endOfDay('2027-01-14'))
  expect(verifyToken(LINK_KEY, tokenOf(first.path))?.orgId).toBe(OFFICE.id)
  expect(await linkFor(context, OFFICE_CODE, requestId)).toEqual(first)

  const renewed = await renewLink(context, OFFICE_CODE, requestId)
  expect(renewed.path).not.toBe(first.path)
  expect((await linkFor(context, OFFICE_CODE, requestId)).path).toBe(renewed.path)

  await revokeLink(context, OFFICE_CODE, requestId)
  expect((await linkFor(context, OFFICE_CODE, requestId)).path).not.toBe(renewed.path)
  expect((await auditOf(context, OFFICE.id)).brokenAt).toBeNull()
})

test('the day on which it ends can be changed, within a year', async () => {
  const { requestId } = await askAgency(context)
  const { path } = await linkFor(context, OFFICE_CODE, requestId)
  const later = await prolongLink(context, OFFICE_CODE, requestId, '31 มีนาคม 2570')
  expect(later).toMatchObject({ path, expiresAt: endOfDay('2027-03-31') })
  expect(await linkFor(context, OFFICE_CODE, requestId)).toEqual(later)
  for (const typed of ['', '31/2/2570', '1 มกราคม 2569', '1 มกราคม 2590'])
    await expect(prolongLink(context, OFFICE_CODE, requestId, typed)).rejects.toMatchObject({ code: 'invalid' })
})

test('no link without a key, in a closed round, or to what another office asked', async () => {
  const agency = await askAgency(context)
  await expect(linkFor(context, OTHER_OFFICE_CODE, agency.requestId)).rejects.toMatchObject({ code: 'not_found' })
  const { linkKey: _linkKey, ...keyless } = context
  await expect(linkFor(keyless, OFFICE_CODE, agency.requestId)).rejects.toMatchObject({ code: 'unavailable' })
  await setClosed(context, agency, context.now())
  await expect(linkFor(context, OFFICE_CODE, agency.requestId)).rejects.toMatchObject({ code: 'conflict' })
})

test('only who manages the collection hands out links', async () => {
  const { requestId } = await askAgency(context)
  const division = { ...context, actor: actorWith(['division-officer']) }
  for (const command of [linkFor, renewLink, revokeLink])
    await expect(command(division, OFFICE_CODE, requestId)).rejects.toMatchObject({ code: 'forbidden' })
})
