import { readFileSync } from 'node:fs'
import path from 'node:path'
import { monthSet } from '#src/domain/month-set.ts'
import { satangFromBaht } from '#src/domain/money.ts'
import type { FundRow, NoBudgetReason, ProjectContent, ProjectKind } from '#src/domain/project.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { DEMO_STRATEGIES } from './demo-office.ts'

/** projects.tsv: funds "เทศบัญญัติ:500000+เงินสะสม:236400", "-" or "-ไม่ใช้งบประมาณ"; months "1-3 8-9" (ต.ค. = 1). */
const FILE = path.join(PROJECT_ROOT, 'src/cli/demo/projects.tsv')

const KINDS: readonly ProjectKind[] = ['project', 'equipment', 'outside-agency']

/** The plan of the fictitious municipality, in the order of its own file. */
export function demoProjects(): ProjectContent[] {
  const [, ...lines] = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line, index) => projectOf(line.split('\t'), index + 2))
}

function projectOf(cells: readonly string[], line: number): ProjectContent {
  const [kindName, strategyNo, programme, name = '', activity, target, money, place, departments, months, note] = cells
  const kind = KINDS.find((known) => known === kindName)
  if (kind === undefined || cells.length !== 11 || name === '')
    throw new Error(`projects.tsv line ${line} is not whole`)
  const no = strategyNo ? Number(strategyNo) : null
  return {
    no: null,
    kind,
    name,
    activity: activity || null,
    target: target || null,
    ...fundsOf(money ?? ''),
    place: place || null,
    departments: (departments ?? '').split(', '),
    months: monthSet((months ?? '').split(' ').flatMap(monthsIn)),
    strategyNo: no,
    strategy: no === null ? null : (DEMO_STRATEGIES.get(no) ?? null),
    tactic: null,
    programme: programme || null,
    programmeRaw: null,
    note: note || null,
  }
}

function fundsOf(text: string): { funds: FundRow[]; noBudgetReason: NoBudgetReason | null } {
  if (text.startsWith('-')) return { funds: [], noBudgetReason: text === '-' ? 'dash' : 'no-budget-used' }
  const funds = text.split('+').map((part): FundRow => {
    const [source = '', baht] = part.split(':')
    return { source, amountSatang: satangFromBaht(Number(baht)) }
  })
  return { funds, noBudgetReason: null }
}

function monthsIn(range: string): number[] {
  const [first = 0, last = first] = range.split('-').map(Number)
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
}
