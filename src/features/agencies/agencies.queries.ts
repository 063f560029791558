import { orgIdOf, withSystem, type ReadTx, type Tx } from '#src/db/scope.ts'
import { agencyKey, type Agency, type AgencyContact, type OwnAgency } from './agencies.ts'

const AGENCY = [
  'agency.id',
  'agency.name',
  'agency.kind',
  'agency.amphoe',
  'agency.province',
  'agency.latitude',
  'agency.longitude',
  'agency.created_by_org as createdByOrg',
  'agency.is_shared as isShared',
  'agency.version',
] as const

const NO_CONTACT: AgencyContact = {
  addressee: null,
  address: null,
  email: null,
  phone: null,
  note: null,
  isActive: false,
  version: 0,
}

const agencies = (tx: ReadTx) =>
  tx
    .selectFrom('agency')
    .leftJoin('agency_contact as contact', (join) =>
      join.onRef('contact.agency_id', '=', 'agency.id').on('contact.org_id', '=', orgIdOf(tx)),
    )
    .select(AGENCY)
    .select([
      'contact.addressee',
      'contact.address',
      'contact.email',
      'contact.phone',
      'contact.note',
      'contact.is_active',
      'contact.version as contact_version',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof agencies>['execute']>>[number]

function ownAgencyOf(row: Row): OwnAgency {
  const { addressee, address, email, phone, note, is_active: isActive, contact_version: version, ...agency } = row
  if (isActive === null || version === null) return { ...agency, contact: NO_CONTACT }
  return { ...agency, contact: { addressee, address, email, phone, note, isActive, version } }
}

/** The agencies that the office has in its list, those that it no longer asks last, in Thai order. */
export async function listOwnAgencies(tx: ReadTx): Promise<OwnAgency[]> {
  const rows = await agencies(tx)
    .where('contact.version', 'is not', null)
    .orderBy('contact.is_active', 'desc')
    .orderBy('agency.name')
    .orderBy('agency.id')
    .execute()
  return rows.map(ownAgencyOf)
}

/** An agency of the installation with what the office knows of it; null when there is none. */
export async function loadAgency(tx: ReadTx, agencyId: string): Promise<OwnAgency | null> {
  const row = await agencies(tx).where('agency.id', '=', agencyId).executeTakeFirst()
  return row ? ownAgencyOf(row) : null
}

/** The agencies with these ids, in any order. */
export async function loadAgencies(tx: ReadTx, agencyIds: readonly string[]): Promise<OwnAgency[]> {
  if (agencyIds.length === 0) return []
  const rows = await agencies(tx)
    .where('agency.id', 'in', [...new Set(agencyIds)])
    .execute()
  return rows.map(ownAgencyOf)
}

/**
 * The agency that is known under this name and place, or else a new one. Two offices that enter the same body use one.
 * @param id for a new one
 * @returns its id
 */
export async function findOrAddAgency(
  tx: Tx,
  agency: Pick<Agency, 'id' | 'name' | 'kind' | 'amphoe' | 'province'>,
  now: Date,
): Promise<string> {
  const orgId = orgIdOf(tx)
  const search_text = agencyKey(agency)
  const { id, name, kind, amphoe, province } = agency
  return withSystem(tx, async (system) => {
    await system
      .insertInto('agency')
      .values({ id, name, kind, amphoe, province, search_text, created_by_org: orgId, created_at: now })
      .onConflict((conflict) => conflict.column('search_text').doNothing())
      .execute()
    const row = await system
      .selectFrom('agency')
      .select('id')
      .where('search_text', '=', search_text)
      .executeTakeFirstOrThrow()
    return row.id
  })
}

/** Corrects what all offices see of an agency. 'changed': it is no longer `version`; 'taken': another one has this name and place. */
export async function updateAgency(
  tx: Tx,
  agency: Omit<Agency, 'createdByOrg' | 'isShared'>,
): Promise<'saved' | 'changed' | 'taken'> {
  const { id, name, kind, amphoe, province, latitude, longitude, version } = agency
  const search_text = agencyKey(agency)
  return withSystem(tx, async (system) => {
    const other = await system
      .selectFrom('agency')
      .select('id')
      .where('search_text', '=', search_text)
      .where('id', '!=', id)
      .executeTakeFirst()
    if (other) return 'taken'
    const { numUpdatedRows } = await system
      .updateTable('agency')
      .set({ name, kind, amphoe, province, latitude, longitude, search_text, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n ? 'saved' : 'changed'
  })
}

/** Puts an agency into the list of the office. False when it is there already: then nothing changes. */
export async function insertContact(
  tx: Tx,
  agencyId: string,
  contact: Omit<AgencyContact, 'version'>,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('agency_contact')
    .values({ org_id: orgIdOf(tx), agency_id: agencyId, ...columnsOf(contact), updated_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  const isNew = (numInsertedOrUpdatedRows ?? 0n) > 0n
  if (isNew) await noteShared(tx, agencyId)
  return isNew
}

/** From now on nobody gives the agency another name under the eyes of an office that did not enter it. */
function noteShared(tx: Tx, agencyId: string): Promise<unknown> {
  const orgId = orgIdOf(tx)
  return withSystem(tx, (system) =>
    system
      .updateTable('agency')
      .set((eb) => ({ is_shared: true, version: eb('version', '+', 1) }))
      .where('id', '=', agencyId)
      .where('created_by_org', '!=', orgId)
      .where('is_shared', '=', false)
      .execute(),
  )
}

/** Saves what the office knows of an agency in its list. False when it is no longer `version`. */
export async function updateContact(tx: Tx, agencyId: string, contact: AgencyContact, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('agency_contact')
    .set({ ...columnsOf(contact), version: contact.version + 1, updated_at: now })
    .where('org_id', '=', orgIdOf(tx))
    .where('agency_id', '=', agencyId)
    .where('version', '=', contact.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const columnsOf = ({ addressee, address, email, phone, note, isActive }: Omit<AgencyContact, 'version'>) => ({
  addressee,
  address,
  email,
  phone,
  note,
  is_active: isActive,
})
