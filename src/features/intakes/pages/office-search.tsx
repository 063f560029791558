import { useEffect, useState } from 'react'
import { formatCount } from '#src/domain/money.ts'
import { TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { acceptLabels } from '../intakes.labels.ts'

/** An office to choose from. Names are not unique, so district and province always stand beside them. */
export type OfficeChoice = { dlaCode: string; name: string; amphoe: string | null; province: string }

/** What a search found: the first offices, and how many there are in all. */
export type FoundOffices = { offices: OfficeChoice[]; count: number }

/** How long a pause in typing starts a search. */
const PAUSE_MS = 200

/** How many offices are offered at once. */
export const OFFICES_SHOWN = 12

/**
 * A field in which an office is searched for, and what was found to choose from. With scripts the list follows what is typed; without, the
 * form is sent and comes back with it.
 */
export function OfficeSearch({
  q,
  found,
  chosen,
  isMissing,
}: {
  q: string
  found: FoundOffices
  chosen: string
  isMissing: boolean
}) {
  const t = useLabels(acceptLabels)
  const [typed, setTyped] = useState(q)
  const shown = useTypedSearch(typed, q, found)
  return (
    <>
      <TextField
        label={t.find}
        hint={t.findHint}
        error={!isMissing ? undefined : found.count === 0 ? t.findMissing : t.officeMissing}
        name="q"
        defaultValue={q}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="office-found" role="status">
        {typed.trim() !== '' && shown.count === 0 && (
          <p className="field-error">{fillLabel(t.foundNone, { q: typed })}</p>
        )}
        {shown.count > shown.offices.length && (
          <p className="hint">
            {fillLabel(t.foundMany, { count: formatCount(shown.count), shown: formatCount(shown.offices.length) })}
          </p>
        )}
      </div>
      {shown.offices.length > 0 && (
        <fieldset className="choices office-choices">
          <legend>{t.office}</legend>
          {shown.offices.map((office) => (
            <label key={office.dlaCode}>
              <input
                type="radio"
                name="office"
                value={office.dlaCode}
                defaultChecked={office.dlaCode === chosen || shown.offices.length === 1}
              />
              <span>
                {office.name}{' '}
                <span className="quiet">
                  {fillLabel(t.officePlace, { amphoe: office.amphoe ?? '–', province: office.province })}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

/** What the server found for `q`, then, while something else is typed, what it finds for that. */
function useTypedSearch(typed: string, q: string, found: FoundOffices): FoundOffices {
  const [live, setLive] = useState<{ q: string; found: FoundOffices } | null>(null)
  useEffect(() => {
    const text = typed.trim()
    if (text === q) return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      const search = text === '' ? Promise.resolve({ offices: [], count: 0 }) : searchOffices(text, asking.signal)
      // Without an answer the button still works.
      search.then((answer) => setLive({ q: text, found: answer })).catch(() => undefined)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [typed, q])
  return typed.trim() === q || live === null ? found : live.found
}

async function searchOffices(text: string, signal: AbortSignal): Promise<FoundOffices> {
  const query = new URLSearchParams({ q: text, limit: String(OFFICES_SHOWN) })
  const answer = await fetch(`/api/v1/offices?${query.toString()}`, { signal })
  if (!answer.ok) throw new Error(`offices: ${answer.status}`)
  // Our own API, whose answer is checked against its schema where it is made.
  return (await answer.json()) as FoundOffices
}
