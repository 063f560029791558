import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError, type AppErrorCode, type ConflictDetail, type Problem } from '#src/domain/errors.ts'
import { ERROR_PAGE_POLICY, errorPage } from './error-page.ts'

/** How each refusal is said in HTTP. */
export const STATUS_OF: Record<AppErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  version_missing: 428,
  too_large: 413,
  unavailable: 503,
}

/** RFC 9457, with our code and every shortcoming at once. */
export const problemSchema = z
  .object({
    type: z.string().describe('urn:damnoen:problem:CODE'),
    title: z.string().describe('Thai sentence'),
    status: z.int().min(400).max(599),
    instance: z.string().describe('urn:uuid of the request, by which the log is searched'),
    problems: z.array(
      z.object({ field: z.string(), rule: z.string(), law: z.string().optional(), message: z.string() }),
    ),
    conflicts: z
      .array(
        z.object({
          projectId: z.string(),
          current: z.looseObject({}).nullable(),
          fields: z.array(z.string()),
          by: z
            .string()
            .optional()
            .describe('Who made the change that stands against it: name and position of the time'),
          at: z.iso.datetime().optional(),
          last: z.looseObject({}).optional().describe('As it was before it was deleted'),
        }),
      )
      .optional()
      .describe('With 409: what is there now, and which fields someone else changed, who and when'),
  })
  .meta({ id: 'Problem' })

/** One place where errors become answers: problem+json under /api, a Thai page elsewhere; never a stack trace. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    sendError(new AppError('not_found', `ไม่มี ${request.method} ${pathOf(request)}`), request, reply),
  )
}

/** Answers one request with what went wrong; anything unexpected is logged and answered in general words. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, status, message, problems, conflicts = [] } = describe(error)
  if (status >= 500 && !(error instanceof AppError)) request.log.error({ err: error }, 'request failed')
  void reply.status(status)
  if (pathOf(request).startsWith('/api/')) {
    const body: z.infer<typeof problemSchema> = {
      type: `urn:damnoen:problem:${code}`,
      title: message,
      status,
      instance: `urn:uuid:${request.id}`,
      problems: [...problems],
      ...(conflicts.length > 0 && {
        conflicts: conflicts.map(({ last, ...conflict }) => ({
          ...conflict,
          current: asRecord(conflict.current),
          fields: [...conflict.fields],
          ...(last && { last: { ...last } }),
        })),
      }),
    }
    return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
  }
  return reply
    .header('content-security-policy', ERROR_PAGE_POLICY)
    .type('text/html; charset=utf-8')
    .send(errorPage(status, message, request.id))
}

const asRecord = (current: object | null): Record<string, unknown> | null => current && { ...current }

type Described = {
  code: string
  status: number
  message: string
  problems: readonly Problem[]
  conflicts?: readonly ConflictDetail[]
}

const TOO_LARGE = 'ข้อมูลที่ส่งมาใหญ่เกินหนึ่งเมกะไบต์ กรุณาแบ่งส่งเป็นหลายครั้ง'

function describe(error: unknown): Described {
  if (error instanceof AppError) {
    const { code, message, problems, conflicts } = error
    return { code, status: STATUS_OF[code], message, problems, conflicts }
  }
  const status = statusOfFrameworkError(error)
  if (status === 413) return { code: 'too_large', status, message: TOO_LARGE, problems: [] }
  if (status < 500) return { code: 'invalid', status, message: 'คำขอไม่ถูกต้อง ระบบอ่านข้อมูลที่ส่งมาไม่ได้', problems: [] }
  const message = 'เกิดข้อผิดพลาดในระบบ ข้อมูลที่บันทึกไว้แล้วไม่สูญหาย โปรดลองใหม่ หากยังพบอีกให้แจ้งผู้ดูแลพร้อมรหัสอ้างอิง'
  return { code: 'fault', status: 500, message, problems: [] }
}

/** Fastify marks what the client did wrong (bad JSON, bad URL, too long) with a status of 400 to 499. */
function statusOfFrameworkError(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 500 ? status : 500
}

/** The path without its query, which may hold names of people. */
export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/'
