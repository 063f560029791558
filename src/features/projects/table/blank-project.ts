import { BLANK_FIELDS, type LiveProject } from '../projects.ts'

/** A project of which nothing is known but what is given; for new rows and for tests. */
export const blankProject = (over: Partial<LiveProject> & Pick<LiveProject, 'id' | 'name'>): LiveProject => ({
  ...BLANK_FIELDS,
  version: 0,
  position: 0,
  mayEdit: true,
  ...over,
})
