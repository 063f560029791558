import { parseBahtInput } from '#src/domain/baht-input.ts'
import { parseFundText } from '#src/domain/fund-text.ts'
import { KIND_LABELS } from '#src/domain/labels.ts'
import { matchProgramme } from '#src/domain/programmes.ts'
import type { FundRow } from '#src/domain/project.ts'
import { foldThai, normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { parseVillages } from '#src/domain/villages.ts'
import type { LiveProject, ProjectFields } from '../projects.ts'
import type { Column } from './columns.ts'
import { PROJECT_KINDS } from './project-kinds.ts'

/** What typing a text into a cell changes; or why the text cannot stand there. */
export type CellEdit = { fields: Partial<ProjectFields> } | { problem: CellProblem }
/** Why a text cannot stand in a cell. */
export type CellProblem = 'amount' | 'many-funds' | 'villages' | 'kind' | 'name' | 'read-only'

const done = (fields: Partial<ProjectFields>): CellEdit => ({ fields })
const refuse = (problem: CellProblem): CellEdit => ({ problem })

/** Reads what was typed or pasted into a cell. An empty text empties the field. */
export function cellEdit(project: LiveProject, column: Column, typed: string): CellEdit {
  const text = normaliseThai(typed)
  if (column.month !== null) return done({ months: withMonth(project.months, column.month, isMarked(text)) })
  switch (column.id) {
    case 'no':
      return refuse('read-only')
    case 'name':
      return text === '' ? refuse('name') : done({ name: text })
    case 'budget':
      return budgetEdit(project, text)
    case 'fund':
      return fundEdit(project, text)
    case 'villages':
      return villagesEdit(text)
    case 'departments':
      return done({ departments: listOf(text) })
    case 'programme':
      return done({ programme: text === '' ? null : (matchProgramme(text)?.programme ?? text) })
    case 'strategy':
      return done(strategyOf(text))
    case 'kind':
      return kindEdit(text)
    case 'activity':
    case 'target':
    case 'place':
    case 'note':
      return done({ [column.id]: text || null })
  }
}

/** The months with one of them set or not. */
export const withMonth = (months: number, month: number, isOn: boolean): number =>
  isOn ? months | (1 << (month - 1)) : months & ~(1 << (month - 1))

/** Anything but a dash or a nought marks a month. */
const isMarked = (text: string): boolean => !/^[-–—0๐]?$/.test(text)

/** "1. การศึกษา", "ยุทธศาสตร์ที่ 1 การศึกษา", or a name alone. */
export function strategyOf(text: string): Pick<ProjectFields, 'strategyNo' | 'strategy'> {
  const match = /^(?:(?:ยุทธศาสตร์|ประเด็นการพัฒนา)(?:การพัฒนา)?(?:ที่)?\s*)?([0-9๐-๙]{1,3})(?:[.):]\s*|\s+|$)(.*)$/s.exec(
    text,
  )
  if (!match?.[1]) return { strategyNo: null, strategy: text || null }
  return { strategyNo: Number(toArabicDigits(match[1])), strategy: match[2]?.trim() || null }
}

function budgetEdit({ funds }: LiveProject, text: string): CellEdit {
  if (/^(?:ไม่|งด)/.test(text)) return done({ funds: [], noBudgetReason: 'no-budget-used' })
  if (text === '' || /^[-–—]+$/.test(text))
    return done({ funds: withoutAmounts(funds), noBudgetReason: text === '' ? null : 'dash' })
  const amountSatang = parseBahtInput(text)
  if (amountSatang !== null) {
    if (funds.length > 1) return refuse('many-funds')
    return done({ funds: [{ source: funds[0]?.source ?? null, amountSatang }], noBudgetReason: null })
  }
  const rows = parseFundText(text)
  if (!rows.some((row) => row.amountSatang !== null)) return refuse('amount')
  return done({ funds: rows, noBudgetReason: null })
}

/** The sources stay when their amounts go. */
const withoutAmounts = (funds: readonly FundRow[]): FundRow[] =>
  funds.flatMap(({ source }) => (source === null ? [] : [{ source, amountSatang: null }]))

function fundEdit({ funds }: LiveProject, text: string): CellEdit {
  const rows = parseFundText(text)
  if (rows.some((row) => row.amountSatang !== null)) return done({ funds: rows, noBudgetReason: null })
  if (funds.length > 1) return refuse('many-funds')
  const amountSatang = funds[0]?.amountSatang ?? null
  const source = text.replace(/\s*\n\s*/g, ' ') || null
  return done({ funds: source === null && amountSatang === null ? [] : [{ source, amountSatang }] })
}

function villagesEdit(text: string): CellEdit {
  const villages = parseVillages(text)
  return villages === null ? refuse('villages') : done({ villages })
}

/** One on each line, or set apart by commas; each once. */
const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

function kindEdit(text: string): CellEdit {
  const folded = foldThai(text)
  const kind = PROJECT_KINDS.find(
    (kind) => kind === text || foldThai(KIND_LABELS[kind].th) === folded || foldThai(KIND_LABELS[kind].en) === folded,
  )
  return kind === undefined ? refuse('kind') : done({ kind })
}
