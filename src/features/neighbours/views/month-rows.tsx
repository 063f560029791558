import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import type { MonthSet } from '#src/domain/month-set.ts'
import { MonthBarCells } from '#src/web/components/month-bar.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { neighbourPageLabels } from '../neighbours.labels.ts'

/** The months of works, one under the other. */
export function MonthRows({ rows }: { rows: readonly { name: string; months: MonthSet }[] }) {
  const t = useLabels(neighbourPageLabels)
  const months = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <table className="data-table neighbour-months">
      <caption className="visually-hidden">{t.monthsOf}</caption>
      <thead>
        <tr>
          <td />
          {months.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <MonthBarCells months={row.months} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
