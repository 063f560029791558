import { createContext, data, redirect, type RouterContextProvider } from 'react-router'
import type { Context } from '#src/context.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import {
  PROJECT_FIELDS,
  type Edit,
  type LiveProject,
  type ProjectField,
  type ProjectFields,
} from '#src/features/projects/projects.ts'
import { addRemark } from '#src/features/steps/remarks.commands.ts'
import { conflictsOf, mergedInput } from '../conflict.ts'
import { readForm, type SentForm } from '../project-form-data.ts'
import { changesIn, inputFromFields } from '../project-input.ts'
import type { FormState } from '../views/project-form.tsx'

/** Where a form belongs. `projectId` null: a project that is to be added. */
export type FormPlace = { officeCode: string; fiscalYear: number; projectId: string | null }
type Place = { officeCode: string; fiscalYear: number; projectId: string; isNew: boolean }

/** Set while a form is shown again to someone whose session is over, or whose project is no more: the page has only what was typed. */
export const formStandsAlone = createContext(false)

const planAddress = ({ officeCode, fiscalYear }: Place): string => `/offices/${officeCode}/${fiscalYear}`

/**
 * Does what a form asks.
 * @returns the form again, with what was typed and why it was not saved
 * @throws Response that leads on when it was
 */
export async function actOnForm(
  context: Context,
  provider: Readonly<RouterContextProvider>,
  { officeCode, fiscalYear, projectId }: FormPlace,
  request: Request,
) {
  const sent = readForm(await request.formData())
  if (sent.intent === 'add-fund') return data(formAgain(sent, { extraFundRows: 1 }))
  // The form's own mark is the id of what it adds, so that a form that is sent twice adds one project.
  const place = { officeCode, fiscalYear, projectId: projectId ?? sent.nonce, isNew: projectId === null }
  try {
    if (sent.intent === 'remark') await remark(context, place, sent)
    else await save(context, place, sent)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const state = afterRefusal(sent, error, place)
    if (state.trouble !== null) provider.set(formStandsAlone, true)
    return data(state, { status: STATUS[error.code] ?? 422 })
  }
  throw redirect(nextAddress(place, sent))
}

const STATUS: Partial<Record<AppError['code'], number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
}

/** Whatever stands against saving: what was typed is never lost. */
function afterRefusal(sent: SentForm, error: AppError, { projectId }: Place): FormState {
  if (error.code === 'unauthenticated') return formAgain(sent, { trouble: 'signed-out' })
  if (error.code === 'not_found') return formAgain(sent, { trouble: 'gone' })
  if (error.code === 'conflict') return afterConflict(sent, error)
  const own = error.problems.map((problem) => ({ ...problem, field: problem.field.replace(`${projectId}.`, '') }))
  const whole: Problem = { field: 'form', rule: error.code, message: error.message }
  return formAgain(sent, { problems: error.code === 'invalid' && own.length > 0 ? own : [whole, ...own] })
}

function nextAddress(place: Place, { intent }: SentForm): string {
  if (intent === 'delete') return `${planAddress(place)}/table`
  const project = `${planAddress(place)}/projects/${place.projectId}`
  return intent === 'remark' ? `${project}?remarked#remarks` : `${project}?saved`
}

const formAgain = (sent: SentForm, over: Partial<FormState>): FormState => ({
  input: sent.input,
  version: sent.version,
  base: sent.base,
  nonce: sent.nonce,
  problems: [],
  conflicts: [],
  trouble: null,
  extraFundRows: 0,
  remark: sent.intent === 'remark' ? sent.remark : '',
  ...over,
})

async function remark(context: Context, { officeCode, fiscalYear, projectId }: Place, sent: SentForm) {
  await addRemark(context, officeCode, fiscalYear, { projectId, text: sent.remark })
}

async function save(context: Context, place: Place, sent: SentForm): Promise<void> {
  const { officeCode, fiscalYear } = place
  const { fields, problems } = changesIn(sent.input, sent.base)
  if (problems.length > 0 && sent.intent === 'save') throw new AppError('invalid', 'ยังบันทึกไม่ได้', problems)
  const kept: Partial<ProjectFields> = Object.fromEntries(
    Object.entries(fields).filter(([field]) => !sent.theirs.includes(field as ProjectField)),
  )
  const edit = editFrom(place, sent, kept)
  if (edit === null) return
  const editId = await editIdOf(sent.nonce, edit)
  await editProjects(context, officeCode, fiscalYear, { editId, edits: [edit] })
}

/** Null: nothing was changed. */
function editFrom({ projectId, isNew }: Place, sent: SentForm, fields: Partial<ProjectFields>): Edit | null {
  const { version, base } = sent
  if (sent.intent === 'delete') return { type: 'delete', projectId, version }
  if (isNew) return { type: 'create', projectId, fields: { name: '', ...fields }, beforeId: null }
  return Object.keys(fields).length === 0 ? null : { type: 'set', projectId, version, fields, base }
}

/**
 * The same for a form that is sent twice, another for one that is changed and sent again from the browser's memory: so a second click does
 * nothing, and nothing that was typed is taken for a second click.
 */
async function editIdOf(nonce: string, edit: Edit): Promise<string> {
  const bytes = new TextEncoder().encode(`${nonce} ${JSON.stringify(edit)}`)
  const hex = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  // Marked as a UUID of version 8: made by a rule of our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Both sides are shown; what was typed is then saved on top of what stands now, field by field as the person chooses. */
function afterConflict(sent: SentForm, error: AppError): FormState {
  const [found] = error.conflicts
  const current = (found?.current ?? null) as LiveProject | null
  if (current === null) return formAgain(sent, { trouble: 'gone' })
  const { fields } = changesIn(sent.input, sent.base)
  const base = Object.fromEntries(PROJECT_FIELDS.map((field) => [field, current[field]])) as FormState['base']
  const both = sent.intent === 'delete' ? PROJECT_FIELDS : ((found?.fields ?? []) as ProjectField[])
  return formAgain(sent, {
    input: mergedInput(sent.input, fields, base),
    base,
    version: current.version,
    conflicts: conflictsOf(both, base, sent.intent === 'delete' ? sent.base : fields),
    problems: [],
  })
}

/** The form of a project as it stands. */
export const formOf = (base: FormState['base'], version: number): FormState => ({
  input: inputFromFields(base),
  version,
  base,
  nonce: crypto.randomUUID(),
  problems: [],
  conflicts: [],
  trouble: null,
  extraFundRows: 0,
  remark: '',
})
