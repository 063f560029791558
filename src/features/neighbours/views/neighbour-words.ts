import type { MonthSet } from '#src/domain/month-set.ts'
import { monthsText } from '#src/features/projects/views/change-value.ts'
import { fillLabel, labelsIn } from '#src/web/labels.ts'
import type { Language } from '#src/web/language.ts'
import type { Hint, Met, NeighbourRow, NeighbourWork, Owner } from '../gathering.ts'
import type { Meeting } from '../neighbours.ts'
import { neighbourLabels, neighbourPageLabels } from '../neighbours.labels.ts'

/** Kilometres with one decimal, as they are said. */
export const kmText = (km: number): string => km.toFixed(1)

/** Where two works meet, in words. */
export const whereText = ({ where, name }: Meeting, language: Language): string =>
  fillLabel(labelsIn(neighbourLabels, language)[where], { name })

/** The months of a work in words. */
export const monthsOrNone = (months: MonthSet, language: Language): string =>
  monthsText(months, language) || labelsIn(neighbourLabels, language).noMonths

/** Whether two works fall into the same months, in words. */
export function sharedMonthsText(months: MonthSet, language: Language): string {
  const t = labelsIn(neighbourLabels, language)
  return months === 0 ? t.otherMonths : fillLabel(t.sameMonths, { months: monthsText(months, language) })
}

/** What is sensibly done first, in words. */
export function hintText({ when, firstTrade, laterTrade, months }: Hint, language: Language): string {
  const t = labelsIn(neighbourLabels, language)
  return fillLabel(t[when], { first: t[firstTrade], later: t[laterTrade], months: monthsText(months, language) })
}

type Distance = { km: number | null; isSameAmphoe: boolean; isProvince: boolean }

/** How near an office is, in words. */
export function nearText({ km, isSameAmphoe, isProvince }: Distance, language: Language): string {
  const t = labelsIn(neighbourLabels, language)
  if (isProvince) return t.wholeProvince
  const words = [isSameAmphoe ? t.sameAmphoe : '', km === null ? '' : fillLabel(t.km, { km: kmText(km) })]
  return words.filter((word) => word !== '').join(' · ') || t.isNear
}

/** Whose a work is and how near, in words. */
export function ownerText(owner: Owner, departments: readonly string[], language: Language): string {
  const t = labelsIn(neighbourLabels, language)
  if (owner.who === 'own') return departments.join(', ') || t.ownOffice
  if (owner.who === 'office') return `${owner.name} · ${nearText(owner, language)}`
  return `${owner.name} · ${owner.requestId === null ? t.agencyAccepted : t.agencyWaiting}`
}

/** Where a work is to be seen. @param plan address of the plan that is open */
export function workHref({ id, owner }: NeighbourWork, plan: string, fiscalYear: number): string {
  if (owner.who === 'office') return `/p/${owner.code}/${fiscalYear}/projects/${id}`
  return owner.who === 'agency' && owner.requestId !== null
    ? `${plan}/collect/inbox/${owner.requestId}`
    : `${plan}/projects/${id}`
}

/** What a talk about a work begins with. */
export function talkOf({ other, met }: NeighbourRow, language: Language): { subject: string; text: string } {
  const t = labelsIn(neighbourPageLabels, language)
  const [first] = met
  const about = { other: other.name, otherMonths: monthsOrNone(other.months, language) }
  return {
    subject: fillLabel(t.subject, { work: other.name }).slice(0, 300),
    text: (first === undefined
      ? fillLabel(t.textAlone, about)
      : fillLabel(t.text, { ...about, ...ourSide(first, language) })
    ).trim(),
  }
}

const ourSide = ({ own, where, hint }: Met, language: Language) => ({
  own: own.name,
  ownMonths: monthsOrNone(own.months, language),
  where: whereText(where, language),
  hint: hint === null ? '' : hintText(hint, language),
})
