import { formatCount } from '#src/domain/money.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { ContentField } from '../intake-diff.ts'
import { acceptLabels, fieldLabels } from '../intakes.labels.ts'

/** What accepting would change in a plan that is there already; of each list the first names. */
export type DiffSummary = {
  added: { count: number; names: string[] }
  changed: {
    count: number
    projects: { name: string; fields: { field: ContentField; before: string; after: string }[] }[]
  }
  sameCount: number
  gone: { count: number; names: string[] }
}

/** New, changed, unchanged and gone, each list folded; changes with what was and what will be. */
export function DiffList({ diff }: { diff: DiffSummary | 'new-plan' }) {
  const t = useLabels(acceptLabels)
  if (diff === 'new-plan') return <Notice tone="info" title={t.diffNew} />
  const isNothing = diff.added.count + diff.changed.count + diff.gone.count === 0
  return (
    <>
      <h3>{t.diffTitle}</h3>
      {isNothing && <Notice tone="info" title={t.diffNothing} />}
      <ul className="diff-list">
        {!isNothing && (
          <>
            <Names mark="+" title={fillLabel(t.added, { count: formatCount(diff.added.count) })} {...diff.added} />
            <Changed changed={diff.changed} />
          </>
        )}
        <Names mark="=" title={fillLabel(t.same, { count: formatCount(diff.sameCount) })} count={0} names={[]} />
        {!isNothing && (
          <Names mark="−" title={fillLabel(t.gone, { count: formatCount(diff.gone.count) })} {...diff.gone} />
        )}
      </ul>
      {diff.gone.count > 0 && (
        <fieldset className="choices">
          <legend>{t.goneChoice}</legend>
          <label>
            <input type="radio" name="gone" value="keep" defaultChecked /> {t.goneKeep}
          </label>
          <label>
            <input type="radio" name="gone" value="remove" /> {t.goneRemove}
          </label>
        </fieldset>
      )}
    </>
  )
}

function Mark({ children }: { children: string }) {
  return (
    <span className="diff-mark" aria-hidden="true">
      {children}
    </span>
  )
}

function Names({
  mark,
  title,
  count,
  names,
}: {
  mark: string
  title: string
  count: number
  names: readonly string[]
}) {
  const t = useLabels(acceptLabels)
  const more = count - names.length
  if (names.length === 0)
    return (
      <li className="diff-plain">
        <Mark>{mark}</Mark> {title}
      </li>
    )
  return (
    <li>
      <details>
        <summary>
          <Mark>{mark}</Mark> {title}
        </summary>
        <ul>
          {names.map((name, index) => (
            // Several projects may bear one name.
            // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
            <li key={`${index} ${name}`}>{name}</li>
          ))}
          {more > 0 && <li className="quiet">{fillLabel(t.moreNames, { count: formatCount(more) })}</li>}
        </ul>
      </details>
    </li>
  )
}

function Changed({ changed }: { changed: DiffSummary['changed'] }) {
  const t = useLabels(acceptLabels)
  const field = useLabels(fieldLabels)
  const title = fillLabel(t.changed, { count: formatCount(changed.count) })
  if (changed.count === 0) return <Names mark="~" title={title} count={0} names={[]} />
  const more = changed.count - changed.projects.length
  return (
    <li>
      <details open={changed.count <= 5}>
        <summary>
          <Mark>~</Mark> {title}
        </summary>
        <ul>
          {changed.projects.map(({ name, fields }, index) => (
            // Several projects may bear one name.
            // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
            <li key={`${index} ${name}`}>
              {name}
              <dl className="diff-fields">
                {fields.map((one) => (
                  <div key={one.field}>
                    <dt>{field[one.field]}</dt>
                    <dd>
                      <del>{one.before}</del> <span aria-hidden="true">→</span> <ins>{one.after}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
          {more > 0 && <li className="quiet">{fillLabel(t.moreNames, { count: formatCount(more) })}</li>}
        </ul>
      </details>
    </li>
  )
}
