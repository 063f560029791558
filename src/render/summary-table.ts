import { foldThai } from '#src/domain/thai-text.ts'
import { headUnit } from '#src/domain/departments.ts'
import type { LevelLabel, PlanProject } from '#src/domain/plan.ts'
import { percentOf } from '#src/domain/percent.ts'
import { budgetOf } from '#src/domain/project.ts'
import type { Satang } from '#src/domain/money.ts'
import type { SummaryLine, SummaryTable } from './plan-document.ts'

/** A line of form ผด.01 before its percents are known. */
export type SummarySource = { heading: string; lines: { label: string; projects: readonly PlanProject[] }[] }

const SEVERAL = 'หลายหน่วยงาน'
/** So many main units are still named; more are "several". */
const NAMED_UNITS = 2

/** Sum of what the projects cost, in satang; a project without an amount counts as 0. */
export const sumOfBudgets = (projects: readonly PlanProject[]): Satang =>
  projects.reduce((sum, project) => sum + (budgetOf(project) ?? 0), 0)

/**
 * Form ผด.01. It counts everything that is carried out in the area: own projects, routine activities, projects of other agencies, and
 * (in groups of their own) equipment; so its grand total is the sum of all tables of the book. Percents: `percentOf`.
 */
export function summaryTable(
  groups: readonly SummarySource[],
  levelLabel: LevelLabel,
  say: (text: string) => string,
): SummaryTable {
  const all = groups.flatMap(({ lines }) => lines.flatMap(({ projects }) => projects))
  const line = lineWriter(all, say)
  return {
    formMark: say('แบบ ผด.01'),
    title: 'บัญชีสรุปจำนวนโครงการและงบประมาณ',
    columns: [
      `${levelLabel}/แผนงาน`,
      'จำนวนโครงการที่ดำเนินการ',
      'คิดเป็นร้อยละของโครงการทั้งหมด',
      'จำนวนงบประมาณ',
      'คิดเป็นร้อยละของงบประมาณทั้งหมด',
      'หน่วยงานรับผิดชอบหลัก',
    ],
    groups: groups.map(({ heading, lines }) => ({
      heading: say(heading),
      lines: lines.map(({ label, projects }) => line(label, projects, mainDepartment(projects))),
      subtotal: line(
        'รวม',
        lines.flatMap(({ projects }) => projects),
        '',
      ),
    })),
    total: line('รวมทั้งสิ้น', all, ''),
  }
}

type LineWriter = (label: string, projects: readonly PlanProject[], department: string) => SummaryLine

/** Writes lines with their shares of all projects. */
function lineWriter(all: readonly PlanProject[], say: (text: string) => string): LineWriter {
  const wholeBudget = sumOfBudgets(all)
  return (label, projects, department) => {
    const budgetSatang = sumOfBudgets(projects)
    return {
      label: say(label),
      projectCount: projects.length,
      projectPercent: percentOf(projects.length, all.length),
      budgetSatang,
      budgetPercent: percentOf(budgetSatang, wholeBudget),
      department: say(department),
    }
  }
}

/**
 * Who is mainly responsible for a line: up to two units are named, the more frequent first; of more, the one that has a part in over
 * half of the projects, else "หลายหน่วยงาน". Sections count as the unit they belong to. "-" where none is named.
 */
export function mainDepartment(projects: readonly PlanProject[]): string {
  const counts = new Map<string, { unit: string; count: number }>()
  for (const { departments } of projects) {
    const units = new Map(departments.map((name) => [foldThai(headUnit(name)), headUnit(name)]))
    for (const [key, unit] of units) counts.set(key, { unit, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const ranked = [...counts.values()].toSorted((a, b) => b.count - a.count)
  if (ranked.length === 0) return '-'
  if (ranked.length <= NAMED_UNITS) return ranked.map(({ unit }) => unit).join(' / ')
  const [first] = ranked
  return first && first.count * 2 > projects.length ? first.unit : SEVERAL
}
