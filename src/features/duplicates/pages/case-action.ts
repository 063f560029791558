import type { Context } from '#src/context.ts'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import { formText, formTexts } from '#src/web/form-text.ts'
import { decideDuplicate } from '../cases.commands.ts'
import type { DuplicateCase } from '../cases.ts'
import { decideInput } from '../duplicates.schema.ts'

/** What a form of a decision had in it. */
const decisionOf = (form: FormData): object => {
  const to = formText(form, 'to')
  const reason = { reason: formText(form, 'reason') }
  if (to === 'merged' || to === 'joint')
    return {
      to,
      keep: formText(form, 'keep'),
      take: formTexts(form, 'take'),
      leftVersion: formText(form, 'leftVersion') || '0',
      rightVersion: formText(form, 'rightVersion') || '0',
      ...reason,
    }
  if (to === 'referred') return { to, text: formText(form, 'text') }
  if (to === 'open') return { to }
  return { to, ...reason }
}

/** Takes a form of a decision. @throws AppError as `decideDuplicate`; 'invalid' for a form that none of our pages made */
export async function decideByForm(
  context: Context,
  { officeCode, fiscalYear, caseId }: { officeCode: string; fiscalYear: number; caseId: string },
  form: FormData,
): Promise<DuplicateCase> {
  const parsed = decideInput.safeParse({
    decisionId: formText(form, 'decisionId'),
    version: formText(form, 'version'),
    decision: decisionOf(form),
  })
  if (!parsed.success) throw brokenForm()
  return decideDuplicate(context, officeCode, fiscalYear, { caseId, ...parsed.data })
}

/** What stood against a decision: shown beside what was chosen. */
export type Refused = {
  message: string
  /** What was chosen. */
  to: string
  reason: string
  problems: AppError['problems']
  conflict: { status: string | null; reason: string | null; by: string | null; at: string | null } | null
}

/** A refusal that the page shows with what was typed; anything else is thrown on. */
export function refusedBy(error: unknown, form: FormData): Refused {
  if (
    !(error instanceof AppError) ||
    (error.code !== 'conflict' && (error.code !== 'invalid' || error.problems.length === 0))
  )
    throw error
  const [conflict] = error.conflicts
  const current: { status?: string; reason?: string | null } | null = conflict?.current ?? null
  return {
    message: error.message,
    to: formText(form, 'to'),
    reason: formText(form, 'reason') || formText(form, 'text'),
    problems: error.problems,
    conflict:
      error.code === 'conflict'
        ? {
            status: current?.status ?? null,
            reason: current?.reason ?? null,
            by: conflict?.by ?? null,
            at: conflict?.at ?? null,
          }
        : null,
  }
}
