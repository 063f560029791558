import { defineLabels } from '#src/web/labels.ts'

export const setUpLabels = defineLabels({
  title: { th: 'ตั้งค่าครั้งแรก', en: 'First set-up' },
  lead: {
    th: 'ระบบนี้ยังว่าง เลือกหน่วยงาน ตรวจถ้อยคำ และตั้งผู้ดูแลระบบคนแรก แล้วเริ่มใช้ได้ทันที',
    en: 'This system is empty. Choose the office, check its words, make the first administrator, and begin.',
  },
  stepsTitle: { th: 'ขั้นตอน', en: 'Steps' },
  stepOffice: { th: 'เลือกหน่วยงาน', en: 'Choose the office' },
  stepDetails: { th: 'ตรวจถ้อยคำและตั้งผู้ดูแล', en: 'Words and administrator' },
  find: { th: 'ค้นหาหน่วยงาน', en: 'Find the office' },
  findHint: {
    th: 'พิมพ์ชื่อ อำเภอ จังหวัด หรือรหัส อปท. เช่น ทต.แม่สาย หรือ อบต. อ.เมือง จ.ตาก',
    en: 'Type a name, amphoe, province or code, for example ทต.แม่สาย.',
  },
  findSubmit: { th: 'ค้นหา', en: 'Find' },
  foundNone: { th: 'ไม่พบ “{q}” ลองพิมพ์สั้นลง', en: 'Nothing found for “{q}”. Try fewer letters.' },
  foundMany: {
    th: 'พบ {count} แห่ง แสดง {shown} แห่งแรก พิมพ์อำเภอหรือจังหวัดเพิ่มเพื่อให้แคบลง',
    en: '{count} found, the first {shown} shown. Add an amphoe or province.',
  },
  found: {
    th: 'หน่วยงานที่พบ ชื่อซ้ำกันได้ โปรดดูอำเภอและจังหวัด',
    en: 'Offices found. Names repeat: look at amphoe and province.',
  },
  place: { th: 'อำเภอ{amphoe} จังหวัด{province}', en: 'Amphoe {amphoe}, {province}' },
  placeNoAmphoe: { th: 'จังหวัด{province}', en: '{province}' },
  another: { th: 'เลือกหน่วยงานอื่น', en: 'Choose another office' },
  code: { th: 'รหัสตั้งค่า', en: 'Set-up code' },
  codeHint: {
    th: 'แสดงในหน้าต่างที่เปิดโปรแกรม เช่น K7QM2-9XZ4A และในไฟล์ set-up-code ของโฟลเดอร์ข้อมูล ยืนยันว่าท่านเป็นผู้ติดตั้ง',
    en: 'Shown where the program was started, and in the file set-up-code of the data folder. It proves that you installed it.',
  },
  wordsTitle: { th: 'ถ้อยคำของหน่วยงาน', en: 'Words of the office' },
  wordsLead: {
    th: 'ใช้ในเล่มแผนและประกาศ เติมให้ตามประเภทหน่วยงานแล้ว แก้ได้ถ้าหน่วยงานใช้คำอื่น',
    en: 'Used in the book and announcements. Filled in by the type of office; change what differs.',
  },
  administratorTitle: { th: 'ผู้ดูแลระบบคนแรก', en: 'First administrator' },
  name: { th: 'ชื่อและนามสกุล', en: 'Name' },
  positionTitle: { th: 'ตำแหน่ง', en: 'Position' },
  positionHint: { th: 'เช่น นักวิเคราะห์นโยบายและแผนชำนาญการ', en: 'For example “planning analyst”.' },
  roles: { th: 'บทบาทของตำแหน่งนี้', en: 'Roles of this position' },
  username: { th: 'ชื่อผู้ใช้', en: 'Username' },
  usernameHint: {
    th: 'a–z 0–9 จุด ขีดกลาง ขีดล่าง ยาว 3–30 ตัว ใช้ลงชื่อเข้าใช้',
    en: '3 to 30 of a–z, 0–9, dot, hyphen, underscore. Used to sign in.',
  },
  password: { th: 'รหัสผ่าน', en: 'Password' },
  passwordHint: {
    th: 'อย่างน้อย 10 ตัวอักษร ใช้หลายคำต่อกันจะจำง่ายและปลอดภัยกว่า',
    en: 'At least 10 characters. Several words in a row are easy to remember and safe.',
  },
  repeated: { th: 'พิมพ์รหัสผ่านอีกครั้ง', en: 'The password again' },
  submit: { th: 'เริ่มใช้งาน', en: 'Begin' },
  again: {
    th: 'ข้อมูลที่กรอกไว้ยังอยู่ครบ ยกเว้นรหัสผ่านซึ่งต้องพิมพ์ใหม่',
    en: 'All you typed is still here, but for the password, which must be typed again.',
  },
})

export const wordLabels = defineLabels({
  executiveTitle: { th: 'ตำแหน่งผู้บริหารท้องถิ่น (ใต้ลายมือชื่อ)', en: 'Title of the executive (under the signature)' },
  permanentSecretaryTitle: { th: 'ตำแหน่งปลัด', en: 'Title of the permanent secretary' },
  budgetInstrument: { th: 'กฎหมายงบประมาณเรียกว่า', en: 'The budget law is called' },
  developmentCommittee: { th: 'คณะกรรมการพัฒนา', en: 'Development committee' },
  supportCommittee: { th: 'คณะกรรมการสนับสนุน', en: 'Support committee' },
})
