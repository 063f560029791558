import { data, redirect } from 'react-router'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'
import { searchAllOffices } from '#src/features/offices/offices.commands.ts'
import { wordsInUse } from '#src/features/offices/profile.ts'
import { contextOf, pageRequestOf } from '#src/web/app-context.ts'
import { formText } from '#src/web/form-text.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Steps } from '#src/web/components/steps.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/set-up.ts'
import { isSetUp } from '../actors.commands.ts'
import { setUpInput, type SetUpInput } from '../people.schema.ts'
import { normaliseUsername } from '../people.ts'
import { setUpOffice } from '../set-up.commands.ts'
import { setUpLabels } from '../set-up.labels.ts'
import { ChooseOffice } from '../views/choose-office.tsx'
import { SetUpForm, type SetUpTyped } from '../views/set-up-form.tsx'
import { withCookies } from './with-cookies.ts'

/** How many offices are offered at once. */
const OFFICES_SHOWN = 20

const USUAL_ROLES: readonly OfficeRole[] = ['administrator', 'planning-officer', 'support-committee']

export async function loader({ request, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  if (await isSetUp(app)) throw redirect('/')
  const search = new URL(request.url).searchParams
  const q = search.get('q')?.trim().slice(0, 200) ?? ''
  const code = search.get('office') ?? ''
  const [office = null] = /^\d{7}$/.test(code) ? (await searchAllOffices(app, code, 1)).offices : []
  if (office === null) return { q, found: await searchAllOffices(app, q, OFFICES_SHOWN), office: null, typed: null }
  const typed: SetUpTyped = {
    words: wordsInUse(office, null),
    administrator: { name: '', positionTitle: '', username: '', roles: [...USUAL_ROLES] },
  }
  return { q, found: null, office, typed }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const fields = Object.fromEntries(form)
  const parsed = setUpInput.safeParse({
    officeCode: fields['officeCode'],
    words: fields,
    administrator: { ...fields, roles: form.getAll('roles') },
  })
  if (!parsed.success) throw brokenForm()
  const { isSetUpCode, sessions } = pageRequestOf(context)
  try {
    if (!isSetUpCode(formText(form, 'setUpCode'))) throw wrongCode()
    await setUpOffice(contextOf(context), parsed.data, { knowsCode: true })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ typed: withoutPassword(parsed.data), problems: error.problems }, { status: 422 })
  }
  const { username, password } = parsed.data.administrator
  const outcome = await sessions.signIn(normaliseUsername(username), password)
  const to = `/offices/${parsed.data.officeCode}`
  return redirect(to, outcome.kind === 'done' ? { headers: withCookies(outcome.setCookies) } : {})
}

const wrongCode = (): AppError =>
  new AppError('invalid', 'ยังตั้งค่าไม่ได้', [
    {
      field: 'setUpCode',
      rule: 'set-up-code',
      message: 'รหัสตั้งค่าไม่ถูกต้อง กรุณาดูรหัสในหน้าต่างที่เปิดโปรแกรม รหัสเปลี่ยนทุกครั้งที่เปิดโปรแกรมใหม่',
    },
  ])

/** What may be shown again: never a password. */
function withoutPassword({ words, administrator }: SetUpInput): SetUpTyped {
  const { name, positionTitle, username, roles } = administrator
  return { words, administrator: { name, positionTitle, username, roles } }
}

export default function SetUp({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(setUpLabels)
  const { q, found, office } = loaderData
  const typed = actionData?.typed ?? loaderData.typed
  return (
    <Page title={t.title} lead={t.lead}>
      <nav aria-label={t.stepsTitle}>
        <Steps steps={[t.stepOffice, t.stepDetails]} current={office === null ? 1 : 2} />
      </nav>
      {actionData !== undefined && <Notice tone="info" title={t.again} />}
      {found !== null && <ChooseOffice q={q} found={found} />}
      {office !== null && typed !== null && (
        <SetUpForm office={office} typed={typed} problems={actionData?.problems ?? []} />
      )}
    </Page>
  )
}
