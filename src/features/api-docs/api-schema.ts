/** As much of a JSON Schema as our descriptions use. */
export type Schema = {
  $ref?: string
  type?: string | readonly string[]
  enum?: readonly unknown[]
  const?: unknown
  format?: string
  description?: string
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  additionalProperties?: boolean | Schema
  default?: unknown
  minimum?: number
  maximum?: number
}

/** Named schemas of the description. */
export type Schemas = Readonly<Record<string, Schema>>

/** One line of a table of fields: where it stands ("items[].name"), what it may be. */
export type SchemaField = { path: string; type: string; isRequired: boolean; description: string }

const MAX_DEPTH = 5

/** The fields of a schema, outer before inner. Shared parts are written out where they are used, each at most once on its own way down. */
export function fieldsOf(schema: Schema, schemas: Schemas): SchemaField[] {
  return innerFields(schema, { schemas, path: '', seen: [] })
}

type Place = { schemas: Schemas; path: string; seen: readonly string[] }

function innerFields(schema: Schema, place: Place): SchemaField[] {
  if (schema.$ref !== undefined) {
    if (place.seen.includes(schema.$ref) || place.seen.length >= MAX_DEPTH) return []
    return innerFields(resolved(schema, place.schemas), { ...place, seen: [...place.seen, schema.$ref] })
  }
  if (schema.items) return innerFields(schema.items, { ...place, path: `${place.path}[]` })
  const choices = alternatives(schema)
  if (choices.length > 0) return choices.flatMap((choice) => innerFields(choice, place))
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = place.path === '' ? name : `${place.path}.${name}`
    const line: SchemaField = {
      path,
      type: typeTextOf(field, place.schemas),
      isRequired: schema.required?.includes(name) === true,
      description: descriptionOf(field, place.schemas),
    }
    return [line, ...innerFields(field, { ...place, path })]
  })
}

const alternatives = (schema: Schema): readonly Schema[] => (schema.anyOf ?? schema.oneOf ?? []).filter(isNoNull)
const isNoNull = (schema: Schema): boolean => schema.type !== 'null'

/** The schema itself, wherever it is kept. An unknown name is an empty schema: anything. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref === undefined) return schema
  return schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] ?? {}
}

const descriptionOf = (field: Schema, schemas: Schemas): string =>
  field.description ?? field.items?.description ?? resolved(field, schemas).description ?? ''

/** What a value may be, in short: 'string', '"a" | "b"', 'integer 1–100', 'object[]', with '| null' where it may be missing. */
export function typeTextOf(schema: Schema, schemas: Schemas): string {
  const own = resolved(schema, schemas)
  if (own.const !== undefined) return JSON.stringify(own.const)
  if (own.enum) return own.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (own.items) return arrayText(typeTextOf(own.items, schemas))
  const choices = own.anyOf ?? own.oneOf
  if (choices) return [...new Set(choices.map((choice) => typeTextOf(choice, schemas)))].join(' | ')
  if (Array.isArray(own.type)) return own.type.join(' | ')
  const name = typeof own.type === 'string' ? own.type : 'any'
  return [name, own.format === undefined ? '' : `(${own.format})`, rangeText(own)].filter(Boolean).join(' ')
}

const arrayText = (inner: string): string => (inner.includes(' ') ? `(${inner})[]` : `${inner}[]`)

/** Bounds that say something; those of every integer that JSON can carry do not. */
function rangeText({ minimum, maximum }: Schema): string {
  const least = minimum !== undefined && minimum > -1e9 ? String(minimum) : ''
  const most = maximum !== undefined && maximum < 1e9 ? String(maximum) : ''
  return least === '' && most === '' ? '' : `${least}–${most}`
}

/** A value that the schema takes, with what must be there only. For examples. */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const own = resolved(schema, schemas)
  if (own.const !== undefined) return own.const
  if (own.default !== undefined) return own.default
  if (own.enum) return own.enum[0]
  const [choice] = alternatives(own)
  if (choice) return exampleOf(choice, schemas, depth)
  if (own.items) return depth >= MAX_DEPTH ? [] : [exampleOf(own.items, schemas, depth + 1)]
  if (own.properties) {
    const needed = Object.entries(own.properties).filter(([name]) => own.required?.includes(name))
    return Object.fromEntries(needed.map(([name, field]) => [name, exampleOf(field, schemas, depth + 1)]))
  }
  return plainExample(own)
}

function plainExample({ type, format, minimum }: Schema): unknown {
  const first = typeof type === 'string' ? type : type?.find((one) => one !== 'null')
  if (first === 'integer' || first === 'number') return minimum !== undefined && minimum > 0 ? minimum : 1
  if (first === 'boolean') return true
  if (first === 'null') return null
  if (first !== 'string') return {}
  return format === 'uuid' ? '0190b6d0-0000-7000-8000-000000000001' : format === 'date' ? '2026-10-01' : '…'
}
