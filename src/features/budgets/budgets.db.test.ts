import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { BUDGET_ROWS, budgetCsv, instrumentTyped, lineTyped, testBudget, type TestBudget } from '#test/budget.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { auditOf } from '#test/working-plan.ts'
import { createPlan, openPlan } from '#src/features/plans/plans.commands.ts'
import { addInstrument, openBudget, removeInstrument, saveInstrument, type BudgetTarget } from './budgets.commands.ts'
import {
  acceptBudgetImport,
  discardBudgetImport,
  mapBudgetColumns,
  openBudgetImport,
  uploadBudget,
} from './budget-imports.commands.ts'
import { budgetImportsApi } from './budget-imports.api.ts'
import { budgetsApi } from './budgets.api.ts'
import { leaveOutLines, removeLines, saveLine } from './budget-lines.commands.ts'

let ticks = Date.parse('2026-11-22T03:00:00Z')
let planner: Context
let year = 2570
let budget: TestBudget
let target: BudgetTarget
beforeAll(async () => {
  const db = await openTestDatabase()
  planner = { db, actor: actorWith(['planning-officer']), now: () => new Date((ticks += 1_000)) }
})
// Each test has a year of its own.
beforeEach(async () => {
  budget = await testBudget(planner, OFFICE_CODE, ++year)
  target = budget.target
})

