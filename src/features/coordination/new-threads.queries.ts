import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import type { AgencyLink } from './coordination.ts'

/** So many offices and works are offered; whoever means another types it. */
const MOST_OFFERED = 500

/** The other offices of this installation, those of the same province first. */
export async function listOtherOffices(tx: ReadTx): Promise<{ code: string; name: string }[]> {
  const orgId = orgIdOf(tx)
  const rows = await tx
    .selectFrom('organization as other')
    .leftJoin('organization as own', (join) => join.on('own.id', '=', orgId))
    .select(['other.dla_code as code', 'other.name', 'other.amphoe', 'other.province'])
    .where('other.id', '<>', orgId)
    .where('other.dla_code', 'is not', null)
    .orderBy((eb) => eb('other.province', 'is distinct from', eb.ref('own.province')))
    .orderBy('other.name')
    .orderBy('other.id')
    .limit(MOST_OFFERED)
    .execute()
  return rows.map(({ code, name, amphoe, province }) => ({
    code: code ?? '',
    // Many offices share a name.
    name: [name, amphoe && `อำเภอ${amphoe}`, province && `จังหวัด${province}`].filter(Boolean).join(' '),
  }))
}

/** Names of the works of the newest plan, in its order. */
export async function listWorkNames(tx: ReadTx): Promise<string[]> {
  const orgId = orgIdOf(tx)
  const plan = await tx
    .selectFrom('plan')
    .select('id')
    .where('org_id', '=', orgId)
    .orderBy('fiscal_year', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!plan) return []
  const rows = await tx
    .selectFrom('project')
    .select('name')
    .where('org_id', '=', orgId)
    .where('plan_id', '=', plan.id)
    .orderBy('position')
    .limit(MOST_OFFERED)
    .execute()
  return [...new Set(rows.map(({ name }) => name))]
}

/** By which request an agency has a link that works, the newest; null: it has none, and so reads no talk. */
export async function linkOfAgency(tx: ReadTx, agencyId: string, now: Date): Promise<AgencyLink | null> {
  const row = await tx
    .selectFrom('collection_link as link')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'link.org_id').onRef('request.id', '=', 'link.request_id'),
    )
    .innerJoin('collection_round as round', (join) =>
      join.onRef('round.org_id', '=', 'request.org_id').onRef('round.id', '=', 'request.round_id'),
    )
    .innerJoin('plan', (join) => join.onRef('plan.org_id', '=', 'round.org_id').onRef('plan.id', '=', 'round.plan_id'))
    .select(['request.id', 'plan.fiscal_year'])
    .where('link.org_id', '=', orgIdOf(tx))
    .where('request.agency_id', '=', agencyId)
    .where('request.withdrawn_at', 'is', null)
    .where('link.revoked_at', 'is', null)
    .where('link.expires_at', '>', now)
    .orderBy('link.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { fiscalYear: row.fiscal_year, requestId: row.id } : null
}
