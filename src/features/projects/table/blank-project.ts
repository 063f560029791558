import type { LiveProject } from '../projects.ts'

/** A project of which nothing is known but what is given; for new rows and for tests. */
export const blankProject = (over: Partial<LiveProject> & Pick<LiveProject, 'id' | 'name'>): LiveProject => ({
  kind: 'project',
  activity: null,
  target: null,
  funds: [],
  noBudgetReason: null,
  place: null,
  villages: [],
  departments: [],
  months: 0,
  strategyNo: null,
  strategy: null,
  tactic: null,
  programme: null,
  note: null,
  agencyLetter: null,
  version: 0,
  position: 0,
  mayEdit: true,
  ...over,
})
