import { randomUUID } from 'node:crypto'
import { readXlsx, writeXlsx, type CellValue } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import type { LiveProject, ProjectFields } from '#src/features/projects/projects.ts'
import { projectHistory } from '#src/features/projects/project-views.commands.ts'
import { saveDivision } from '#src/features/offices/profile.queries.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { edit, list, PLANNER, planOf, refusalOf, set } from '#test/edited-plan.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { NO_CHOICES, type SheetChoices } from './sheet-edits.ts'
import {
  applySheet,
  discardSheet,
  openSheetImport,
  undoSheet,
  uploadSheet,
  type SheetTarget,
} from './sheet-imports.commands.ts'
import { conflictCount, isNothingToDo } from './sheet-review.ts'
import { exportSheet, openSheetFile, openSheets } from './sheets.commands.ts'

let context: Context
const DIVISION_ID = '018f0000-0000-7000-8000-0000000000d1'
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), actor: PLANNER }
  await inOrg(context.db, OFFICE.id, (tx) =>
    saveDivision(tx, OFFICE.id, { id: DIVISION_ID, name: 'กองช่าง', sortOrder: 1, isActive: true }),
  )
})

const DIVISION = actorWith(['division-officer'], { divisions: ['กองช่าง'] })

type Table = { heads: string[]; rows: CellValue[][] }

/** The visible table of an export as a spreadsheet program shows it. */
async function given(year: number, divisionId: string | null = null): Promise<{ bytes: Uint8Array; table: Table }> {
  const id = await exportSheet(context, OFFICE_CODE, year, divisionId)
  const { bytes } = await openSheetFile(context, OFFICE_CODE, year, id)
  const [sheet] = (await readXlsx(bytes)).sheets
  const [heads = [], ...rows] = (sheet?.rows ?? []) as CellValue[][]
  return { bytes, table: { heads: heads.map(String), rows: rows.filter((row) => row.some((cell) => cell !== null)) } }
}

const at = (table: Table, heading: string): number => table.heads.findIndex((head) => head.startsWith(heading))
const rowOf = (table: Table, name: string): CellValue[] =>
  table.rows.find((row) => row[at(table, 'ชื่อโครงการ')] === name) ?? []

/** Types into the cell of a row. */
function type(table: Table, name: string, heading: string, value: CellValue): void {
  rowOf(table, name)[at(table, heading)] = value
}

const fileOf = (...tables: Table[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: tables.map(({ heads, rows }, index) => ({ name: `แผน ${index + 1}`, rows: [heads, ...rows] })) })

async function bring(year: number, bytes: Uint8Array, name = 'แก้ไข.xlsx'): Promise<SheetTarget> {
  return {
    officeCode: OFFICE_CODE,
    fiscalYear: year,
    importId: await uploadSheet(context, OFFICE_CODE, year, { name, bytes }),
  }
}

async function apply(target: SheetTarget, choices: Partial<SheetChoices> = {}): Promise<void> {
  const { fingerprint } = await openSheetImport(context, target)
  await applySheet(context, target, { fingerprint, choices: { ...NO_CHOICES, ...choices } })
}

const contentOf = (projects: readonly LiveProject[]) =>
  projects.map(({ version: _version, position: _position, mayEdit: _mayEdit, ...content }) => content)

const FULL: Partial<ProjectFields> = {
  name: '=HYPERLINK("http://ตัวอย่าง","กด")',
  activity: 'ผิวจราจร คสล.\nกว้าง 4.00 เมตร',
  target: '1 สาย',
  funds: [
    { source: 'เทศบัญญัติ', amountSatang: 50_000_025 },
    { source: null, amountSatang: 1_000 },
    { source: 'เงินสะสม', amountSatang: null },
  ],
  place: '-',
  villages: [1, 3],
  departments: ['กองช่าง', 'สำนักปลัด, ฝ่ายป้องกัน'],
  months: 0b100000000101,
  strategyNo: 2,
  strategy: '+ด้านโครงสร้างพื้นฐาน',
  tactic: '#REF! แนวทาง',
  programme: 'แผนงานที่ไม่มีในรายการ',
  note: '@หมายเหตุ',
  agencyLetter: 'ที่ กค 0001/2570 ลว. 1 ต.ค. 2569',
}

