import type { ProjectKind } from '#src/domain/project.ts'

/** Every kind of a project, in the order in which lists offer them. */
export const PROJECT_KINDS: readonly ProjectKind[] = ['project', 'activity', 'equipment', 'outside-agency']
