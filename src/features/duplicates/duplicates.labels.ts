import { defineLabels } from '#src/web/labels.ts'

/** Words of the verdict, as the pages show them. */
export const duplicatesLabels = defineLabels({
  same: { th: 'น่าจะเป็นงานเดียวกัน', en: 'Probably the same work' },
  different: { th: 'คนละงาน', en: 'Different works' },
  reasons: { th: 'เหตุที่เห็นว่าซ้ำ', en: 'Why it may be the same' },
  against: { th: 'ข้อที่ต่างกัน', en: 'What speaks against it' },
  score: { th: 'ความเหมือน {percent} %', en: 'Likeness {percent} %' },
})