describe('a table that goes out and comes back', () => {
  test('brings nothing to do when nothing was edited, whatever the cells hold', async () => {
    const { year, first } = await planOf(context, 3)
    await edit(context, year, [set(first, FULL)])
    const before = await list(context, year)
    const { bytes, table } = await given(year)
    expect(rowOf(table, FULL.name ?? '')[at(table, 'จำนวนเงิน 1')]).toBe(500_000.25)
    const target = await bring(year, bytes)
    const { review } = await openSheetImport(context, target)
    expect(review).toMatchObject({ unread: [], notices: [], counts: { read: 3, unchanged: 3 } })
    expect(isNothingToDo(review)).toBe(true)
    await apply(target)
    expect(await list(context, year)).toEqual(before)
  })

  test('changes only the cells that were edited, in one deed that can be undone', async () => {
    const { year, first, second } = await planOf(context, 3)
    const before = await list(context, year)
    const { table } = await given(year)
    type(table, first.name, 'ชื่อโครงการ', 'ขุดลอกคลองตัวอย่าง')
    type(table, second.name, 'แหล่งงบประมาณ 1', 'เงินสะสม')
    type(table, second.name, 'จำนวนเงิน 1', 1_250_000.5)
    type(table, second.name, 'แหล่งงบประมาณ 2', 'เทศบัญญัติ')
    type(table, second.name, 'จำนวนเงิน 2', '๒๐๐,๐๐๐')
    type(table, second.name, 'ต.ค.', 'x')
    type(table, second.name, 'ก.ย.', 1)
    type(table, second.name, 'แผนงาน', 'การศึกษา')
    type(table, second.name, 'หมู่ที่', '1, 4-5')
    const target = await bring(year, await fileOf(table))
    await apply(target)
    const after = await list(context, year)
    expect(after.find(({ id }) => id === first.id)).toMatchObject({ name: 'ขุดลอกคลองตัวอย่าง', version: 2 })
    expect(after.find(({ id }) => id === second.id)).toMatchObject({
      name: second.name,
      funds: [
        { source: 'เงินสะสม', amountSatang: 125_000_050 },
        { source: 'เทศบัญญัติ', amountSatang: 20_000_000 },
      ],
      months: second.months | 0b100000000001,
      programme: 'แผนงานการศึกษา',
      villages: [1, 4, 5],
    })
    expect(after[2]).toEqual(before[2])
    const [history] = await projectHistory(context, OFFICE_CODE, year, first.id)
    expect(history).toMatchObject({ action: 'edited', editId: target.importId })
    await undoSheet(context, target)
    expect(contentOf(await list(context, year))).toEqual(contentOf(before))
    expect(await auditOf(context, OFFICE.id)).toMatchObject({ brokenAt: null })
  })

  test('keeps what was changed here and takes what was changed there; what both changed is asked', async () => {
    const { year, first } = await planOf(context, 2)
    const { table } = await given(year)
    await edit(context, year, [set(first, { name: 'ชื่อจากระบบ', note: 'จากระบบ', target: 'ตรงกัน' })])
    type(table, first.name, 'เป้าหมาย', 'ตรงกัน')
    type(table, first.name, 'รายละเอียด', 'จากไฟล์')
    type(table, first.name, 'ชื่อโครงการ', 'ชื่อจากไฟล์')
    const bytes = await fileOf(table)
    const target = await bring(year, bytes)
    const { review } = await openSheetImport(context, target)
    expect(review.rows).toMatchObject([
      {
        projectId: first.id,
        taken: [{ field: 'activity', to: 'จากไฟล์' }],
        conflicts: [
          { field: 'name', base: first.name, theirs: 'ชื่อจากไฟล์', ours: 'ชื่อจากระบบ', where: 'แผ่นงาน “แผน 1” เซลล์ B2' },
        ],
        agreed: 1,
      },
    ])
    await apply(target)
    const kept = (await list(context, year)).find(({ id }) => id === first.id)
    expect(kept).toMatchObject({ name: 'ชื่อจากระบบ', note: 'จากระบบ', activity: 'จากไฟล์', target: 'ตรงกัน' })
    const again = await bring(year, bytes)
    await apply(again, { take: [`${first.id}.name`] })
    const taken = (await list(context, year)).find(({ id }) => id === first.id)
    expect(taken).toMatchObject({ name: 'ชื่อจากไฟล์', note: 'จากระบบ' })
  })

  test('asks again when the plan changed between the review and its applying', async () => {
    const { year, first, second } = await planOf(context, 2)
    const { table } = await given(year)
    type(table, first.name, 'เป้าหมาย', 'จากไฟล์')
    const target = await bring(year, await fileOf(table))
    const { fingerprint } = await openSheetImport(context, target)
    await edit(context, year, [set(second, { note: 'ไม่เกี่ยวกัน' })])
    await edit(context, year, [set(first, { target: 'จากระบบ' })])
    const refusal = await refusalOf(applySheet(context, target, { fingerprint, choices: NO_CHOICES }))
    expect(refusal.code).toBe('conflict')
    expect((await list(context, year))[0]).toMatchObject({ target: 'จากระบบ' })
    const { review } = await openSheetImport(context, target)
    expect(conflictCount(review)).toBe(1)
    await apply(target, { takeAll: true })
    expect((await list(context, year))[0]).toMatchObject({ target: 'จากไฟล์' })
  })

  test('does not care where columns and rows stand, nor for more sheets', async () => {
    const { year, projects, first, second } = await planOf(context, 4)
    const { table } = await given(year)
    type(table, first.name, 'หมายเหตุ', 'ก')
    type(table, second.name, 'หมายเหตุ', 'ข')
    const turned = (rows: CellValue[][]): CellValue[][] => rows.map((row) => row.toReversed())
    const heads = table.heads.toReversed()
    const bytes = await fileOf(
      { heads, rows: turned(table.rows.slice(2).toReversed()) },
      { heads: table.heads, rows: table.rows.slice(0, 2).toReversed() },
    )
    const target = await bring(year, bytes)
    const { review } = await openSheetImport(context, target)
    expect(review.missing).toEqual([])
    expect(review.rows.map(({ projectId }) => projectId).toSorted()).toEqual([first.id, second.id].toSorted())
    expect(review.counts.read).toBe(projects.length)
  })
})

