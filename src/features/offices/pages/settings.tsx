import { data } from 'react-router'
import type { Context } from '#src/context.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { sentTexts, shownTexts, textsBy, type RefusedTexts } from '#src/domain/form-conflict.ts'
import { wordsOfType } from '#src/domain/office-types.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ConflictChoice, FormBase } from '#src/web/components/conflict.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formTexts, formVersion } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/settings.ts'
import { openOfficeSettings, saveDivisions, saveOfficeWords, type OfficeSettings } from '../profile.commands.ts'
import { divisionsInput, officeWordsInput, type DivisionsInput } from '../profile.schema.ts'
import { NO_PROFILE, WORD_KEYS } from '../profile.ts'
import { officeSettingsLabels } from '../settings.labels.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  return openOfficeSettings(contextOf(context), params.officeCode)
}

type Outcome = {
  done: 'words' | 'divisions' | null
  problems: readonly Problem[]
  /** What was typed, where it was refused. */
  words: RefusedTexts<WordKey> | null
  divisions: DivisionsInput | null
}

type WordKey = (typeof WORD_KEYS)[number]

const REFUSED: Outcome = { done: null, problems: [], words: null, divisions: null }

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typedWords = form.get('do') === 'words' ? { ...sentTexts(form, WORD_KEYS), version: formVersion(form) } : null
  const typedDivisions = typedWords === null ? divisionsOf(form) : null
  try {
    return data(await save(contextOf(context), params.officeCode, typedWords, typedDivisions))
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const refused: Outcome = { ...REFUSED, problems: error.problems, words: typedWords, divisions: typedDivisions }
    return data(refused, { status: error.code === 'conflict' ? 409 : 422 })
  }
}

async function save(
  context: Context,
  officeCode: string,
  words: Outcome['words'],
  divisions: Outcome['divisions'],
): Promise<Outcome> {
  if (words !== null) {
    const parsed = officeWordsInput.safeParse({ ...words.typed, version: words.version })
    if (!parsed.success) throw unreadable()
    await saveOfficeWords(context, officeCode, parsed.data)
    return { ...REFUSED, done: 'words' }
  }
  const parsed = divisionsInput.safeParse(divisions)
  if (!parsed.success) throw unreadable()
  await saveDivisions(context, officeCode, parsed.data)
  return { ...REFUSED, done: 'divisions' }
}

const unreadable = (): AppError => new AppError('not_found', 'แบบฟอร์มไม่สมบูรณ์ กรุณาเปิดหน้านี้ใหม่')

function divisionsOf(form: FormData): DivisionsInput {
  const active = new Set(formTexts(form, 'active'))
  const names = formTexts(form, 'name')
  return formTexts(form, 'id').map((id, index) => {
    return { id: id === '' ? null : id, name: names[index] ?? '', isActive: id === '' || active.has(id) }
  })
}

export default function Settings({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(officeSettingsLabels)
  const { office, divisions } = loaderData
  const problems = actionData?.problems ?? []
  const lines = actionData?.divisions ?? [...divisions, { id: null, name: '', isActive: true }]
  const fieldIds = Object.fromEntries(lines.map((_line, index) => [`name-${index}`, `name-${index}`]))
  return (
    <Page title={t.title} lead={office.name}>
      {actionData?.done === 'words' && <Notice tone="success" title={t.wordsSaved} />}
      {actionData?.done === 'divisions' && <Notice tone="success" title={t.divisionsSaved} />}
      <ErrorSummary problems={problems} fieldIds={fieldIds} />
      <WordsForm settings={loaderData} refused={actionData?.words ?? null} />
      <DivisionsForm lines={lines} />
      <p className="form-actions">
        <ButtonLink href="holidays">{t.holidays}</ButtonLink>
      </p>
    </Page>
  )
}

function WordsForm({ settings, refused }: { settings: OfficeSettings; refused: Outcome['words'] }) {
  const t = useLabels(officeSettingsLabels)
  const { office, profile } = settings
  const usual = wordsOfType(office)
  const saved = { texts: textsBy(WORD_KEYS, (key) => profile?.[key] ?? ''), version: profile?.version ?? NO_PROFILE }
  const { texts, base, version, conflicts } = shownTexts(saved, refused)
  return (
    <form method="post">
      <fieldset>
        <legend>{t.wordsTitle}</legend>
        <p className="hint">{t.wordsLead}</p>
        <input type="hidden" name="do" value="words" />
        <input type="hidden" name="version" value={version} />
        <FormBase texts={base} />
        {conflicts && <ConflictChoice lines={conflicts.map((line) => ({ ...line, name: t[line.field] }))} />}
        {WORD_KEYS.map((key) => (
          <TextField
            key={key}
            id={key}
            label={t[key]}
            hint={fillLabel(t.usual, { word: usual[key] })}
            name={key}
            maxLength={200}
            defaultValue={texts[key]}
          />
        ))}
        <p className="form-actions">
          <Button>{t.saveWords}</Button>
        </p>
      </fieldset>
    </form>
  )
}

function DivisionsForm({ lines }: { lines: DivisionsInput }) {
  const t = useLabels(officeSettingsLabels)
  return (
    <form method="post">
      <fieldset>
        <legend>{t.divisionsTitle}</legend>
        <p className="hint">{t.divisionsLead}</p>
        <input type="hidden" name="do" value="divisions" />
        {lines.map(({ id, name, isActive }, index) => (
          <div key={id ?? 'new'} className="division-line">
            <input type="hidden" name="id" value={id ?? ''} />
            <TextField
              id={`name-${index}`}
              label={id === null ? t.newDivision : fillLabel(t.divisionName, { number: index + 1 })}
              name="name"
              maxLength={200}
              defaultValue={name}
            />
            {id !== null && (
              <p className="choices">
                <label>
                  <input type="checkbox" name="active" value={id} defaultChecked={isActive} /> {t.isActive}
                  <span className="visually-hidden"> {name}</span>
                </label>
              </p>
            )}
          </div>
        ))}
        <p className="form-actions">
          <Button>{t.saveDivisions}</Button>
        </p>
      </fieldset>
    </form>
  )
}
