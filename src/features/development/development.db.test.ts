import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { actorWith, OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { auditOf, takeIn, testContext } from '#test/working-plan.ts'
import {
  acceptDevelopmentImport,
  discardDevelopmentImport,
  openDevelopmentImport,
  uploadDevelopment,
} from './development-imports.commands.ts'
import { cancelDevelopmentProject, saveDevelopmentProject, saveEdition } from './development-edits.commands.ts'
import { openDevelopment, openDevelopmentProject } from './development.commands.ts'
import { itemsForYear } from './development.queries.ts'
import type { ProjectInput } from './development.schema.ts'
import { editionText, isStanding } from './development.ts'
import type { MergeChoice } from './merging.ts'
import { openPlacing, placeProject, placeSureOnes } from './placing.commands.ts'
import { openTaking, takeItems } from './taking.commands.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
  await takeIn(context, OFFICE_CODE, [
    { name: 'ก่อสร้างถนนคอนกรีต ซอยตัวอย่าง 1', budget: '900,000' },
    { name: 'ขุดลอกคลองตัวอย่าง หมู่ที่ 2', budget: '200,000' },
    { name: 'อบรมอาชีพผู้สูงอายุ', budget: '50,000' },
  ])
})

const HEAD =
  'ที่,โครงการ,วัตถุประสงค์,เป้าหมาย,2568 (บาท),2569 (บาท),2570 (บาท),2571 (บาท),2572 (บาท),ตัวชี้วัด (KPI),ผลที่คาดว่าจะได้รับ,หน่วยงานรับผิดชอบหลัก'
const ORIGINAL = [
  'แบบ ผ.02',
  'ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน',
  'กลยุทธ์ที่ 1.1 พัฒนาถนน',
  'แผนงานอุตสาหกรรมและการโยธา',
  HEAD,
  '1,ก่อสร้างถนนคอนกรีต ซอยตัวอย่าง 1,เพื่อการสัญจร,ถนน 1 สาย,-,-,800000,-,-,ร้อยละ 80,สัญจรสะดวก,กองช่าง',
  '2,ขุดลอกคลองตัวอย่าง หมู่ที่ 3,เพื่อระบายน้ำ,คลอง 1 สาย,,100000,300000,,,ร้อยละ 80,น้ำไม่ท่วม,"กองช่าง, สำนักปลัด"',
  'รวม 2 โครงการ,,,,,100000,1200000',
]

const fileOf = (lines: readonly string[]) => ({ name: 'ผ02.csv', bytes: new TextEncoder().encode(lines.join('\n')) })
const NO_EDITION = { kind: 'original', number: '', year: '', announcedOn: '', reference: '' }
const SPAN = { firstYear: '2568', lastYear: '2572', title: '', levelLabel: 'ยุทธศาสตร์', planVersion: 0 }

async function take(
  lines: readonly string[],
  over: { edition?: typeof NO_EDITION; choices?: Map<number, MergeChoice>; planVersion?: number } = {},
) {
  const importId = await uploadDevelopment(context, OFFICE_CODE, fileOf(lines))
  const target = { officeCode: OFFICE_CODE, importId }
  const { plan, proposals } = await openDevelopmentImport(context, target)
  const planId = await acceptDevelopmentImport(context, target, {
    ...SPAN,
    planVersion: over.planVersion ?? plan?.version ?? 0,
    choices: over.choices ?? new Map(),
    edition: over.edition ?? NO_EDITION,
  })
  return { planId, proposals, target }
}

const WHOLE = new URLSearchParams({ whole: '1' })
const names = async (): Promise<string[]> =>
  (await openDevelopment(context, OFFICE_CODE)).list.rows.map(({ name }) => name)