describe('rows that came and went', () => {
  test('adds new rows, deletes none unless told, and tells of copies', async () => {
    const { year, first, second, third } = await planOf(context, 3)
    const { table } = await given(year)
    const copy = [...rowOf(table, second.name)]
    copy[at(table, 'ชื่อโครงการ')] = 'คัดลอกแล้วแก้ชื่อ'
    const fresh = table.heads.map((): CellValue => null)
    fresh[at(table, 'ชื่อโครงการ')] = 'โครงการใหม่จากไฟล์'
    fresh[at(table, 'ม.ค.')] = '✓'
    const total = table.heads.map((): CellValue => null)
    total[at(table, 'ชื่อโครงการ')] = 'รวม 3 โครงการ'
    // The copy stands before the row it was made from.
    table.rows = [copy, ...table.rows.filter((row) => row !== rowOf(table, third.name)), fresh, total]
    const target = await bring(year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.fresh).toMatchObject([
      { reason: 'copy', isAdded: true, fields: { name: 'คัดลอกแล้วแก้ชื่อ' } },
      { reason: 'no-key', isAdded: true, fields: { name: 'โครงการใหม่จากไฟล์' } },
    ])
    expect(review.rows).toEqual([])
    expect(review.missing).toMatchObject([{ projectId: third.id, mayDelete: true }])
    expect(review.notices).toMatchObject([{ code: 'copied-rows', count: 1, where: ['แผ่นงาน “แผน 1” แถว 2'] }])
    await apply(target)
    const names = (await list(context, year)).map(({ name }) => name)
    expect(names).toEqual([first.name, second.name, third.name, 'คัดลอกแล้วแก้ชื่อ', 'โครงการใหม่จากไฟล์'])
    const { table: next } = await given(year)
    next.rows = next.rows.filter((row) => row !== rowOf(next, third.name))
    await apply(await bring(year, await fileOf(next)), { remove: [third.id] })
    expect((await list(context, year)).map(({ id }) => id)).not.toContain(third.id)
  })

  test('the same file twice adds nothing twice', async () => {
    const { year } = await planOf(context, 2)
    const { table } = await given(year)
    const fresh = table.heads.map((): CellValue => null)
    fresh[at(table, 'ชื่อโครงการ')] = 'โครงการใหม่จากไฟล์'
    table.rows.push(fresh)
    const bytes = await fileOf(table)
    const target = await bring(year, bytes)
    expect(await bring(year, bytes)).toEqual(target)
    await apply(target)
    await applySheet(context, target, { fingerprint: 'ใดๆ', choices: NO_CHOICES })
    const again = await bring(year, bytes)
    expect(again).not.toEqual(target)
    const { review, facts } = await openSheetImport(context, again)
    expect(facts.appliedBefore).not.toBeNull()
    expect(isNothingToDo(review)).toBe(true)
    await apply(again)
    expect(await list(context, year)).toHaveLength(3)
  })

  test('asks for projects that were deleted here meanwhile', async () => {
    const { year, first, second } = await planOf(context, 3)
    const { table } = await given(year)
    type(table, first.name, 'หมายเหตุ', 'แก้ในไฟล์')
    await edit(context, year, [
      { type: 'delete', projectId: first.id, version: first.version },
      { type: 'delete', projectId: second.id, version: second.version },
    ])
    const target = await bring(year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.gone).toMatchObject([{ projectId: first.id, changes: [{ field: 'note', to: 'แก้ในไฟล์' }] }])
    expect(review.counts.goneUnchanged).toBe(1)
    await apply(target, { restore: [first.id] })
    expect(await list(context, year)).toMatchObject([{}, { name: first.name, note: 'แก้ในไฟล์' }])
  })
})

