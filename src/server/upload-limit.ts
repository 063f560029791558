import { Transform, type Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { AppError } from '#src/domain/errors.ts'

/** Largest body a page accepts, files included: the largest plan file seen in the field is below 4 MB. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024

const tooLarge = (): AppError =>
  new AppError(
    'too_large',
    `ระบบรับไฟล์ขนาดไม่เกิน ${MAX_UPLOAD_BYTES / 1024 / 1024} เมกะไบต์ ถ้าไฟล์มีรูปภาพ ให้ลบรูปภาพออกแล้วลองใหม่`,
  )

/** Throws `AppError` 'too_large' when the client already says that it will send too much; the body is read away so that it hears us. */
export function refuseDeclaredSize(request: FastifyRequest): void {
  if (Number(request.headers['content-length'] ?? 0) <= MAX_UPLOAD_BYTES) return
  request.raw.resume()
  throw tooLarge()
}

/** The body, counted as it comes: a client that does not say its length, or lies, is cut off at the limit with `AppError` 'too_large'. */
export function countedBody(body: Readable, onTooLarge: (error: AppError) => void): Readable {
  let seen = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen <= MAX_UPLOAD_BYTES) return done(null, chunk)
      const error = tooLarge()
      onTooLarge(error)
      body.unpipe(counter)
      body.resume()
      return done(error)
    },
  })
  body.on('error', (error) => counter.destroy(error))
  return body.pipe(counter)
}
