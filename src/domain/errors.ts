/** The few ways in which a request can be wrong. Anything else that is thrown is a bug. */
export type AppErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'version_missing'
  | 'too_large'
  | 'unavailable'

/** One shortcoming of what was asked, in words an official can act on. */
export type Problem = {
  /** Where: a field name, or sheet and cell as the office sees it. */
  field: string
  /** Stable identifier of the rule that was broken. */
  rule: string
  /** The clause that asks for it, when a law does. */
  law?: string
  /** Thai sentence: what is wrong and what to do. */
  message: string
}

/** What stands against a change: a record as it is now (null: gone), and its fields that someone else changed. */
export type ConflictDetail = {
  projectId: string
  current: object | null
  fields: readonly string[]
  /** Name and position of who made the change that stands against it, and when (ISO 8601), as far as it is known. */
  by?: string
  at?: string
  /** The record as it was before it was deleted. */
  last?: object
}

/** An expected refusal, shown to the person who asked. `message` is a Thai sentence. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly problems: readonly Problem[]
  /** With 'conflict': both sides, so that the person can choose. */
  readonly conflicts: readonly ConflictDetail[]

  constructor(
    code: AppErrorCode,
    message: string,
    problems: readonly Problem[] = [],
    conflicts: readonly ConflictDetail[] = [],
  ) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.problems = problems
    this.conflicts = conflicts
  }
}

/** A form that none of our pages made, or one of an older version of the program. */
export const brokenForm = (): AppError => new AppError('invalid', 'แบบฟอร์มไม่สมบูรณ์ กรุณาเปิดหน้านี้ใหม่')
