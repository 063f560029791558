import { keysOf } from '../project-keys.ts'
import { quoted, type FoundInPlan, type PlanRule, type ProjectToCheck } from '../rule.ts'

/** Projects under one key, those whose key is empty left out; groups of one are no groups. */
function groupsBy(projects: readonly ProjectToCheck[], keyOf: (project: ProjectToCheck) => string | null) {
  const groups = new Map<string, ProjectToCheck[]>()
  for (const project of projects) {
    const key = keyOf(project)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(project)
    else groups.set(key, [project])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

const isNamed = ({ name }: ProjectToCheck): boolean => name.trim() !== ''

/** Rules that compare the projects of a plan with each other; by keys, never pair by pair. */
export const REPEAT_RULES: readonly PlanRule[] = [
  {
    id: 'name-repeated',
    severity: 'warning',
    law: null,
    title: { th: 'โครงการซ้ำ', en: 'Repeated project' },
    reason: {
      th: 'ชื่อ สถานที่ และแหล่งเงินเหมือนกัน เงินอาจถูกนับสองครั้ง',
      en: 'Same name, place and source: the money may be counted twice.',
    },
    findInPlan: ({ projects }) =>
      groupsBy(projects, (project) =>
        isNamed(project) ? `${keysOf(project).name}|${keysOf(project).place}|${keysOf(project).funds}` : null,
      ).flatMap((group) =>
        group.slice(1).map((project): FoundInPlan => ({
          projectId: project.id,
          field: 'name',
          message: {
            th: `${quoted(project.name)} มี ${group.length} รายการที่ชื่อ สถานที่ และแหล่งเงินเหมือนกัน กรุณาลบรายการที่ซ้ำ หรือแก้ให้ต่างกัน`,
            en: `${quoted(project.name)} stands ${group.length} times with the same place and source: delete or tell them apart.`,
          },
        })),
      ),
  },
  {
    id: 'name-nearly-repeated',
    severity: 'advice',
    law: null,
    title: { th: 'ชื่อเกือบเหมือนกัน', en: 'Nearly the same name' },
    reason: {
      th: 'ต่างกันแค่คำย่อ จุด หรือวรรณยุกต์ อาจเป็นโครงการเดียวกัน',
      en: 'They differ only in abbreviations, dots or marks and may be one project.',
    },
    findInPlan: ({ projects }) =>
      groupsBy(projects, (project) =>
        isNamed(project) ? `${keysOf(project).spelling}|${keysOf(project).place}` : null,
      )
        .filter((group) => new Set(group.map((project) => keysOf(project).name)).size > 1)
        .flatMap(([first, ...others]) =>
          others
            .filter((other) => first !== undefined && keysOf(other).name !== keysOf(first).name)
            .map((other): FoundInPlan => ({
              projectId: other.id,
              field: 'name',
              message: {
                th: `${quoted(other.name)} เกือบเหมือน ${quoted(first?.name ?? '')} กรุณาตรวจว่าเป็นโครงการเดียวกันหรือไม่`,
                en: `${quoted(other.name)} is nearly ${quoted(first?.name ?? '')}: are they one project?`,
              },
            })),
        ),
  },
]
