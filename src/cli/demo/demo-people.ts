import type { OfficeRole } from '#src/domain/permissions.ts'

/** A position of the demonstration, and the name with which it signs in. Whoever holds it is named by the position: no person is made up. */
export type DemoPosition = {
  username: string
  title: string
  name: string
  roles: readonly OfficeRole[]
  division?: string
}

/** Sets up the office, and may do what a planning officer does. */
export const DEMO_PLANNER: DemoPosition = {
  username: 'planner',
  title: 'นักวิเคราะห์นโยบายและแผน',
  name: 'เจ้าหน้าที่ตัวอย่าง สำนักปลัด',
  roles: ['administrator', 'planning-officer', 'support-committee'],
}

/** Everyone else whom the steps of ข้อ 26 need. */
export const DEMO_POSITIONS: readonly DemoPosition[] = [
  {
    username: 'division',
    title: 'นายช่างโยธา',
    name: 'เจ้าหน้าที่ตัวอย่าง กองช่าง',
    roles: ['division-officer'],
    division: 'กองช่าง',
  },
  {
    username: 'committee',
    title: 'เลขานุการคณะกรรมการพัฒนาเทศบาล',
    name: 'กรรมการตัวอย่าง',
    roles: ['development-committee'],
  },
  { username: 'executive', title: 'นายกเทศมนตรีตำบลดำเนินตัวอย่าง', name: 'ผู้บริหารตัวอย่าง', roles: ['executive'] },
  { username: 'secretary', title: 'ปลัดเทศบาล', name: 'ปลัดตัวอย่าง', roles: ['permanent-secretary'] },
  { username: 'auditor', title: 'ผู้ตรวจสอบภายใน', name: 'ผู้ตรวจสอบตัวอย่าง', roles: ['auditor'] },
]
