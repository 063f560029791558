import type { ReactNode } from 'react'
import { formatBaht, formatCount, type Satang } from '#src/domain/money.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { tieOutLabels } from '../budgets.labels.ts'
import type { TieOut } from '../tie-out.ts'
import type { ProjectViewName } from '../tie-out-view.ts'
import { MustBeZero } from './money.tsx'

type Sides = Pick<TieOut, 'instruments' | 'totals' | 'planSatang' | 'ownSatang' | 'outsideSatang'>
type Parts = TieOut['totals']

/** The budget: each instrument, and all of them, from the whole down to the difference. */
export function BudgetSide({ sides, address }: { sides: Sides; address: string }) {
  const t = useLabels(tieOutLabels)
  const { instruments, totals } = sides
  return (
    <section aria-labelledby="budget-side">
      <h2 id="budget-side">{t.budgetSide}</h2>
      {instruments.length > 1 && <Equation title={t.all} parts={totals} address={address} of="" />}
      {instruments.map((one) => (
        <Equation
          key={one.instrument.id}
          title={one.instrument.title}
          parts={one}
          address={address}
          of={`&of=${one.instrument.id}`}
        />
      ))}
    </section>
  )
}

function Equation({ title, parts, address, of }: { title: string; parts: Parts; address: string; of: string }) {
  const t = useLabels(tieOutLabels)
  const withCount = (label: string, count: number): string =>
    fillLabel(t.lineCount, { label, count: formatCount(count) })
  const behind = (show: string, count: number, satang: Satang): ReactNode =>
    count === 0 ? formatBaht(satang) : <a href={`${address}?show=${show}${of}#behind`}>{formatBaht(satang)}</a>
  return (
    <>
      <h3>{title}</h3>
      <dl className="budget-equation">
        <Row label={t.whole} value={formatBaht(parts.wholeSatang)} />
        <Row label={`− ${t.inPlan}`} value={behind('in-plan', parts.inPlanCount, parts.inPlanSatang)} />
        <Row label={`− ${t.leftOut}`} value={behind('left-out', parts.leftOutCount, parts.leftOutSatang)} />
        <Row
          kind="result"
          label={`= ${t.difference}`}
          value={<MustBeZero satang={parts.differenceSatang} isOff={parts.openCount + parts.overCount > 0} />}
        />
        {parts.openCount > 0 && (
          <Row
            kind="part"
            label={withCount(t.open, parts.openCount)}
            value={behind('open', parts.openCount, parts.openSatang)}
          />
        )}
        {parts.overCount > 0 && (
          <Row
            kind="part"
            label={withCount(t.over, parts.overCount)}
            value={behind('over', parts.overCount, parts.overSatang)}
          />
        )}
        {parts.missingSatang !== 0 && (
          <Row kind="part" label={`${t.missing} (${t.missingHint})`} value={formatBaht(parts.missingSatang)} />
        )}
      </dl>
    </>
  )
}

type Counts = Record<string, { count: number; satang: Satang }>

/** The plan: its own and outside money, and the projects that do not tie out. */
export function PlanSide({ sides, counts, address }: { sides: Sides; counts: Counts; address: string }) {
  const t = useLabels(tieOutLabels)
  const difference = sides.ownSatang - sides.totals.inPlanSatang
  const projects = (view: ProjectViewName, label: string) => {
    const { count, satang } = counts[view] ?? { count: 0, satang: 0 }
    if (count === 0) return null
    const text = fillLabel(t.count, { count: formatCount(count) })
    return (
      <Row
        kind="part"
        label={label}
        value={
          <a href={`${address}?show=${view}#behind`}>
            {text}
            {satang !== 0 && ` · ${formatBaht(satang)}`}
          </a>
        }
      />
    )
  }
  return (
    <section aria-labelledby="plan-side">
      <h2 id="plan-side">{t.planSide}</h2>
      <dl className="budget-equation">
        <Row label={t.planTotal} value={formatBaht(sides.planSatang)} />
        <Row
          label={`− ${t.outside} (${t.outsideHint})`}
          value={
            sides.outsideSatang === 0 ? (
              '0'
            ) : (
              <a href={`${address}?show=outside#behind`}>{formatBaht(sides.outsideSatang)}</a>
            )
          }
        />
        <Row label={`= ${t.own}`} value={formatBaht(sides.ownSatang)} />
        <Row label={`− ${t.allocated}`} value={formatBaht(sides.totals.inPlanSatang)} />
        <Row kind="result" label={`= ${t.difference}`} value={<MustBeZero satang={difference} />} />
        {projects('no-line', t.noLine)}
        {projects('differs', t.differs)}
        {projects('tied', t.tiedProjects)}
      </dl>
    </section>
  )
}

function Row({ label, value, kind }: { label: string; value: ReactNode; kind?: 'part' | 'result' }) {
  return (
    <div className={kind === undefined ? undefined : `budget-${kind}`}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
