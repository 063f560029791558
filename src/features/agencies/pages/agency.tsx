import { data, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { sentTexts, shownTexts } from '#src/domain/form-conflict.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { FormBase } from '#src/web/components/conflict.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/agency.ts'
import { openAgency, saveAgency } from '../agencies.commands.ts'
import { agencyLabels } from '../agencies.labels.ts'
import { agencyInput } from '../agencies.schema.ts'
import { yearIn } from '../agencies.ts'
import { AGENCY_FIELDS, agencyVersion, IN_USE, textsOfAgency, versionsIn } from '../agency-texts.ts'
import { AgencyConflict } from '../views/agency-conflict.tsx'
import { ContactFields, SharedFields } from '../views/agency-fields.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openAgency(contextOf(context), params.officeCode, params.agencyId)
  const search = new URL(request.url).searchParams
  return { ...view, isSaved: search.has('saved'), year: yearIn(search) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const sent = sentTexts(form, AGENCY_FIELDS)
  const version = formText(form, 'version')
  const isActive = sent.typed.isActive === IN_USE
  const parsed = agencyInput.safeParse({ ...sent.typed, isActive, ...versionsIn(version) })
  if (!parsed.success) throw brokenForm()
  try {
    await saveAgency(contextOf(context), params.officeCode, params.agencyId, parsed.data)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    return data({ problems: error.problems, refused: { ...sent, version } }, error.code === 'conflict' ? 409 : 422)
  }
  const year = yearIn(new URL(request.url).searchParams)
  return redirect(
    `/offices/${params.officeCode}/agencies/${params.agencyId}?saved${year === null ? '' : `&year=${year}`}`,
  )
}

const NONE: readonly Problem[] = []

export default function AgencyPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(agencyLabels)
  const { office, agency, mayManage, mayCorrect, isSaved, year } = loaderData
  const saved = { texts: textsOfAgency(agency), version: agencyVersion(agency) }
  const { texts, base, version, conflicts } = shownTexts(saved, actionData?.refused ?? null)
  const problems = actionData?.problems ?? NONE
  return (
    <Page title={agency.name}>
      {isSaved && !actionData && <Notice tone="success" title={t.saved} />}
      <ErrorSummary problems={problems} fieldIds={{ name: 'name', email: 'email', point: 'point' }} />
      <form method="post">
        <input type="hidden" name="version" value={version} />
        <FormBase texts={base} />
        {conflicts && <AgencyConflict conflicts={conflicts} />}
        <fieldset>
          <legend>{t.sharedTitle}</legend>
          {!mayCorrect && <p className="hint">{t.sharedByOther}</p>}
          <SharedFields texts={texts} problems={problems} isReadOnly={!mayCorrect} />
        </fieldset>
        <fieldset disabled={!mayManage}>
          <legend>{t.contactTitle}</legend>
          <ContactFields texts={texts} problems={problems} name={agency.name} />
        </fieldset>
        <p className="form-actions">
          {mayManage && <Button>{t.save}</Button>}
          <ButtonLink href={`/offices/${office.dlaCode}/agencies${year === null ? '' : `?year=${year}`}`}>
            {t.back}
          </ButtonLink>
        </p>
      </form>
    </Page>
  )
}
