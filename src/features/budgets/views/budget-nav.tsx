import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { PageMenu } from '#src/web/components/menu.tsx'
import { useLabels } from '#src/web/labels.ts'
import { budgetNavLabels } from '../budgets.labels.ts'

const PLACES = [
  ['instruments', ''],
  ['tieOut', '/tie-out'],
  ['choose', '/choose'],
  ['match', '/match'],
  ['leaveOut', '/leave-out'],
  ['proposals', '/proposals'],
] as const

/** Page of the budget that is open. */
export type BudgetPage = (typeof PLACES)[number][0]

/** Leads between the pages of a plan, and of its budget. */
export function BudgetNav({
  officeCode,
  fiscalYear,
  current,
}: {
  officeCode: string
  fiscalYear: number
  current: BudgetPage | null
}) {
  const t = useLabels(budgetNavLabels)
  return (
    <>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="budget" />
      <PageMenu
        id="budget-pages"
        className="budget-nav page-menu"
        label={t.nav}
        more={t.more}
        links={PLACES.map(([page, place]) => ({
          key: page,
          href: `/offices/${officeCode}/${fiscalYear}/budget${place}`,
          label: t[page],
          isCurrent: page === current,
        }))}
      />
    </>
  )
}
