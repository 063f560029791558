import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLAN_STATUSES, type PlanStatus } from '#src/domain/plan-status.ts'
import { STEP_ACTIONS, type StepAction } from '#src/features/steps/transitions.ts'
import { formatThaiDate, dateInThailand } from '#src/domain/thai-date.ts'
import { PEOPLE, type Person } from '../people.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'
import { chooseYear, csvFile, OFFICE_PAGE, upload } from './plan-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

/** ข้อ 26 once more: what each of the people finds on the screen, where the plan stands. */
const SEEN: Record<PlanStatus, Partial<Record<Person, StepAction[]>>> = {
  collect: { planner: ['start-draft'], support: ['start-draft'] },
  draft: { planner: ['collect-again', 'finish-draft'], support: ['collect-again', 'finish-draft'] },
  'submit-draft': { planner: ['reopen-draft', 'submit-draft'], support: ['reopen-draft', 'submit-draft'] },
  consider: { committee: ['endorse', 'return-by-committee'] },
  propose: { committee: ['propose'] },
  approve: { executive: ['approve', 'return-by-executive'] },
  // The announcement is made on a page of its own.
  announce: {},
  announced: {},
}

const ROWS = [
  { name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็กสายตัวอย่าง', budget: '500,000', months: [1, 2, 3], place: 'หมู่ที่ 1 บ้านตัวอย่าง' },
  { name: 'วางท่อระบายน้ำสายตัวอย่าง', budget: '250,000', months: [4, 5], place: 'หมู่ที่ 2 บ้านตัวอย่าง' },
]
const RESOLVED_ON = formatThaiDate(dateInThailand(new Date()))

/** The plan of one variant of the journey. */
function journey(year: number, viewport: (typeof SCREENS)[keyof typeof SCREENS]) {
  const plan = `${OFFICE_PAGE}/${year}`
  const api = `/api/v1${OFFICE_PAGE}/plans/${year}`
  const ask = async (person: Person, at: string): Promise<Response> =>
    fetch(app.address + at, { headers: { cookie: await app.cookieOf(person) } })
  const json = async (person: Person, at: string, body: object): Promise<Response> =>
    fetch(app.address + at, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: await app.cookieOf(person) },
      body: JSON.stringify(body),
    })
  return {
    api,
    ask,
    json,
    plan,
    picture: (page: Page, name: string) => keepPicture(page, `steps-${name}-${viewport.width}`),
    open: (person: Person, at = '/progress') => app.open(plan + at, { as: person, viewport, javaScriptEnabled: true }),
    /** The status, from the record. */
    status: async (): Promise<PlanStatus> =>
      ((await (await ask('auditor', `${api}/steps`)).json()) as { status: PlanStatus }).status,
    /** Presses the button of a step on the page that is open, and reads that it is done. */
    press: async (page: Page, verb: string, said: string): Promise<void> => {
      await page.getByRole('button', { name: verb, exact: true }).click()
      await page.getByText(`บันทึกแล้ว: ${said}`).waitFor()
    },
  }
}
type Journey = ReturnType<typeof journey>

async function importPlan({ picture, open, plan }: Journey, year: number): Promise<void> {
  const page = await app.open(`${OFFICE_PAGE}/imports`, { as: 'planner' })
  await upload(page, csvFile(ROWS, year))
  await chooseYear(page, year)
  await page
    .getByRole('button', { name: /^นำเข้า/ })
    .first()
    .click()
  await page.waitForURL(`**${plan}**`)
  await page.context().close()
  const start = await open('planner')
  await start.getByRole('heading', { name: 'แผนอยู่ขั้นตอนใด' }).waitFor()
  await picture(start, 'collect')
  expect(await start.locator('.site-nav [aria-current]').textContent()).toBe('แผน')
  expect(await pageProblems(start)).toEqual([])
  await start.context().close()
}

/** Everybody's screen holds exactly the steps that ข้อ 26 gives them here, and the API refuses them all others. */
async function everyoneSeesTheirOwn({ ask, json, api, plan, status }: Journey): Promise<void> {
  const now = await status()
  const { steps } = (await (await ask('auditor', `${api}/steps`)).json()) as { steps: { seq: number }[] }
  for (const person of Object.keys(PEOPLE) as Person[]) {
    const html = await (await ask(person, `${plan}/progress`)).text()
    const seen = STEP_ACTIONS.filter((action) => html.includes(`name="action" value="${action}"`))
    const expected = SEEN[now][person] ?? []
    expect([now, person, seen.toSorted()]).toEqual([now, person, [...expected].toSorted()])
    const other = STEP_ACTIONS.find((action) => !expected.includes(action)) ?? 'announce'
    const refused = await json(person, `${api}/steps`, { action: other, expectedSeq: steps.length })
    expect([403, 422]).toContain(refused.status)
  }
  expect(await status()).toBe(now)
}

