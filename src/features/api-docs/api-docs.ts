import { exampleOf, fieldsOf, resolved, typeTextOf, type Schema, type SchemaField, type Schemas } from './api-schema.ts'

/** As much of an OpenAPI document as ours has. */
export type ApiDescription = {
  info: { description: string }
  tags: readonly { name: string; description: string }[]
  servers: readonly { url: string }[]
  paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>
  components: { schemas: Schemas; responses: Readonly<Record<string, { description: string }>> }
}

type Content = { 'application/json'?: { schema: Schema } }
type ApiOperation = {
  operationId: string
  tags: readonly string[]
  summary: string
  description: string
  security?: readonly unknown[]
  parameters: readonly { name: string; in: string; required: boolean; description?: string; schema: Schema }[]
  requestBody?: { content: Content }
  responses: Readonly<Record<string, { $ref?: string; description?: string; content?: Content }>>
}

/** An operation as its part of the page shows it. */
export type OperationView = {
  id: string
  method: string
  path: string
  /** Thai and English sentence. */
  summary: { th: string; en: string }
  isPublic: boolean
  parameters: (SchemaField & { place: string })[]
  body: SchemaField[] | null
  status: string
  answer: SchemaField[]
  refusals: { status: string; description: string }[]
  /** A command that can be pasted into a terminal once the key is there. */
  curl: string
}

/** A chapter of the page. */
export type Chapter = { name: string; title: string; operations: OperationView[] }

/** The chapters of the reference, in the order of the description, with their operations. @param origin of this installation */
export function chaptersOf(description: ApiDescription, origin: string): Chapter[] {
  const { schemas } = description.components
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  return description.tags.map(({ name, description: title }) => ({
    name,
    title,
    operations: operations
      .filter(({ operation }) => operation.tags.includes(name))
      .map((one) => operationView(one, description, schemas, origin)),
  }))
}

type Found = { path: string; method: string; operation: ApiOperation }

function operationView(found: Found, description: ApiDescription, schemas: Schemas, origin: string): OperationView {
  const { path, method, operation } = found
  const { operationId: id, summary, description: english, parameters, requestBody, responses } = operation
  const body = requestBody?.content['application/json']?.schema
  const [status = '', done] = Object.entries(responses).find(([one]) => one.startsWith('2')) ?? []
  const answer = done?.content?.['application/json']?.schema
  return {
    id,
    method,
    path,
    summary: { th: summary, en: english },
    isPublic: operation.security?.length === 0,
    parameters: parameters.map((parameter) => ({
      path: parameter.name,
      place: parameter.in,
      type: typeTextOf(parameter.schema, schemas),
      isRequired: parameter.required,
      description: parameter.description ?? '',
    })),
    body: body === undefined ? null : fieldsOf(body, schemas),
    status,
    answer: answer === undefined ? [] : fieldsOf(answer, schemas),
    refusals: Object.entries(responses).flatMap(([one, { $ref }]) =>
      $ref === undefined ? [] : [{ status: one, description: refusalText($ref, description) }],
    ),
    curl: curlOf(found, schemas, origin + (description.servers[0]?.url ?? '')),
  }
}

const refusalText = ($ref: string, { components }: ApiDescription): string =>
  components.responses[$ref.slice($ref.lastIndexOf('/') + 1)]?.description ?? ''

const EXAMPLES: Readonly<Record<string, string>> = { officeCode: '9900101', fiscalYear: '2570', q: 'ทต.แม่สาย' }
const EXAMPLE_ID = '0190b6d0-0000-7000-8000-000000000001'

/** Asks with the key from a variable, so that it does not stand in the history of the terminal. */
function curlOf({ path, method, operation }: Found, schemas: Schemas, base: string): string {
  const { parameters, requestBody, security } = operation
  const address = path.replace(/\{(\w+)\}/g, (_place, name: string) => EXAMPLES[name] ?? EXAMPLE_ID)
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(EXAMPLES[name] ?? exampleText(schema, schemas))}`)
    .join('&')
  const body = requestBody?.content['application/json']?.schema
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "${base}${address}${query === '' ? '' : `?${query}`}"`,
    ...(security?.length === 0 ? [] : [`-H "Authorization: Bearer $DAMNOEN_KEY"`]),
    ...(parameters.some(({ name }) => name === 'If-Match') ? [`-H 'If-Match: "1"'`] : []),
    ...(body === undefined
      ? []
      : [`-H "Content-Type: application/json"`, `-d '${JSON.stringify(exampleOf(resolved(body, schemas), schemas))}'`]),
  ].join(' \\\n  ')
}

function exampleText(schema: Schema, schemas: Schemas): string {
  const example = exampleOf(schema, schemas)
  return typeof example === 'string' ? example : JSON.stringify(example)
}