describe('a file that is not as it was given out', () => {
  test('names cells that cannot be read, and takes the others', async () => {
    const { year, first } = await planOf(context, 1)
    const { table } = await given(year)
    type(table, first.name, 'จำนวนเงิน 1', 'ห้าแสน')
    type(table, first.name, 'มี.ค.', 'เริ่มหลังน้ำลดประมาณกลางเดือน')
    type(table, first.name, 'หมู่ที่', 'ทุกหมู่')
    type(table, first.name, 'ประเภท', 'อย่างอื่น')
    type(table, first.name, 'หมายเหตุ', 'ข้อความ')
    type(table, first.name, 'เป้าหมาย', 'ก'.repeat(6_000))
    type(table, first.name, 'ชื่อโครงการ', null)
    const target = await bring(year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.unread.map(({ where, problem }) => `${where} ${problem ?? ''}`.trim()).toSorted()).toEqual([
      'แผ่นงาน “แผน 1” เซลล์ B2',
      'แผ่นงาน “แผน 1” เซลล์ C2 kind',
      'แผ่นงาน “แผน 1” เซลล์ E2',
      'แผ่นงาน “แผน 1” เซลล์ G2 amount',
      'แผ่นงาน “แผน 1” เซลล์ L2 villages',
      'แผ่นงาน “แผน 1” เซลล์ S2 months',
    ])
    await apply(target)
    expect((await list(context, year))[0]).toMatchObject({ name: first.name, note: 'ข้อความ', target: first.target })
  })

  test('leaves alone what missing, renamed and repeated columns held, and tells', async () => {
    const { year, first } = await planOf(context, 1)
    await edit(context, year, [set(first, { ...FULL, name: first.name })])
    const { table } = await given(year)
    const before = await list(context, year)
    table.heads[at(table, 'เป้าหมาย')] = 'เป้าประสงค์'
    table.heads[at(table, 'แหล่งงบประมาณ 3')] = ''
    table.heads[at(table, 'พ.ย.')] = 'หมายเหตุ'
    type(table, first.name, 'เป้าประสงค์', 'ใหม่')
    type(table, first.name, 'กลยุทธ์', 'กลยุทธ์ใหม่')
    const target = await bring(year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.notices).toMatchObject([
      { code: 'missing-columns', headings: ['เป้าหมาย', 'หมายเหตุ', 'พ.ย.', 'แหล่งงบประมาณ 3'] },
      { code: 'unknown-columns', headings: ['เป้าประสงค์'] },
      { code: 'repeated-columns', headings: ['หมายเหตุ'] },
    ])
    await apply(target)
    const [after] = await list(context, year)
    expect(after && contentOf([after])).toEqual([{ ...contentOf(before)[0], tactic: 'กลยุทธ์ใหม่' }])
  })

  test('takes no rows of other plans, offices or made-up keys, and none twice without keys', async () => {
    const { year, first } = await planOf(context, 2)
    const other = await planOf(context, 1)
    const { table } = await given(year)
    const { table: foreign } = await given(other.year)
    const key = at(table, 'รหัสแถว')
    const made = rowOf(table, first.name)
    made[key] = 'R00000000-1-00'
    table.rows.push(...foreign.rows)
    const target = await bring(year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.notices.map((notice) => notice.code)).toEqual(['broken-keys', 'other-plan'])
    expect(review.fresh).toMatchObject([
      { reason: 'broken', isAdded: false, likeId: first.id },
      { reason: 'other-plan', isAdded: false },
    ])
    expect(review.missing).toMatchObject([{ projectId: first.id }])
    for (const row of table.rows) row[key] = null
    const bare = await openSheetImport(context, await bring(year, await fileOf(table)))
    expect(bare.review.notices).toMatchObject([{ code: 'no-keys' }])
    expect(bare.review.fresh.filter(({ isAdded }) => isAdded)).toEqual([])
  })

  test('tells of a newer export', async () => {
    const { year } = await planOf(context, 1)
    const { bytes } = await given(year)
    await given(year)
    const { facts } = await openSheetImport(context, await bring(year, bytes))
    expect(facts.newerAt).not.toBeNull()
  })

  test('refuses in words what holds no table, and files of others', async () => {
    const { year } = await planOf(context, 1)
    const text = (words: string) => new TextEncoder().encode(words)
    expect(await refusalOf(bring(year, text('ก,ข\n1,2\n'), 'อื่น.csv'))).toMatchObject({ code: 'invalid' })
    expect(await refusalOf(bring(year, text('%PDF-1.7'), 'แผน.pdf'))).toMatchObject({ code: 'invalid' })
    const target = await bring(year, (await given(year)).bytes)
    const elsewhere = { ...context, actor: actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }) }
    expect(await refusalOf(openSheetImport(elsewhere, { ...target, officeCode: OTHER_OFFICE_CODE }))).toMatchObject({
      code: 'not_found',
    })
    await discardSheet(context, target)
    expect(await refusalOf(applySheet(context, target, { fingerprint: '', choices: NO_CHOICES }))).toMatchObject({
      code: 'conflict',
    })
  })
})

