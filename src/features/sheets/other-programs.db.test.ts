import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { edit, PLANNER, planOf, set } from '#test/edited-plan.ts'
import { at, bring, fileOf, given, newRow, rowOf, type } from '#test/sheet-files.ts'
import { testContext } from '#test/working-plan.ts'
import { openSheetImport } from './sheet-imports.commands.ts'
import { exportSheet, openSheetFile } from './sheets.commands.ts'

let context: Context
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), actor: PLANNER }
})

/** LibreOffice makes a profile at its first start, and is faster with it from then on. */
let profile = ''
beforeAll(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'damnoen-office-'))
})
afterAll(() => rm(profile, { recursive: true, force: true }))

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

/** The file as LibreOffice saves it. */
async function savedAs(kind: string, bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'damnoen-sheets-'))
  try {
    await writeFile(path.join(folder, 'in.xlsx'), bytes)
    const [ending = kind] = kind.split(':')
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=file://${profile}`,
      '--headless',
      '--convert-to',
      kind,
      '--outdir',
      `${folder}/out`,
      `${folder}/in.xlsx`,
    ])
    return new Uint8Array(await readFile(`${folder}/out/in.${ending}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A plan whose cells hold what programs like to turn into something else. */
async function trickyPlan() {
  const plan = await planOf(context, 3)
  const funds = [
    { source: 'เทศบัญญัติ', amountSatang: 50_000_025 },
    { source: 'เงินสะสม', amountSatang: 1_000 },
    { source: null, amountSatang: 7 },
  ]
  await edit(context, plan.year, [
    set(plan.first, {
      name: '=1+1',
      activity: 'บรรทัดที่ 1\nบรรทัดที่ 2, "ในเครื่องหมาย"; ๑๒/๓',
      target: '1-2',
      place: 'ม.ค. 2570',
      villages: [1, 2],
      months: 0b101010101010,
      departments: ['กองช่าง', 'กองคลัง'],
      funds,
      note: '-',
      strategyNo: 3,
      agencyLetter: '+66',
    }),
    set(plan.second, { funds: [], noBudgetReason: 'dash', months: 0 }),
  ])
  return plan
}

describe.skipIf(!hasLibreOffice)('a file that LibreOffice saved', () => {
  // 76 = UTF-8; every text quoted, numbers as they are.
  test.each(['xlsx', 'ods', 'xls', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false'])(
    'as %s says what was given out',
    { timeout: 60_000 },
    async (kind) => {
      const { year } = await trickyPlan()
      const { bytes } = await given(context, year)
      const target = await bring(context, year, await savedAs(kind, bytes), `แก้.${kind.slice(0, 4)}`)
      const { review } = await openSheetImport(context, target)
      expect(review.unread).toEqual([])
      expect(review.rows.map(({ taken, conflicts }) => [taken, conflicts])).toEqual([])
      expect([review.missing, review.fresh, review.counts.unchanged]).toEqual([[], [], 3])
    },
  )

  test('still holds its choices, its hidden column and its filter', { timeout: 60_000 }, async () => {
    const { year } = await trickyPlan()
    const again = await savedAs('xlsx', (await given(context, year)).bytes)
    const { readXlsx } = await import('hucre')
    const [sheet, help, ...hidden] = (await readXlsx(again, { readStyles: true })).sheets
    expect(sheet?.columns?.[0]?.hidden).toBe(true)
    expect(sheet?.dataValidations?.map(({ type: kind }) => kind)).toContain('list')
    expect(sheet?.autoFilter?.range).toMatch(/^A1:/)
    expect([help?.name, ...hidden.map((each) => each.hidden)]).toEqual(['วิธีใช้', true, true])
  })
})

test('new rows need nothing but a name', async () => {
  const { year, first } = await planOf(context, 1)
  const { table } = await given(context, year)
  type(table, first.name, 'ประเภท', null)
  table.rows.push(newRow(table, { ชื่อโครงการ: 'โครงการใหม่' }))
  expect(at(table, 'ประเภท')).toBeGreaterThan(0)
  expect(rowOf(table, first.name)).not.toEqual([])
  const { review } = await openSheetImport(context, await bring(context, year, await fileOf(table)))
  expect(review.unread).toMatchObject([{ where: 'แผ่นงาน “แผน 1” เซลล์ C2', problem: 'kind' }])
  expect(review.fresh).toMatchObject([{ isAdded: true, fields: { name: 'โครงการใหม่' } }])
})

test('a large plan goes out and comes back', { timeout: 60_000 }, async () => {
  const { year } = await planOf(context, 3_000)
  const id = await exportSheet(context, OFFICE_CODE, year, null)
  const { bytes } = await openSheetFile(context, OFFICE_CODE, year, id)
  const { review } = await openSheetImport(context, await bring(context, year, bytes))
  expect(review.counts).toMatchObject({ read: 3_000, unchanged: 3_000 })
})
