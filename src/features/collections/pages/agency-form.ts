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

/** The file that a form carries; null when the field was left empty. */
export async function fileFrom(form: FormData, name = 'file'): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = form.get(name)
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return null
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** Whether a program asks for a page to make a preview of its address, as messengers do: nobody has seen it then. */
export const isPreview = ({ headers }: Request): boolean =>
  /\b(prefetch|prerender)\b/i.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? '') ||
  /bot\b|crawler|spider|facebookexternalhit|line-poker|linespider|preview|whatsapp|telegram|slack/i.test(
    headers.get('user-agent') ?? '',
  )
