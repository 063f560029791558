import { defineLabels } from '#src/web/labels.ts'

export const chooseLabels = defineLabels({
  title: { th: 'เลือกหน่วยงาน', en: 'Choose an office' },
  lead: { th: 'ท่านมีตำแหน่งในหน่วยงานเหล่านี้', en: 'You hold a position in these offices.' },
  place: { th: 'อำเภอ{amphoe} จังหวัด{province}', en: '{amphoe}, {province}' },
})

export const officeLabels = defineLabels({
  lead: { th: 'อำเภอ{amphoe} จังหวัด{province}', en: '{amphoe}, {province}' },
  plansTitle: { th: 'แผนของแต่ละปี', en: 'Plans by year' },
  plansEmpty: { th: 'ยังไม่มีแผน', en: 'No plan yet.' },
  planOf: { th: 'แผนการดำเนินงาน ปีงบประมาณ พ.ศ. {year}', en: 'Operation plan {year}' },
  planFacts: { th: '{count} โครงการ', en: '{count} projects' },
  importsTitle: { th: 'ไฟล์ที่รอตรวจ', en: 'Files waiting to be checked' },
  importsEmpty: { th: 'ไม่มีไฟล์ที่รอตรวจ', en: 'No file is waiting.' },
})
