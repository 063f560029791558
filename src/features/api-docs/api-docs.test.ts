import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { chaptersOf, type ApiDescription } from './api-docs.ts'
import { exampleOf, fieldsOf, typeTextOf, type Schemas } from './api-schema.ts'

const description = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'docs/api/openapi.json'), 'utf8')) as ApiDescription
const chapters = chaptersOf(description, 'https://plan.example')

describe('the reference', () => {
  it('has every operation of the description once', () => {
    const described = Object.values(description.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    const shown = chapters.flatMap(({ operations }) => operations.map(({ id }) => id))
    expect(shown.toSorted()).toEqual(described.toSorted())
    expect(chapters.every(({ operations }) => operations.length > 0)).toBe(true)
  })

  it('gives a command that asks with a key, and with the version where one is needed', () => {
    const all = chapters.flatMap(({ operations }) => operations)
    const find = all.find(({ id }) => id === 'findOffices')
    expect(find?.curl).toBe(`curl "https://plan.example/api/v1/offices?q=${encodeURIComponent('ทต.แม่สาย')}"`)
    const change = all.find(({ id }) => id === 'changeProject')
    expect(change?.curl).toContain('-X PATCH "https://plan.example/api/v1/offices/9900101/plans/2570/projects/')
    expect(change?.curl).toContain('Bearer $DAMNOEN_KEY')
    expect(change?.curl).toContain(`If-Match: "1"`)
    expect(change?.refusals.map(({ status }) => status)).toContain('428')
    for (const { curl } of all) expect(curl).not.toMatch(/[{]\w+[}]|undefined/)
  })
})

describe('a schema', () => {
  const schemas: Schemas = {
    Part: {
      type: 'object',
      properties: { no: { type: 'integer', minimum: 1, maximum: 9 }, inner: { $ref: '#/components/schemas/Part' } },
      required: ['no'],
    },
  }

  it('is written out as lines, also when it contains itself', () => {
    const fields = fieldsOf(
      {
        type: 'object',
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
          kind: { enum: ['a', 'b'], description: 'ชนิด' },
          next: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        },
        required: ['items'],
      },
      schemas,
    )
    expect(fields.map(({ path, type, isRequired }) => [path, type, isRequired])).toEqual([
      ['items', 'object[]', true],
      ['items[].no', 'integer 1–9', true],
      ['items[].inner', 'object', false],
      ['kind', '"a" | "b"', false],
      ['next', 'string | null', false],
    ])
    expect(fields[3]?.description).toBe('ชนิด')
  })

  it('gives an example with what must be there', () => {
    expect(exampleOf({ type: 'array', items: { $ref: '#/components/schemas/Part' } }, schemas)).toEqual([{ no: 1 }])
    expect(exampleOf({ anyOf: [{ type: 'null' }, { type: 'string', format: 'date' }] }, schemas)).toBe('2026-10-01')
    expect(typeTextOf({ $ref: '#/components/schemas/Unknown' }, schemas)).toBe('any')
  })
})
