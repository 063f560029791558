import { PROGRAMMES, matchProgramme } from '#src/domain/programmes.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { at, LAW, quoted, type FoundInPlan, type PlanRule, type ProjectRule, type ProjectToCheck } from '../rule.ts'
import { isRoadWorks } from '../work-types.ts'

const OFFICIAL = new Set(PROGRAMMES.map(({ name }) => name))
/** Programmes under which roads and drains are budgeted. */
const ROAD_PROGRAMMES = new Set(['แผนงานเคหะและชุมชน', 'แผนงานอุตสาหกรรมและการโยธา', 'แผนงานการเกษตร', 'แผนงานงบกลาง'])

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === ''

/** Rules about strategy and programme of a project. */
export const STRATEGY_RULES: readonly ProjectRule[] = [
  {
    id: 'programme-missing',
    severity: 'blocking',
    law: LAW.form,
    title: { th: 'ไม่มีแผนงาน', en: 'No programme' },
    reason: { th: 'เล่มแผนจัดโครงการตามยุทธศาสตร์และแผนงาน', en: 'The book is arranged by strategy and programme.' },
    find: ({ kind, programme, programmeRaw }) =>
      kind !== 'outside-agency' && isBlank(programme) && isBlank(programmeRaw)
        ? at('programme', 'ยังไม่ได้เลือกแผนงาน กรุณาเลือกหนึ่งในสิบสองแผนงาน', 'Choose one of the twelve programmes.')
        : null,
  },
  {
    id: 'programme-unknown',
    severity: 'warning',
    law: null,
    title: { th: 'แผนงานไม่อยู่ในสิบสองแผนงาน', en: 'Programme not one of the twelve' },
    reason: { th: 'ยอดแยกตามแผนงานจะเทียบกับงบประมาณไม่ได้', en: 'Its sum could not be compared with the budget.' },
    find: ({ programme, programmeRaw }) => {
      const named = isBlank(programme) ? (programmeRaw ?? '') : (programme ?? '')
      if (isBlank(named) || OFFICIAL.has(named)) return null
      const meant = matchProgramme(named)?.programme
      return at(
        'programme',
        `${quoted(named)} ไม่ใช่ชื่อแผนงานตามระบบงบประมาณ ${meant ? `ควรเป็น “${meant}”` : 'กรุณาเลือกจากรายการ'}`,
        `${quoted(named)} is none of the budget’s programmes: ${meant ? `perhaps “${meant}”` : 'choose one from the list'}.`,
      )
    },
  },
  {
    id: 'strategy-missing',
    severity: 'blocking',
    law: LAW.form,
    title: { th: 'ไม่มียุทธศาสตร์', en: 'No strategy' },
    reason: {
      th: 'แบบ ผด.01 และ ผด.02 แยกตามยุทธศาสตร์',
      en: 'Forms ผด.01 and ผด.02 are divided by strategy.',
    },
    find: ({ kind, strategy, strategyNo }) =>
      (kind === 'project' || kind === 'activity') && isBlank(strategy) && strategyNo === null
        ? at('strategy', 'ยังไม่มียุทธศาสตร์ กรุณากรอกตามแผนพัฒนาท้องถิ่น', 'Enter the strategy of the development plan.')
        : null,
  },
  {
    id: 'strategy-name-missing',
    severity: 'warning',
    law: null,
    title: { th: 'มีลำดับยุทธศาสตร์แต่ไม่มีชื่อ', en: 'Strategy number without its name' },
    reason: { th: 'หัวตารางของเล่มจะว่าง', en: 'The heading of the table would be empty.' },
    find: ({ strategy, strategyNo }) =>
      strategyNo !== null && isBlank(strategy)
        ? at('strategy', `ยุทธศาสตร์ที่ ${strategyNo} ยังไม่มีชื่อ กรุณากรอก`, `Strategy ${strategyNo} has no name: enter it.`)
        : null,
  },
  {
    id: 'agency-programme-missing',
    severity: 'warning',
    law: null,
    title: { th: 'โครงการของหน่วยงานอื่นไม่มีแผนงาน', en: 'Agency project without a programme' },
    reason: { th: 'จะไปรวมอยู่ท้ายบัญชีโดยไม่มีหัวเรื่อง', en: 'It would stand at the end without a heading.' },
    find: ({ kind, programme, programmeRaw }) =>
      kind === 'outside-agency' && isBlank(programme) && isBlank(programmeRaw)
        ? at('programme', 'กรุณาเลือกแผนงานที่ใกล้เคียง', 'Choose the nearest programme.')
        : null,
  },
  {
    id: 'programme-unlikely',
    severity: 'advice',
    law: null,
    title: { th: 'งานถนนหรือระบายน้ำอยู่ในแผนงานที่ไม่ค่อยใช้', en: 'Road or drain under an unusual programme' },
    reason: {
      th: 'งบถนนและระบายน้ำมักตั้งในแผนงานเคหะและชุมชน หรืออุตสาหกรรมและการโยธา',
      en: 'Roads and drains are mostly budgeted under housing or industry and works.',
    },
    find: (project) =>
      isRoadWorks(project) && OFFICIAL.has(project.programme ?? '') && !ROAD_PROGRAMMES.has(project.programme ?? '')
        ? at(
            'programme',
            `งานนี้อยู่ใน${project.programme ?? ''} กรุณาตรวจว่าตรงกับงบประมาณรายจ่าย`,
            `It stands under ${project.programme ?? ''}: check against the budget.`,
          )
        : null,
  },
]

