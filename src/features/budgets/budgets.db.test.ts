import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { auditOf } from '#test/working-plan.ts'
import { createPlan, openPlan } from '#src/features/plans/plans.commands.ts'
import { undoEdit } from '#src/features/projects/projects.commands.ts'
import { openBudget, removeInstrument, saveInstrument, type BudgetTarget } from './budgets.commands.ts'
import type { InstrumentKind } from './budgets.ts'
import { linesForChoosing } from './budgets.queries.ts'
import type { InstrumentInput, LineInput } from './budgets.schema.ts'
import { leaveOutLines, removeLines, saveLine } from './budget-lines.commands.ts'
import {
  allocateLine,
  confirmAllocations,
  makeProjectsFromLines,
  openChoosing,
  openLine,
  openMatches,
} from './budget-allocations.commands.ts'
import {
  acceptBudgetImport,
  discardBudgetImport,
  mapBudgetColumns,
  openBudgetImport,
  uploadBudget,
} from './budget-imports.commands.ts'
import { acceptProposal, openProposals, refuseProposal } from './budget-proposals.commands.ts'

let ticks = Date.parse('2026-11-22T03:00:00Z')
let planner: Context
let year = 2570
let target: BudgetTarget = { officeCode: OFFICE_CODE, fiscalYear: year }
beforeAll(async () => {
  const db = await openTestDatabase()
  planner = { db, actor: actorWith(['planning-officer']), now: () => new Date((ticks += 1_000)) }
})
// Each test has a year of its own.
beforeEach(async () => {
  year += 1
  target = { officeCode: OFFICE_CODE, fiscalYear: year }
  await createPlan(planner, OFFICE_CODE, year)
})

const instrument = (kind: InstrumentKind, total: string, over: Partial<InstrumentInput> = {}): InstrumentInput => ({
  kind,
  number: '',
  title: '',
  councilOn: '',
  approvedOn: '',
  announcedOn: '',
  total,
  version: 0,
  ...over,
})
const line = (name: string, amount: string, over: Partial<LineInput> = {}): LineInput => ({
  code: '',
  programme: 'แผนงานเคหะและชุมชน',
  work: '',
  budgetType: '',
  expenseCategory: '',
  name,
  department: 'กองช่าง',
  amount,
  isReduced: false,
  version: 0,
  ...over,
})
const annual = (total = '300'): Promise<string> => saveInstrument(planner, target, null, instrument('annual', total))
const addLine = (instrumentId: string, content: LineInput): Promise<string> =>
  saveLine(planner, target, { instrumentId, lineId: null }, content)
const csv = (rows: readonly string[]): { name: string; bytes: Uint8Array } => ({
  name: 'งบประมาณ.csv',
  bytes: new TextEncoder().encode(['แผนงาน,หมวด,รายการ,หน่วยงาน,จำนวนเงิน', ...rows].join('\n')),
})
const ROWS = [
  'แผนงานเคหะและชุมชน,ค่าที่ดินและสิ่งก่อสร้าง,ก่อสร้างถนน หมู่ที่ 4,กองช่าง,"100,000"',
  'แผนงานเคหะและชุมชน,ค่าที่ดินและสิ่งก่อสร้าง,ก่อสร้างถนน หมู่ที่ 8,กองช่าง,"200,000.50"',
  'แผนงานบริหารงานทั่วไป,เงินเดือน (ฝ่ายประจำ),เงินเดือนพนักงาน,สำนักปลัด,"500,000"',
]
const take = async (instrumentId: string, rows: readonly string[], isRemoving = false): Promise<void> => {
  const importId = await uploadBudget(planner, { ...target, instrumentId }, csv(rows))
  await acceptBudgetImport(planner, { ...target, importId }, { version: 1, isRemoving })
}
const linesOf = async () => (await openBudget(planner, OFFICE_CODE, year)).tied.lines
const idOf = async (name: string): Promise<string> => {
  const found = (await linesOf()).find((one) => one.line.name === name)
  if (!found) throw new Error(`no line “${name}”`)
  return found.line.id
}
const projects = async () => (await openPlan(planner, OFFICE_CODE, year)).projects
const choose = async (...names: string[]): Promise<string> => {
  const editId = uuidV7(planner.now())
  const lineIds = await Promise.all(names.map(idOf))
  await makeProjectsFromLines(planner, target, { editId, lineIds })
  return editId
}
const choiceOf = ({ id, version }: { id: string; version: number }) => {
  const now = planner.now()
  return { id, version, editId: uuidV7(now), projectId: uuidV7(now) }
}

