import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { addAgencies } from '#src/features/agencies/agencies.commands.ts'
import { acceptDevelopmentImport, uploadDevelopment } from '#src/features/development/development-imports.commands.ts'
import { createPlan } from '#src/features/plans/plans.commands.ts'
import { actorWith, OFFICE_CODE } from '../actors.ts'
import { testContext } from '../working-plan.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'

const OFFICE = `/offices/${OFFICE_CODE}`
const FILE = [
  'แบบ ผ.02',
  'ที่,โครงการ,วัตถุประสงค์,เป้าหมาย,2568 (บาท),2569 (บาท),2570 (บาท),ผลที่คาดว่าจะได้รับ,หน่วยงานรับผิดชอบหลัก',
  '1,ขุดลอกคลองตัวอย่าง,เพื่อระบายน้ำ,1 สาย,,,300000,ไม่ท่วม,กองช่าง',
].join('\n')

async function takeInDevelopment(context: Context): Promise<void> {
  const file = { name: 'ผ02.csv', bytes: new TextEncoder().encode(FILE) }
  const target = { officeCode: OFFICE_CODE, importId: await uploadDevelopment(context, OFFICE_CODE, file) }
  const span = { firstYear: '2568', lastYear: '2572', title: '', levelLabel: 'ยุทธศาสตร์', planVersion: 0 }
  const edition = { kind: 'original', number: '', year: '', announcedOn: '', reference: '' }
  await acceptDevelopmentImport(context, target, { ...span, choices: new Map(), edition })
}

let app: App
beforeAll(async () => {
  app = await startApp({
    prepare: async (database) => {
      const context = { ...testContext(database), actor: actorWith(['planning-officer']) }
      await addAgencies(context, OFFICE_CODE, 'แขวงทางหลวงตัวอย่าง')
      await takeInDevelopment(context)
      await createPlan(context, OFFICE_CODE, 2570)
    },
  })
})
afterAll(() => app.close())

const open = (at: string, screen: keyof typeof SCREENS = 'desktop') => app.open(at, { viewport: SCREENS[screen] })

const save = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function follow(list: string, name: string): Promise<string> {
  const page = await open(list)
  const at = await page.getByRole('link', { name }).first().getAttribute('href')
  await page.context().close()
  return new URL(at ?? '', app.address + list).pathname
}

describe.each(['desktop', 'phone'] as const)('two people at one record on %s', (screen) => {
  test('of an agency: both values, a choice for each, and nothing typed is lost', async () => {
    const at = await follow(`${OFFICE}/agencies`, 'แขวงทางหลวงตัวอย่าง')
    const [mine, theirs] = [await open(at, screen), await open(at, screen)]
    await theirs.getByLabel('โทรศัพท์').fill(`02 111 ${screen}`)
    await theirs.getByLabel('อีเมล').fill(`${screen}@example.go.th`)
    await theirs.getByLabel('พิกัดที่ตั้ง').fill('13.75, 100.5')
    await save(theirs, 'บันทึก')
    await theirs.getByText('บันทึกแล้ว').waitFor()
    await mine.getByLabel('โทรศัพท์').fill('02 222')
    await mine.getByLabel('บันทึกช่วยจำ').fill(`จากข้าพเจ้า ${screen}`)
    await save(mine, 'บันทึก')
    await mine.getByText('มีผู้บันทึกข้อมูลนี้ไปก่อนแล้ว').first().waitFor()
    await keepPicture(mine, `conflict-agency-${screen}`)
    expect(await pageProblems(mine)).toEqual([])
    expect(await mine.getByLabel('อีเมล').inputValue()).toBe(`${screen}@example.go.th`)
    await mine.getByRole('radio', { name: /โทรศัพท์ ที่ผู้อื่นบันทึกไว้/ }).check()
    await save(mine, 'บันทึก')
    await mine.getByText('บันทึกแล้ว').waitFor()
    expect(await mine.getByLabel('โทรศัพท์').inputValue()).toBe(`02 111 ${screen}`)
    expect(await mine.getByLabel('บันทึกช่วยจำ').inputValue()).toBe(`จากข้าพเจ้า ${screen}`)
    expect(await mine.getByLabel('พิกัดที่ตั้ง').inputValue()).toBe('13.75, 100.5')
    await Promise.all([mine.context().close(), theirs.context().close()])
  })
})

