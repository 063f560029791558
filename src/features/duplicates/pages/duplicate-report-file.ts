import { renderReportDocx } from '#src/render/docx/render-docx.ts'
import { renderReportPdf } from '#src/render/pdf/render-pdf.ts'
import type { TableReport } from '#src/render/table-report.ts'
import { contextOf } from '#src/web/app-context.ts'
import { fillLabel } from '#src/web/labels.ts'
import type { Route } from './+types/duplicate-report-file.ts'
import { reportOf } from '../case-report.ts'
import { listCases } from '../cases.commands.ts'
import { reportLabels } from '../cases.labels.ts'
import { reportDocument } from '../views/report-texts.ts'

const FORMATS = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: (report: TableReport) => renderReportDocx(report),
  },
  pdf: { mediaType: 'application/pdf', render: renderReportPdf },
} as const

/** The report for the committee as a Word or PDF file; in Thai, whatever the language of the page. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const format = new URL(request.url).searchParams.get('format') === 'pdf' ? 'pdf' : 'docx'
  const { mediaType, render } = FORMATS[format]
  const app = contextOf(context)
  const { office, fiscalYear, cases } = await listCases(app, params.officeCode, Number(params.fiscalYear))
  const facts = { officeName: office.name, fiscalYear, at: app.now() }
  const bytes = await render(reportDocument(reportOf(cases), facts, 'th'), facts.at)
  const name = encodeURIComponent(
    `${fillLabel(reportLabels.fileName.th, { year: fiscalYear, office: office.name })}.${format}`,
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="duplicates-${fiscalYear}.${format}"; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  })
}