type Named = ProjectToCheck & { strategyNo: number; strategy: string }
const isNamed = (project: ProjectToCheck): project is Named => project.strategyNo !== null && !isBlank(project.strategy)

const keys = new Map<string, string>()

function keyOf(strategy: string): string {
  const key = keys.get(strategy) ?? foldThai(strategy)
  // A plan names a handful of strategies, thousands of times.
  if (keys.size > 500) keys.clear()
  keys.set(strategy, key)
  return key
}

/** The first project of every group whose value differs from that of the group's first. */
function odd(
  projects: readonly Named[],
  groupOf: (project: Named) => string,
  valueOf: (project: Named) => string,
): [Named, Named][] {
  const firsts = new Map<string, Named>()
  const found = new Map<string, [Named, Named]>()
  for (const project of projects) {
    const first = firsts.get(groupOf(project))
    const pair = `${groupOf(project)}|${valueOf(project)}`
    if (!first) firsts.set(groupOf(project), project)
    else if (valueOf(first) !== valueOf(project) && !found.has(pair)) found.set(pair, [first, project])
  }
  return [...found.values()]
}

/** Rules about the strategies of the whole plan. */
export const PLAN_STRATEGY_RULES: readonly PlanRule[] = [
  {
    id: 'strategy-two-names',
    severity: 'warning',
    law: null,
    title: { th: 'ยุทธศาสตร์ลำดับเดียวกันมีสองชื่อ', en: 'One strategy number, two names' },
    reason: {
      th: 'เล่มแผนจะแยกเป็นสองยุทธศาสตร์ และยอดรวมแยกกัน',
      en: 'The book would make two strategies with sums of their own.',
    },
    findInPlan: ({ projects }) =>
      odd(
        projects.filter(isNamed),
        ({ strategyNo }) => String(strategyNo),
        ({ strategy }) => keyOf(strategy),
      ).map(([first, other]): FoundInPlan => ({
        projectId: other.id,
        field: 'strategy',
        message: {
          th: `ยุทธศาสตร์ที่ ${other.strategyNo} เขียนว่า ${quoted(first.strategy)} และ ${quoted(other.strategy)} กรุณาใช้ชื่อเดียว`,
          en: `Strategy ${other.strategyNo} is called ${quoted(first.strategy)} and ${quoted(other.strategy)}: use one name.`,
        },
      })),
  },
  {
    id: 'strategy-two-numbers',
    severity: 'warning',
    law: null,
    title: { th: 'ยุทธศาสตร์ชื่อเดียวกันมีสองลำดับ', en: 'One strategy, two numbers' },
    reason: { th: 'เล่มแผนจะพิมพ์ยุทธศาสตร์เดียวกันสองครั้ง', en: 'The book would print it twice.' },
    findInPlan: ({ projects }) =>
      odd(
        projects.filter(isNamed),
        ({ strategy }) => keyOf(strategy),
        ({ strategyNo }) => String(strategyNo),
      ).map(([first, other]): FoundInPlan => ({
        projectId: other.id,
        field: 'strategyNo',
        message: {
          th: `${quoted(other.strategy)} เป็นทั้งยุทธศาสตร์ที่ ${first.strategyNo} และ ${other.strategyNo} กรุณาใช้ลำดับเดียว`,
          en: `${quoted(other.strategy)} has the numbers ${first.strategyNo} and ${other.strategyNo}: use one.`,
        },
      })),
  },
]
