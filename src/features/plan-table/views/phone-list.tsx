import { FISCAL_MONTHS, hasMonth, monthsOf } from '#src/domain/month-set.ts'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import type { LevelLabel } from '#src/domain/plan.ts'
import { budgetText } from '#src/features/projects/table/cell-text.ts'
import type { ProjectRow, ViewRow } from '#src/features/projects/table/view-model.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { tableLabels } from '../plan-table.labels.ts'
import { groupTitle } from './grid-row.tsx'

/** The same rows for narrow screens: each leads to its form. `most`: how many are drawn. */
export function PhoneList({
  rows,
  address,
  levelLabel,
  most,
}: {
  rows: readonly ViewRow[]
  address: string
  levelLabel: LevelLabel
  most: number
}) {
  const t = useLabels(tableLabels)
  return (
    <ul className="plan-phone" aria-label={t.caption}>
      {rows.slice(0, most).map((row) =>
        row.type === 'group' ? (
          <li key={row.key} className={`plan-phone-group plan-group-${row.level}`}>
            {groupTitle(row.name, levelLabel, t)}
          </li>
        ) : (
          <PhoneRow key={row.key} row={row} address={address} />
        ),
      )}
    </ul>
  )
}

function PhoneRow({ row: { project, number }, address }: { row: ProjectRow; address: string }) {
  const language = useLanguage()
  const names = language === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <li>
      <a href={`${address}/projects/${project.id}`}>
        <span className="plan-phone-name">
          {number}. {project.name}
        </span>
        <span className="plan-phone-facts">
          {budgetText(project)} {project.departments.join(', ')}
        </span>
        <svg className="month-strip" viewBox="0 0 120 8" preserveAspectRatio="xMinYMid" aria-hidden="true">
          {FISCAL_MONTHS.map((month) => (
            <rect
              key={month}
              className={hasMonth(project.months, month) ? 'is-on' : ''}
              x={(month - 1) * 10}
              width="9"
              height="8"
            />
          ))}
        </svg>
        <span className="visually-hidden">
          {monthsOf(project.months)
            .map((month) => names[month - 1])
            .join(' ')}
        </span>
      </a>
    </li>
  )
}
