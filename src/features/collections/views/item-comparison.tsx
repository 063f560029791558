import { FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { ConflictTable } from '#src/web/components/conflict.tsx'
import { useLabels } from '#src/web/labels.ts'
import { agencyLabels } from '../agency.labels.ts'
import type { TypedItem } from '../item-form.ts'

const ASKED_OF_AGENCIES = ['name', 'activity', 'place', 'villages', 'months', 'money', 'note'] as const
const FIELDS = [...ASKED_OF_AGENCIES, 'target', 'departments', 'strategyNo', 'strategy', 'tactic', 'programme'] as const

function textOf(typed: TypedItem, field: (typeof FIELDS)[number]): string {
  if (field === 'months') return typed.months.map((month) => FISCAL_MONTHS_SHORT[month - 1]).join(' ')
  if (field === 'money') return typed.funds.map(({ source, amount }) => `${amount} ${source}`.trim()).join('\n')
  return typed[field].trim()
}

type ComparisonProps = { standing: TypedItem; typed: TypedItem; asked: 'agency' | 'office' }

/** What stands beside what was typed, where the two differ. `asked`: whose form it is, and so which fields it has. */
export function ItemComparison({ standing, typed, asked }: ComparisonProps) {
  const t = useLabels(agencyLabels)
  const fields: readonly (typeof FIELDS)[number][] = asked === 'agency' ? ASKED_OF_AGENCIES : FIELDS
  const different = fields.filter((field) => textOf(standing, field) !== textOf(typed, field))
  return (
    <ConflictTable
      title={t.conflictTitle}
      text={t.conflictText}
      lines={different.map((field) => ({ field, name: t[field] }))}
      cell={({ field }, side) => textOf(side === 'theirs' ? standing : typed, field) || '–'}
    />
  )
}