test('of a project of the development plan that was taken out meanwhile: what was typed can be added anew', async () => {
  const at = await follow(`${OFFICE}/development`, 'ขุดลอกคลองตัวอย่าง')
  const [mine, theirs] = [await open(at), await open(at)]
  await theirs.getByText('ยกเลิกโครงการนี้โดยฉบับหนึ่งของแผน').click()
  await save(theirs, 'ยกเลิกโครงการ')
  await theirs.getByText('บันทึกแล้ว').waitFor()
  await mine.getByText('แก้ไข หรือเปลี่ยนโดยฉบับใหม่').click()
  await mine.getByLabel('วัตถุประสงค์').fill('เพื่อระบายน้ำฝน')
  await save(mine, 'บันทึกโครงการ')
  await mine.getByText('โครงการนี้ถูกยกเลิกไปก่อนแล้ว').first().waitFor()
  await keepPicture(mine, 'conflict-development-gone')
  expect(await mine.getByLabel('วัตถุประสงค์').inputValue()).toBe('เพื่อระบายน้ำฝน')
  await save(mine, 'เพิ่มเป็นโครงการใหม่')
  await mine.getByText('บันทึกแล้ว').waitFor()
  expect(await mine.getByText('เพื่อระบายน้ำฝน').first().isVisible()).toBe(true)
  await Promise.all([mine.context().close(), theirs.context().close()])
})

test('of the settings of the book: what others chose is read as on the form, and boxes are one answer', async () => {
  const at = `${OFFICE}/2570/book-settings`
  const [mine, theirs] = [await open(at), await open(at)]
  await theirs.getByLabel('ตัวเลข').selectOption('arabic')
  await theirs.getByLabel('ชื่อผู้ลงนาม').fill('นายตัวอย่าง คนแรก')
  await theirs.getByRole('group', { name: 'คอลัมน์เพิ่มเติม' }).getByRole('checkbox').first().check()
  await save(theirs, 'บันทึกและดูเล่มแผน')
  await theirs.waitForURL('**/book')
  await mine.getByLabel('ชื่อผู้ลงนาม').fill('นายตัวอย่าง คนที่สอง')
  await mine.getByLabel('เลขที่ประกาศ').fill('12/2569')
  await mine.getByRole('group', { name: 'คอลัมน์เพิ่มเติม' }).getByRole('checkbox').last().check()
  await save(mine, 'บันทึกและดูเล่มแผน')
  await mine.getByText('มีผู้บันทึกข้อมูลนี้ไปก่อนแล้ว').first().waitFor()
  await keepPicture(mine, 'conflict-book-settings')
  expect(await pageProblems(mine)).toEqual([])
  expect(await mine.getByRole('radio').count()).toBe(4)
  expect(await mine.getByLabel('ตัวเลข').inputValue()).toBe('arabic')
  await mine.getByRole('radio', { name: /คอลัมน์เพิ่มเติม ที่ผู้อื่นบันทึกไว้/ }).check()
  await save(mine, 'บันทึกและดูเล่มแผน')
  await mine.waitForURL('**/book')
  await mine.goto(app.address + at)
  expect(await mine.getByLabel('ชื่อผู้ลงนาม').inputValue()).toBe('นายตัวอย่าง คนที่สอง')
  expect(await mine.getByLabel('เลขที่ประกาศ').inputValue()).toBe('12/2569')
  const boxes = mine.getByRole('group', { name: 'คอลัมน์เพิ่มเติม' }).getByRole('checkbox')
  expect([await boxes.first().isChecked(), await boxes.last().isChecked()]).toEqual([true, false])
  await Promise.all([mine.context().close(), theirs.context().close()])
})
