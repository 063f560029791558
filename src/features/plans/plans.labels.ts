import { defineLabels } from '#src/web/labels.ts'

export const planLabels = defineLabels({
  title: { th: 'แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {year}', en: 'Operation plan, fiscal year {year}' },
  place: { th: 'อำเภอ{amphoe} จังหวัด{province}', en: '{amphoe}, {province}' },
  stepsTitle: { th: 'ขั้นตอน', en: 'Steps' },
  stepImport: { th: 'นำเข้าไฟล์', en: 'Import the file' },
  stepCheck: { th: 'ตรวจและแก้ไข', en: 'Check and correct' },
  stepBook: { th: 'จัดทำเล่มแผน', en: 'Make the book' },
  acceptedNow: { th: 'นำเข้าแล้ว แผนนี้มี {count} โครงการ', en: 'Taken in. The plan now has {count} projects.' },
  settings: { th: 'ตั้งค่าเล่มแผน', en: 'Set up the book' },
  makeBook: { th: 'จัดทำเล่มแผน', en: 'Make the plan book' },
  importAgain: { th: 'นำเข้าไฟล์อีกครั้ง', en: 'Import a file again' },
  sums: { th: 'สรุปตามยุทธศาสตร์และแผนงาน', en: 'Summary by strategy and programme' },
  group: { th: 'ยุทธศาสตร์ / แผนงาน', en: 'Strategy / programme' },
  count: { th: 'จำนวนโครงการ', en: 'Projects' },
  budget: { th: 'งบประมาณ (บาท)', en: 'Budget (baht)' },
  share: { th: 'ร้อยละของงบประมาณ', en: 'Share of the budget' },
  total: { th: 'รวมทั้งสิ้น', en: 'Total' },
  projectsTitle: { th: 'โครงการทั้งหมด', en: 'All projects' },
  imports: { th: 'ไฟล์ที่นำเข้าแผนนี้ และการยกเลิก', en: 'Imported files and undoing' },
  empty: { th: 'แผนนี้ยังไม่มีโครงการ นำเข้าไฟล์เพื่อเริ่มต้น', en: 'This plan has no projects yet. Import a file to begin.' },
  home: { th: 'หน้าแรก', en: 'Home' },
})
