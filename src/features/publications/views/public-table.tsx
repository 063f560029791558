import { formatBaht } from '#src/domain/money.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { publicLabels } from '../public.labels.ts'
import type { PublishedProject } from '../published-projects.ts'
import { publicHref } from './public-address.ts'
import { MonthsBar } from './public-bars.tsx'

/** The projects in the order of the book, under their strategy and programme. On phones each is a block. */
export function PublicTable({ address, projects }: { address: string; projects: readonly PublishedProject[] }) {
  const t = useLabels(publicLabels)
  const groups = [...Map.groupBy(projects, ({ form, strategy, programme }) => `${form}\n${strategy}\n${programme}`)]
  return (
    <table className="data-table stack-table public-table">
      <caption className="visually-hidden">{t.list}</caption>
      <thead>
        <tr>
          <th scope="col">{t.at}</th>
          <th scope="col">{t.name}</th>
          <th scope="col" className="number">
            {t.budget}
          </th>
          <th scope="col">{t.where}</th>
          <th scope="col">{t.department}</th>
          <th scope="col">{t.months}</th>
        </tr>
      </thead>
      {groups.map(([key, members]) => (
        <tbody key={key}>
          <tr className="public-group">
            <th scope="rowgroup" colSpan={6}>
              {headingOf(members[0])}
            </th>
          </tr>
          {members.map((project) => (
            <Row key={project.id} address={address} project={project} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const headingOf = (project: PublishedProject | undefined): string =>
  project
    ? [project.form.endsWith('/1') ? project.form : null, project.strategy, project.programme]
        .filter((part) => part !== null)
        .join(' · ')
    : ''

function Row({ address, project }: { address: string; project: PublishedProject }) {
  const t = useLabels(publicLabels)
  const language = useLanguage()
  return (
    <tr>
      <td>{project.position}</td>
      <th scope="row">
        <a href={publicHref(`${address}/projects/${project.id}`, language)}>{project.name}</a>
        {project.activity !== null && project.activity !== project.name && <p>{project.activity}</p>}
      </th>
      <td className="number" data-label={t.budget}>
        {project.budgetSatang === null ? project.noBudgetText : formatBaht(project.budgetSatang)}
        <SourcesOf project={project} />
      </td>
      <td data-label={t.where}>{project.place}</td>
      <td data-label={t.department}>{project.departments.join(', ')}</td>
      <td data-label={t.months}>
        <MonthsBar months={project.months} />
      </td>
    </tr>
  )
}

function SourcesOf({ project }: { project: PublishedProject }) {
  const sources = project.funds.flatMap(({ source }) => (source === null ? [] : [source]))
  return sources.length === 0 ? null : <small>{sources.join(', ')}</small>
}
