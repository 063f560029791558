import type { ReactNode } from 'react'
import { FUND_SOURCES } from '#src/domain/fund-sources.ts'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, KIND_LABELS } from '#src/domain/labels.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import type { PlanWords } from '#src/features/projects/table/plan-words.ts'
import { PROJECT_KINDS } from '#src/features/projects/table/project-kinds.ts'
import {
  isFiltered,
  NONE,
  viewFromQuery,
  WHOLE_PLAN,
  type TableView,
} from '#src/features/projects/table/view-address.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { toolbarLabels } from '../plan-table.labels.ts'
import { programmeNames } from './cell-editor.tsx'

type Choice = readonly [value: string, name: string]

/** Which rows are shown, and how. A form, so that it works before and without scripts; with them each choice takes effect at once. */
export function FilterBar({
  view,
  words,
  isLive,
  change,
}: {
  view: TableView
  words: PlanWords
  isLive: boolean
  change: (change: Partial<TableView>) => void
}) {
  const t = useLabels(toolbarLabels)
  return (
    <form className="plan-filters" method="get" onSubmit={(event) => isLive && event.preventDefault()}>
      <label className="plan-search">
        <span className="visually-hidden">{t.search}</span>
        <input
          className="input"
          type="search"
          name="q"
          id="plan-search"
          placeholder={t.search}
          defaultValue={view.q}
          onChange={(event) => change({ q: event.target.value })}
        />
      </label>
      <details className="plan-more">
        <summary>{isFiltered({ ...view, q: '' }) ? t.filtersOn : t.filters}</summary>
        <div className="plan-choices">
          <Choices view={view} words={words} change={change} />
          {isFiltered(view) && (
            <a
              className="button button-secondary"
              href="?"
              onClick={(event) => {
                event.preventDefault()
                const search = document.querySelector<HTMLInputElement>('#plan-search')
                if (search) search.value = ''
                change({ ...WHOLE_PLAN, sort: view.sort, group: view.group })
              }}
            >
              {t.clear}
            </a>
          )}
          {!isLive && <button className="button button-primary">{t.apply}</button>}
        </div>
      </details>
    </form>
  )
}

function Choices({
  view,
  words,
  change,
}: {
  view: TableView
  words: PlanWords
  change: (change: Partial<TableView>) => void
}) {
  const t = useLabels(toolbarLabels)
  const language = useLanguage()
  const months = language === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  const same = (names: readonly string[]): Choice[] => names.map((name) => [name, name] as const)
  const none: Choice = [NONE, t.none]
  const funds = FUND_SOURCES.map(({ name }) => name).filter((name) => words.funds.includes(name))
  const others = words.funds.filter((name) => !funds.includes(name))
  const select = (name: keyof TableView, label: string, choices: readonly Choice[], isAll = true): ReactNode => (
    <label className="plan-choice" key={name}>
      <span>{label}</span>
      <select
        className="input"
        name={name}
        value={String(view[name] ?? '')}
        // The rules of addresses read the choice, so that both ways of choosing mean the same.
        onChange={({ target }) => change({ [name]: viewFromQuery(new URLSearchParams([[name, target.value]]))[name] })}
      >
        {isAll && <option value="">{t.all}</option>}
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <>
      {select('department', t.department, [...same(words.departments), none])}
      {select('programme', t.programme, [...same(programmeNames(words)), none])}
      {select('fund', t.fund, [...same([...funds, ...others]), none])}
      {select(
        'month',
        t.month,
        FISCAL_MONTHS.map((month) => [String(month), months[month - 1] ?? ''] as const),
      )}
      {select(
        'kind',
        t.kind,
        PROJECT_KINDS.map((kind) => [kind, KIND_LABELS[kind][language]] as const),
      )}
      {select('problem', t.problem, [
        ['any', t.anyProblem],
        ['blocking', t.blocking],
        ['warning', t.warning],
        ['advice', t.advice],
      ])}
      {select(
        'sort',
        t.sort,
        [
          ['position', t.sortPosition],
          ['name', t.sortName],
          ['budget', t.sortBudget],
          ['department', t.sortDepartment],
          ['months', t.sortMonths],
        ],
        false,
      )}
      {select(
        'group',
        t.group,
        [
          ['strategy', t.groupStrategy],
          ['department', t.groupDepartment],
          ['none', t.groupNone],
        ],
        false,
      )}
    </>
  )
}
