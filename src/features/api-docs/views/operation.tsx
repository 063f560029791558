import { DataTable } from '#src/web/components/data-table.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { OperationView } from '../api-docs.ts'
import { apiDocsLabels } from '../api-docs.labels.ts'
import type { SchemaField } from '../api-schema.ts'

/** One operation: what it does in both languages, what it takes and gives, and a command to try it. */
export function Operation({ operation }: { operation: OperationView }) {
  const t = useLabels(apiDocsLabels)
  const { id, method, path, summary, isPublic, parameters, body, status, answer, refusals, curl } = operation
  return (
    <article className="api-operation" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <span className={`api-method api-method-${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
      </h3>
      <Summary summary={summary} />
      {isPublic && <p className="quiet">{t.isPublic}</p>}
      {parameters.length > 0 && (
        <>
          <h4>{t.parameters}</h4>
          <Fields title={t.parameters} id={id} fields={parameters} />
        </>
      )}
      {body !== null && body.length > 0 && <Folded title={t.body} id={id} fields={body} />}
      {answer.length > 0 && <Folded title={fillLabel(t.answer, { status })} id={id} fields={answer} />}
      <details>
        <summary>{t.refusals}</summary>
        <ul>
          {refusals.map((refusal) => (
            <li key={refusal.status}>
              <code>{refusal.status}</code> {refusal.description}
            </li>
          ))}
        </ul>
      </details>
      <h4>{t.example}</h4>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says */}
      <pre className="api-example" tabIndex={0} aria-label={fillLabel(t.of, { table: t.example, id })} role="region">
        <code>{curl}</code>
      </pre>
    </article>
  )
}

/** In the language of the page first, in the other second. */
function Summary({ summary }: { summary: OperationView['summary'] }) {
  const [first, second] = useLanguage() === 'th' ? (['th', 'en'] as const) : (['en', 'th'] as const)
  return (
    <p>
      {summary[first]}
      <br />
      <span className="quiet" lang={second}>
        {summary[second]}
      </span>
    </p>
  )
}

type FieldsProps = { title: string; id: string; fields: readonly (SchemaField & { place?: string })[] }

/** Long tables stay closed: on a phone the page would be endless. */
const Folded = (props: FieldsProps) => (
  <details>
    <summary>{props.title}</summary>
    <Fields {...props} />
  </details>
)

function Fields({ title, id, fields }: FieldsProps) {
  const t = useLabels(apiDocsLabels)
  const hasPlace = fields.some(({ place }) => place !== undefined)
  return (
    <DataTable
      caption={fillLabel(t.of, { table: title, id })}
      hideCaption
      nameColumn="field"
      rows={fields.map((field, index) => ({ ...field, key: `${index} ${field.path}` }))}
      keyOf={({ key }) => key}
      columns={[
        { key: 'field', label: t.field, cell: (field) => <FieldName field={field} /> },
        ...(hasPlace ? [{ key: 'place', label: t.place, cell: ({ place }: { place?: string }) => place }] : []),
        { key: 'type', label: t.type, cell: ({ type }) => <code>{type}</code> },
        { key: 'meaning', label: t.meaning, cell: ({ description }) => description },
      ]}
    />
  )
}

function FieldName({ field: { path, isRequired } }: { field: SchemaField }) {
  const t = useLabels(apiDocsLabels)
  return (
    <>
      <code>{path}</code> {isRequired && <span className="quiet">({t.required})</span>}
    </>
  )
}
