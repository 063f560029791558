import type { LineState, TiedLine, TiedProject, TieOut } from './tie-out.ts'

/** What the page of the tie-out can list. */
export const LINE_VIEWS = ['in-plan', 'left-out', 'open', 'over'] as const satisfies readonly LineState[]
/** What of the projects it can list. */
export const PROJECT_VIEWS = ['tied', 'no-line', 'differs', 'outside'] as const
export type ProjectViewName = (typeof PROJECT_VIEWS)[number]

/** The lines behind a number. 'in-plan': all of which projects take something. @param instrumentId null: of all instruments */
export const linesBehind = (tied: TieOut, state: LineState, instrumentId: string | null): TiedLine[] =>
  tied.lines.filter(
    (one) =>
      (instrumentId === null || one.line.instrumentId === instrumentId) &&
      (state === 'in-plan' ? one.projectIds.length > 0 : one.state === state),
  )

/** The projects behind a number. */
export const projectsBehind = (tied: TieOut, view: ProjectViewName): TiedProject[] =>
  tied.projects.filter(({ state, outsideSatang }) => (view === 'outside' ? outsideSatang !== 0 : state === view))
