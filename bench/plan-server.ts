import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { acceptIntake } from '#src/features/intakes/intake-acceptance.commands.ts'
import { uploadIntake } from '#src/features/intakes/intakes.commands.ts'
import { signInOffices } from '#test/durability/server/office-accounts.ts'
import { startServer } from '#test/e2e/server.ts'
import { officeFile } from './plans.ts'

/** An office of the national register; only its code is used. */
const OFFICE_CODE = '3200408'
const YEAR = 2570

/** The built server on a database with one plan in it, and a file of the same plan that waits to be accepted. */
export type PlanServer = {
  homeAddress: string
  planAddress: string
  bookAddress: string
  draftAddress: string
  /** Cookie header of the planning officer. */
  cookie: string
  stop: () => Promise<void>
}

/** @param rows of the plan */
export async function startPlanServer(rows: number): Promise<PlanServer> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'damnoen-bench-data-'))
  const draftId = await fill(dataFolder, rows)
  const cookie = (await signInOffices(dataFolder, [OFFICE_CODE])).get(OFFICE_CODE) ?? ''
  const server = startServer({ DAMNOEN_DATA: dataFolder })
  const address = await server.address
  const planAddress = `${address}/offices/${OFFICE_CODE}/${YEAR}`
  return {
    cookie,
    homeAddress: `${address}/offices/${OFFICE_CODE}`,
    planAddress,
    bookAddress: `${planAddress}/book`,
    draftAddress: `${address}/offices/${OFFICE_CODE}/imports/${draftId}`,
    stop: async () => {
      await server.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function fill(dataFolder: string, rows: number): Promise<string> {
  const db = await openDatabase({ dataFolder })
  try {
    const context = { db, actor: LOCAL_OPERATOR, now: () => new Date() }
    const file = { name: 'plan.xlsx', bytes: await officeFile(rows) }
    const accepted = await uploadIntake(context, OFFICE_CODE, file)
    const target = { officeCode: OFFICE_CODE, intakeId: accepted }
    await acceptIntake(context, target, { fiscalYear: YEAR, gone: 'keep' })
    return await uploadIntake(context, OFFICE_CODE, file)
  } finally {
    await db.close()
  }
}