const VARIANTS = [
  { on: 'a desktop', viewport: SCREENS.desktop, year: 2570 },
  { on: 'a phone', viewport: SCREENS.phone, year: 2571 },
] as const

describe.each(VARIANTS)('from the draft to the approval on $on', ({ viewport, year }) => {
  const way = journey(year, viewport)

  test('the officer drafts and submits', async () => {
    await importPlan(way, year)
    await everyoneSeesTheirOwn(way)
    const page = await way.open('support')
    await way.press(page, 'รวบรวมครบแล้ว เริ่มจัดทำร่าง', 'เริ่มจัดทำร่าง')
    await everyoneSeesTheirOwn(way)
    await way.press(page, 'จัดทำร่างเสร็จแล้ว', 'จัดทำร่างเสร็จ')
    await everyoneSeesTheirOwn(way)
    await way.press(page, 'เสนอร่างต่อคณะกรรมการพัฒนา', 'เสนอร่างต่อคณะกรรมการพัฒนา')
    expect(await way.status()).toBe('consider')
    expect(await page.getByText('ขั้นตอนนี้รอผู้อื่นดำเนินการ').count()).toBe(1)
    expect(await page.getByText('ผู้ทดสอบ committee').count()).toBe(1)
    await way.picture(page, 'submitted')
    expect(await pageProblems(page)).toEqual([])
  })

  test('while others consider it, nobody edits', async () => {
    await everyoneSeesTheirOwn(way)
    const { items } = (await (await way.ask('planner', `${way.api}/projects`)).json()) as {
      items: { id: string; version: number }[]
    }
    const edit = { type: 'set', projectId: items[0]?.id, version: items[0]?.version, fields: { note: 'แก้ไขขณะล็อก' } }
    const refused = await way.json('planner', `${way.api}/edits`, { editId: crypto.randomUUID(), edits: [edit] })
    expect(refused.status).toBe(403)
  })

  test('the committee pins a remark and returns the draft', async () => {
    const page = await way.open('committee')
    await page.getByText('เพิ่มข้อสังเกต', { exact: true }).click()
    await page.getByLabel('เกี่ยวกับ').selectOption({ label: ROWS[0]?.name ?? '' })
    await page.getByLabel('ข้อสังเกต', { exact: false }).last().fill('ขอให้ระบุความยาวของถนน')
    await page.getByRole('button', { name: 'บันทึกข้อสังเกต' }).click()
    await page.getByText('บันทึกข้อสังเกตแล้ว').waitFor()
    const returning = page.locator('details', { hasText: 'ส่งคืนให้แก้ไขร่าง' })
    await returning.getByText('ส่งคืนให้แก้ไขร่าง').first().click()
    // The browser itself asks for the reason; what comes past it the server refuses.
    await returning.getByLabel('เหตุผลและสิ่งที่ต้องแก้ไข').fill(' ')
    await page.getByRole('button', { name: 'ส่งคืนให้แก้ไขร่าง' }).click()
    await page.getByText('ยังมีข้อที่ต้องแก้ไข').first().waitFor()
    await way.picture(page, 'refused')
    expect(await pageProblems(page)).toEqual([])
    await page.getByLabel('เหตุผลและสิ่งที่ต้องแก้ไข').fill('ขอให้ทบทวนงบประมาณ')
    await way.press(page, 'ส่งคืนให้แก้ไขร่าง', 'คณะกรรมการพัฒนาส่งคืนให้แก้ไข')
    expect(await way.status()).toBe('draft')
  })

  test('the officer corrects, deals with the remarks and submits again', async () => {
    await everyoneSeesTheirOwn(way)
    const { items } = (await (await way.ask('planner', `${way.api}/projects`)).json()) as {
      items: { id: string; version: number; funds: object[] }[]
    }
    const [road, drain] = items
    const edits = [
      {
        type: 'set',
        projectId: road?.id,
        version: road?.version,
        fields: { activity: 'กว้าง 4 เมตร ยาว 120 เมตร', months: 0b1111 },
      },
      { type: 'set', projectId: drain?.id, version: drain?.version, fields: { note: 'ลดปริมาณงาน' } },
    ]
    const saved = await way.json('planner', `${way.api}/edits`, { editId: crypto.randomUUID(), edits })
    expect(saved.status).toBe(200)
    const page = await way.open('planner')
    await page.getByText('แผนถูกส่งคืน กรุณาแก้ไขตามข้อสังเกต 2 ข้อ').waitFor()
    const changes = page.getByRole('region', { name: 'สิ่งที่เปลี่ยนไปจากร่างที่เสนอ' })
    expect(await changes.getByText('กว้าง 4 เมตร ยาว 120 เมตร').count()).toBe(1)
    expect(await changes.getByText('ต.ค.–ม.ค.').count()).toBe(1)
    await way.picture(page, 'returned')
    expect(await pageProblems(page)).toEqual([])
    for (const _remark of [1, 2]) {
      await page.getByRole('button', { name: 'แก้ไขตามนี้แล้ว' }).first().click()
      await page.getByText('ทำเครื่องหมายว่าแก้ไขแล้ว').waitFor()
    }
    expect(await page.getByText('ไม่มีข้อสังเกตที่รอแก้ไข').count()).toBe(1)
    await way.press(page, 'จัดทำร่างเสร็จแล้ว', 'จัดทำร่างเสร็จ')
    await way.press(page, 'เสนอร่างต่อคณะกรรมการพัฒนา', 'เสนอร่างต่อคณะกรรมการพัฒนา')
  })

  test('the committee endorses by a resolution, with its minutes, and proposes', async () => {
    const page = await way.open('committee')
    await page.getByLabel('มติการประชุมครั้งที่ / เลขที่').fill('1/2569')
    await page.getByLabel('วันที่มีมติ').fill('1 มกราคม 2599')
    await page.getByRole('button', { name: 'บันทึกมติเห็นชอบร่าง' }).click()
    await page.getByText('วันที่มีมติต้องไม่เป็นวันในอนาคต').first().waitFor()
    expect(await page.getByLabel('มติการประชุมครั้งที่ / เลขที่').inputValue()).toBe('1/2569')
    expect(await pageProblems(page)).toEqual([])
    await page.getByLabel('วันที่มีมติ').fill(RESOLVED_ON)
    const minutes = { name: 'รายงานการประชุม.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 ตัวอย่าง') }
    await page.getByLabel('ไฟล์แนบ (ถ้ามี)').first().setInputFiles(minutes)
    await way.press(page, 'บันทึกมติเห็นชอบร่าง', 'คณะกรรมการพัฒนามีมติเห็นชอบร่าง')
    await everyoneSeesTheirOwn(way)
    const href = await page.getByRole('link', { name: 'ไฟล์แนบ รายงานการประชุม.pdf' }).getAttribute('href')
    const file = await way.ask('auditor', href ?? '')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await file.arrayBuffer()).equals(minutes.buffer)).toBe(true)
    expect((await fetch(app.address + href, { redirect: 'manual' })).status).not.toBe(200)
    await way.press(page, 'เสนอร่างต่อผู้บริหารท้องถิ่น', 'เสนอร่างต่อผู้บริหารท้องถิ่น')
  })

  test('the executive reads the summary and approves', async () => {
    await everyoneSeesTheirOwn(way)
    const page = await way.open('executive', '/progress/review')
    await page.getByRole('heading', { name: 'สรุปสำหรับพิจารณา' }).waitFor()
    expect(await page.getByText('750,000').count()).toBeGreaterThan(0)
    // What changed since the draft that the committee had returned.
    expect(await page.getByText('กว้าง 4 เมตร ยาว 120 เมตร').count()).toBe(1)
    await way.picture(page, 'review')
    expect(await pageProblems(page)).toEqual([])
    await way.press(page, 'ให้ความเห็นชอบ', 'ผู้บริหารท้องถิ่นให้ความเห็นชอบ')
    expect(await way.status()).toBe('announce')
    await everyoneSeesTheirOwn(way)
    expect(await page.getByRole('link', { name: 'ไปหน้าประกาศใช้แผน' }).count()).toBe(1)
    await way.picture(page, 'approved')
    expect(await pageProblems(page)).toEqual([])
  })
})

test('every state of the flow chart has its row above', () => {
  expect(Object.keys(SEEN)).toEqual([...PLAN_STATUSES])
})

test('no console complained', () => {
  expect(app.complaints).toEqual([])
})