describe('instruments', () => {
  test('are called by the words of the office, and only one is annual', async () => {
    const id = await annual('45,000,000.50')
    const { tied } = await openBudget(planner, OFFICE_CODE, year)
    expect(tied.instruments[0]?.instrument).toMatchObject({ id, totalSatang: 4_500_000_050, version: 1 })
    expect(tied.instruments[0]?.instrument.title).toContain(`งบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. ${year}`)
    await expect(annual()).rejects.toMatchObject({ code: 'conflict' })
  })

  test('every shortcoming is told at once, and the second of two writers is refused', async () => {
    const wrong = instrument('annual', 'มาก', { councilOn: '30/2/2569', announcedOn: '1 มกราคม 2599' })
    await expect(saveInstrument(planner, target, null, wrong)).rejects.toMatchObject({
      problems: [{ field: 'councilOn' }, { field: 'total' }, { field: 'announcedOn' }],
    })
    const id = await annual()
    const again = instrument('annual', '400', { version: 1 })
    await saveInstrument(planner, target, id, again)
    await expect(saveInstrument(planner, target, id, again)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('the date of the annual one is that of the plan, also of a plan that is made later', async () => {
    await saveInstrument(planner, target, null, instrument('annual', '1', { announcedOn: '16 กันยายน 2569' }))
    expect((await openPlan(planner, OFFICE_CODE, year)).plan.budgetAnnouncedOn).toBe('2026-09-16')
    const later = { ...target, fiscalYear: year + 40 }
    await saveInstrument(planner, later, null, instrument('annual', '1', { announcedOn: '17 กันยายน 2569' }))
    await createPlan(planner, OFFICE_CODE, year + 40)
    expect((await openPlan(planner, OFFICE_CODE, year + 40)).plan.budgetAnnouncedOn).toBe('2026-09-17')
  })

  test('go only without lines', async () => {
    const id = await annual()
    const lineId = await addLine(id, line('ก', '300'))
    await expect(removeInstrument(planner, target, id)).rejects.toMatchObject({ code: 'conflict' })
    await removeLines(planner, target, id, [lineId])
    await removeInstrument(planner, target, id)
    expect((await openBudget(planner, OFFICE_CODE, year)).tied.instruments).toEqual([])
  })
})

describe('files', () => {
  test('change nothing until they are accepted; the same file again changes nothing', async () => {
    const id = await annual('800,000.50')
    const importId = await uploadBudget(planner, { ...target, instrumentId: id }, csv(ROWS))
    expect((await openBudgetImport(planner, { ...target, importId })).diff.added).toHaveLength(3)
    expect(await linesOf()).toEqual([])
    await acceptBudgetImport(planner, { ...target, importId }, { version: 1, isRemoving: false })
    expect((await linesOf()).map(({ line: one }) => [one.name, one.amountSatang, one.sourceRow])).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', 10_000_000, 2],
      ['ก่อสร้างถนน หมู่ที่ 8', 20_000_050, 3],
      ['เงินเดือนพนักงาน', 50_000_000, 4],
    ])
    const again = await uploadBudget(planner, { ...target, instrumentId: id }, csv(ROWS))
    const { diff } = await openBudgetImport(planner, { ...target, importId: again })
    expect([diff.unchanged.length, diff.changed, diff.added, diff.removed]).toEqual([3, [], [], []])
    expect(await discardBudgetImport(planner, { ...target, importId: again }, 1)).toBe(id)
    await expect(openBudgetImport(planner, { ...target, importId: again })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a corrected file keeps allocations and reasons, and takes away only what it is told to', async () => {
    const id = await annual('800,000.50')
    await take(id, ROWS)
    await leaveOutLines(planner, target, [await idOf('เงินเดือนพนักงาน')], 'เงินเดือน')
    await choose('ก่อสร้างถนน หมู่ที่ 4')
    const corrected = [ROWS[2]?.replace('500,000', '510,000') ?? '', ROWS[0]?.replace('100,000', '110,000') ?? '']
    await take(id, corrected)
    const kept = await linesOf()
    expect(
      kept.map(({ line: one, state, allocatedSatang }) => [one.name, one.amountSatang, state, allocatedSatang]),
    ).toEqual([
      ['เงินเดือนพนักงาน', 51_000_000, 'left-out', 0],
      ['ก่อสร้างถนน หมู่ที่ 4', 11_000_000, 'open', 10_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', 20_000_050, 'open', 0],
    ])
    await take(id, corrected, true)
    expect((await linesOf()).map(({ line: one }) => one.name)).toEqual(['เงินเดือนพนักงาน', 'ก่อสร้างถนน หมู่ที่ 4'])
  })

  test('columns are named once and remembered by their header', async () => {
    const id = await annual()
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
    const id = await annual()
    const file = { name: 'รูป.xlsx', bytes: new Uint8Array([1, 2, 3]) }
    await expect(uploadBudget(planner, { ...target, instrumentId: id }, file)).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('lines and projects', () => {
  test('chosen lines become projects with their money; the tie-out comes to 0; undone, they are free again', async () => {
    const id = await annual('800,000.50')
    await take(id, ROWS)
    await leaveOutLines(planner, target, [await idOf('เงินเดือนพนักงาน')], 'เงินเดือน')
    const editId = await choose('ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 8')
    expect(
      (await projects()).map(({ name, departments, programme, funds }) => [
        name,
        departments,
        programme,
        funds[0]?.amountSatang,
      ]),
    ).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', ['กองช่าง'], 'แผนงานเคหะและชุมชน', 10_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', ['กองช่าง'], 'แผนงานเคหะและชุมชน', 20_000_050],
    ])
    const { tied } = await openBudget(planner, OFFICE_CODE, year)
    expect(tied.isTied).toBe(true)
    expect(tied.totals).toMatchObject({ inPlanSatang: 30_000_050, leftOutSatang: 50_000_000, differenceSatang: 0 })
    expect(await openChoosing(planner, target)).toEqual([])
    await undoEdit(planner, OFFICE_CODE, year, { editId: uuidV7(planner.now()), undoes: editId })
    expect((await openBudget(planner, OFFICE_CODE, year)).tied.totals.openSatang).toBe(30_000_050)
  })

  test('a line that was taken in between makes no second project', async () => {
    await take(await annual(), ROWS)
    const lineIds = [await idOf('ก่อสร้างถนน หมู่ที่ 4')]
    const editId = uuidV7(planner.now())
    await makeProjectsFromLines(planner, target, { editId, lineIds })
    await makeProjectsFromLines(planner, target, { editId, lineIds })
    const other = { editId: uuidV7(planner.now()), lineIds }
    await expect(makeProjectsFromLines(planner, target, other)).rejects.toMatchObject({ code: 'invalid' })
    expect(await projects()).toHaveLength(1)
  })

  test('several projects share a line, and one project several lines; too much is told', async () => {
    const id = await annual('300')
    await take(id, ROWS)
    await choose('ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 8')
    const [first, second] = await projects()
    const lineId = await idOf('เงินเดือนพนักงาน')
    const rows = [
      { projectId: first?.id ?? '', amount: '๓๐๐,๐๐๐' },
      { projectId: second?.id ?? '', amount: '300,000.25' },
    ]
    await allocateLine(planner, target, lineId, rows)
    const { tied, taken } = await openLine(planner, target, lineId)
    expect([tied.state, tied.restSatang, taken.length]).toEqual(['over', -10_000_025, 2])
    const unreadable = [{ projectId: first?.id ?? '', amount: 'สามแสน' }]
    await expect(allocateLine(planner, target, lineId, unreadable)).rejects.toMatchObject({ code: 'invalid' })
    await allocateLine(
      planner,
      target,
      lineId,
      rows.map(({ projectId }) => ({ projectId, amount: '' })),
    )
    expect((await openLine(planner, target, lineId)).taken).toEqual([])
  })

  test('suggestions know villages apart, and are only made when confirmed', async () => {
    const id = await annual('300')
    await take(id, ROWS)
    await choose('ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 8')
    const all = (await linesOf()).flatMap(({ line: one, projectIds }) =>
      projectIds.map((projectId) => ({ lineId: one.id, projectId })),
    )
    await confirmAllocations(
      planner,
      target,
      all.map((one) => ({ ...one, amountSatang: 0 })),
    )
    const found = await openMatches(planner, target)
    expect(
      found.map(({ lineName, projectName, amountSatang }) => [lineName, projectName, amountSatang]).toSorted(),
    ).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 4', 10_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', 'ก่อสร้างถนน หมู่ที่ 8', 20_000_050],
    ])
    await confirmAllocations(planner, target, found)
    expect(await openMatches(planner, target)).toEqual([])
  })

  test('lines are offered to a division, with those of nobody', async () => {
    await take(await annual(), [...ROWS, 'แผนงานงบกลาง,,เงินสำรองจ่าย,,5000'])
    const names = (department: string) =>
      readOrg(planner.db, OFFICE.id, async (tx) =>
        (await linesForChoosing(tx, year, { department })).map((one) => one.name),
      )
    expect(await names('สำนักปลัด')).toEqual(['เงินเดือนพนักงาน', 'เงินสำรองจ่าย'])
  })
})

describe('transfers and supplementary budgets', () => {
  const transfer = async (): Promise<string> => {
    await take(await annual('800,000.50'), ROWS)
    await choose('ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 8')
    const id = await saveInstrument(planner, target, null, instrument('transfer', '30,000'))
    await addLine(id, line('ก่อสร้างถนน หมู่ที่ 4', '30,000', { isReduced: true }))
    await addLine(id, line('ปรับปรุงท่อระบายน้ำ', '20,000'))
    await addLine(id, line('ก่อสร้างถนน หมู่ที่ 8', '10,000'))
    return id
  }

  test('are proposed, and change the plan only when accepted', async () => {
    await transfer()
    const { proposals, isPlanEditable } = await openProposals(planner, target)
    expect(isPlanEditable).toBe(true)
    expect(proposals.map((one) => [one.line.name, one.projectName, one.fromSatang, one.toSatang])).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 4', 10_000_000, 7_000_000],
      ['ปรับปรุงท่อระบายน้ำ', null, 0, 2_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', 'ก่อสร้างถนน หมู่ที่ 8', 20_000_050, 21_000_050],
    ])
    for (const one of proposals) await acceptProposal(planner, target, choiceOf(one))
    expect((await projects()).map(({ name, funds }) => [name, funds[0]?.amountSatang])).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', 7_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', 21_000_050],
      ['ปรับปรุงท่อระบายน้ำ', 2_000_000],
    ])
    await leaveOutLines(planner, target, [await idOf('เงินเดือนพนักงาน')], 'เงินเดือน')
    expect((await openBudget(planner, OFFICE_CODE, year)).tied.isTied).toBe(true)
  })

  test('what is refused is not proposed again, and what is decided twice is refused', async () => {
    const id = await transfer()
    const [first] = (await openProposals(planner, target)).proposals
    if (!first) throw new Error('no proposal')
    await refuseProposal(planner, target, first)
    await expect(refuseProposal(planner, target, first)).rejects.toMatchObject({ code: 'conflict' })
    await expect(acceptProposal(planner, target, choiceOf(first))).rejects.toMatchObject({ code: 'conflict' })
    await addLine(id, line('อีกรายการ', '1'))
    const waiting = (await openProposals(planner, target)).proposals.filter(({ status }) => status === 'waiting')
    expect(waiting.map(({ line: one }) => one.name)).toEqual(['ปรับปรุงท่อระบายน้ำ', 'ก่อสร้างถนน หมู่ที่ 8', 'อีกรายการ'])
  })

  test('wait while the plan is not to be changed', async () => {
    await transfer()
    await inOrg(planner.db, OFFICE.id, (tx) =>
      tx.updateTable('plan').set({ status: 'announced' }).where('fiscal_year', '=', year).execute(),
    )
    const { proposals, isPlanEditable } = await openProposals(planner, target)
    expect(isPlanEditable).toBe(false)
    const [first] = proposals
    if (!first) throw new Error('no proposal')
    await expect(acceptProposal(planner, target, choiceOf(first))).rejects.toMatchObject({ code: 'forbidden' })
    expect((await openProposals(planner, target)).proposals[0]?.status).toBe('waiting')
  })

  test('a transfer out of what is left out needs no project', async () => {
    await take(await annual(), ROWS)
    await leaveOutLines(planner, target, [await idOf('เงินเดือนพนักงาน')], 'เงินเดือน')
    const id = await saveInstrument(planner, target, null, instrument('transfer', '10'))
    await take(id, ['แผนงานบริหารงานทั่วไป,,เงินเดือนพนักงาน,สำนักปลัด,(10.00)'])
    expect((await linesOf()).at(-1)?.state).toBe('left-out')
    expect((await openProposals(planner, target)).proposals).toEqual([])
  })
})

describe('rights', () => {
  test('others may look, of their own office, and not change', async () => {
    const id = await annual()
    const auditor = { ...planner, actor: actorWith(['auditor']) }
    expect((await openBudget(auditor, OFFICE_CODE, year)).mayManage).toBe(false)
    await expect(saveInstrument(auditor, target, id, instrument('annual', '5', { version: 1 }))).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stranger = { ...planner, actor: actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }) }
    await expect(openBudget(stranger, OFFICE_CODE, year)).rejects.toMatchObject({ code: 'forbidden' })
    const foreign = { officeCode: OTHER_OFFICE_CODE, fiscalYear: year }
    await expect(
      saveInstrument(stranger, foreign, id, instrument('annual', '5', { version: 1 })),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('all of it is in the audit log, whose chain is sound', async () => {
    expect(await auditOf(planner, OFFICE.id)).toMatchObject({ brokenAt: null })
  })
})
