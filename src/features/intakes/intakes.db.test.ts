import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { AppError, type AppErrorCode } from '#src/domain/errors.ts'
import { unknownCsv } from '#test/fixtures/plan-csv.ts'
import { openTestDatabase } from '#test/database.ts'
import { auditOf, registeredOffice, rowOf, testContext, typed, upload } from '#test/working-plan.ts'
import { listWaitingIntakes, openIntake, tablesToName } from './intake-views.commands.ts'
import { discardIntake, editItem, excludeItem, mapIntakeColumns, uploadIntake } from './intakes.commands.ts'
import type { IntakeTarget } from './intakes.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

const OFFICE = registeredOffice(0)

const ROAD = { name: 'ก่อสร้างถนนตัวอย่าง', budget: '500,000' }
const DRAIN = { name: 'วางท่อระบายน้ำตัวอย่าง', budget: '250,000.50', months: [] as number[] }

/** The refusal of a command. */
async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const outcome = await work.then(
    () => 'nothing was refused',
    (error: unknown) => error,
  )
  if (outcome instanceof AppError) return outcome
  throw new Error(`no AppError but ${String(outcome)}`)
}
const codeOf = async (work: Promise<unknown>): Promise<AppErrorCode> => (await refusalOf(work)).code

const at = (intake: IntakeTarget, item: { id: string; version: number }) => ({
  ...intake,
  itemId: item.id,
  version: item.version,
})

describe('an uploaded file', () => {
  test('waits with what was read from it and what is wrong with it', async () => {
    const id = await upload(context, OFFICE.code, [ROAD, DRAIN])
    const view = await openIntake(context, id)
    expect(view.intake).toMatchObject({ status: 'draft', fiscalYear: 2570, lao: 'เทศบาลตำบลดำเนินตัวอย่าง' })
    expect(view.items.map(({ name, funds, months }) => ({ name, funds, months }))).toEqual([
      { name: ROAD.name, funds: [{ source: null, amountSatang: 50_000_000 }], months: 0b111 },
      { name: DRAIN.name, funds: [{ source: null, amountSatang: 25_000_050 }], months: 0 },
    ])
    expect(view.problems.map(({ itemId, rule }) => [itemId, rule])).toEqual([[view.items[1]?.id, 'months-missing']])
    expect(view.allowed).toContain('intake.accept')
    expect((await listWaitingIntakes(context, OFFICE.code)).map((intake) => intake.id)).toContain(id.intakeId)
  })

  test('shows a repeated row where it stands, left out until it is taken in', async () => {
    const id = await upload(context, OFFICE.code, [ROAD, ROAD, DRAIN])
    const view = await openIntake(context, id)
    expect(view.items.map(({ name, isExcluded }) => [name, isExcluded])).toEqual([
      [ROAD.name, false],
      [ROAD.name, true],
      [DRAIN.name, false],
    ])
    const repeated = view.items[1]
    if (!repeated) throw new Error('the repeated row is missing')
    await excludeItem(context, at(id, repeated), false)
    expect((await openIntake(context, id)).items.map(({ isExcluded }) => isExcluded)).toEqual([false, false, false])
  })

  test.each<[string, string, Uint8Array<ArrayBuffer>, RegExp]>([
    ['another kind of file', 'รูป.xlsx', new TextEncoder().encode('\x89PNG\r\n\x1a\n not a table at all'), /ไฟล์/],
    ['a file without projects', 'ว่าง.csv', new TextEncoder().encode('ที่,โครงการ\n'), /ไม่พบโครงการ/],
  ])('is refused in words when it is %s, and nothing is kept', async (_what, name, bytes, words) => {
    const before = await listWaitingIntakes(context, OFFICE.code)
    const refusal = await refusalOf(uploadIntake(context, OFFICE.code, { name, bytes }))
    expect(refusal.code).toBe('invalid')
    expect(refusal.message).toMatch(words)
    expect(await listWaitingIntakes(context, OFFICE.code)).toEqual(before)
  })

  test('can be thrown away, once', async () => {
    const id = await upload(context, OFFICE.code, [ROAD])
    await discardIntake(context, id)
    expect(await codeOf(openIntake(context, id))).toBe('not_found')
    expect(await codeOf(discardIntake(context, id))).toBe('not_found')
  })

  test.each(['abc', '', '01a204fe-94db-7b56-a5cf-47f48aabba24'])('is not found under “%s”', async (intakeId) => {
    const id = { officeCode: OFFICE.code, intakeId }
    expect(await codeOf(openIntake(context, id))).toBe('not_found')
    expect(await codeOf(editItem(context, at(id, { id: intakeId, version: 1 }), await anyInput()))).toBe('not_found')
    expect(await codeOf(tablesToName(context, id))).toBe('not_found')
  })

  const anyInput = async () => {
    const id = await upload(context, OFFICE.code, [ROAD])
    return typed(await rowOf(context, id, ROAD.name), {})
  }
})

