import type { StoredProject } from '#src/features/plans/projects.queries.ts'

/** A project of a plan for tests; what does not matter is empty. */
export const storedProject = (fields: Partial<StoredProject> & { id: string }): StoredProject => ({
  position: 1,
  version: 1,
  no: null,
  kind: 'project',
  name: `ก่อสร้างถนนตัวอย่าง ${fields.id}`,
  activity: null,
  target: null,
  funds: [],
  noBudgetReason: null,
  place: null,
  villages: [],
  departments: ['กองช่าง'],
  months: 0,
  strategyNo: null,
  strategy: null,
  tactic: null,
  programme: null,
  programmeRaw: null,
  note: null,
  agencyLetter: null,
  sourceFile: null,
  ref: null,
  intakeId: null,
  ...fields,
})
