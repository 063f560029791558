import { AppError, type Problem } from '#src/domain/errors.ts'

/** Why a form of a link was not taken. Nothing that was typed is lost: the page shows it again with this. */
export type FormRefusal = {
  status: number
  message: string | null
  problems: readonly Problem[]
  current: object | null
}

const STATUS: Partial<Record<AppError['code'], number>> = {
  forbidden: 403,
  conflict: 409,
  too_large: 413,
  unavailable: 503,
}

/** The refusal of a form, to be shown above it. @throws what is none, and what no form can mend */
export function refusalOf(error: unknown): FormRefusal {
  if (!(error instanceof AppError) || error.code === 'not_found') throw error
  const { code, message, problems, conflicts } = error
  return {
    status: STATUS[code] ?? 422,
    message: problems.length > 0 ? null : message,
    problems,
    current: conflicts[0]?.current ?? null,
  }
}

/** Whether a program asks for a page to make a preview of its address, as messengers do: nobody has seen it then. */
export const isPreview = ({ headers }: Request): boolean =>
  /\b(prefetch|prerender)\b/i.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? '') ||
  /bot\b|crawler|spider|facebookexternalhit|line-poker|linespider|preview|whatsapp|telegram|slack/i.test(
    headers.get('user-agent') ?? '',
  )