describe('a row', () => {
  test('is saved as it was typed, and its problem is gone', async () => {
    const id = await upload(context, OFFICE.code, [ROAD, DRAIN])
    const row = await rowOf(context, id, DRAIN.name)
    const input = typed(row, {
      activity: 'ท่อ คสล. ขนาด ๐.๖๐ เมตร',
      months: [5, 6, 12],
      departments: 'กองช่าง\nสำนักปลัด\nกองช่าง',
      funds: [
        { source: 'เทศบัญญัติ', amount: '๒๐๐,๐๐๐' },
        { source: 'เงินสะสม', amount: '50,000.25' },
        { source: '', amount: '' },
      ],
      programme: 'แผนงานเคหะและชุมชน',
      strategyNo: '๒',
    })
    await editItem(context, at(id, row), input)
    expect(await rowOf(context, id, DRAIN.name)).toEqual({
      ...row,
      activity: 'ท่อ คสล. ขนาด ๐.๖๐ เมตร',
      months: 0b100000110000,
      departments: ['กองช่าง', 'สำนักปลัด'],
      funds: [
        { source: 'เทศบัญญัติ', amountSatang: 20_000_000 },
        { source: 'เงินสะสม', amountSatang: 5_000_025 },
      ],
      programme: 'แผนงานเคหะและชุมชน',
      programmeRaw: null,
      strategyNo: 2,
      version: row.version + 1,
    })
    expect((await openIntake(context, id)).problems).toEqual([])
  })

  test('is not saved when something typed cannot be read; everything wrong is said at once', async () => {
    const id = await upload(context, OFFICE.code, [ROAD])
    const row = await rowOf(context, id, ROAD.name)
    const input = typed(row, { name: ' ', strategyNo: 'สอง', funds: [{ source: '', amount: 'ห้าแสน?' }] })
    const refusal = await refusalOf(editItem(context, at(id, row), input))
    expect(refusal.code).toBe('invalid')
    expect(refusal.problems.map(({ field }) => field).toSorted()).toEqual(['funds.0.amount', 'name', 'strategyNo'])
    expect(await rowOf(context, id, ROAD.name)).toEqual(row)
  })

  test('edited by two: the second is refused, the first stays', async () => {
    const id = await upload(context, OFFICE.code, [ROAD])
    const row = await rowOf(context, id, ROAD.name)
    await editItem(context, at(id, row), typed(row, { place: 'หมู่ที่ 2' }))
    expect(await codeOf(editItem(context, at(id, row), typed(row, { place: 'หมู่ที่ 3' })))).toBe('conflict')
    expect(await codeOf(excludeItem(context, at(id, row), true))).toBe('conflict')
    expect(await rowOf(context, id, ROAD.name)).toEqual({ ...row, place: 'หมู่ที่ 2', version: 2 })
  })

  test('saved by a second click as well: saved once, and nobody is told of another window', async () => {
    const id = await upload(context, OFFICE.code, [ROAD])
    const row = await rowOf(context, id, ROAD.name)
    const input = typed(row, { place: 'หมู่ที่ 2', note: 'ตรวจแล้ว', funds: [{ source: 'เงินสะสม', amount: '๕' }] })
    await Promise.all([1, 2, 3].map(() => editItem(context, at(id, row), input)))
    expect(await rowOf(context, id, ROAD.name)).toMatchObject({ place: 'หมู่ที่ 2', version: 2 })
    const saved = { ...row, version: 2 }
    await Promise.all([1, 2, 3].map(() => excludeItem(context, at(id, saved), true)))
    expect(await rowOf(context, id, ROAD.name)).toMatchObject({ isExcluded: true, version: 3 })
  })

  test('edited by two at the same moment: exactly one gets through', async () => {
    const id = await upload(context, OFFICE.code, [ROAD])
    const row = await rowOf(context, id, ROAD.name)
    const places = ['หมู่ที่ 2', 'หมู่ที่ 3', 'หมู่ที่ 4']
    const outcomes = await Promise.allSettled(
      places.map((place) => editItem(context, at(id, row), typed(row, { place }))),
    )
    const through = places.filter((_, index) => outcomes[index]?.status === 'fulfilled')
    expect(through).toHaveLength(1)
    expect((await rowOf(context, id, ROAD.name)).place).toBe(through[0])
  })

  test('set aside has no problems and can be taken back', async () => {
    const id = await upload(context, OFFICE.code, [ROAD, DRAIN])
    const row = await rowOf(context, id, DRAIN.name)
    await excludeItem(context, at(id, row), true)
    expect((await openIntake(context, id)).problems).toEqual([])
    const aside = await rowOf(context, id, DRAIN.name)
    expect(aside).toEqual({ ...row, isExcluded: true, version: 2 })
    await excludeItem(context, at(id, aside), false)
    expect(await rowOf(context, id, DRAIN.name)).toEqual({ ...row, version: 3 })
  })

  test('of another file cannot be reached through this one', async () => {
    const id = await upload(context, OFFICE.code, [ROAD])
    const other = await upload(context, OFFICE.code, [ROAD])
    const row = await rowOf(context, other, ROAD.name)
    expect(await codeOf(editItem(context, at(id, row), typed(row, { place: 'หมู่ที่ 9' })))).toBe('not_found')
    expect(await rowOf(context, other, ROAD.name)).toEqual(row)
  })
})

