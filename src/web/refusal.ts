import { isRouteErrorResponse } from 'react-router'
import type { Problem } from '#src/domain/errors.ts'

/**
 * A form that was sent after the session had ended. `address`: path and query it goes to; `files`: names of its fields that held files,
 * which have to be chosen again.
 */
export type KeptForm = {
  address: string
  isMultipart: boolean
  fields: { name: string; value: string }[]
  files: string[]
}

/** What is left of an `AppError` on its way from a loader or action to the error page. */
export type Refusal = { message: string; problems: readonly Problem[]; kept: KeptForm | null }

/** The refusal behind a route error; null for faults and unknown addresses. The server made it: see `withErrorResponses`. */
export function refusalOf(error: unknown): Refusal | null {
  if (!isRouteErrorResponse(error)) return null
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null || !('message' in data) || !('problems' in data)) return null
  if (typeof data.message !== 'string' || !Array.isArray(data.problems)) return null
  const kept = 'kept' in data ? ((data.kept ?? null) as KeptForm | null) : null
  return { message: data.message, problems: data.problems as Problem[], kept }
}
