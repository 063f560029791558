import type { CellValue } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { projectHistory } from '#src/features/projects/project-views.commands.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { OFFICE } from '#test/database.ts'
import { edit, list, planOf, refusalOf, set } from '#test/edited-plan.ts'
import { apply, at, bring, fileOf, given, newRow, rowOf, type } from '#test/sheet-files.ts'
import { contentOf, FULL, openSheetContext } from '#test/sheet-plan.ts'
import { auditOf } from '#test/working-plan.ts'
import { NO_CHOICES } from './sheet-edits.ts'
import { applySheet, openSheetImport, undoSheet } from './sheet-imports.commands.ts'
import { conflictCount, isNothingToDo } from './sheet-review.ts'

let context: Context
beforeAll(async () => {
  context = await openSheetContext()
})

describe('a table that goes out and comes back', () => {
  test('brings nothing to do when nothing was edited, whatever the cells hold', async () => {
    const { year, first } = await planOf(context, 3)
    await edit(context, year, [set(first, FULL)])
    const before = await list(context, year)
    const { bytes, table } = await given(context, year)
    expect(rowOf(table, FULL.name ?? '')[at(table, 'จำนวนเงิน 1')]).toBe(500_000.25)
    const target = await bring(context, year, bytes)
    const { review } = await openSheetImport(context, target)
    expect(review).toMatchObject({ unread: [], notices: [], counts: { read: 3, unchanged: 3 } })
    expect(isNothingToDo(review)).toBe(true)
    await apply(context, target)
    expect(await list(context, year)).toEqual(before)
  })

  test('changes only the cells that were edited, in one deed that can be undone', async () => {
    const { year, first, second } = await planOf(context, 3)
    const before = await list(context, year)
    const { table } = await given(context, year)
    type(table, first.name, 'ชื่อโครงการ', 'ขุดลอกคลองตัวอย่าง')
    type(table, second.name, 'แหล่งงบประมาณ 1', 'เงินสะสม')
    type(table, second.name, 'จำนวนเงิน 1', 1_250_000.5)
    type(table, second.name, 'แหล่งงบประมาณ 2', 'เทศบัญญัติ')
    type(table, second.name, 'จำนวนเงิน 2', '๒๐๐,๐๐๐')
    type(table, second.name, 'ต.ค.', 'x')
    type(table, second.name, 'ก.ย.', 1)
    type(table, second.name, 'แผนงาน', 'การศึกษา')
    type(table, second.name, 'หมู่ที่', '1, 4-5')
    const target = await bring(context, year, await fileOf(table))
    await apply(context, target)
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
    const { table } = await given(context, year)
    await edit(context, year, [set(first, { name: 'ชื่อจากระบบ', note: 'จากระบบ', target: 'ตรงกัน' })])
    type(table, first.name, 'เป้าหมาย', 'ตรงกัน')
    type(table, first.name, 'รายละเอียด', 'จากไฟล์')
    type(table, first.name, 'ชื่อโครงการ', 'ชื่อจากไฟล์')
    const bytes = await fileOf(table)
    const target = await bring(context, year, bytes)
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
    await apply(context, target)
    const kept = (await list(context, year)).find(({ id }) => id === first.id)
    expect(kept).toMatchObject({ name: 'ชื่อจากระบบ', note: 'จากระบบ', activity: 'จากไฟล์', target: 'ตรงกัน' })
    const again = await bring(context, year, bytes)
    await apply(context, again, { take: [`${first.id}.name`] })
    const taken = (await list(context, year)).find(({ id }) => id === first.id)
    expect(taken).toMatchObject({ name: 'ชื่อจากไฟล์', note: 'จากระบบ' })
  })

  test('asks again when the plan changed between the review and its applying', async () => {
    const { year, first, second } = await planOf(context, 2)
    const { table } = await given(context, year)
    type(table, first.name, 'เป้าหมาย', 'จากไฟล์')
    const target = await bring(context, year, await fileOf(table))
    const { fingerprint } = await openSheetImport(context, target)
    await edit(context, year, [set(second, { note: 'ไม่เกี่ยวกัน' })])
    await edit(context, year, [set(first, { target: 'จากระบบ' })])
    const refusal = await refusalOf(applySheet(context, target, { fingerprint, choices: NO_CHOICES }))
    expect(refusal.code).toBe('conflict')
    expect((await list(context, year))[0]).toMatchObject({ target: 'จากระบบ' })
    const { review } = await openSheetImport(context, target)
    expect(conflictCount(review)).toBe(1)
    await apply(context, target, { takeAll: true })
    expect((await list(context, year))[0]).toMatchObject({ target: 'จากไฟล์' })
  })

  test('does not care where columns and rows stand, nor for more sheets', async () => {
    const { year, projects, first, second } = await planOf(context, 4)
    const { table } = await given(context, year)
    type(table, first.name, 'หมายเหตุ', 'ก')
    type(table, second.name, 'หมายเหตุ', 'ข')
    const turned = (rows: CellValue[][]): CellValue[][] => rows.map((row) => row.toReversed())
    const heads = table.heads.toReversed()
    const bytes = await fileOf(
      { heads, rows: turned(table.rows.slice(2).toReversed()) },
      { heads: table.heads, rows: table.rows.slice(0, 2).toReversed() },
    )
    const target = await bring(context, year, bytes)
    const { review } = await openSheetImport(context, target)
    expect(review.missing).toEqual([])
    expect(review.rows.map(({ projectId }) => projectId).toSorted()).toEqual([first.id, second.id].toSorted())
    expect(review.counts.read).toBe(projects.length)
  })
})

