import { readXlsx, writeXlsx } from 'hucre'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { edit, list, planOf, refusalOf, set } from '#test/edited-plan.ts'
import { apply, at, bring, fileOf, given, newRow, rowOf, type } from '#test/sheet-files.ts'
import { contentOf, DIVISION_ID, FULL, openSheetContext } from '#test/sheet-plan.ts'
import { NO_CHOICES } from './sheet-edits.ts'
import { codeOf, keyText } from './row-key.ts'
import { applySheet, discardSheet, openSheetImport } from './sheet-imports.commands.ts'
import { exportSheet, openSheetFile, openSheets } from './sheets.commands.ts'

let context: Context
beforeAll(async () => {
  context = await openSheetContext()
})

const DIVISION = actorWith(['division-officer'], { divisions: ['กองช่าง'] })

describe('a file that is not as it was given out', () => {
  test('names cells that cannot be read, and takes the others', async () => {
    const { year, first } = await planOf(context, 1)
    const { table } = await given(context, year)
    type(table, first.name, 'จำนวนเงิน 1', 'ห้าแสน')
    type(table, first.name, 'มี.ค.', 'เริ่มหลังน้ำลดประมาณกลางเดือน')
    type(table, first.name, 'หมู่ที่', 'ทุกหมู่')
    type(table, first.name, 'ประเภท', 'อย่างอื่น')
    type(table, first.name, 'เม.ย.', false)
    type(table, first.name, 'พ.ค.', 'ไม่ดำเนินการ')
    type(table, first.name, 'หมายเหตุ', 'ข้อความ')
    type(table, first.name, 'เป้าหมาย', 'ก'.repeat(6_000))
    type(table, first.name, 'ชื่อโครงการ', null)
    const target = await bring(context, year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.unread.map(({ where, problem }) => `${where} ${problem ?? ''}`.trim()).toSorted()).toEqual([
      'แผ่นงาน “แผน 1” เซลล์ B2',
      'แผ่นงาน “แผน 1” เซลล์ C2 kind',
      'แผ่นงาน “แผน 1” เซลล์ E2',
      'แผ่นงาน “แผน 1” เซลล์ G2 amount',
      'แผ่นงาน “แผน 1” เซลล์ L2 villages',
      'แผ่นงาน “แผน 1” เซลล์ S2 months',
    ])
    await apply(context, target)
    expect((await list(context, year))[0]).toMatchObject({ name: first.name, note: 'ข้อความ', target: first.target })
  })

  test('leaves alone what missing, renamed and repeated columns held, and tells', async () => {
    const { year, first } = await planOf(context, 1)
    await edit(context, year, [set(first, { ...FULL, name: first.name })])
    const { table } = await given(context, year)
    const before = await list(context, year)
    table.heads[at(table, 'เป้าหมาย')] = 'เป้าประสงค์'
    table.heads[at(table, 'แหล่งงบประมาณ 3')] = ''
    table.heads[at(table, 'พ.ย.')] = 'หมายเหตุ'
    type(table, first.name, 'เป้าประสงค์', 'ใหม่')
    type(table, first.name, 'กลยุทธ์', 'กลยุทธ์ใหม่')
    const target = await bring(context, year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.notices).toMatchObject([
      { code: 'missing-columns', headings: ['เป้าหมาย', 'หมายเหตุ', 'พ.ย.', 'แหล่งงบประมาณ 3'] },
      { code: 'unknown-columns', headings: ['เป้าประสงค์'] },
      { code: 'repeated-columns', headings: ['หมายเหตุ'] },
    ])
    await apply(context, target)
    const [after] = await list(context, year)
    expect(after && contentOf([after])).toEqual([{ ...contentOf(before)[0], tactic: 'กลยุทธ์ใหม่' }])
  })

  test('takes no rows of other plans, offices or made-up keys, and none twice without keys', async () => {
    const { year, first } = await planOf(context, 2)
    const other = await planOf(context, 1)
    const { table } = await given(context, year)
    const { table: foreign } = await given(context, other.year)
    const key = at(table, 'รหัสแถว')
    const made = rowOf(table, first.name)
    made[key] = 'R00000000-1-00'
    const code = codeOf('018f0000-0000-7000-8000-0000000000ff')
    const stranger = newRow(table, { รหัสแถว: keyText({ code, position: 1 }), ชื่อโครงการ: 'ของหน่วยงานอื่น' })
    table.rows.push(...foreign.rows, stranger)
    const target = await bring(context, year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.notices.map((notice) => notice.code)).toEqual(['by-name', 'unknown-keys', 'other-plan'])
    expect(review.fresh).toMatchObject([
      { reason: 'other-plan', isAdded: false },
      { reason: 'unknown', isAdded: false, fields: { name: 'ของหน่วยงานอื่น' } },
    ])
    expect(review.missing).toEqual([])
    for (const row of table.rows) row[key] = null
    const bare = await openSheetImport(context, await bring(context, year, await fileOf(table)))
    expect(bare.review.notices).toMatchObject([{ code: 'no-keys' }])
    expect(bare.review.fresh.filter(({ isAdded }) => isAdded)).toMatchObject([{ fields: { name: 'ของหน่วยงานอื่น' } }])
  })

  test('tells rows by their names when the hidden column is gone, but not where two have one name', async () => {
    const { year, first, second } = await planOf(context, 4)
    const [, , third, fourth] = await list(context, year)
    const twins = { name: 'ซ่อมถนนสายเดียวกัน', place: 'หมู่ที่ 9' }
    for (const project of [third, fourth]) if (project) await edit(context, year, [set(project, twins)])
    const id = await exportSheet(context, OFFICE_CODE, year, null)
    const { bytes } = await openSheetFile(context, OFFICE_CODE, year, id)
    const { sheets } = await readXlsx(bytes)
    // The hidden sheet still names the export.
    const bare = sheets.map(({ name, rows }, index) => ({
      name,
      rows: index === 0 ? rows.map(([, ...row]) => row.map((cell) => (cell === first.place ? 'ย้ายที่' : cell))) : rows,
    }))
    const target = await bring(context, year, await writeXlsx({ sheets: bare }))
    const { review } = await openSheetImport(context, target)
    expect(review.notices).toMatchObject([
      { code: 'missing-columns', headings: ['รหัสแถว (ห้ามแก้)'] },
      { code: 'by-name', count: 2 },
    ])
    expect(review.rows.map(({ projectId }) => projectId)).toContain(first.id)
    expect(review.fresh.map(({ reason, isAdded }) => [reason, isAdded])).toEqual([
      ['no-key', false],
      ['no-key', false],
    ])
    await apply(context, target)
    expect((await list(context, year)).map(({ name, place }) => [name, place])).toEqual([
      [first.name, 'ย้ายที่'],
      [second.name, second.place === first.place ? 'ย้ายที่' : second.place],
      [twins.name, twins.place],
      [twins.name, twins.place],
    ])
  })

  test('takes no merged cell for an empty one', async () => {
    const { year, first } = await planOf(context, 2)
    await edit(context, year, [set(first, { months: 0b111000, strategy: 'ด้านเดิม', target: 'ของแถวแรก' })])
    const { table } = await given(context, year)
    const columns = (from: string, to: string) => ({ startCol: at(table, from), endCol: at(table, to) })
    type(table, first.name, 'มี.ค.', '✓')
    const [head] = (await list(context, year)).map((project) => rowOf(table, project.name))
    if (head) head[at(table, 'ยุทธศาสตร์')] = 'ด้านร่วมกัน'
    const merges = [
      { startRow: 1, endRow: 1, ...columns('มี.ค.', 'มิ.ย.') },
      { startRow: 1, endRow: 2, ...columns('ยุทธศาสตร์', 'ยุทธศาสตร์') },
      { startRow: 1, endRow: 2, ...columns('เป้าหมาย', 'เป้าหมาย') },
      { startRow: 2, endRow: 2, ...columns('ชื่อโครงการ', 'ประเภท') },
    ]
    const bytes = await writeXlsx({ sheets: [{ name: 'แผน', rows: [table.heads, ...table.rows], merges }] })
    const target = await bring(context, year, bytes)
    const { review } = await openSheetImport(context, target)
    expect(review.unread.map(({ where, problem }) => `${where} ${problem ?? ''}`)).toEqual([
      'แผ่นงาน “แผน” เซลล์ C3 merged',
      'แผ่นงาน “แผน” เซลล์ E3 merged',
    ])
    await apply(context, target)
    const after = await list(context, year)
    expect(after[0]).toMatchObject({ months: 0b111000 | 0b111100000 })
    expect(after.map(({ strategy }) => strategy)).toEqual(['ด้านร่วมกัน', 'ด้านร่วมกัน'])
  })

  test('tells of a newer export', async () => {
    const { year } = await planOf(context, 1)
    const { bytes } = await given(context, year)
    await given(context, year)
    const { facts } = await openSheetImport(context, await bring(context, year, bytes))
    expect(facts.newerAt).not.toBeNull()
  })

  test('refuses in words what holds no table, and files of others', async () => {
    const { year } = await planOf(context, 1)
    const text = (words: string) => new TextEncoder().encode(words)
    expect(await refusalOf(bring(context, year, text('ก,ข\n1,2\n'), 'อื่น.csv'))).toMatchObject({ code: 'invalid' })
    expect(await refusalOf(bring(context, year, text('%PDF-1.7'), 'แผน.pdf'))).toMatchObject({ code: 'invalid' })
    const target = await bring(context, year, (await given(context, year)).bytes)
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
    const { table: whole } = await given(context, year)
    const officer: Context = { ...context, actor: DIVISION }
    expect(await openSheets(officer, OFFICE_CODE, year)).toMatchObject({
      wholePlan: false,
      divisions: [{ name: 'กองช่าง' }],
    })
    expect(await refusalOf(exportSheet(officer, OFFICE_CODE, year, null))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(exportSheet(officer, OFFICE_CODE, year, randomUUID()))).toMatchObject({ code: 'forbidden' })
    const { table } = await given(context, year, DIVISION_ID)
    expect(table.rows.map((row) => row[at(table, 'ชื่อโครงการ')])).toEqual([first.name])
    type(whole, first.name, 'หมายเหตุ', 'ของเรา')
    type(whole, second.name, 'หมายเหตุ', 'ของเขา')
    const fresh = newRow(whole, { ชื่อโครงการ: 'โครงการของกองช่าง' })
    whole.rows.push(fresh)
    const target = await bring(context, year, await fileOf(whole))
    const { review, fingerprint } = await openSheetImport(officer, target)
    expect(review.rows).toMatchObject([{ taken: [{}] }, { taken: [], refused: [{ field: 'note' }] }])
    await applySheet(officer, target, { fingerprint, choices: NO_CHOICES })
    const { projects } = await openPlan(context, OFFICE_CODE, year)
    expect(projects).toMatchObject([{ note: 'ของเรา' }, { note: second.note }, { departments: ['กองช่าง'] }])
  })
})
