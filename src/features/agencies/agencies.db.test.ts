import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import type { Actor } from '#src/domain/permissions.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { refusalOf } from '#test/edited-plan.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { addAgencies, openAgencies, openAgency, saveAgency } from './agencies.commands.ts'
import type { AgencyInput } from './agencies.schema.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

const by = (actor: Actor): Context => ({ ...context, actor })
const planner = actorWith(['planning-officer'])
const neighbour = actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE })

async function agencyNamed(name: string, office = OFFICE_CODE) {
  const { agencies } = await openAgencies(context, office)
  const agency = agencies.find((one) => one.name === name)
  if (!agency) throw new Error(`no agency “${name}”`)
  return agency
}

const input = (over: Partial<AgencyInput>): AgencyInput => ({
  name: 'แขวงทางหลวงตัวอย่าง',
  kind: 'central',
  amphoe: '',
  province: '',
  point: '',
  addressee: '',
  address: '',
  email: '',
  phone: '',
  note: '',
  isActive: true,
  version: 1,
  contactVersion: 1,
  ...over,
})

describe('the list', () => {
  test('takes a pasted list once, and leaves what stands in it', async () => {
    const list = 'แขวงทางหลวงตัวอย่าง | road@example.go.th\nโรงเรียนบ้านตัวอย่าง'
    expect(await addAgencies(by(planner), OFFICE_CODE, list)).toEqual({ added: 2, known: 0 })
    expect(await addAgencies(by(planner), OFFICE_CODE, list)).toEqual({ added: 0, known: 2 })
    expect((await openAgencies(context, OFFICE_CODE)).agencies).toMatchObject([
      { name: 'แขวงทางหลวงตัวอย่าง', kind: 'central', contact: { email: 'road@example.go.th', isActive: true } },
      { name: 'โรงเรียนบ้านตัวอย่าง', kind: 'school' },
    ])
    expect(await auditOf(context, OFFICE.id)).toMatchObject({ brokenAt: null })
  })

  test('two offices share a body, and not what they know of its people', async () => {
    await addAgencies(by(planner), OFFICE_CODE, 'โครงการชลประทานตัวอย่าง | water@example.go.th')
    await addAgencies(by(neighbour), OTHER_OFFICE_CODE, 'โครงการ ชลประทานตัวอย่าง')
    const [own, theirs] = await Promise.all([
      agencyNamed('โครงการชลประทานตัวอย่าง'),
      agencyNamed('โครงการชลประทานตัวอย่าง', OTHER_OFFICE_CODE),
    ])
    expect(theirs.id).toBe(own.id)
    expect(own.contact.email).toBe('water@example.go.th')
    expect(theirs.contact.email).toBeNull()
  })

  test('is read by all of the office, managed by planners, closed to others', async () => {
    expect((await openAgencies(by(actorWith(['auditor'])), OFFICE_CODE)).mayManage).toBe(false)
    expect((await refusalOf(addAgencies(by(actorWith(['division-officer'])), OFFICE_CODE, 'ก'))).code).toBe('forbidden')
    expect((await refusalOf(openAgencies(by(neighbour), OFFICE_CODE))).code).toBe('forbidden')
  })

  test('an empty list is refused with words', async () => {
    const refused = await refusalOf(addAgencies(context, OFFICE_CODE, ' \n '))
    expect(refused.problems).toMatchObject([{ rule: 'empty' }])
  })
})