describe('rows that came and went', () => {
  test('adds new rows, deletes none unless told, and tells of copies', async () => {
    const { year, first, second, third } = await planOf(context, 3)
    const { table } = await given(context, year)
    const copy = [...rowOf(table, second.name)]
    copy[at(table, 'ชื่อโครงการ')] = 'คัดลอกแล้วแก้ชื่อ'
    const fresh = newRow(table, { ชื่อโครงการ: 'โครงการใหม่จากไฟล์', 'ม.ค.': '✓' })
    const total = newRow(table, { ชื่อโครงการ: 'รวม 3 โครงการ' })
    // The copy stands before the row it was made from.
    table.rows = [copy, ...table.rows.filter((row) => row !== rowOf(table, third.name)), fresh, total]
    const target = await bring(context, year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.fresh).toMatchObject([
      { reason: 'copy', isAdded: true, fields: { name: 'คัดลอกแล้วแก้ชื่อ' } },
      { reason: 'no-key', isAdded: true, fields: { name: 'โครงการใหม่จากไฟล์' } },
    ])
    expect(review.rows).toEqual([])
    expect(review.missing).toMatchObject([{ projectId: third.id, mayDelete: true }])
    expect(review.notices).toMatchObject([{ code: 'copied-rows', count: 1, where: ['แผ่นงาน “แผน 1” แถว 2'] }])
    await apply(context, target)
    const names = (await list(context, year)).map(({ name }) => name)
    expect(names).toEqual([first.name, second.name, third.name, 'คัดลอกแล้วแก้ชื่อ', 'โครงการใหม่จากไฟล์'])
    const { table: next } = await given(context, year)
    next.rows = next.rows.filter((row) => row !== rowOf(next, third.name))
    await apply(context, await bring(context, year, await fileOf(next)), { remove: [third.id] })
    expect((await list(context, year)).map(({ id }) => id)).not.toContain(third.id)
  })

  test('the same file twice adds nothing twice', async () => {
    const { year } = await planOf(context, 2)
    const { table } = await given(context, year)
    const fresh = newRow(table, { ชื่อโครงการ: 'โครงการใหม่จากไฟล์' })
    table.rows.push(fresh)
    const bytes = await fileOf(table)
    const target = await bring(context, year, bytes)
    expect(await bring(context, year, bytes)).toEqual(target)
    await apply(context, target)
    await applySheet(context, target, { fingerprint: 'ใดๆ', choices: NO_CHOICES })
    const again = await bring(context, year, bytes)
    expect(again).not.toEqual(target)
    const { review, facts } = await openSheetImport(context, again)
    expect(facts.appliedBefore).not.toBeNull()
    expect(isNothingToDo(review)).toBe(true)
    await apply(context, again)
    expect(await list(context, year)).toHaveLength(3)
  })

  test('asks for projects that were deleted here meanwhile', async () => {
    const { year, first, second } = await planOf(context, 3)
    const { table } = await given(context, year)
    type(table, first.name, 'หมายเหตุ', 'แก้ในไฟล์')
    await edit(context, year, [
      { type: 'delete', projectId: first.id, version: first.version },
      { type: 'delete', projectId: second.id, version: second.version },
    ])
    const target = await bring(context, year, await fileOf(table))
    const { review } = await openSheetImport(context, target)
    expect(review.gone).toMatchObject([{ projectId: first.id, changes: [{ field: 'note', to: 'แก้ในไฟล์' }] }])
    expect(review.counts.goneUnchanged).toBe(1)
    await apply(context, target, { restore: [first.id] })
    expect(await list(context, year)).toMatchObject([{}, { name: first.name, note: 'แก้ในไฟล์' }])
  })
})
