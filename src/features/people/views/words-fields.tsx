import { TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { WORD_KEYS } from '#src/features/offices/profile.ts'
import type { OfficeWordsInput } from '../people.schema.ts'
import { wordLabels } from '../set-up.labels.ts'

/** The words of an office, to be checked and changed. */
export function WordsFields({ words }: { words: OfficeWordsInput }) {
  const t = useLabels(wordLabels)
  return WORD_KEYS.map((key) => (
    <TextField key={key} label={t[key]} name={key} id={key} defaultValue={words[key]} maxLength={200} />
  ))
}
