import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { OwnWords } from '#src/domain/office-types.ts'

/** What an office says of itself. */
export type OfficeProfile = OwnWords & { setUpAt: Date; version: number }

/** A division (กอง, สำนัก) of an office. Projects name their divisions, they do not point at them. */
export type Division = { id: string; name: string; sortOrder: number; isActive: boolean }

/** The profile of an office; null until it has been set up. */
export async function findProfile(tx: ReadTx, orgId: number): Promise<OfficeProfile | null> {
  const row = await tx
    .selectFrom('office_profile')
    .select([
      'executive_title as executiveTitle',
      'permanent_secretary_title as permanentSecretaryTitle',
      'budget_instrument as budgetInstrument',
      'development_committee as developmentCommittee',
      'support_committee as supportCommittee',
      'set_up_at as setUpAt',
      'version',
    ])
    .where('org_id', '=', orgId)
    .executeTakeFirst()
  return row ?? null
}

/** Words of the office where they differ from those of its type; null when nothing has been set. */
export async function findOwnWords(tx: ReadTx, orgId: number): Promise<OwnWords | null> {
  const profile = await findProfile(tx, orgId)
  if (!profile) return null
  const { setUpAt: _setUpAt, version: _version, ...words } = profile
  return words
}

/** Begins the profile of an office. False when it has one. */
export async function insertProfile(tx: Tx, orgId: number, words: OwnWords, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('office_profile')
    .values({ org_id: orgId, ...columnsOf(words), set_up_at: now, updated_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Changes the words of an office. False when the version is no longer `version`. */
export async function updateProfile(
  tx: Tx,
  orgId: number,
  words: OwnWords,
  version: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('office_profile')
    .set({ ...columnsOf(words), version: version + 1, updated_at: now })
    .where('org_id', '=', orgId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const columnsOf = (words: OwnWords) => ({
  executive_title: words.executiveTitle,
  permanent_secretary_title: words.permanentSecretaryTitle,
  budget_instrument: words.budgetInstrument,
  development_committee: words.developmentCommittee,
  support_committee: words.supportCommittee,
})

/** The divisions of an office in their order, those no longer used last. */
export async function listDivisions(tx: ReadTx, orgId: number): Promise<Division[]> {
  return await tx
    .selectFrom('division')
    .select(['id', 'name', 'sort_order as sortOrder', 'is_active as isActive'])
    .where('org_id', '=', orgId)
    .orderBy('is_active', 'desc')
    .orderBy('sort_order')
    .orderBy('name')
    .execute()
}

/** Adds a division, or changes the one with this id. */
export async function saveDivision(tx: Tx, orgId: number, division: Division): Promise<void> {
  const { id, name, sortOrder, isActive } = division
  const columns = { name, sort_order: sortOrder, is_active: isActive }
  await tx
    .insertInto('division')
    .values({ org_id: orgId, id, ...columns })
    .onConflict((conflict) => conflict.columns(['org_id', 'id']).doUpdateSet(columns))
    .execute()
}
