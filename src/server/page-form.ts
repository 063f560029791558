import { AppError } from '#src/domain/errors.ts'

/**
 * Has the request of a loader or action refuse, in words, a form that cannot be taken apart (cut short, say) and one with a NUL in a
 * text, which no browser sends and no database takes.
 */
export function refuseBadForm(request: Request): void {
  const read = request.formData.bind(request)
  request.formData = async () => {
    const form = await read().catch((error: unknown) => {
      throw badForm(error)
    })
    for (const value of form.values()) if (typeof value === 'string' && value.includes('\0')) throw badForm()
    return form
  }
}

function badForm(cause?: unknown): AppError {
  const error = new AppError('invalid', 'ระบบอ่านข้อมูลที่ส่งมาไม่ครบถ้วน กรุณาเปิดหน้านี้ใหม่แล้วส่งอีกครั้ง')
  error.cause = cause
  return error
}
