/** The municipality of the demonstration. It does not exist: neither its name nor its code is in the national register. */
export const DEMO_OFFICE = {
  dlaCode: '9999901',
  name: 'เทศบาลตำบลดำเนินตัวอย่าง',
  type: 'subdistrict-municipality',
  amphoe: 'สมมุติ',
  province: 'ตัวอย่าง',
} as const

/** Fiscal year of the demonstration, Buddhist era. */
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

/** Outside agencies of its area, as one pastes them. The first answers; the second does not. They do not exist either. */
export const DEMO_AGENCIES = ['แขวงทางหลวงตัวอย่างที่ 1', 'การไฟฟ้าส่วนภูมิภาคสาขาสมมุติ'] as const

/** What the first agency sends by its link. The first is a road that stands in the plan already, in other words. */
export const DEMO_SENT = [
  {
    name: 'ซ่อมสร้างผิวทางแอสฟัลต์คอนกรีต สายบ้านดำเนินใต้ - บ้านใหม่สันติสุข',
    activity: 'ปรับปรุงผิวทางกว้าง 6 เมตร ยาว 1,450 เมตร พร้อมตีเส้นจราจร',
    place: 'ม.1 บ้านดำเนินใต้ และ ม.6 บ้านใหม่สันติสุข',
    villages: '1, 6',
    funds: [{ source: 'งบประมาณกรมทางหลวง', amount: '4,900,000' }],
    months: [3, 4, 5, 6],
  },
  {
    name: 'ติดตั้งไฟส่องสว่างและป้ายเตือน ทางแยกหน้าตลาดสดดำเนิน',
    activity: 'ติดตั้งเสาไฟ 12 ต้น และป้ายเตือน 4 ป้าย',
    place: 'หมู่ที่ 1 บ้านดำเนินใต้',
    villages: '1',
    funds: [{ source: 'งบประมาณกรมทางหลวง', amount: '860,000' }],
    months: [7, 8],
  },
] as const
