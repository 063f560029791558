// Takes the pictures of the manual from the running product, with the fictitious municipality of `npm run demo`:
//   node docs/pictures/take.ts        (pages of paper need pdftoppm; without it those pictures stay as they are)
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demoProjects } from '#src/cli/demo/demo-projects.ts'
import { messyFile, tidyFile } from '#src/cli/demo/office-files.ts'
import { seedDemoCollection } from '#src/cli/demo/seed-collection.ts'
import { seedDemoBudget, seedDemoDevelopment } from '#src/cli/demo/seed-money.ts'
import { seedDemoPeople } from '#src/cli/demo/seed-people.ts'
import { seedDemo } from '#src/cli/demo/seed.ts'
import { openDatabase } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { startApp, type App } from '#test/e2e/browser.ts'
import { PASSWORD } from '#test/people.ts'
import { takeCollect, takeDuplicates, takeMoney, takeNeighbours } from './of-collect.ts'
import { takeImport } from './of-import.ts'
import { takeBook, takePaper, takePeople, takeProject, takeSetUp, takeTable } from './of-office.ts'
import { takeSheets } from './of-sheets.ts'
import { takeAnnouncement, takeDeadlines, takeSteps } from './of-steps.ts'

const PORT = process.env.PORT ?? '4113'
const data = mkdtempSync(path.join(tmpdir(), 'damnoen-pictures-'))
/** The same office with a round, a development plan and a budget: other chapters enter their own. */
const collecting = path.join(data, 'collecting')

/** Fills a data folder as the demonstration does, with the password of the tests. Gives the file with faults. */
async function prepare(dataFolder: string, isCollecting = false): Promise<Uint8Array> {
  const projects = demoProjects()
  const db = await openDatabase({ dataFolder })
  try {
    const context = { db, actor: LOCAL_OPERATOR, now: () => new Date() }
    await seedDemo(context, await tidyFile(projects))
    await seedDemoPeople(context, PASSWORD)
    if (isCollecting) {
      await seedDemoDevelopment(context, projects)
      await seedDemoBudget(context, projects)
      await seedDemoCollection(context)
    }
  } finally {
    await db.close()
  }
  return messyFile(projects)
}

async function withApp(options: Parameters<typeof startApp>[0], work: (app: App) => Promise<void>): Promise<void> {
  const app = await startApp(options)
  try {
    await work(app)
  } finally {
    await app.close()
  }
}

execFileSync(process.execPath, ['bin/damnoen-dev', 'build'], { cwd: PROJECT_ROOT, stdio: 'inherit' })
try {
  await withApp({ empty: true }, takeSetUp)
  const messy = await prepare(data)
  // Its address is printed as a QR code.
  const served = { DAMNOEN_DATA: data, PORT, DAMNOEN_URL: `http://127.0.0.1:${PORT}` }
  await withApp(served, async (app) => {
    await takeDeadlines(app)
    await takePeople(app)
    await takeImport(app, messy)
    await takeBook(app)
    await takePaper(app, data)
    await takeTable(app)
    await takeProject(app)
    await takeSheets(app)
    await takeSteps(app)
    await takeAnnouncement(app)
  })
  mkdirSync(collecting)
  await prepare(collecting, true)
  await withApp({ ...served, DAMNOEN_DATA: collecting }, async (app) => {
    await takeCollect(app)
    await takeDuplicates(app)
    await takeMoney(app)
    await takeNeighbours(app)
  })
} finally {
  rmSync(data, { recursive: true, force: true })
}
