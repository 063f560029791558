import type { Label } from '#src/domain/labels.ts'
import type { Scope } from '#src/domain/permissions.ts'
import { defineLabels } from '#src/web/labels.ts'

/** What a key of each scope may do. */
export const SCOPE_LABELS: Readonly<Record<Scope, Label>> = {
  read: { th: 'อ่านแผนและข้อมูลของหน่วยงาน', en: 'Read plans and data of the office' },
  write: { th: 'แก้ไขแผนและโครงการ', en: 'Edit plans and projects' },
  workflow: { th: 'ดำเนินขั้นตอนตามข้อ 26', en: 'Take steps of ข้อ 26' },
  admin: { th: 'ตั้งค่าหน่วยงานและบุคลากร', en: 'Set up the office and its people' },
}

export const apiKeyLabels = defineLabels({
  title: { th: 'คีย์ API ของท่าน', en: 'Your API keys' },
  lead: {
    th: 'ให้โปรแกรมอื่นทำงานแทนท่านในหน่วยงานนี้ คีย์ทำได้ไม่เกินสิทธิ์ของท่าน และใช้ไม่ได้ทันทีเมื่อท่านพ้นตำแหน่ง',
    en: 'Let other programs work for you in this office. A key never does more than you may, and ends when you hold no position here.',
  },
  docs: { th: 'วิธีใช้ API', en: 'How to use the API' },
  shownOnce: { th: 'คีย์ใหม่ของท่าน (แสดงครั้งเดียว)', en: 'Your new key (shown once)' },
  shownOnceHint: {
    th: 'คัดลอกไปเก็บในที่ปลอดภัยทันที ระบบไม่เก็บคีย์ไว้ จึงแสดงซ้ำไม่ได้ หากทำหาย ให้ยกเลิกแล้วสร้างใหม่',
    en: 'Copy it to a safe place now. It is not kept here and cannot be shown again: if it is lost, revoke it and make another.',
  },
  revoked: { th: 'ยกเลิกคีย์แล้ว', en: 'The key was revoked' },
  listTitle: { th: 'คีย์ที่มี', en: 'Keys' },
  empty: { th: 'ท่านยังไม่มีคีย์', en: 'You have no key yet.' },
  name: { th: 'ชื่อ', en: 'Name' },
  prefix: { th: 'ขึ้นต้นด้วย', en: 'Begins with' },
  scopes: { th: 'ขอบเขต', en: 'Scopes' },
  expires: { th: 'ใช้ได้ถึง', en: 'Works until' },
  lastUsed: { th: 'ใช้ล่าสุด', en: 'Last used' },
  never: { th: 'ยังไม่เคยใช้', en: 'never' },
  state: { th: 'สถานะ', en: 'State' },
  alive: { th: 'ใช้ได้', en: 'Works' },
  expired: { th: 'หมดอายุ', en: 'Expired' },
  wasRevoked: { th: 'ยกเลิกแล้ว', en: 'Revoked' },
  revoke: { th: 'ยกเลิกคีย์', en: 'Revoke' },
  addTitle: { th: 'สร้างคีย์ใหม่', en: 'Make a key' },
  nameHint: { th: 'ชื่อระบบหรือโปรแกรมที่จะใช้คีย์นี้', en: 'The system or program that will use it' },
  scopesHint: { th: 'เลือกเท่าที่โปรแกรมนั้นจำเป็น', en: 'As few as that program needs' },
  days: { th: 'อายุของคีย์', en: 'Works for' },
  daysOption: { th: '{days} วัน', en: '{days} days' },
  make: { th: 'สร้างคีย์', en: 'Make the key' },
  account: { th: 'กลับไปหน้าบัญชีของท่าน', en: 'Back to your account' },
})
