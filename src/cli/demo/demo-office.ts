/** The municipality of the demonstration. It does not exist: neither its name nor its code is in the national register. */
export const DEMO_OFFICE = {
  dlaCode: '9999901',
  name: 'เทศบาลตำบลดำเนินตัวอย่าง',
  type: 'subdistrict-municipality',
  amphoe: 'สมมุติ',
  province: 'ตัวอย่าง',
} as const

export const DEMO_YEAR = 2570

/** Level 1 of its plan, by number. */
export const DEMO_STRATEGIES: ReadonlyMap<number, string> = new Map([
  [1, 'ด้านโครงสร้างพื้นฐานและระบบสาธารณูปโภค'],
  [2, 'ด้านการพัฒนาคุณภาพชีวิตและความปลอดภัย'],
  [3, 'ด้านการศึกษา ศาสนา ประเพณีและวัฒนธรรม'],
  [4, 'ด้านเศรษฐกิจ การเกษตร และสิ่งแวดล้อม'],
  [5, 'ด้านการบริหารกิจการบ้านเมืองที่ดี'],
])

/** What is set for its book, as one types it into the form. The signatory is a position, no person. */
export const DEMO_BOOK = {
  preparedBy: 'งานวิเคราะห์นโยบายและแผน สำนักปลัดเทศบาล',
  announcementNumber: '1/2569',
  announcementDate: '15 ตุลาคม 2569',
  signatoryName: '',
  signatoryPosition: 'นายกเทศมนตรีตำบลดำเนินตัวอย่าง',
} as const
