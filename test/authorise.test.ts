import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import type { Actor } from '#src/domain/permissions.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { sourceFiles } from './architecture/source-files.ts'

/**
 * Offices are public reference data; their functions are called by commands that have authorised. Who someone is must be known before
 * anything can be authorised, and a one-time link is its own permission. What is published is for
 * everyone, read by a role that sees nothing else. The link of an agency is its permission too: these verify its signature before they
 * touch the database, and reach one request of the office that signed it, or its talks with that agency; agency-answers.db.test.ts and agency-talks.db.test.ts
 * hold them to it.
 */
const FREE_FOR_ALL = new Set([
  'confirmTemplate',
  'discardTemplate',
  'makeTemplate',
  'uploadTemplate',
  'openAgency',
  'listAgencyTalks',
  'openAgencyTalk',
  'sayFromAgency',
  'openAgencyExcel',
  'openSentItem',
  'sendFile',
  'sendNothing',
  'sendProject',
  'actorOfAccount',
  'choosePassword',
  'actorOfApiKey',
  'readCalendarFeed',
  'findOffice',
  'isSetUp',
  'listPublic',
  'listRegisteredOffices',
  'officeOfPlan',
  'officeWith',
  'openPasswordLink',
  'openPublicFile',
  'openPublicPlan',
  'openPublicProject',
  'readPublicPlan',
  'readPublicProjects',
  'registerOffice',
  'searchAllOffices',
])

/** Signed in, but in no office. */
const SOMEONE: Actor = { userId: 'someone', name: 'ใครก็ไม่รู้', memberships: [], scopes: null }

/** Nobody in particular, over a database that may not even be looked at. */
const STRANGER: Context = {
  db: new Proxy({} as Context['db'], {
    get: (_target, property) => {
      throw new Error(`the database was used (${String(property)}) before anyone was authorised`)
    },
  }),
  actor: SOMEONE,
  now: () => new Date('2026-11-22T03:00:00Z'),
}

type Command = { name: string; run: (context: Context, ...rest: unknown[]) => unknown }

async function exportedCommands(): Promise<Command[]> {
  const files = sourceFiles(['src']).filter(({ path }) => path.endsWith('.commands.ts'))
  const modules = await Promise.all(
    files.map(async (file) => (await import(pathToFileURL(path.join(PROJECT_ROOT, file.path)).href)) as object),
  )
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) =>
      typeof value === 'function' ? [{ name, run: value as Command['run'] }] : [],
    ),
  )
}

const commands = await exportedCommands()

/** What becomes of a command that a stranger gives; arguments do not matter, since who asks is looked at first. */
async function outcomeOf({ run }: Command): Promise<unknown> {
  try {
    return await run(STRANGER, {}, {}, {}, {})
  } catch (error) {
    return error
  }
}

describe('a person without any role', () => {
  const guarded = commands.filter(({ name }) => !FREE_FOR_ALL.has(name))
  test.each(guarded.map((command) => [command.name, command] as const))('may not %s', async (_name, command) => {
    expect(await outcomeOf(command)).toMatchObject({ name: 'AppError', code: 'forbidden' })
  })
})

test('the list is complete, and its exceptions are all there', () => {
  expect(commands.length).toBeGreaterThan(12)
  const names = new Set(commands.map(({ name }) => name))
  expect([...FREE_FOR_ALL].filter((name) => !names.has(name))).toEqual([])
  expect(names).toContain('acceptIntake')
})

test('a command that forgot to ask would be found', async () => {
  const forgetful: Command = { name: 'forgetful', run: (context) => context.db.pool }
  expect(await outcomeOf(forgetful)).not.toMatchObject({ code: 'forbidden' })
})
