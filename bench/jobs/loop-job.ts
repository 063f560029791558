import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { acceptIntake } from '#src/features/intakes/intake-acceptance.commands.ts'
import { uploadIntake } from '#src/features/intakes/intakes.commands.ts'
import { makeBook } from '#src/features/plans/plans.commands.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { renderDocx } from '#src/render/docx/render-docx.ts'
import { renderPdf } from '#src/render/pdf/render-pdf.ts'
import { renderXlsx } from '#src/render/xlsx/render-xlsx.ts'
import { officeFile } from '../plans.ts'

/** `longestMs`: wall time of the longest block; `longestCpuMs`: computing time of this thread in the longest stretch between two turns. */
export type LoopAnswer = { steps: { name: string; longestMs: number; longestCpuMs: number }[] }

const OFFICE = { officeCode: '3200408', fiscalYear: 2570 }
const rows = Number(process.argv[2])

/** Watches the event loop while `work` runs. */
async function watched(name: string, work: () => Promise<unknown>): Promise<LoopAnswer['steps'][number]> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let longestCpuMs = 0
  let before = process.threadCpuUsage()
  const tick = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    before = process.threadCpuUsage()
    longestCpuMs = Math.max(longestCpuMs, (user + system) / 1000)
  }, 1)
  await sleep(20)
  delay.enable()
  longestCpuMs = 0
  await work()
  await sleep(20)
  delay.disable()
  clearInterval(tick)
  return { name, longestMs: delay.max / 1e6, longestCpuMs }
}

const file = { name: 'plan.xlsx', bytes: await officeFile(rows) }
const dataFolder = await mkdtemp(path.join(tmpdir(), 'damnoen-bench-loop-'))
const db = await openDatabase({ dataFolder })
const context = { db, actor: LOCAL_OPERATOR, now: () => new Date() }
let intakeId = ''
// As the server does when it starts.
officeRegister()
const accept = () =>
  acceptIntake(context, { officeCode: OFFICE.officeCode, intakeId }, { fiscalYear: OFFICE.fiscalYear, gone: 'keep' })
const book = () => makeBook(context, OFFICE.officeCode, OFFICE.fiscalYear)

const answer: LoopAnswer = {
  steps: [
    await watched('nothing (control)', () => sleep(1000)),
    await watched(
      'reading an uploaded file',
      async () => (intakeId = await uploadIntake(context, OFFICE.officeCode, file)),
    ),
    await watched('taking it into the plan', () => accept()),
    await watched('composing the book', book),
    await watched('the book as PDF', async () => renderPdf(await book())),
    await watched('the book as Word', async () => renderDocx(await book())),
    await watched('the book as Excel', async () => renderXlsx(await book())),
  ],
}
await db.close()
await rm(dataFolder, { recursive: true, force: true })
process.stdout.write(JSON.stringify(answer))
process.exit(0)