describe('a table that was not understood', () => {
  const send = async (file: { name: string; bytes: Uint8Array }): Promise<IntakeTarget> => ({
    officeCode: OFFICE.code,
    intakeId: await uploadIntake(context, OFFICE.code, file),
  })

  const mapping = { headerRows: 1, columns: { 0: 'no', 1: 'name', 2: 'place', 3: 'budget' } as const }

  test('waits for its columns to be named, is then read, and the next one of its kind is read by itself', async () => {
    const id = await send({ name: 'ก.csv', bytes: unknownCsv(['ถนน', 'ท่อ', 'ไฟ']) })
    expect((await openIntake(context, id)).items).toEqual([])
    const [table] = await tablesToName(context, id)
    expect(table?.mapping).toBeNull()
    expect(table?.sample[1]).toEqual(['1', 'ถนน', 'ทำเลย', '50000', 'x'])
    expect(await mapIntakeColumns(context, id, { signature: table?.signature ?? '', mapping })).toBe(0)
    expect((await openIntake(context, id)).items.map(({ name, place, funds }) => [name, place, funds])).toEqual(
      ['ถนน', 'ท่อ', 'ไฟ'].map((name) => [name, 'ทำเลย', [{ source: null, amountSatang: 5_000_000 }]]),
    )
    expect((await openIntake(context, id)).warnings).toContainEqual({ code: 'columns-by-hand', where: { row: 1 } })
    expect((await tablesToName(context, id)).map((one) => one.mapping)).toEqual([mapping])
    const next = await send({ name: 'ข.csv', bytes: unknownCsv(['คลอง', 'สะพาน', 'ศาลา']) })
    expect((await openIntake(context, next)).items.map(({ name }) => name)).toEqual(['คลอง', 'สะพาน', 'ศาลา'])
  })

  test('naming it anew puts right what was named wrongly, also for a file that the memory has read', async () => {
    const wrong = { headerRows: 2, columns: { 0: 'no', 1: 'place', 2: 'name', 3: 'budget' } as const }
    const bytes = unknownCsv(['ถนน', 'ท่อ', 'ไฟ'], 'ฎ,ฏ,ฐ,ฑ,ฒ')
    const first = await send({ name: 'ง.csv', bytes })
    const signature = (await tablesToName(context, first))[0]?.signature ?? ''
    await mapIntakeColumns(context, first, { signature, mapping: wrong })
    const next = await send({ name: 'จ.csv', bytes })
    expect((await openIntake(context, next)).items).toHaveLength(2)
    expect((await tablesToName(context, next))[0]?.mapping).toEqual(wrong)
    await mapIntakeColumns(context, next, { signature, mapping })
    expect((await openIntake(context, next)).items.map(({ name }) => name)).toEqual(['ถนน', 'ท่อ', 'ไฟ'])
  })

  test('named so that no project comes out stays as it was', async () => {
    const id = await send({ name: 'ค.csv', bytes: unknownCsv(['ก', 'ข', 'ค'], 'ฉ,ช,ซ,ฌ,ญ') })
    const [table] = await tablesToName(context, id)
    const named = { signature: table?.signature ?? '', mapping: { headerRows: 1, columns: { 9: 'name' } as const } }
    expect(await codeOf(mapIntakeColumns(context, id, named))).toBe('invalid')
    expect((await openIntake(context, id)).items).toEqual([])
  })
})

test('every change stands in the audit log of the office, whose chain is sound', async () => {
  const before = await auditOf(context, OFFICE.orgId)
  const id = await upload(context, OFFICE.code, [ROAD, DRAIN])
  const row = await rowOf(context, id, ROAD.name)
  await editItem(context, at(id, row), typed(row, { place: 'หมู่ที่ 5' }))
  await excludeItem(context, at(id, await rowOf(context, id, DRAIN.name)), true)
  await codeOf(excludeItem(context, at(id, row), true))
  await discardIntake(context, id)
  const after = await auditOf(context, OFFICE.orgId)
  expect(after).toEqual({ entryCount: before.entryCount + 4, brokenAt: null })
})
