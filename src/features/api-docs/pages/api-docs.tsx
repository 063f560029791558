import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/api-docs.ts'
// The file that is published; a test holds it to the routes.
import description from '../../../../docs/api/openapi.json' with { type: 'json' }
import { chaptersOf, type ApiDescription } from '../api-docs.ts'
import { apiDocsLabels } from '../api-docs.labels.ts'
import { MarkdownText } from '../views/markdown-text.tsx'
import { Operation } from '../views/operation.tsx'

export function loader({ request, context }: Route.LoaderArgs) {
  const origin = contextOf(context).siteUrl ?? new URL(request.url).origin
  // The type that is inferred from the file has a member for every operation and field.
  const known = description as unknown as ApiDescription
  return { introduction: known.info.description, chapters: chaptersOf(known, origin) }
}

export default function ApiDocs({ loaderData: { introduction, chapters } }: Route.ComponentProps) {
  const t = useLabels(apiDocsLabels)
  return (
    <Page title={t.title} lead={t.lead}>
      <p>
        <a href="/api/v1/openapi.json">{t.file}</a>
      </p>
      <nav aria-labelledby="contents" className="api-contents">
        <h2 id="contents">{t.contents}</h2>
        <ul>
          {chapters.map(({ name, title, operations }) => (
            <li key={name}>
              <a href={`#chapter-${name}`}>{title}</a>
              <ul>
                {operations.map(({ id, method, path }) => (
                  <li key={id}>
                    <a href={`#${id}`}>
                      {method} {path}
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t.start}</h2>
      <MarkdownText text={introduction} />
      {chapters.map(({ name, title, operations }) => (
        <section key={name} aria-labelledby={`chapter-${name}`}>
          <h2 id={`chapter-${name}`}>{title}</h2>
          {operations.map((operation) => (
            <Operation key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
    </Page>
  )
}
