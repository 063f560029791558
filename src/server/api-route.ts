import { z } from 'zod'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import type { Context } from '#src/context.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import type { Label } from '#src/domain/labels.ts'
import { authorise, type Action } from '#src/domain/permissions.ts'

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
  /** One sentence in Thai and one in English for the published description. */
  summary: Label
  /**
   * What one must be allowed to do in the office of the address. Asked before the body is looked at, so that who may not do it costs no
   * time; the command asks again.
   */
  action?: Action
  /** Whether it answers also who has not signed in. */
  isPublic?: boolean
  params?: Params
  query?: Query
  body?: Body
  /** Fields not named here never leave the server. */
  answer: Answer
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 202
  /** The version of what is answered, for the ETag. */
  versionOf?: (answer: z.output<Answer>) => number
  /** Whether the client must say by If-Match which version it changes; `handle` receives it as `version`. */
  needsVersion?: boolean
  handle: (
    context: Context,
    input: { params: z.output<Params>; query: z.output<Query>; body: z.output<Body>; version: number },
  ) => z.input<Answer> | Promise<z.input<Answer>>
}

/** A route ready to be mounted: its types are checked at its definition and forgotten here. */
export type ApiRoute = Pick<
  ApiDefinition<Shape, Shape, z.ZodType, z.ZodType>,
  | 'method'
  | 'path'
  | 'operationId'
  | 'summary'
  | 'isPublic'
  | 'params'
  | 'query'
  | 'body'
  | 'answer'
  | 'status'
  | 'needsVersion'
> & {
  /** Whether answers bear an ETag. */
  hasVersion: boolean
  /** Validates, handles, filters. Throws `AppError` 'invalid' with every shortcoming of the input at once. */
  run: (context: Context, raw: RawInput) => Promise<ApiAnswer>
}

/** A request as it came. */
export type RawInput = { params: unknown; query: unknown; body: unknown; headers: { 'if-match'?: string | undefined } }

/** `etag`: as the header says it; null when the answer has no version. */
export type ApiAnswer = { answer: unknown; etag: string | null }

/** Defines a route of /api/v1. Features export theirs from `<noun>.api.ts`; `src/server/api.ts` lists them. */
export function apiRoute<
  Answer extends z.ZodType,
  Params extends Shape = Empty,
  Query extends Shape = Empty,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: ApiDefinition<Params, Query, Body, Answer>): ApiRoute {
  const { handle, versionOf, needsVersion = false, action, ...described } = definition
  const input = z.object({
    params: definition.params ?? EMPTY,
    query: definition.query ?? EMPTY,
    body: definition.body ?? z.unknown(),
  })
  return {
    ...described,
    needsVersion,
    hasVersion: versionOf !== undefined,
    async run(context, raw) {
      if (action !== undefined) authorise(context.actor, action, officeIn(raw.params))
      const parsed = input.safeParse(raw)
      if (!parsed.success) throw new AppError('invalid', 'ข้อมูลที่ส่งมายังไม่ถูกต้อง', problemsOf(parsed.error))
      // The schema above is made of these very parts, which zod's types cannot follow through the defaults.
      const typed = parsed.data as { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> }
      const version = needsVersion ? versionFrom(raw.headers['if-match']) : 0
      const answer = definition.answer.parse(await handle(context, { ...typed, version }))
      return { answer, etag: versionOf ? etagOf(versionOf(answer)) : null }
    },
  }
}

/** The office that an address names; '' for none, where nobody may do anything but the operator. */
const officeIn = (params: unknown): string => {
  const code: unknown = typeof params === 'object' && params !== null && 'officeCode' in params ? params.officeCode : ''
  return typeof code === 'string' ? code : ''
}

/** A version as the headers ETag and If-Match say it. */
export const etagOf = (version: number): string => `"${version}"`

function versionFrom(ifMatch: string | undefined): number {
  if (ifMatch === undefined)
    throw new AppError('version_missing', 'กรุณาส่งหัวข้อ If-Match ที่มีค่า ETag ซึ่งได้รับเมื่ออ่านข้อมูล เพื่อไม่ให้เขียนทับการแก้ไขของผู้อื่น')
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1]
  if (version === undefined)
    throw new AppError('invalid', 'ข้อมูลที่ส่งมายังไม่ถูกต้อง', [
      { field: 'If-Match', rule: 'version', message: 'ต้องเป็นค่า ETag ที่ได้รับเมื่ออ่านข้อมูล เช่น "3"' },
    ])
  return Number(version)
}

/** Who sends a hundred thousand wrong values is not told of each. */
const MAX_PROBLEMS = 100
const problemsOf = ({ issues }: z.ZodError): Problem[] => issues.slice(0, MAX_PROBLEMS).map(problemOf)

/** "body.name" → field "name": clients know where they put it. */
function problemOf(issue: z.core.$ZodIssue): Problem {
  return { field: issue.path.slice(1).join('.'), rule: issue.code, message: issue.message }
}

/** Of which plan an address under /offices/:officeCode/plans/:fiscalYear speaks. */
export const planParams = z.object({
  officeCode: z
    .string()
    .regex(/^\d{7}$/, 'รหัสหน่วยงานมี 7 หลัก')
    .describe('รหัสหน่วยงาน 7 หลัก · DLA code, 7 digits'),
  fiscalYear: z.coerce
    .number()
    .int()
    .refine(isFiscalYear, 'ปีงบประมาณไม่ถูกต้อง')
    .describe('ปีงบประมาณ พ.ศ. · Buddhist era'),
})
