import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { areNear } from '#src/domain/local-governments/near-offices.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { worksOf, YEARS, type MadeWork } from './radar-works.ts'

const run = promisify(execFile)
const SCRIPT = path.join(PROJECT_ROOT, '.ci/postgres.sh')

/** A PostgreSQL of its own on this machine. @returns null where there are no server programs */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'damnoen-bench-postgres-'))
  try {
    const { stdout } = await run('sh', [SCRIPT, 'start', folder])
    return { url: stdout.trim(), stop: async () => void (await run('sh', [SCRIPT, 'stop', folder])) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 3) return null
    throw error
  }
}

/** An office of the national register, of which only code and place are used, and the one beside it. */
export type BenchOffice = { code: string; orgId: number; next: number; count: number }

/** What was planted: `truth[n]` of the work with number n, the same for records of one work, and in which office it is. */
export type Planted = {
  offices: BenchOffice[]
  truth: Int32Array
  officeOf: Int32Array
  names: string[]
  count: number
}

/** The first office is as large as any; the others share the rest. */
export const LARGE_OFFICE = 5_000

/** The id of the work with this number, and back. */
export const idOf = (number: number): string => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
export const numberOf = (id: string): number => Number.parseInt(id.slice(24), 16)

function benchOffices(works: number): BenchOffice[] {
  const offices = officeRegister().filter(({ position, type }) => position !== undefined && type !== 'pao')
  const wanted = Math.min(offices.length, Math.max(10, Math.round(works / 152)))
  const chosen = offices.slice(0, wanted)
  const ofEach = Math.max(1, Math.round((works - LARGE_OFFICE) / (wanted - 1)))
  return chosen.map((office, at) => {
    const beside = [at + 1, at - 1].find((other) => {
      const one = chosen[other]
      return one !== undefined && areNear(office, one)
    })
    return {
      code: office.dlaCode,
      orgId: Number(office.dlaCode),
      next: beside ?? at,
      count: at === 0 ? LARGE_OFFICE : ofEach,
    }
  })
}

/**
 * Fills a migrated database with made-up works of two years, the earlier one announced, past everything that guards them: this is what
 * years of work would have left behind.
 * @param client the owner of the database
 */
export async function fillWithWorks(client: pg.ClientBase, works: number, seed: number): Promise<Planted> {
  const offices = benchOffices(works)
  await client.query("set session_replication_role = 'replica'")
  await insertOffices(client, offices)
  const planted = {
    offices,
    truth: new Int32Array(works * 2),
    officeOf: new Int32Array(works * 2),
    names: [] as string[],
    count: 0,
  }
  let batch: (MadeWork & { n: number })[] = []
  for (const [at, { count, next }] of offices.entries()) {
    for (const work of worksOf(at, count, next, seed)) {
      const n = planted.count++
      planted.truth[n] = work.truth
      planted.officeOf[n] = work.office
      planted.names.push(work.name)
      batch.push({ ...work, n })
    }
    if (batch.length < 5_000) continue
    await insertWorks(client, offices, batch)
    batch = []
  }
  await insertWorks(client, offices, batch)
  await client.query('analyze')
  return planted
}

async function insertOffices(client: pg.ClientBase, offices: readonly BenchOffice[]): Promise<void> {
  const register = new Map(officeRegister().map((office) => [office.dlaCode, office]))
  const rows = offices.map(({ code, orgId }, at) => ({
    ...register.get(code),
    id: orgId,
    code,
    name: `หน่วยงานทดลองที่ ${at}`,
  }))
  await client.query(
    `insert into organization (id, dla_code, name, type, amphoe, province)
     select * from json_to_recordset($1) as office (id int, code text, name text, type text, amphoe text, province text)`,
    [JSON.stringify(rows)],
  )
  await client.query(
    `insert into plan (org_id, id, fiscal_year, regulation, created_at, updated_at)
     select org, md5(org || ' ' || year)::uuid, year, '2561', now(), now()
     from unnest($1::int[]) as org, unnest($2::int[]) as year`,
    [offices.map(({ orgId }) => orgId), YEARS],
  )
  await client.query(
    `insert into published_plan (org_id, fiscal_year, edition, plan_id, announced_on, signatory_name, signatory_position, published_at, sha256,
       project_count, budget_satang, document)
     select org, $2::int, 1, md5(org || ' ' || $2)::uuid, '2026-01-01', '', '', now(), '', 0, 0, '{}' from unnest($1::int[]) as org`,
    [offices.map(({ orgId }) => orgId), YEARS[0]],
  )
}

async function insertWorks(
  client: pg.ClientBase,
  offices: readonly BenchOffice[],
  works: readonly (MadeWork & { n: number })[],
): Promise<void> {
  const rows = works.map(({ n, office, year, name, budgetSatang }) => ({
    org: offices[office]?.orgId,
    id: idOf(n),
    year,
    name,
    budget: budgetSatang,
  }))
  await client.query(
    `with work as materialized (
       select * from json_to_recordset($1) as work (org int, id uuid, year int, name text, budget bigint)
     ), projects as (
       insert into project (org_id, id, plan_id, position, kind, name, search_text, departments, months, updated_at)
       select org, id, md5(org || ' ' || year)::uuid, 1, 'project', name, name, '{กองช่าง}', 7, now() from work
     ), funds as (
       insert into project_fund (org_id, project_id, position, source, amount_satang) select org, id, 1, 'งบประมาณ', budget from work
     )
     insert into published_project (org_id, fiscal_year, edition, project_id, position, search_text, departments, villages, content)
     select org, year, 1, id, 1, name, '{กองช่าง}', '{}', json_build_object('name', name, 'months', 7, 'budgetSatang', budget)
     from work where year = ${YEARS[0]}`,
    [JSON.stringify(rows)],
  )
}
