import { z } from 'zod'
import type { ApiRoute } from './api-route.ts'
import { problemSchema } from './errors.ts'

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
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, describe, problem) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Damnoen',
      version: '1',
      description: 'Annual operation plans (แผนการดำเนินงาน) of Thai local governments.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: { schemas },
  }
}

const IF_MATCH: JsonObject = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag that was read; another version there now is a conflict (409)',
  schema: { type: 'string' },
}
const ETAG: JsonObject = { description: 'The version of what is answered', schema: { type: 'string' } }

function operationOf(route: ApiRoute, describe: Describe, problem: JsonObject): JsonObject {
  const json = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => ({
    'application/json': { schema: describe(schema, io) },
  })
  return {
    operationId: route.operationId,
    summary: route.summary,
    parameters: [
      ...parametersOf(route.params, 'path', describe),
      ...parametersOf(route.query, 'query', describe),
      ...(route.needsVersion ? [IF_MATCH] : []),
    ],
    ...(route.body && { requestBody: { required: true, content: json(route.body, 'input') } }),
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        ...(route.hasVersion && { headers: { ETag: ETAG } }),
        content: json(route.answer, 'output'),
      },
      default: {
        description: 'Refused or failed (RFC 9457)',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  }
}

function parametersOf(shape: z.ZodObject | undefined, place: 'path' | 'query', describe: Describe): JsonObject[] {
  return Object.entries<z.ZodType>(shape?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: describe(field, 'input'),
  }))
}

/** JSON Schema whose named parts are found where OpenAPI keeps them, without what OpenAPI states once for the whole document. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return JSON.parse(JSON.stringify(described).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonObject
}
