import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/duplicate-report.ts'
import { reportOf } from '../case-report.ts'
import { listCases } from '../cases.commands.ts'
import { reportLabels } from '../cases.labels.ts'
import type { DuplicateCase } from '../cases.ts'
import { reportLine, summaryText } from '../views/report-texts.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const view = await listCases(app, params.officeCode, Number(params.fiscalYear))
  return {
    officeCode: params.officeCode,
    fiscalYear: view.fiscalYear,
    officeName: view.office.name,
    at: app.now(),
    ...reportOf(view.cases),
  }
}

export default function DuplicateReport({ loaderData: page }: Route.ComponentProps) {
  const t = useLabels(reportLabels)
  const language = useLanguage()
  const address = `/offices/${page.officeCode}/${page.fiscalYear}/duplicates`
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { office: page.officeName, year: page.fiscalYear })} wide>
      <div className="print-view case-report">
        <div className="print-hide form-actions">
          <a href={address}>{t.back}</a>
          <ButtonLink href={`${address}/report-file`} download>
            {t.word}
          </ButtonLink>
          <ButtonLink href={`${address}/report-file?format=pdf`} download>
            {t.pdf}
          </ButtonLink>
          <span className="quiet">{t.howTo}</span>
        </div>
        <p>{summaryText(page, language)}</p>
        {page.rows.length > 0 && <ReportTable rows={page.rows} />}
        {page.pastLeftOut > 0 && <p className="quiet">{t.pastLeftOut}</p>}
        <p className="print-facts">{fillLabel(t.printedAt, { at: formatInstant(page.at, language) })}</p>
      </div>
    </Page>
  )
}

function ReportTable({ rows }: { rows: readonly DuplicateCase[] }) {
  const t = useLabels(reportLabels)
  const language = useLanguage()
  const heads = [t.no, t.one, t.other, t.why, t.decision, t.reason, t.by, t.at]
  return (
    <table className="data-table stack-table case-report-table">
      <caption className="visually-hidden">{t.title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((one, index) => {
          const { left, right, why, decision, reason, by, at } = reportLine(one, language)
          return (
            <tr key={one.id}>
              <td data-label={t.no}>{index + 1}</td>
              <th scope="row">
                <ReportWork {...left} />
              </th>
              <td data-label={t.other}>
                <ReportWork {...right} />
              </td>
              <td data-label={t.why}>{why}</td>
              <td data-label={t.decision}>{decision}</td>
              <td data-label={t.reason}>{reason}</td>
              <td data-label={t.by}>{by}</td>
              <td data-label={t.at}>{at}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const ReportWork = ({ name, facts }: { name: string; facts: string }) => (
  <>
    {name}
    <span className="case-report-facts">{facts}</span>
  </>
)