describe('one agency', () => {
  test('is corrected by the office that entered it; another office keeps its own contact', async () => {
    await addAgencies(by(planner), OFFICE_CODE, 'แขวงทางหลวงชนบทตัวอย่าง')
    const { id } = await agencyNamed('แขวงทางหลวงชนบทตัวอย่าง')
    await saveAgency(by(planner), OFFICE_CODE, id, input({ name: 'แขวงทางหลวงชนบทที่ 2', email: 'a@example.go.th' }))
    expect(await openAgency(by(planner), OFFICE_CODE, id)).toMatchObject({
      mayCorrect: true,
      agency: { name: 'แขวงทางหลวงชนบทที่ 2', version: 2, contact: { email: 'a@example.go.th', version: 2 } },
    })
    const other = by(neighbour)
    await saveAgency(other, OTHER_OFFICE_CODE, id, input({ name: 'ชื่ออื่น', contactVersion: 0, phone: '02 000 0000' }))
    expect(await openAgency(other, OTHER_OFFICE_CODE, id)).toMatchObject({
      mayCorrect: false,
      agency: { name: 'แขวงทางหลวงชนบทที่ 2', version: 3, contact: { email: null, phone: '02 000 0000', version: 1 } },
    })
  })

  test('is not given another name by one office under the eyes of another; the operator may correct it', async () => {
    await addAgencies(by(planner), OFFICE_CODE, 'สำนักงานที่ดินตัวอย่าง')
    const { id } = await agencyNamed('สำนักงานที่ดินตัวอย่าง')
    await addAgencies(by(neighbour), OTHER_OFFICE_CODE, 'สำนักงานที่ดินตัวอย่าง')
    await saveAgency(
      by(planner),
      OFFICE_CODE,
      id,
      input({ name: 'ชื่อที่ไม่เหมาะสม', kind: 'other', version: 2, note: 'ก' }),
    )
    expect((await openAgency(by(neighbour), OTHER_OFFICE_CODE, id)).agency.name).toBe('สำนักงานที่ดินตัวอย่าง')
    expect(await openAgency(by(planner), OFFICE_CODE, id)).toMatchObject({
      mayCorrect: false,
      agency: { contact: { note: 'ก' } },
    })
    const corrected = input({ name: 'สำนักงานที่ดินจังหวัดตัวอย่าง', version: 2, contactVersion: 2 })
    await saveAgency(context, OFFICE_CODE, id, corrected)
    expect((await openAgency(by(neighbour), OTHER_OFFICE_CODE, id)).agency.name).toBe('สำนักงานที่ดินจังหวัดตัวอย่าง')
  })

  test('the second of two who save at once is told; a taken name and a bad address are refused', async () => {
    await addAgencies(by(planner), OFFICE_CODE, 'แขวงก\nแขวงข')
    const { id } = await agencyNamed('แขวงก')
    await saveAgency(by(planner), OFFICE_CODE, id, input({ name: 'แขวงก', note: 'หนึ่ง' }))
    const late = saveAgency(by(planner), OFFICE_CODE, id, input({ name: 'แขวงก', note: 'สอง' }))
    expect((await refusalOf(late)).code).toBe('conflict')
    const taken = saveAgency(by(planner), OFFICE_CODE, id, input({ name: 'แขวง ข', contactVersion: 2 }))
    expect((await refusalOf(taken)).message).toContain('อยู่แล้ว')
    const wrong = { name: '', email: 'x', point: 'ข้างวัด', contactVersion: 2 }
    const bad = saveAgency(by(planner), OFFICE_CODE, id, input(wrong))
    expect((await refusalOf(bad)).problems.map(({ field }) => field)).toEqual(['name', 'email', 'point'])
    expect((await openAgency(by(planner), OFFICE_CODE, id)).agency.contact).toMatchObject({ note: 'หนึ่ง', version: 2 })
  })

  test('stands where its office says, and nowhere once that is taken away', async () => {
    await addAgencies(by(planner), OFFICE_CODE, 'โรงพยาบาลตัวอย่าง')
    const { id } = await agencyNamed('โรงพยาบาลตัวอย่าง')
    const named = { name: 'โรงพยาบาลตัวอย่าง', kind: 'health' } as const
    const link = 'https://www.google.com/maps/place/x/@13.7,100.4,17z/data=!3d13.756331!4d100.501765'
    await saveAgency(by(planner), OFFICE_CODE, id, input({ ...named, point: link }))
    expect(await agencyNamed('โรงพยาบาลตัวอย่าง')).toMatchObject({
      latitude: 13.756331,
      longitude: 100.501765,
      version: 2,
    })
    await saveAgency(by(planner), OFFICE_CODE, id, input({ ...named, version: 2, contactVersion: 2 }))
    expect(await agencyNamed('โรงพยาบาลตัวอย่าง')).toMatchObject({ latitude: null, longitude: null, version: 3 })
  })

  test('an unknown one is not found', async () => {
    expect((await refusalOf(openAgency(context, OFFICE_CODE, 'x'))).code).toBe('not_found')
  })
})
