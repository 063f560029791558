import { hashPassword } from 'better-auth/crypto'
import { openDatabase } from '#src/db/open.ts'
import { inOrg } from '#src/db/scope.ts'
import { NO_OWN_WORDS } from '#src/domain/office-types.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { findOffice, registerOffice } from '#src/features/offices/offices.commands.ts'
import { beginOffice } from '#src/features/people/begin-office.queries.ts'
import { startServer } from '#test/e2e/server.ts'

const PASSWORD = 'ทดสอบ-ระบบ-2570'

/**
 * Sets offices up in a data folder, each with one person who may plan, and signs these in.
 * @returns the Cookie header of each, by the office's code
 */
export async function signInOffices(folder: string, officeCodes: readonly string[]): Promise<Map<string, string>> {
  await setUp(folder, officeCodes)
  const server = startServer({ DAMNOEN_DATA: folder })
  try {
    const address = await server.address
    const cookies = new Map<string, string>()
    for (const code of officeCodes) cookies.set(code, await signIn(address, `planner-${code}`))
    return cookies
  } finally {
    await server.stop()
  }
}

async function setUp(folder: string, officeCodes: readonly string[]): Promise<void> {
  const db = await openDatabase({ dataFolder: folder })
  const context = { db, actor: LOCAL_OPERATOR, now: () => new Date() }
  const passwordHash = await hashPassword(PASSWORD)
  try {
    for (const code of officeCodes) {
      await registerOffice(context, code)
      const office = await findOffice(context, code)
      if (!office) throw new Error(`office ${code} is not there`)
      const username = `planner-${code}`
      const person = { name: 'ผู้ทดสอบ', positionTitle: 'นักวิเคราะห์นโยบายและแผน', username, passwordHash }
      const administrator = { ...person, roles: ['planning-officer', 'administrator'] as const }
      const beginning = { office, words: NO_OWN_WORDS, actorName: 'ผู้ทดสอบ', onlyIfEmpty: false, administrator }
      await inOrg(db, office.id, (tx) => beginOffice(tx, beginning, new Date()))
    }
  } finally {
    await db.close()
  }
}

async function signIn(address: string, username: string): Promise<string> {
  const body = new URLSearchParams({ username, password: PASSWORD })
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', redirect: 'manual', body })
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0]
  if (cookie === undefined) throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`)
  return cookie
}
