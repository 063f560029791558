import { formatBaht, formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatDay } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/budget.ts'
import { openBudget } from '../budgets.commands.ts'
import { INSTRUMENT_KINDS } from '../budgets.ts'
import { budgetLabels, KIND_NAMES } from '../budgets.labels.ts'
import type { TiedInstrument } from '../tie-out.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { MustBeZero } from '../views/money.tsx'
import { addressOf, targetOf } from './budget-page.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const target = targetOf(params)
  const view = await openBudget(contextOf(context), target.officeCode, target.fiscalYear)
  const { instruments, totals, isTied } = view.tied
  return {
    ...target,
    officeName: view.office.name,
    word: view.words.instrument,
    instruments,
    differenceSatang: totals.differenceSatang,
    isTied,
    hasPlan: view.planStatus !== null,
    waitingCount: view.waitingCount,
    mayManage: view.mayManage,
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export default function Budget({ loaderData: page }: Route.ComponentProps) {
  const t = useLabels(budgetLabels)
  const address = addressOf(page)
  return (
    <Page
      title={fillLabel(t.title, { year: page.fiscalYear })}
      lead={`${page.officeName} · ${fillLabel(t.lead, { instrument: page.word })}`}
    >
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="instruments" />
      {page.isSaved && <Notice tone="success" title={t.saved} />}
      {!page.hasPlan && <Notice tone="info" title={t.noPlan} />}
      {page.instruments.length === 0 ? (
        <Notice tone="info" title={t.none} />
      ) : (
        <>
          <Verdict {...page} />
          {page.waitingCount > 0 && (
            <Notice tone="warning" title={fillLabel(t.waiting, { count: page.waitingCount })}>
              <p>
                <a href={`${address}/proposals`}>{t.toProposals}</a>
              </p>
            </Notice>
          )}
          <InstrumentTable instruments={page.instruments} address={address} />
        </>
      )}
      {page.mayManage && <AddLinks address={address} word={page.word} hasAnnual={hasAnnual(page.instruments)} />}
    </Page>
  )
}

const hasAnnual = (instruments: readonly TiedInstrument[]): boolean =>
  instruments.some(({ instrument }) => instrument.kind === 'annual')

function Verdict(page: { officeCode: string; fiscalYear: number; isTied: boolean; differenceSatang: number }) {
  const t = useLabels(budgetLabels)
  if (page.isTied) return <Notice tone="success" title={t.tied} />
  return (
    <Notice
      tone="warning"
      title={
        page.differenceSatang === 0 ? t.sumsToZero : fillLabel(t.notTied, { amount: formatBaht(page.differenceSatang) })
      }
    >
      <p>
        <a href={`${addressOf(page)}/tie-out`}>{t.toTieOut}</a>
      </p>
    </Notice>
  )
}

function InstrumentTable({ instruments, address }: { instruments: readonly TiedInstrument[]; address: string }) {
  const t = useLabels(budgetLabels)
  const language = useLanguage()
  const columns: Column<TiedInstrument>[] = [
    {
      key: 'title',
      label: t.instrument,
      cell: ({ instrument }) => <a href={`${address}/instruments/${instrument.id}`}>{instrument.title}</a>,
    },
    {
      key: 'announced',
      label: t.announced,
      cell: ({ instrument }) => (instrument.announcedOn === null ? '–' : formatDay(instrument.announcedOn, language)),
    },
    {
      key: 'total',
      label: t.total,
      kind: 'number',
      cell: ({ instrument }) => formatBaht(instrument.totalSatang),
    },
    { key: 'lines', label: t.lineCount, kind: 'number', cell: ({ lineCount }) => formatCount(lineCount) },
    {
      key: 'difference',
      label: t.difference,
      kind: 'number',
      cell: (one) => <MustBeZero satang={one.differenceSatang} isOff={one.openCount + one.overCount > 0} />,
    },
  ]
  return (
    <DataTable
      caption={t.list}
      columns={columns}
      rows={instruments}
      keyOf={({ instrument }) => instrument.id}
      nameColumn="title"
    />
  )
}

function AddLinks({ address, word, hasAnnual }: { address: string; word: string; hasAnnual: boolean }) {
  const t = useLabels(budgetLabels)
  const language = useLanguage()
  const kinds = INSTRUMENT_KINDS.filter((kind) => (kind === 'annual' ? !hasAnnual : hasAnnual))
  return (
    <section aria-labelledby="add-title">
      <h2 id="add-title">{t.addTitle}</h2>
      <p className="form-actions">
        {kinds.map((kind) => (
          <ButtonLink
            key={kind}
            href={`${address}/instruments/new?kind=${kind}`}
            tone={kind === 'annual' ? 'primary' : 'secondary'}
          >
            {t.add} {fillLabel(KIND_NAMES[kind][language], { instrument: word })}
          </ButtonLink>
        ))}
      </p>
    </section>
  )
}
