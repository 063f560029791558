import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lockDataFolder } from '#src/db/data-lock.ts'
import { openDatabase } from '#src/db/open.ts'
import { AppError } from '#src/domain/errors.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { DEMO_OFFICE, DEMO_YEAR } from './demo/demo-office.ts'
import { demoProjects } from './demo/demo-projects.ts'
import { MESSY_FILE, messyFile, TIDY_FILE, tidyFile } from './demo/office-files.ts'
import { DEMO_PLANNER, DEMO_POSITIONS } from './demo/demo-people.ts'
import { seedDemoPeople } from './demo/seed-people.ts'
import { seedDemoCollection } from './demo/seed-collection.ts'
import { seedDemoBudget, seedDemoDevelopment } from './demo/seed-money.ts'
import { seedDemo } from './demo/seed.ts'
import { optionsOf, refusing } from './arguments.ts'
import { print, say } from './output.ts'
import { serveCommand } from './serve.ts'
import { USAGES } from './usages.ts'

/** Says that a folder was made by this verb, so that nothing else is ever deleted. */
const MARK = 'damnoen-demo.txt'
/** The password of everyone in it, made for this folder. */
const PASSWORD_FILE = 'damnoen-demo-password.txt'

/** `damnoen demo [--reset]`: serves a clearly fictitious municipality from a data folder of its own. Exit status 2 for a bad argument. */
export const demoCommand = (args: readonly string[]): Promise<void> =>
  refusing(async () => {
    const { values } = optionsOf(USAGES.demo, {
      args: [...args],
      options: { reset: { type: 'boolean', default: false } },
    })
    const folder = path.resolve(process.env.DAMNOEN_DEMO_DATA || 'data-demo')
    claim(folder)
    if (values.reset) reset(folder)
    await fill(folder)
    process.env.DAMNOEN_DATA = folder
    process.env.DATABASE_URL = ''
    await serveCommand()
    if (!process.exitCode) await print(whatToTry(folder))
  })

/** Makes the folder ours. @throws AppError when it holds something that is not ours */
function claim(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const mark = path.join(folder, MARK)
  if (existsSync(mark)) return
  if (readdirSync(folder).length > 0)
    throw new AppError('invalid', `โฟลเดอร์ ${folder} มีข้อมูลอื่นอยู่ กรุณาตั้ง DAMNOEN_DEMO_DATA เป็นโฟลเดอร์ว่างหรือโฟลเดอร์ใหม่`)
  writeFileSync(mark, 'ข้อมูลสมมุติสำหรับทดลองใช้โปรแกรม ลบทั้งโฟลเดอร์ได้ · Made-up data for trying; may be deleted.\n')
}

function reset(folder: string): void {
  const lock = lockDataFolder(folder)
  try {
    for (const name of ['database', TIDY_FILE, MESSY_FILE, PASSWORD_FILE])
      rmSync(path.join(folder, name), { recursive: true, force: true })
  } finally {
    lock.release()
  }
}

async function fill(folder: string): Promise<void> {
  say('กำลังเตรียมข้อมูลสมมุติ · Preparing made-up data …')
  const projects = demoProjects()
  const planFile = await tidyFile(projects)
  const db = await openDatabase({ dataFolder: folder })
  try {
    const context = { db, actor: LOCAL_OPERATOR, now: () => new Date() }
    await seedDemo(context, planFile)
    await seedDemoPeople(context, passwordOf(folder))
    await seedDemoDevelopment(context, projects)
    await seedDemoBudget(context, projects)
    await seedDemoCollection(context)
  } finally {
    await db.close()
  }
  for (const [name, bytes] of [
    [TIDY_FILE, planFile],
    [MESSY_FILE, await messyFile(projects)],
  ] as const) {
    const file = path.join(folder, name)
    if (!existsSync(file)) writeFileSync(file, bytes)
  }
}

function passwordOf(folder: string): string {
  const file = path.join(folder, PASSWORD_FILE)
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(9).toString('base64url')}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

const accounts = (): string =>
  [DEMO_PLANNER, ...DEMO_POSITIONS].map(({ username, title }) => `     ${username.padEnd(10)} ${title}`).join('\n')

const whatToTry = (folder: string): string => `
ข้อมูลทั้งหมดเป็นเรื่องสมมุติ · Everything in it is made up.
ลงชื่อเข้าใช้ด้วยชื่อใดก็ได้ต่อไปนี้ รหัสผ่านเดียวกันคือ ${passwordOf(folder)}
${accounts()}
ลองทำดังนี้
  1. เปิดแผนของ${DEMO_OFFICE.name} ปี ${DEMO_YEAR} แล้วกด "จัดทำเล่มแผน"
     /offices/${DEMO_OFFICE.dlaCode}/${DEMO_YEAR}
  2. นำเข้าไฟล์ที่มีข้อผิดพลาด แล้วดูว่าโปรแกรมทักอะไร
     ${path.join(folder, MESSY_FILE)}
  3. ดูสิ่งที่หน่วยงานอื่นส่งมา งานที่อาจซ้ำซ้อน และงบประมาณที่ยังไม่ตรงกัน
     /offices/${DEMO_OFFICE.dlaCode}/${DEMO_YEAR}/collect
     /offices/${DEMO_OFFICE.dlaCode}/${DEMO_YEAR}/duplicates
     /offices/${DEMO_OFFICE.dlaCode}/${DEMO_YEAR}/budget
  4. เริ่มใหม่ทั้งหมดด้วย npm run demo -- --reset
`
