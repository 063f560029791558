import { foldThai } from '#src/domain/thai-text.ts'
import type { ProjectFields } from '../projects.ts'

type Searched = Pick<
  ProjectFields,
  'name' | 'activity' | 'target' | 'place' | 'note' | 'departments' | 'programme' | 'strategy' | 'funds' | 'villages'
>

/** A project object never changes: another state is another object. So its shadow is made once. */
const shadows = new WeakMap<Searched, string>()

function shadowOf(project: Searched): string {
  const known = shadows.get(project)
  if (known !== undefined) return known
  const words = [
    project.name,
    project.activity,
    project.target,
    project.place,
    project.note,
    project.programme,
    project.strategy,
    ...project.departments,
    ...project.funds.map(({ source }) => source),
    ...project.villages.map((village) => `หมู่ที่ ${village}`),
  ]
  // The bar keeps a word from being found across two fields.
  const shadow = words.flatMap((word) => (word === null ? [] : [foldThai(word)])).join('|')
  shadows.set(project, shadow)
  return shadow
}

/**
 * Whether a project says what is looked for: every word of the query (they are set apart by blanks), each as any part of a word, with
 * digits of either kind. An empty query finds all.
 */
export function finderOf(query: string): (project: Searched) => boolean {
  const words = query
    .split(/\s+/)
    .map(foldThai)
    .filter((word) => word !== '')
  if (words.length === 0) return () => true
  return (project) => {
    const shadow = shadowOf(project)
    return words.every((word) => shadow.includes(word))
  }
}
