import { z } from 'zod'
import type { ApiRoute } from './api-route.ts'
import { problemSchema } from './errors.ts'
import {
  API_DESCRIPTION,
  API_TAGS,
  PARAMETER_DESCRIPTIONS,
  REFUSALS,
  SECURITY_SCHEMES,
  tagOf,
} from './openapi-texts.ts'

type JsonObject = { [key: string]: unknown }
type Describe = (schema: z.ZodType, io: 'input' | 'output') => JsonObject

/** The OpenAPI 3.1 description of the routes: what `docs/api/openapi.json` holds and `/api/v1/openapi.json` answers. */
export function openApiOf(routes: readonly ApiRoute[]): JsonObject {
  const schemas: JsonObject = {}
  const describe: Describe = (schema, io) => {
    const { $defs, ...described } = jsonSchemaOf(schema, io)
    Object.assign(schemas, $defs)
    return described
  }
  const problem = describe(problemSchema, 'output')
  const paths: { [path: string]: JsonObject } = {}
  for (const route of routes) {
    const path = pathTemplateOf(route)
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, describe) }
  }
  const used = new Set(routes.map((route) => tagOf(route.path)))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Damnoen ดำเนิน',
      version: '1',
      description: API_DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { cookie: [] }],
    tags: API_TAGS.filter(({ name }) => used.has(name)).map(({ name, description }) => ({ name, description })),
    paths,
    components: { schemas, responses: refusalsWith(problem), securitySchemes: SECURITY_SCHEMES },
  }
}

const pathTemplateOf = ({ path }: ApiRoute): string => path.replace(/:(\w+)/g, '{$1}')

/** Every refusal as a named answer, so that operations only point at those that can befall them. */
const refusalsWith = (problem: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.values(REFUSALS).map(({ name, description }) => [
      name,
      { description, content: { 'application/problem+json': { schema: problem } } },
    ]),
  )

const IF_MATCH: JsonObject = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description:
    'ค่า ETag ที่ได้เมื่ออ่าน หากมีผู้แก้ไขแล้วจะตอบ 409 · The ETag that was read; another version there now is a conflict (409)',
  schema: { type: 'string' },
  example: '"3"',
}
const IF_NONE_MATCH: JsonObject = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ค่า ETag ที่มีอยู่แล้ว หากยังไม่เปลี่ยนจะตอบ 304 · The ETag at hand: 304 when it still holds',
  schema: { type: 'string' },
}
const ETAG: JsonObject = { description: 'รุ่นของข้อมูลที่ตอบ · The version of what is answered', schema: { type: 'string' } }

function operationOf(route: ApiRoute, describe: Describe): JsonObject {
  const json = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => ({
    'application/json': { schema: describe(schema, io) },
  })
  return {
    operationId: route.operationId,
    tags: [tagOf(route.path)],
    summary: route.summary.th,
    description: route.summary.en,
    ...(route.isPublic && { security: [] }),
    parameters: [
      ...parametersOf(route.params, 'path', describe),
      ...parametersOf(route.query, 'query', describe),
      ...(route.needsVersion ? [IF_MATCH] : []),
      ...(isConditional(route) ? [IF_NONE_MATCH] : []),
    ],
    ...(route.body && { requestBody: { required: true, content: json(route.body, 'input') } }),
    responses: {
      [route.status ?? 200]: {
        description: 'สำเร็จ · Done',
        ...(route.hasVersion && { headers: { ETag: ETAG } }),
        content: json(route.answer, 'output'),
      },
      ...(isConditional(route) && { 304: { description: 'ยังไม่เปลี่ยน · Not changed', headers: { ETag: ETAG } } }),
      ...refusalsOf(route),
    },
  }
}

const isConditional = (route: ApiRoute): boolean => route.method === 'GET' && route.hasVersion

/** The refusals that can befall a route, by status; `default` is a fault of ours. */
function refusalsOf(route: ApiRoute): JsonObject {
  const writes = route.method !== 'GET'
  const statuses = [
    ...(route.isPublic ? [] : ([401, 403] as const)),
    ...(route.path.includes(':') ? ([404] as const) : []),
    ...(writes ? ([409, 413] as const) : []),
    422,
    ...(route.needsVersion ? ([428] as const) : []),
    'default',
  ] as const
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${REFUSALS[status].name}` }]),
  )
}

function parametersOf(shape: z.ZodObject | undefined, place: 'path' | 'query', describe: Describe): JsonObject[] {
  return Object.entries<z.ZodType>(shape?.shape ?? {}).map(([name, field]) => {
    const { description, ...schema } = describe(field, 'input')
    const explained = description ?? PARAMETER_DESCRIPTIONS[name]
    return {
      name,
      in: place,
      required: place === 'path' || !field.safeParse(undefined).success,
      ...(typeof explained === 'string' && { description: explained }),
      schema,
    }
  })
}

/** JSON Schema whose named parts are found where OpenAPI keeps them, without what OpenAPI states once for the whole document. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return JSON.parse(JSON.stringify(described).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonObject
}
