import type { Database } from './open.ts'
import { readPublished } from './scope.ts'

const changes = new WeakMap<Database, number>()

/** To be called once a change of what the public sees is committed: pages that this process has kept are old from now on. */
export const notePublished = (database: Database): void => {
  changes.set(database, changesPublished(database) + 1)
}

/** How many changes of what the public sees this process has made. Costs nothing. */
export const changesPublished = (database: Database): number => changes.get(database) ?? 0

/** Another after every change of what the public sees, by whichever process. One look into an index. */
export const publishedRevision = (database: Database): Promise<string> =>
  readPublished(database, async (tx) => {
    const row = await tx
      .selectFrom('published_plan')
      .select(({ fn }) => fn.max('revised_at').as('latest'))
      .executeTakeFirst()
    return row?.latest?.toISOString() ?? ''
  })
