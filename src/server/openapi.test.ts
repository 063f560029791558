import { describe, expect, it } from 'vitest'
import { API_ROUTES } from './api.ts'
import { openApiOf } from './openapi.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Operation = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: { name: string; in: string; required: boolean; schema: object; description?: string }[]
  responses: Record<string, { description?: string; $ref?: string }>
  requestBody?: { content: object }
}

// As it goes over the wire.
const description = JSON.parse(JSON.stringify(openApiOf(API_ROUTES))) as {
  openapi: string
  info: { title: string; version: string }
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: object }
} & Record<string, Json>

const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

function* valuesIn(json: Json): Generator<{ [key: string]: Json }> {
  if (json === null || typeof json !== 'object') return
  if (!Array.isArray(json)) yield json
  for (const part of Object.values(json)) yield* valuesIn(part)
}

/** What a "#/a/b" of the document points at. */
const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((place, key) => (place as Record<string, unknown> | undefined)?.[key], description)

describe('the description is OpenAPI 3.1', () => {
  it('has what every description must have', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/)
    expect(description.info).toMatchObject({
      title: expect.any(String) as string,
      version: expect.any(String) as string,
    })
    expect(Object.keys(description.components.securitySchemes)).toEqual(['bearer', 'cookie'])
  })

  it('points only at what is there', () => {
    const pointers = [...valuesIn(description)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
    expect(pointers.length).toBeGreaterThan(10)
    expect(pointers.filter((pointer) => !pointer.startsWith('#/') || at(pointer) === undefined)).toEqual([])
  })

  it.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s is whole',
    (_name, { path, method, operation }) => {
      expect(['get', 'post', 'put', 'patch', 'delete']).toContain(method)
      expect(operation.summary).toMatch(/[ก-๙]/)
      expect(operation.description).toMatch(/^[A-Z][^ก-๙]*[.;]?/)
      expect(operation.summary).not.toBe(operation.description)
      expect(description.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(operation.tags))
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const described = operation.parameters.filter((parameter) => parameter.in === 'path')
      expect(described.map(({ name }) => name)).toEqual(inPath)
      expect(described.every(({ required }) => required)).toBe(true)
      const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
      expect(new Set(names).size).toBe(names.length)
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['422', 'default']))
      expect(Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status))).toBe(true)
      expect(method === 'get' && operation.requestBody !== undefined).toBe(false)
    },
  )

  it('says of guarded changes how they are guarded', () => {
    const guarded = API_ROUTES.filter(({ needsVersion }) => needsVersion)
    expect(guarded.length).toBeGreaterThan(0)
    for (const { operationId } of guarded) {
      const operation = operations.find((one) => one.operation.operationId === operationId)?.operation
      expect(operation?.parameters).toContainEqual(
        expect.objectContaining({ name: 'If-Match', in: 'header', required: true }),
      )
      expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(['409', '428']))
    }
  })
})