describe('a development plan', () => {
  it('is read, with sums that differ told by sheet and row, and taken in', async () => {
    const importId = await uploadDevelopment(context, OFFICE_CODE, fileOf(ORIGINAL))
    const { file } = await openDevelopmentImport(context, { officeCode: OFFICE_CODE, importId })
    expect(file.recognised.warnings).toMatchObject([
      {
        code: 'total-mismatch',
        where: { row: 8 },
        fiscalYear: 2570,
        printedSatang: 120_000_000,
        sumSatang: 110_000_000,
      },
    ])
    await discardDevelopmentImport(context, { officeCode: OFFICE_CODE, importId })
    expect((await openDevelopment(context, OFFICE_CODE)).plan).toBeNull()
    await take(ORIGINAL)
    const {
      plan,
      editions,
      list: { rows: projects },
    } = await openDevelopment(context, OFFICE_CODE, WHOLE)
    expect([plan?.firstYear, plan?.lastYear, editions.map(editionText)]).toEqual([2568, 2572, ['ฉบับแรก']])
    expect(projects).toMatchObject([
      {
        no: '1',
        strategyNo: 1,
        strategy: 'ด้านโครงสร้างพื้นฐาน',
        tactic: '1.1 พัฒนาถนน',
        programme: 'แผนงานอุตสาหกรรมและการโยธา',
        budgets: [2568, 2569, 2570, 2571, 2572].map((fiscalYear) => ({
          fiscalYear,
          amountSatang: fiscalYear === 2570 ? 80_000_000 : 0,
        })),
        row: 6,
      },
      {
        departments: ['กองช่าง', 'สำนักปลัด'],
        budgets: [{ fiscalYear: 2569 }, { fiscalYear: 2570, amountSatang: 30_000_000 }],
      },
    ])
  })

  it('changes nothing when the same file is taken in again', async () => {
    const before = (await openDevelopment(context, OFFICE_CODE, WHOLE)).list.rows.length
    const { proposals } = await take(ORIGINAL)
    expect(proposals.map(({ choice }) => choice.action)).toEqual(['skip', 'skip'])
    expect((await openDevelopment(context, OFFICE_CODE, WHOLE)).list.rows).toHaveLength(before)
  })

  it('keeps the history of a project that a later edition replaces, and of one that it takes out', async () => {
    const changed = [
      ...ORIGINAL.slice(0, 5),
      '1,ก่อสร้างถนนคอนกรีต ซอยตัวอย่าง 1,เพื่อการสัญจร,ถนน 1 สาย,-,-,850000,-,-,ร้อยละ 80,สัญจรสะดวก,กองช่าง',
      '2,ขุดลอกคลองตัวอย่าง หมู่ที่ 3,ยกเลิก,,,,,,,,,',
      '3,ติดตั้งไฟฟ้าสาธารณะ,เพื่อความปลอดภัย,10 จุด,,,70000,,,,,กองช่าง',
    ]
    changed[6] = '2,ขุดลอกคลองตัวอย่าง หมู่ที่ 3,,,,,ยกเลิก,,,,,กองช่าง'
    const edition = { kind: 'change', number: '1', year: '2569', announcedOn: '15 ส.ค. 2569', reference: '' }
    const { proposals } = await take(changed, { edition })
    expect(proposals.map(({ choice, isSure }) => [choice.action, isSure])).toEqual([
      ['replace', true],
      ['cancel', true],
      ['add', true],
    ])
    expect(await names()).toEqual(['ก่อสร้างถนนคอนกรีต ซอยตัวอย่าง 1', 'ติดตั้งไฟฟ้าสาธารณะ'])
    const {
      list: { rows: projects },
    } = await openDevelopment(context, OFFICE_CODE, WHOLE)
    const [road] = projects.filter(({ name }) => name.startsWith('ก่อสร้าง'))
    const view = await openDevelopmentProject(context, OFFICE_CODE, road?.id ?? '')
    expect(
      view.history.map(({ budgets }) => budgets.find(({ fiscalYear }) => fiscalYear === 2570)?.amountSatang),
    ).toEqual([80_000_000, 85_000_000])
    const [canal] = projects.filter(({ name }) => name.startsWith('ขุดลอก'))
    const gone = await openDevelopmentProject(context, OFFICE_CODE, canal?.id ?? '')
    expect(gone.history.map(({ isCancelled }) => isCancelled)).toEqual([false, true])
  })

  it('is not merged over a change that the person has not seen', async () => {
    await expect(take(ORIGINAL, { planVersion: 1 })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('refuses a file without a table of projects', async () => {
    await expect(uploadDevelopment(context, OFFICE_CODE, fileOf(['ก,ข', '1,2']))).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('is corrected by hand against the version on the screen, and by another edition with history', async () => {
    const {
      plan,
      editions,
      list: { rows: projects },
    } = await openDevelopment(context, OFFICE_CODE, WHOLE)
    const light = projects.find(({ name }) => name === 'ติดตั้งไฟฟ้าสาธารณะ')
    if (!plan || !light) throw new Error('no plan')
    const target = {
      officeCode: OFFICE_CODE,
      planId: plan.id,
      id: light.id,
      version: light.version,
      editionId: light.editionId,
    }
    const input: ProjectInput = {
      form: 'ผ.02',
      no: '3',
      strategyNo: '1',
      strategy: 'ด้านโครงสร้างพื้นฐาน',
      tactic: '',
      programme: 'แผนงานเคหะและชุมชน',
      name: 'ติดตั้งไฟฟ้าสาธารณะ หมู่ที่ 4',
      objective: '',
      target: '',
      indicator: '',
      expectedResult: '',
      departments: 'กองช่าง',
      note: '',
      budgets: { 2570: '75,000', 2571: '-' },
    }
    expect(await saveDevelopmentProject(context, target, input)).toBe(light.id)
    await expect(saveDevelopmentProject(context, target, input)).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      saveDevelopmentProject(
        context,
        { ...target, id: randomUUID(), version: 0 },
        { ...input, name: ' ', budgets: { 2570: 'มาก' } },
      ),
    ).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'name' }, { field: 'budget-2570' }] })
    const added = { ...target, id: randomUUID(), version: 0 }
    for (const _time of ['once', 'again']) expect(await saveDevelopmentProject(context, added, input)).toBe(added.id)
    const twins = (await openDevelopment(context, OFFICE_CODE, WHOLE)).list.rows.filter(
      ({ name }) => name === input.name,
    )
    expect(twins.map(({ id }) => id).toSorted()).toEqual([light.id, added.id].toSorted())
    await cancelDevelopmentProject(context, { ...added, version: 1, note: '' })
    const editionId = await saveEdition(context, target, {
      kind: 'correction',
      number: '1',
      year: '2569',
      announcedOn: '',
      reference: '',
    })
    expect(editions.some(({ id }) => id === editionId)).toBe(false)
    const next = await saveDevelopmentProject(
      context,
      { ...target, editionId, version: light.version + 1 },
      { ...input, budgets: { 2570: '90000' } },
    )
    const { history } = await openDevelopmentProject(context, OFFICE_CODE, light.id)
    expect(history.map(({ id }) => id)).toEqual([light.id, next])
    await cancelDevelopmentProject(context, { ...target, id: next, version: 1, editionId, note: '' })
    expect((await openDevelopmentProject(context, OFFICE_CODE, next)).history.map((one) => isStanding(one))).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('where projects of the operation plan stand', () => {
  it('is placed beyond doubt only by the same name, and told when it is above its amount', async () => {
    expect(await placeSureOnes(context, OFFICE_CODE, 2570)).toBe(1)
    const { rows } = await openPlacing(context, OFFICE_CODE, 2570)
    expect(rows.map(({ project, standing }) => [project.name, standing])).toEqual([
      ['ก่อสร้างถนนคอนกรีต ซอยตัวอย่าง 1', { kind: 'above', plannedSatang: 85_000_000, bySatang: 5_000_000 }],
      ['ขุดลอกคลองตัวอย่าง หมู่ที่ 2', { kind: 'unplaced' }],
      ['อบรมอาชีพผู้สูงอายุ', { kind: 'unplaced' }],
    ])
  })

  it('is chosen by a person, or none is, for a reason; a second person does not write over it', async () => {
    const { rows, suggester } = await openPlacing(context, OFFICE_CODE, 2570)
    const canal = rows[1]?.project
    const course = rows[2]?.project
    if (!canal || !course) throw new Error('no rows')
    expect(suggester.near(course.name, 3)).toEqual([])
    const target = { officeCode: OFFICE_CODE, fiscalYear: 2570, projectId: course.id }
    await expect(
      placeProject(context, target, { version: 0, developmentProjectId: null, reason: ' ' }),
    ).rejects.toMatchObject({ code: 'invalid' })
    await placeProject(context, target, { version: 0, developmentProjectId: null, reason: 'งานประจำ' })
    await expect(placeProject(context, target, { version: 0, forget: true })).rejects.toMatchObject({
      code: 'conflict',
    })
    const {
      list: { rows: projects },
    } = await openDevelopment(context, OFFICE_CODE, WHOLE)
    const gone = projects.find(({ name, replacedBy }) => name.startsWith('ขุดลอก') && replacedBy !== null)
    await placeProject(
      context,
      { ...target, projectId: canal.id },
      { version: 0, developmentProjectId: gone?.id ?? '' },
    )
    const after = await openPlacing(context, OFFICE_CODE, 2570)
    expect(after.rows.map(({ standing }) => standing.kind)).toEqual(['above', 'cancelled', 'outside'])
    await placeProject(context, { ...target, projectId: canal.id }, { version: 1, forget: true })
  })

  it('may be said by a division of its own projects only', async () => {
    const division = { ...context, actor: actorWith(['division-officer'], { divisions: ['กองคลัง'] }) }
    const { rows } = await openPlacing(division, OFFICE_CODE, 2570)
    const [road] = rows
    expect(road?.mayEdit).toBe(false)
    const target = { officeCode: OFFICE_CODE, fiscalYear: 2570, projectId: road?.project.id ?? '' }
    await expect(placeProject(division, target, { version: 1, forget: true })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('comes with projects that are taken from the development plan, once', async () => {
    const lines = [...ORIGINAL.slice(0, 5), '9,ปรับปรุงลานกีฬา,เพื่อสุขภาพ,1 แห่ง,,,120000,,,,,กองการศึกษา']
    await take(lines, { edition: { kind: 'addition', number: '1', year: '2569', announcedOn: '', reference: '' } })
    const items = await readOrg(context.db, OFFICE.id, (tx) => itemsForYear(tx, 2570, { divisions: ['กองการศึกษา'] }))
    expect(items.map(({ name, amountSatang, edition }) => [name, amountSatang, edition])).toEqual([
      ['ปรับปรุงลานกีฬา', 12_000_000, 'เพิ่มเติม ฉบับที่ 1/2569'],
    ])
    const editId = '0199aaaa-0000-7000-8000-000000000001'
    const itemIds = items.map(({ id }) => id)
    await takeItems(context, OFFICE_CODE, 2570, { editId, itemIds })
    await takeItems(context, OFFICE_CODE, 2570, { editId, itemIds })
    const { rows } = await openPlacing(context, OFFICE_CODE, 2570)
    expect(rows.filter(({ project }) => project.name === 'ปรับปรุงลานกีฬา')).toMatchObject([
      { budgetSatang: 12_000_000, standing: { kind: 'placed', plannedSatang: 12_000_000 } },
    ])
    expect((await openTaking(context, OFFICE_CODE, 2570)).items.map(({ name, isTaken }) => [name, isTaken])).toEqual([
      ['ก่อสร้างถนนคอนกรีต ซอยตัวอย่าง 1', true],
      ['ปรับปรุงลานกีฬา', true],
    ])
    expect((await auditOf(context, OFFICE.id)).brokenAt).toBeNull()
  })
})
