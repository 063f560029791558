import { renderReportDocx } from '#src/render/docx/render-docx.ts'
import { contextOf } from '#src/web/app-context.ts'
import { fillLabel } from '#src/web/labels.ts'
import type { Route } from './+types/duplicate-report-file.ts'
import { reportOf } from '../case-report.ts'
import { listCases } from '../cases.commands.ts'
import { reportLabels } from '../cases.labels.ts'
import { reportDocument } from '../views/report-texts.ts'

/** The report for the committee as a Word file; in Thai, whatever the language of the page. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { office, fiscalYear, cases } = await listCases(app, params.officeCode, Number(params.fiscalYear))
  const facts = { officeName: office.name, fiscalYear, at: app.now() }
  const bytes = await renderReportDocx(reportDocument(reportOf(cases), facts, 'th'))
  const name = encodeURIComponent(
    `${fillLabel(reportLabels.fileName.th, { year: fiscalYear, office: office.name })}.docx`,
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="duplicates-${fiscalYear}.docx"; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  })
}
