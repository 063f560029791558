import { formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/import-similar.ts'
import { importHintLabels } from '../cases.labels.ts'
import { similarInImport } from '../import-hints.commands.ts'
import { reasonText } from '#src/features/works/reasons.ts'

/** So many rows are shown. */
const SHOWN = 200

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const year = Number(new URL(request.url).searchParams.get('year') ?? '')
  const { officeCode, intakeId } = params
  const { rowCount, hints } = await similarInImport(contextOf(context), { officeCode, intakeId }, year)
  return {
    address: `/offices/${officeCode}/imports/${intakeId}`,
    year,
    rowCount,
    count: hints.length,
    hints: hints.slice(0, SHOWN),
  }
}

export default function ImportSimilar({ loaderData: page }: Route.ComponentProps) {
  const t = useLabels(importHintLabels)
  const language = useLanguage()
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { year: page.year, count: formatCount(page.rowCount) })}>
      <p>
        <a href={`${page.address}?year=${page.year}`}>{t.back}</a>
      </p>
      {page.count === 0 ? (
        <Notice tone="success" title={t.none} />
      ) : (
        <>
          <Notice tone="warning" title={fillLabel(t.found, { count: formatCount(page.count) })}>
            <p>{t.note}</p>
          </Notice>
          <DataTable
            caption={t.title}
            hideCaption
            nameColumn="row"
            rows={page.hints}
            keyOf={({ rowId }) => rowId}
            columns={[
              {
                key: 'row',
                label: t.row,
                cell: ({ row, rowId }) => <a href={`${page.address}?row=${rowId}#row-${rowId}`}>{row}</a>,
              },
              { key: 'name', label: t.known, cell: ({ name }) => name },
              {
                key: 'why',
                label: t.why,
                cell: ({ reasons }) => reasons.map((reason) => reasonText(reason, language)).join(' · '),
              },
            ]}
          />
        </>
      )}
    </Page>
  )
}
