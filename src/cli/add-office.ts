import path from 'node:path'
import type { Context } from '#src/context.ts'
import { openDatabase } from '#src/db/open.ts'
import { AppError } from '#src/domain/errors.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { resetPassword, type PasswordLink } from '#src/features/people/holdings.commands.ts'
import { openPeople } from '#src/features/people/people.commands.ts'
import { addOffice } from '#src/features/people/set-up.commands.ts'
import { optionsOf, refusing } from './arguments.ts'
import { print } from './output.ts'
import { USAGES } from './usages.ts'

/** `damnoen add-office`: takes one more office into the installation, and prints the link by which its administrator chooses a password. */
export const addOfficeCommand = (args: readonly string[]): Promise<void> =>
  refusing(async () => {
    const text = { type: 'string' } as const
    const { values } = optionsOf(USAGES['add-office'], {
      args: [...args],
      options: { code: text, admin: text, name: text, title: text },
    })
    const { code, admin, name, title = 'ผู้ดูแลระบบ' } = values
    if (code === undefined || admin === undefined || name === undefined) throw misused('add-office')
    const administrator = { name, username: admin, positionTitle: title, roles: ['administrator' as const] }
    await print(linkLine(await withDatabase((context) => addOffice(context, code, administrator))))
  })

/** `damnoen password-link`: a way back in for an office whose only administrator has forgotten the password. */
export const passwordLinkCommand = (args: readonly string[]): Promise<void> =>
  refusing(async () => {
    const { values, positionals } = optionsOf(USAGES['password-link'], {
      args: [...args],
      options: { code: { type: 'string' } },
      allowPositionals: true,
    })
    const [username] = positionals
    const { code } = values
    if (code === undefined || username === undefined || positionals.length > 1) throw misused('password-link')
    const link = await withDatabase(async (context) => {
      const { accounts } = await openPeople(context, code)
      const account = accounts.find((each) => each.username === username.toLowerCase())
      if (!account) throw new AppError('not_found', `ไม่พบชื่อผู้ใช้ "${username}" ในหน่วยงาน ${code}`)
      return resetPassword(context, code, account.id)
    })
    await print(linkLine(link))
  })

const misused = (verb: keyof typeof USAGES): AppError => new AppError('invalid', USAGES[verb].trim())

async function withDatabase<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const db = await openDatabase({
    dataFolder: path.resolve(process.env.DAMNOEN_DATA || 'data'),
    databaseUrl: process.env.DATABASE_URL || undefined,
  })
  try {
    return await work({ db, actor: LOCAL_OPERATOR, now: () => new Date() })
  } finally {
    await db.close()
  }
}

function linkLine({ token, name, username }: PasswordLink): string {
  const origin = process.env.DAMNOEN_URL || `http://127.0.0.1:${process.env.PORT || '3000'}`
  return `${origin.replace(/\/$/, '')}/password/${token}\n${name} (${username}) ใช้ได้ครั้งเดียว ภายใน 7 วัน · works once, within 7 days\n`
}
