import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'

const EMPTY = z.object({})
type Shape = z.ZodObject
type Empty = typeof EMPTY

/** One door of the REST interface: its schemas validate what comes in, filter what goes out, and are the published description. */
export type ApiDefinition<
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under /api/v1, with `:name` parameters: '/plans/:planId'. */
  path: string
  /** Unique; what generated clients call it. */
  operationId: string
  /** One English sentence for the published description. */
  summary: string
  params?: Params
  query?: Query
  body?: Body
  /** Fields not named here never leave the server. */
  answer: Answer
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 202
  handle: (
    context: Context,
    input: { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> },
  ) => z.input<Answer> | Promise<z.input<Answer>>
}

/** A route ready to be mounted: its types are checked at its definition and forgotten here. */
export type ApiRoute = Pick<
  ApiDefinition<Shape, Shape, z.ZodType, z.ZodType>,
  'method' | 'path' | 'operationId' | 'summary' | 'params' | 'query' | 'body' | 'answer' | 'status'
> & {
  /** Validates, handles, filters. Throws `AppError` 'invalid' with every shortcoming of the input at once. */
  run: (context: Context, raw: { params: unknown; query: unknown; body: unknown }) => Promise<unknown>
}

/** Defines a route of /api/v1. Features export theirs from `<noun>.api.ts`; `src/server/api.ts` lists them. */
export function apiRoute<
  Answer extends z.ZodType,
  Params extends Shape = Empty,
  Query extends Shape = Empty,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: ApiDefinition<Params, Query, Body, Answer>): ApiRoute {
  const { handle, ...described } = definition
  const input = z.object({
    params: definition.params ?? EMPTY,
    query: definition.query ?? EMPTY,
    body: definition.body ?? z.unknown(),
  })
  return {
    ...described,
    async run(context, raw) {
      const parsed = input.safeParse(raw)
      if (!parsed.success) throw new AppError('invalid', 'ข้อมูลที่ส่งมายังไม่ถูกต้อง', parsed.error.issues.map(problemOf))
      // The schema above is made of these very parts, which zod's types cannot follow through the defaults.
      const typed = parsed.data as { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> }
      return definition.answer.parse(await handle(context, typed))
    },
  }
}

/** "body.name" → field "name": clients know where they put it. */
function problemOf(issue: z.core.$ZodIssue): Problem {
  return { field: issue.path.slice(1).join('.'), rule: issue.code, message: issue.message }
}