describe('a division', () => {
  test('gets its own projects, and changes no others', async () => {
    const { year, first, second } = await planOf(context, 2)
    await edit(context, year, [set(second, { departments: ['สำนักปลัด'] }), set(first, { departments: ['กองช่าง'] })])
    const { table: whole } = await given(year)
    const officer: Context = { ...context, actor: DIVISION }
    expect(await openSheets(officer, OFFICE_CODE, year)).toMatchObject({
      wholePlan: false,
      divisions: [{ name: 'กองช่าง' }],
    })
    expect(await refusalOf(exportSheet(officer, OFFICE_CODE, year, null))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(exportSheet(officer, OFFICE_CODE, year, randomUUID()))).toMatchObject({ code: 'forbidden' })
    const { table } = await given(year, DIVISION_ID)
    expect(table.rows.map((row) => row[at(table, 'ชื่อโครงการ')])).toEqual([first.name])
    type(whole, first.name, 'หมายเหตุ', 'ของเรา')
    type(whole, second.name, 'หมายเหตุ', 'ของเขา')
    const fresh = whole.heads.map((): CellValue => null)
    fresh[at(whole, 'ชื่อโครงการ')] = 'โครงการของกองช่าง'
    whole.rows.push(fresh)
    const target = await bring(year, await fileOf(whole))
    const { review, fingerprint } = await openSheetImport(officer, target)
    expect(review.rows).toMatchObject([{ taken: [{}] }, { taken: [], refused: [{ field: 'note' }] }])
    await applySheet(officer, target, { fingerprint, choices: NO_CHOICES })
    const { projects } = await openPlan(context, OFFICE_CODE, year)
    expect(projects).toMatchObject([{ note: 'ของเรา' }, { note: second.note }, { departments: ['กองช่าง'] }])
  })
})
