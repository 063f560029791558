import { defineLabels } from '#src/web/labels.ts'

export const planLabels = defineLabels({
  title: { th: 'แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {year}', en: 'Operation plan, fiscal year {year}' },
  place: { th: 'อำเภอ{amphoe} จังหวัด{province}', en: '{amphoe}, {province}' },
  stepNow: { th: 'ขณะนี้อยู่ขั้นตอนที่ {n}: {act}', en: 'Now at step {n}: {act}' },
  announced: { th: 'ประกาศใช้แผนแล้ว ครบทุกขั้นตอน', en: 'The plan is announced: every step is done' },
  since: { th: 'ตั้งแต่ {at}', en: 'since {at}' },
  deadlines: { th: 'กำหนดเวลา และวันที่ประกาศงบประมาณ', en: 'Deadlines, and when the budget was announced' },
  fundTotals: { th: 'ยอดงบประมาณตามแหล่ง', en: 'Totals of the budget by source' },
  table: { th: 'เปิดตารางโครงการ', en: 'Open the project table' },
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
  imports: { th: 'ไฟล์ที่นำเข้าแผนนี้ และการยกเลิก', en: 'Imported files and undoing' },
  empty: {
    th: 'แผนนี้ยังไม่มีโครงการ เพิ่มในตารางโครงการ หรือนำเข้าจากไฟล์',
    en: 'This plan has no projects yet. Add them in the table, or import a file.',
  },
  home: { th: 'หน้าแรก', en: 'Home' },
})
