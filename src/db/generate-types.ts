import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { readMigrations } from './migration-files.ts'

const TARGET = path.join(PROJECT_ROOT, 'src/db/schema.ts')

type Column = { table: string; column: string; type: string; nullable: boolean; defaulted: boolean }
type Check = { table: string; definition: string }

const TYPES: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  text: 'string',
  uuid: 'string',
  date: 'string',
  bytea: 'Buffer',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
  _int8: 'number[]',
  _int2: 'number[]',
  _int4: 'number[]',
}

/** Arrays whose elements may be null: the catalogue does not know. */
const SPECIAL: Record<string, string> = {
  'intake_item.fund_sources': '(string | null)[]',
  'intake_item.fund_satang': '(number | null)[]',
  'collection_item.fund_sources': '(string | null)[]',
  'collection_item.fund_satang': '(number | null)[]',
  'plan.optional_columns': "('target' | 'fund' | 'note')[]",
}

const HEADER = `// Made from the migrations by "npm run db:types"; a test compares. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** An instant: read as Date, written as Date or ISO text. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>
export type DefaultedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>

/** For display only; no rule reads it. Written as text (JSON.stringify), because the driver would write an array as an SQL array. */
export type Json = ColumnType<unknown, string, string>
export type DefaultedJson = ColumnType<unknown, string | undefined, string>
`

/** The TypeScript text of \`src/db/schema.ts\`, from a fresh database with all migrations applied. Deterministic. */
export async function generateTypes(): Promise<string> {
  const database = await PGlite.create({ extensions: { pg_trgm } })
  try {
    for (const migration of readMigrations()) await database.exec(migration.sql)
    const columns = await database.query<Column>(`
      select case when c.relnamespace = 'auth'::regnamespace then 'auth.' else '' end || c.relname::text as table, a.attname as column, t.typname as type,
        not a.attnotnull as nullable, a.atthasdef as defaulted
      from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
      where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      order by c.relnamespace = 'auth'::regnamespace, c.relname collate "C", a.attnum`)
    const checks = await database.query<Check>(`
      select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'c' and conrelid <> 0`)
    const style = await resolveConfig(TARGET)
    return await format(render(columns.rows, checks.rows), { ...style, filepath: TARGET })
  } finally {
    await database.close()
  }
}

function render(columns: Column[], checks: Check[]): string {
  const unions = literalUnions(checks)
  const tables = Map.groupBy(columns, (column) => column.table)
  const interfaces = [...tables].map(([table, own]) => {
    const lines = own.map((column) => `  ${column.column}: ${columnType(column, unions)}\n`)
    return `export interface ${pascal(table)}Table {\n${lines.join('')}}\n`
  })
  const database = [...tables.keys()].map((table) => `  '${table}': ${pascal(table)}Table\n`)
  return [HEADER, ...interfaces, `export interface DB {\n${database.join('')}}\n`].join('\n')
}

function columnType({ table, column, type, nullable, defaulted }: Column, unions: Map<string, string>): string {
  const key = `${table}.${column}`
  const base = SPECIAL[key] ?? unions.get(key) ?? TYPES[type]
  if (base === undefined) throw new Error(`no TypeScript type for ${type} of ${key}`)
  if (base === 'Json' && defaulted) return 'DefaultedJson'
  if (base === 'Timestamp' && defaulted && !nullable) return 'DefaultedTimestamp'
  const whole = nullable ? `${base} | null` : base
  return defaulted ? `Generated<${whole}>` : whole
}

/** \`check (kind in ('a', 'b'))\` → "table.kind" ↦ "'a' | 'b'". */
function literalUnions(checks: Check[]): Map<string, string> {
  const found = checks.flatMap(({ table, definition }) => {
    const match = /^CHECK \(\(\(?(\w+) = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)?\)\)$/.exec(definition)
    const [, column, list] = match ?? []
    if (column === undefined || list === undefined) return []
    return [[`${table}.${column}`, list.replaceAll('::text', '').replaceAll(', ', ' | ')] as const]
  })
  return new Map(found)
}

const pascal = (name: string): string =>
  name.replace(/(?:^|[_.])(\w)/g, (_match: string, letter: string) => letter.toUpperCase())

async function main(): Promise<void> {
  const text = await generateTypes()
  if (!process.argv.includes('--check')) {
    writeFileSync(TARGET, text)
  } else if (readFileSync(TARGET, 'utf8') !== text) {
    console.error('src/db/schema.ts differs from the migrations: run "npm run db:types"')
    process.exitCode = 1
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
