import { z } from 'zod'
import type { ApiRoute } from './api-route.ts'
import { problemSchema } from './errors.ts'

type JsonObject = { [key: string]: unknown }

/** The OpenAPI 3.1 description of the routes: what `docs/api/openapi.json` holds and `/api/v1/openapi.json` answers. */
export function openApiOf(routes: readonly ApiRoute[]): JsonObject {
  const paths: { [path: string]: JsonObject } = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
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
    components: { schemas: { Problem: schemaOf(problemSchema, 'output') } },
  }
}

function operationOf(route: ApiRoute): JsonObject {
  return {
    operationId: route.operationId,
    summary: route.summary,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body && { requestBody: { required: true, content: json(schemaOf(route.body, 'input')) } }),
    responses: {
      [route.status ?? 200]: { description: 'Done', content: json(schemaOf(route.answer, 'output')) },
      default: {
        description: 'Refused or failed (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parametersOf(shape: z.ZodObject | undefined, place: 'path' | 'query'): JsonObject[] {
  return Object.entries(shape?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field as z.ZodType, undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }))
}

const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } })

/** JSON Schema without the members that OpenAPI states once for the whole document. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const {
    $schema: _dialect,
    $id: _id,
    id: _name,
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonObject
  return rest
}
