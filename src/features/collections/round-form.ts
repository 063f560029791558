import { roundInput, type RoundInput } from './rounds.schema.ts'

/** A round as its form sends it; null for a form that none of our pages made. */
export function readRoundForm(form: FormData, id: string): RoundInput | null {
  const parsed = roundInput.safeParse({
    ...Object.fromEntries(form),
    id,
    divisionIds: form.getAll('division'),
    agencyIds: form.getAll('agency'),
  })
  return parsed.success ? parsed.data : null
}
