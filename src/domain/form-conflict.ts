import { formText, formTexts } from './form-text.ts'

/** The fields of a form as the texts that stand in them. */
export type FormTexts<Field extends string = string> = Readonly<Record<Field, string>>

/** A field that two people changed: what is saved now, and what was typed. */
export type TypedConflict<Field extends string = string> = { field: Field; theirs: string; mine: string }

/** Hidden field in which a form sends along what stood in it when it was opened. */
export const BASE_FIELD = 'base'

/** Name of the choice that a form offers for a field in conflict; its values are 'theirs' and 'mine'. */
export const choiceName = (field: string): string => `choose-${field}`

/** Whether the person chose what someone else has saved in a field. */
export const choseTheirs = (form: FormData, field: string): boolean => formText(form, choiceName(field)) === 'theirs'

/** A form that was sent: what is to be saved, field by field as the person chose, and what stood in it when it was opened. */
export type SentTexts<Field extends string> = { typed: FormTexts<Field>; base: FormTexts<Field> }

/**
 * Reads the texts of a form, and what it sent along of its beginning; what it did not send along counts as empty. Of a field that stands in
 * it several times, such as boxes to tick, the text has one line for each.
 */
export function sentTexts<Field extends string>(form: FormData, fields: readonly Field[]): SentTexts<Field> {
  const before = baseOf(formText(form, BASE_FIELD))
  const base = textsBy(fields, (field) => before[field] ?? '')
  // Browsers send the line ends of a text area as CR LF.
  const text = (field: string): string => formTexts(form, field).join('\n').replaceAll('\r\n', '\n')
  const typed = textsBy(fields, (field) => (choseTheirs(form, field) ? base[field] : text(field)))
  return { typed, base }
}

/** A text for each field. */
export const textsBy = <Field extends string>(
  fields: readonly Field[],
  textOf: (field: Field) => string,
): FormTexts<Field> =>
  // The keys are the fields.
  Object.fromEntries(fields.map((field) => [field, textOf(field)])) as Record<Field, string>

function baseOf(text: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) return {}
    return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => isText(entry[1])))
  } catch {
    return {}
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'

/**
 * A form after someone else saved the same record: what the person changed stays, all else is what is saved now.
 * @returns the texts, and the fields that both changed, each to something else
 */
export function mergeTexts<Field extends string>(
  { base, typed }: SentTexts<Field>,
  saved: FormTexts<Field>,
): { texts: FormTexts<Field>; conflicts: TypedConflict<Field>[] } {
  const fields = Object.keys(saved) as Field[]
  const isChanged = (field: Field): boolean => typed[field] !== base[field]
  return {
    texts: textsBy(fields, (field) => (isChanged(field) ? typed[field] : saved[field])),
    conflicts: fields
      .filter((field) => isChanged(field) && saved[field] !== base[field] && saved[field] !== typed[field])
      .map((field) => ({ field, theirs: saved[field], mine: typed[field] })),
  }
}

/** What tells a record as it was on the screen from what is saved now; several versions are joined into one text. */
type Version = number | string

/** A form that was refused, as it was sent. `version`: of the record that was on the screen. */
export type RefusedTexts<Field extends string, V extends Version = number> = SentTexts<Field> & { version: V }

/** What a form is to show. `conflicts` null: nobody saved in between; empty: only other fields than the person's own. */
export type ShownTexts<Field extends string, V extends Version = number> = {
  texts: FormTexts<Field>
  base: FormTexts<Field>
  version: V
  conflicts: TypedConflict<Field>[] | null
}

/**
 * A form as it is opened, or as it comes back with what was typed: on top of what is saved now where someone saved in between.
 * @param saved the record as it is now
 * @param refused null: the form was not sent yet
 */
export function shownTexts<Field extends string, V extends Version = number>(
  saved: { texts: FormTexts<Field>; version: V },
  refused: RefusedTexts<Field, V> | null,
): ShownTexts<Field, V> {
  if (refused === null) return { texts: saved.texts, base: saved.texts, version: saved.version, conflicts: null }
  const { typed, base, version } = refused
  if (version === saved.version) return { texts: typed, base, version, conflicts: null }
  const { texts, conflicts } = mergeTexts(refused, saved.texts)
  return { texts, base: saved.texts, version: saved.version, conflicts }
}
