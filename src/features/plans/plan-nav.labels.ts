import { defineLabels } from '#src/web/labels.ts'

export const planNavLabels = defineLabels({
  nav: { th: 'หน้าของแผนนี้', en: 'Pages of this plan' },
  more: { th: 'หน้าอื่นของแผน', en: 'Other pages of the plan' },
  overview: { th: 'ภาพรวม', en: 'Overview' },
  collect: { th: 'รวบรวม', en: 'Collect' },
  development: { th: 'แผนพัฒนา', en: 'Development plan' },
  table: { th: 'ตารางโครงการ', en: 'Project table' },
  budget: { th: 'งบประมาณ', en: 'Budget' },
  duplicates: { th: 'งานซ้ำซ้อน', en: 'Duplicates' },
  checks: { th: 'ตรวจความพร้อม', en: 'Checks' },
  progress: { th: 'ขั้นตอน', en: 'Steps' },
  book: { th: 'เล่มแผน', en: 'Plan book' },
  announce: { th: 'ประกาศ', en: 'Announcement' },
})
