import type { Problem } from '#src/domain/errors.ts'
import { TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { setUpLabels } from '../set-up.labels.ts'

/** A new password, typed twice. */
export function NewPasswordFields({ problems }: { problems: readonly Problem[] }) {
  const t = useLabels(setUpLabels)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <>
      <TextField
        label={t.password}
        hint={t.passwordHint}
        error={errorOf('password')}
        id="password"
        name="password"
        type="password"
        required
        autoComplete="new-password"
      />
      <TextField
        label={t.repeated}
        error={errorOf('repeated')}
        id="repeated"
        name="repeated"
        type="password"
        required
        autoComplete="new-password"
      />
    </>
  )
}
