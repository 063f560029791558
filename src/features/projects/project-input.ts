import type { Problem } from '#src/domain/errors.ts'
import { ALL_MONTHS } from '#src/domain/month-set.ts'
import type { FundRow } from '#src/domain/project.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { MAX_VILLAGE, MAX_VILLAGES } from '#src/domain/villages.ts'
import {
  MAX_AMOUNT_SATANG,
  MAX_DEPARTMENTS,
  MAX_FUNDS,
  MAX_NAME,
  MAX_TEXT,
  TOO_LONG,
} from '#src/features/plans/project-limits.ts'
import { villagesAfter } from '#src/features/plans/project-image.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { programmeOf } from '#src/features/plans/typed-project.ts'
import { BLANK_FIELDS, fieldsOf, isSameValue, type ProjectField, type ProjectFields } from './projects.ts'

const MAX_STRATEGY_NO = 999

/** A project of which nothing is known yet. */
export const blankProject = (id: string): StoredProject => ({
  ...BLANK_FIELDS,
  id,
  position: 0,
  version: 0,
  no: null,
  programme: null,
  programmeRaw: null,
  sourceFile: null,
  ref: null,
  intakeId: null,
})

const TEXT_FIELDS = ['activity', 'target', 'place', 'strategy', 'tactic', 'note', 'agencyLetter'] as const
const PLAIN_FIELDS = ['kind', 'noBudgetReason', 'months', 'strategyNo'] as const

/**
 * A project with some fields set anew: texts normalised, the programme matched, villages read anew when the place changes. All that is
 * wrong with the fields that are set is returned at once; then the project must not be saved.
 */
export function withFields(
  project: StoredProject,
  fields: Partial<ProjectFields>,
): { project: StoredProject; problems: Problem[] } {
  const standing = fieldsOf(project)
  const set = Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) => value !== undefined && !isSameValue(value, standing[field as ProjectField]),
    ),
  ) as Partial<ProjectFields>
  const after = { ...project, ...plainOf(set), ...textsOf(set) }
  if (set.name !== undefined) after.name = normaliseThai(set.name)
  if (set.programme !== undefined) Object.assign(after, programmeOf(textOf(set.programme)))
  if (set.funds !== undefined) after.funds = fundsOf(set.funds)
  if (set.departments !== undefined) after.departments = namesOf(set.departments)
  if (set.villages !== undefined) after.villages = [...new Set(set.villages)].toSorted((a, b) => a - b)
  else if (set.place !== undefined) after.villages = villagesAfter(project, after.place)
  if (after.funds.some(({ amountSatang }) => amountSatang !== null)) after.noBudgetReason = null
  return { project: after, problems: problemsOf(after, set) }
}

const textOf = (text: string | null): string | null => (text === null ? null : normaliseThai(text) || null)

const plainOf = (set: Partial<ProjectFields>): Partial<StoredProject> =>
  Object.fromEntries(PLAIN_FIELDS.flatMap((field) => (set[field] === undefined ? [] : [[field, set[field]]])))

const textsOf = (set: Partial<ProjectFields>): Partial<StoredProject> =>
  Object.fromEntries(
    TEXT_FIELDS.flatMap((field) => {
      const text = set[field]
      return text === undefined ? [] : [[field, textOf(text)]]
    }),
  )

const fundsOf = (funds: readonly FundRow[]): FundRow[] =>
  funds
    .map(({ source, amountSatang }) => ({ source: textOf(source), amountSatang }))
    .filter(({ source, amountSatang }) => source !== null || amountSatang !== null)

const namesOf = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => normaliseThai(name)).filter((name) => name !== '')),
]

type Rule = { field: ProjectField; rule: string; message: string; isBroken: (project: StoredProject) => boolean }

const isTooLong = (text: string | null): boolean => text !== null && text.length > MAX_TEXT
const amountsOf = ({ funds }: StoredProject): number[] =>
  funds.flatMap(({ amountSatang }) => (amountSatang === null ? [] : [amountSatang]))

const RULES: readonly Rule[] = [
  { field: 'name', rule: 'name-missing', message: 'กรุณาพิมพ์ชื่อโครงการ', isBroken: ({ name }) => name === '' },
  { field: 'name', rule: 'text-too-long', message: TOO_LONG, isBroken: ({ name }) => isTooLong(name) },
  ...TEXT_FIELDS.map((field): Rule => ({
    field,
    rule: 'text-too-long',
    message: TOO_LONG,
    isBroken: (project) => isTooLong(project[field]),
  })),
  {
    field: 'programme',
    rule: 'text-too-long',
    message: TOO_LONG,
    isBroken: ({ programmeRaw }) => isTooLong(programmeRaw),
  },
  {
    field: 'funds',
    rule: 'amount-unreadable',
    message: 'จำนวนเงินต้องเป็นจำนวนเต็มของสตางค์',
    isBroken: (project) => amountsOf(project).some((amount) => !Number.isSafeInteger(amount)),
  },
  {
    field: 'funds',
    rule: 'amount-too-large',
    message: 'จำนวนเงินเกินหนึ่งหมื่นล้านบาท กรุณาตรวจจำนวนหลัก',
    isBroken: (project) => amountsOf(project).some((amount) => Math.abs(amount) > MAX_AMOUNT_SATANG),
  },
  {
    field: 'funds',
    rule: 'too-many',
    message: `แหล่งงบประมาณได้ไม่เกิน ${MAX_FUNDS} แหล่ง ชื่อแหล่งละไม่เกิน ${MAX_NAME} ตัวอักษร`,
    isBroken: ({ funds }) => funds.length > MAX_FUNDS || funds.some(({ source }) => (source ?? '').length > MAX_NAME),
  },
  {
    field: 'departments',
    rule: 'too-many',
    message: `หน่วยงานได้ไม่เกิน ${MAX_DEPARTMENTS} หน่วย ชื่อละไม่เกิน ${MAX_NAME} ตัวอักษร`,
    isBroken: ({ departments }) =>
      departments.length > MAX_DEPARTMENTS || departments.some((name) => name.length > MAX_NAME),
  },
  {
    field: 'villages',
    rule: 'village-number',
    message: `หมู่ที่ต้องเป็นเลข 1 ถึง ${MAX_VILLAGE} และไม่เกิน ${MAX_VILLAGES} หมู่`,
    isBroken: ({ villages }) =>
      villages.length > MAX_VILLAGES ||
      villages.some((village) => !Number.isInteger(village) || village < 1 || village > MAX_VILLAGE),
  },
  {
    field: 'months',
    rule: 'months',
    message: 'เดือนต้องอยู่ในปีงบประมาณ (ตุลาคมถึงกันยายน)',
    isBroken: ({ months }) => !Number.isInteger(months) || months < 0 || months > ALL_MONTHS,
  },
  {
    field: 'strategyNo',
    rule: 'strategy-number',
    message: `ลำดับยุทธศาสตร์ต้องเป็นเลข 0 ถึง ${MAX_STRATEGY_NO}`,
    isBroken: ({ strategyNo }) =>
      strategyNo !== null && (!Number.isInteger(strategyNo) || strategyNo < 0 || strategyNo > MAX_STRATEGY_NO),
  },
]

/** Only of what was set: what stands already, from a file, keeps nobody from mending another field. */
const problemsOf = (project: StoredProject, set: Partial<ProjectFields>): Problem[] =>
  RULES.filter(({ field, isBroken }) => set[field] !== undefined && isBroken(project)).map(
    ({ field, rule, message }) => ({ field: `${project.id}.${field}`, rule, message }),
  )