describe('instruments', () => {
  test('are called by the words of the office, and only one is annual', async () => {
    const id = await budget.annual('45,000,000.50')
    const { tied } = await openBudget(planner, OFFICE_CODE, year)
    expect(tied.instruments[0]?.instrument).toMatchObject({ id, totalSatang: 4_500_000_050, version: 1 })
    expect(tied.instruments[0]?.instrument.title).toContain(`งบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. ${year}`)
    await expect(budget.annual()).rejects.toMatchObject({ code: 'conflict' })
  })

  test('every shortcoming is told at once, and the second of two writers is refused', async () => {
    const wrong = instrumentTyped('annual', 'มาก', { councilOn: '30/2/2569', announcedOn: '1 มกราคม 2599' })
    await expect(addInstrument(planner, target, crypto.randomUUID(), wrong)).rejects.toMatchObject({
      problems: [{ field: 'councilOn' }, { field: 'total' }, { field: 'announcedOn' }],
    })
    const id = await budget.annual()
    const again = instrumentTyped('annual', '400', { version: 1 })
    await saveInstrument(planner, target, id, again)
    await expect(saveInstrument(planner, target, id, again)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('what is sent twice is added once, also a second transfer', async () => {
    await budget.annual()
    const id = crypto.randomUUID()
    const transfer = instrumentTyped('transfer', '10')
    expect(await addInstrument(planner, target, id, transfer)).toBe(id)
    expect(await addInstrument(planner, target, id, transfer)).toBe(id)
    await addInstrument(planner, target, crypto.randomUUID(), transfer)
    const { instruments } = (await openBudget(planner, OFFICE_CODE, year)).tied
    expect(instruments.map(({ instrument: { kind } }) => kind)).toEqual(['annual', 'transfer', 'transfer'])
    await expect(addInstrument(planner, target, 'x', transfer)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('a line that is sent twice is added once, and never in place of one of another instrument', async () => {
    const annual = await budget.annual()
    const lineId = crypto.randomUUID()
    const add = (instrumentId: string, name: string) =>
      saveLine(planner, target, { instrumentId, lineId }, lineTyped(name, '100'))
    expect([await add(annual, 'ปลูกป่า'), await add(annual, 'ปลูกป่า')]).toEqual([lineId, lineId])
    const transfer = await addInstrument(planner, target, crypto.randomUUID(), instrumentTyped('transfer', '10'))
    await expect(add(transfer, 'ขุดสระ')).rejects.toMatchObject({ code: 'not_found' })
    expect((await budget.lines()).map(({ line: { name, version } }) => [name, version])).toEqual([['ปลูกป่า', 1]])
  })

  test('the second writer of a line is told before anything else that is wrong', async () => {
    const instrumentId = await budget.annual()
    const lineId = await budget.addLine(instrumentId, lineTyped('ปลูกป่า', '100'))
    const save = (name: string, version: number) =>
      saveLine(planner, target, { instrumentId, lineId }, lineTyped(name, '100', { version }))
    await save('ปลูกป่า หมู่ที่ 1', 1)
    await expect(save('', 1)).rejects.toMatchObject({ code: 'conflict' })
    await expect(save('', 2)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('the date of the annual one is that of the plan, also of a plan that is made later', async () => {
    await addInstrument(
      planner,
      target,
      crypto.randomUUID(),
      instrumentTyped('annual', '1', { announcedOn: '16 กันยายน 2569' }),
    )
    expect((await openPlan(planner, OFFICE_CODE, year)).plan.budgetAnnouncedOn).toBe('2026-09-16')
    const later = { ...target, fiscalYear: year + 40 }
    await addInstrument(
      planner,
      later,
      crypto.randomUUID(),
      instrumentTyped('annual', '1', { announcedOn: '17 กันยายน 2569' }),
    )
    await createPlan(planner, OFFICE_CODE, year + 40)
    expect((await openPlan(planner, OFFICE_CODE, year + 40)).plan.budgetAnnouncedOn).toBe('2026-09-17')
  })

  test('go only without lines', async () => {
    const id = await budget.annual()
    const lineId = await budget.addLine(id, lineTyped('ก', '300'))
    await expect(removeInstrument(planner, target, id)).rejects.toMatchObject({ code: 'conflict' })
    await removeLines(planner, target, id, [lineId])
    await removeInstrument(planner, target, id)
    expect((await openBudget(planner, OFFICE_CODE, year)).tied.instruments).toEqual([])
  })
})

describe('files', () => {
  test('change nothing until they are accepted; the same file again changes nothing', async () => {
    const id = await budget.annual('800,000.50')
    const importId = await uploadBudget(planner, { ...target, instrumentId: id }, budgetCsv(BUDGET_ROWS))
    expect((await openBudgetImport(planner, { ...target, importId })).diff.added).toHaveLength(3)
    expect(await budget.lines()).toEqual([])
    await acceptBudgetImport(planner, { ...target, importId }, { version: 1, isRemoving: false })
    expect((await budget.lines()).map(({ line: one }) => [one.name, one.amountSatang, one.sourceRow])).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', 10_000_000, 2],
      ['ก่อสร้างถนน หมู่ที่ 8', 20_000_050, 3],
      ['เงินเดือนพนักงาน', 50_000_000, 4],
    ])
    const again = await uploadBudget(planner, { ...target, instrumentId: id }, budgetCsv(BUDGET_ROWS))
    const { diff } = await openBudgetImport(planner, { ...target, importId: again })
    expect([diff.unchanged.length, diff.changed, diff.added, diff.removed]).toEqual([3, [], [], []])
    expect(await discardBudgetImport(planner, { ...target, importId: again }, 1)).toBe(id)
    await expect(openBudgetImport(planner, { ...target, importId: again })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a corrected file keeps allocations and reasons, and takes away only what it is told to', async () => {
    const id = await budget.annual('800,000.50')
    await budget.take(id, BUDGET_ROWS)
    await leaveOutLines(planner, target, [await budget.idOf('เงินเดือนพนักงาน')], 'เงินเดือน')
    await budget.choose('ก่อสร้างถนน หมู่ที่ 4')
    const corrected = [
      BUDGET_ROWS[2]?.replace('500,000', '510,000') ?? '',
      BUDGET_ROWS[0]?.replace('100,000', '110,000') ?? '',
    ]
    await budget.take(id, corrected)
    const kept = await budget.lines()
    expect(
      kept.map(({ line: one, state, allocatedSatang }) => [one.name, one.amountSatang, state, allocatedSatang]),
    ).toEqual([
      ['เงินเดือนพนักงาน', 51_000_000, 'left-out', 0],
      ['ก่อสร้างถนน หมู่ที่ 4', 11_000_000, 'open', 10_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', 20_000_050, 'open', 0],
    ])
    await budget.take(id, corrected, true)
    expect((await budget.lines()).map(({ line: one }) => one.name)).toEqual(['เงินเดือนพนักงาน', 'ก่อสร้างถนน หมู่ที่ 4'])
  })

  test('columns are named once and remembered by their header', async () => {
    const id = await budget.annual()
    const text = (amount: string) => ({
      name: 'ส่งออก.csv',
      bytes: new TextEncoder().encode(`ก,ข,ค\nแผนงานการเกษตร,ปลูกป่า,${amount}\nแผนงานการเกษตร,ขุดสระ,200`),
    })
    const importId = await uploadBudget(planner, { ...target, instrumentId: id }, text('100'))
    const { draft } = await openBudgetImport(planner, { ...target, importId })
    const signature = draft.recognised.unknownTables[0]?.signature ?? ''
    const columns = { 0: 'budget-programme', 1: 'budget-name', 2: 'budget-amount' } as const
    await mapBudgetColumns(planner, { ...target, importId }, { signature, mapping: { headerRows: 1, columns } })
    expect((await openBudgetImport(planner, { ...target, importId })).diff.added).toHaveLength(2)
    const next = await uploadBudget(planner, { ...target, instrumentId: id }, text('150'))
    const read = (await openBudgetImport(planner, { ...target, importId: next })).draft.recognised
    expect(read.lines.map(({ amountSatang }) => amountSatang)).toEqual([15_000, 20_000])
  })

  test('what is no table is refused in words', async () => {
    const id = await budget.annual()
    const file = { name: 'รูป.xlsx', bytes: new Uint8Array([1, 2, 3]) }
    await expect(uploadBudget(planner, { ...target, instrumentId: id }, file)).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('the REST door', () => {
  const run = (id: string, input: { params?: object; query?: object; body?: unknown }) => {
    const route = [...budgetsApi, ...budgetImportsApi].find(({ operationId }) => operationId === id)
    if (!route) throw new Error(`no route ${id}`)
    const where = { officeCode: OFFICE_CODE, fiscalYear: String(year) }
    const raw = { params: { ...where, ...input.params }, query: input.query ?? {}, body: input.body, headers: {} }
    return route.run(planner, raw).then(({ answer }) => answer as Record<string, unknown>)
  }
  const blank = { number: null, title: null, councilOn: null, approvedOn: null, announcedOn: null }

  test('adds an instrument, reads its file, takes it in, and lists its lines part by part', async () => {
    const id = crypto.randomUUID()
    const instrument = { ...blank, id, kind: 'annual', totalSatang: 80_000_050 }
    await run('addBudgetInstrument', { body: instrument })
    expect(await run('addBudgetInstrument', { body: instrument })).toMatchObject({ id, version: 1 })
    const { name, bytes } = budgetCsv(BUDGET_ROWS)
    const file = { name, base64: Buffer.from(bytes).toString('base64') }
    const read = await run('uploadBudgetFile', { params: { instrumentId: id }, body: { file } })
    expect(read).toMatchObject({ lineCount: 3, sumSatang: 80_000_050, changes: { added: 3, removed: 0 }, version: 1 })
    expect(await budget.lines()).toEqual([])
    const params = { importId: read['importId'] }
    expect(await run('openBudgetFile', { params })).toEqual(read)
    await run('acceptBudgetFile', { params, body: { version: 1 } })
    const list = await run('listBudgetLines', { query: { state: 'without', q: 'หมู่ที่ ๘', part: '7' } })
    expect(list).toMatchObject({ part: 1, parts: 1, found: 1, items: [{ name: 'ก่อสร้างถนน หมู่ที่ 8' }] })
    expect(await run('listBudgetLines', { query: { instrument: crypto.randomUUID() } })).toMatchObject({ found: 0 })
  })

  test('throws a file away', async () => {
    const instrumentId = await budget.annual()
    const importId = await uploadBudget(planner, { ...target, instrumentId }, budgetCsv(BUDGET_ROWS))
    expect(await run('discardBudgetFile', { params: { importId }, body: { version: 1 } })).toEqual({ instrumentId })
    await expect(run('openBudgetFile', { params: { importId } })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('rights', () => {
  test('others may look, of their own office, and not change', async () => {
    const id = await budget.annual()
    const auditor = { ...planner, actor: actorWith(['auditor']) }
    expect((await openBudget(auditor, OFFICE_CODE, year)).mayManage).toBe(false)
    await expect(
      saveInstrument(auditor, target, id, instrumentTyped('annual', '5', { version: 1 })),
    ).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stranger = { ...planner, actor: actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }) }
    await expect(openBudget(stranger, OFFICE_CODE, year)).rejects.toMatchObject({ code: 'forbidden' })
    const foreign = { officeCode: OTHER_OFFICE_CODE, fiscalYear: year }
    await expect(
      saveInstrument(stranger, foreign, id, instrumentTyped('annual', '5', { version: 1 })),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('all of it is in the audit log, whose chain is sound', async () => {
    expect(await auditOf(planner, OFFICE.id)).toMatchObject({ brokenAt: null })
  })
})
