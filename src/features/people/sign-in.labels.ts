import { defineLabels } from '#src/web/labels.ts'

export const signInLabels = defineLabels({
  title: { th: 'ลงชื่อเข้าใช้', en: 'Sign in' },
  lead: {
    th: 'สำหรับเจ้าหน้าที่ คณะกรรมการ และผู้บริหารของหน่วยงานที่ใช้ระบบนี้',
    en: 'For officers, committees and executives of the offices that use this system.',
  },
  username: { th: 'ชื่อผู้ใช้', en: 'Username' },
  password: { th: 'รหัสผ่าน', en: 'Password' },
  submit: { th: 'ลงชื่อเข้าใช้', en: 'Sign in' },
  wrong: { th: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง', en: 'Wrong username or password' },
  wrongText: {
    th: 'ตรวจตัวพิมพ์ใหญ่เล็กและภาษาของแป้นพิมพ์ แล้วลองอีกครั้ง',
    en: 'Check capital letters and the language of the keyboard, and try again.',
  },
  tooMany: { th: 'ลองหลายครั้งเกินไป', en: 'Too many tries' },
  tooManyText: {
    th: 'กรุณารอ {seconds} วินาที แล้วลองใหม่',
    en: 'Please wait {seconds} seconds and try again.',
  },
  forgotten: {
    th: 'ลืมรหัสผ่าน: ให้ผู้ดูแลระบบของหน่วยงานออกลิงก์ตั้งรหัสผ่านใหม่ ระบบนี้ไม่ส่งอีเมล',
    en: 'Forgotten the password? The administrator of your office makes a link to choose a new one. No e-mail is sent.',
  },
  signOut: { th: 'ออกจากระบบ', en: 'Sign out' },
  noOffice: { th: 'ท่านไม่ได้ดำรงตำแหน่งในหน่วยงานใดวันนี้', en: 'You hold no position in any office today' },
  noOfficeText: {
    th: 'บัญชีใช้ได้ แต่วันนี้ไม่มีตำแหน่งที่มีผล ให้ผู้ดูแลระบบของหน่วยงานตรวจวันเริ่มและวันสิ้นสุด',
    en: 'The account works, but no position is in force today. The administrator of your office can check its first and last day.',
  },
})
