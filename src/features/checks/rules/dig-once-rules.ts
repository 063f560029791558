import type { PlanRule } from '../rule.ts'

/** What the rules say of works for which the ground could be opened once. */
export const DIG_ONCE_RULES: readonly PlanRule[] = [
  {
    id: 'dig-once',
    severity: 'advice',
    law: null,
    title: { th: 'งานที่ควรขุดพร้อมกันหรือสลับลำดับ', en: 'Works that should share one trench, or change places' },
    reason: {
      th: 'ถนนที่เพิ่งทำเสร็จจะได้ไม่ต้องถูกขุดเพื่อวางท่อหรือสาย',
      en: 'So that no new surface is dug up for a pipe or a cable.',
    },
    findInPlan: ({ digOnceCount = 0 }) =>
      digOnceCount === 0
        ? []
        : [
            {
              projectId: null,
              field: null,
              message: {
                th: `มีงานบนถนนหรือคลองสายเดียวกัน ${digOnceCount} คู่ที่ควรจัดลำดับก่อนหลัง กรุณาเปิดหน้า “งานของหน่วยงานใกล้เคียง” ของแผน`,
                en: `${digOnceCount} pairs of works on one road or canal should be put in order: see the page of the neighbours’ works.`,
              },
            },
          ],
  },
]
