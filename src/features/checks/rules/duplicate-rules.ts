import type { PlanRule } from '../rule.ts'

const wholePlan = (message: { th: string; en: string }) => [{ projectId: null, field: null, message }]

/** What the rules say of works that may be there twice. */
export const DUPLICATE_RULES: readonly PlanRule[] = [
  {
    id: 'duplicates-undecided',
    severity: 'advice',
    law: null,
    title: { th: 'งานที่อาจซ้ำซ้อนยังไม่ได้พิจารณา', en: 'Possible duplicates nobody has decided on' },
    reason: {
      th: 'แผนการดำเนินงานมีไว้ลดความซ้ำซ้อนของงานในพื้นที่',
      en: 'The operation plan is there to keep work from being done twice.',
    },
    findInPlan: ({ openDuplicates = 0, isSearched = true, projects }) => {
      if (openDuplicates > 0)
        return wholePlan({
          th: `มีงานที่อาจซ้ำซ้อน ${openDuplicates} คู่ที่ยังไม่ได้พิจารณา กรุณาเปิดหน้า “งานซ้ำซ้อน” ของแผน`,
          en: `${openDuplicates} pairs of works wait for a decision: see the plan’s page of duplicates.`,
        })
      if (isSearched || projects.length < 2) return []
      return wholePlan({
        th: 'ยังไม่ได้ค้นหางานซ้ำซ้อนตั้งแต่แก้ไขโครงการครั้งล่าสุด เปิดหน้า “งานซ้ำซ้อน” ของแผน ระบบจะค้นหาให้',
        en: 'Nobody has looked for duplicates since projects were changed last: the plan’s page of duplicates does when it is opened.',
      })
    },
  },
]
