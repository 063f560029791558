import { data, redirect } from 'react-router'
import type { Context } from '#src/context.ts'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { formFile, formText } from '#src/web/form-text.ts'
import { addRemark, resolveRemark } from '../remarks.commands.ts'
import { takeStep } from '../steps.commands.ts'
import { remarkInput, stepInput } from '../steps.schema.ts'
import type { RefusedRemark } from '../views/remark-list.tsx'
import type { RefusedStep } from '../views/step-form.tsx'

/** Why a form of the page was not taken, with what had been typed. */
export type RefusedAct =
  | ({ kind: 'step' } & RefusedStep)
  | ({ kind: 'remark' } & RefusedRemark)
  | { kind: 'conflict'; message: string; problems: readonly Problem[] }

/** What the forms of the pages of progress and review do; afterwards the page of progress says that it is done. */
export async function actOnPlan(context: Context, plan: { officeCode: string; fiscalYear: number }, request: Request) {
  const form = await request.formData()
  const address = `/offices/${plan.officeCode}/${plan.fiscalYear}/progress`
  const intent = formText(form, 'intent')
  if (intent === 'step') return (await step(context, plan, form)) ?? redirect(`${address}?done`)
  if (intent === 'remark') return (await remark(context, plan, form)) ?? redirect(`${address}?remarked#remarks`)
  if (intent !== 'resolve') throw brokenForm()
  await resolveRemark(context, plan.officeCode, plan.fiscalYear, formText(form, 'remarkId'))
  return redirect(`${address}?resolved#remarks`)
}

async function step(
  context: Context,
  { officeCode, fiscalYear }: { officeCode: string; fiscalYear: number },
  form: FormData,
) {
  const parsed = stepInput.safeParse(Object.fromEntries(form))
  if (!parsed.success) throw brokenForm()
  const { action, remark: typed, resolutionNumber, resolutionDate } = parsed.data
  try {
    await takeStep(context, officeCode, fiscalYear, { ...parsed.data, file: await formFile(form, 'file') })
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'conflict') return refusal({ kind: 'conflict', message: error.message, problems: [] }, 409)
    if (error.code !== 'invalid' || error.problems.length === 0) throw error
    const input = { remark: typed, resolutionNumber, resolutionDate }
    return refusal({ kind: 'step', action, input, problems: error.problems }, 422)
  }
}

async function remark(
  context: Context,
  { officeCode, fiscalYear }: { officeCode: string; fiscalYear: number },
  form: FormData,
) {
  const projectId = formText(form, 'projectId')
  const parsed = remarkInput.safeParse({ text: formText(form, 'text'), projectId: projectId || null })
  if (!parsed.success) throw brokenForm()
  try {
    await addRemark(context, officeCode, fiscalYear, parsed.data)
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return refusal({ kind: 'remark', text: parsed.data.text, projectId, problems: error.problems }, 422)
  }
}

const refusal = (refused: RefusedAct, status: number) => data(refused, { status })
