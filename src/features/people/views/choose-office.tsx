import type { RegisteredOffice } from '#src/domain/local-governments/register.ts'
import { formatCount } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { setUpLabels } from '../set-up.labels.ts'

/** Where an office is: what tells offices of one name apart. */
export function OfficePlace({ office }: { office: Pick<RegisteredOffice, 'amphoe' | 'province'> }) {
  const t = useLabels(setUpLabels)
  const { amphoe, province } = office
  return amphoe === null ? fillLabel(t.placeNoAmphoe, { province }) : fillLabel(t.place, { amphoe, province })
}

/** A search in the national register; what it finds are links to the next step. */
export function ChooseOffice({ q, found }: { q: string; found: { offices: RegisteredOffice[]; count: number } }) {
  const t = useLabels(setUpLabels)
  const { offices, count } = found
  return (
    <>
      <form method="get" className="narrow-form">
        <TextField label={t.find} hint={t.findHint} name="q" type="search" defaultValue={q} maxLength={200} />
        <p className="form-actions">
          <Button>{t.findSubmit}</Button>
        </p>
      </form>
      {q !== '' && count === 0 && <p role="status">{fillLabel(t.foundNone, { q })}</p>}
      {count > offices.length && (
        <p role="status">{fillLabel(t.foundMany, { count: formatCount(count), shown: formatCount(offices.length) })}</p>
      )}
      {offices.length > 0 && (
        <section aria-labelledby="found-title">
          <h2 id="found-title">{t.found}</h2>
          <ul className="recent-list">
            {offices.map((office) => (
              <li key={office.dlaCode}>
                <a href={`/set-up?office=${office.dlaCode}`}>
                  {office.name} <OfficePlace office={office} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
