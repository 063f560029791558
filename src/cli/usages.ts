/** What `damnoen VERB --help` prints, and what is repeated when a verb is called wrongly. */
export const USAGES = {
  serve: `damnoen serve

เปิดระบบในเบราว์เซอร์ จนกว่าจะสั่งหยุดด้วย Ctrl+C

ตัวแปรแวดล้อม
  PORT            พอร์ต (ปกติ 3000)
  DAMNOEN_DATA    โฟลเดอร์ข้อมูล (ปกติ ./data)
  DATABASE_URL    ใช้ PostgreSQL 15 ขึ้นไปแทนฐานข้อมูลในตัว
  DAMNOEN_LOG     silent error warn info debug (ปกติ warn)
`,
  import: `damnoen import FILE [--json]

อ่านไฟล์แผนการดำเนินงาน (.xlsx .xls .ods .csv .docx) แล้วแสดงสิ่งที่เข้าใจและข้อที่ต้องตรวจ โดยไม่บันทึกอะไร

  --json   พิมพ์ผลเป็น JSON หนึ่งบรรทัด

สถานะเมื่อจบ: 0 อ่านได้ · 2 ไฟล์ใช้ไม่ได้หรือคำสั่งผิด
`,
  book: `damnoen book FILE --office CODE|NAME --year 2570 [--out DIR] [--formats pdf,docx,xlsx] [--digits thai|arabic] [--bars shaded|arrows]

จัดทำเล่มแผนจากไฟล์ของหน่วยงานโดยตรง พิมพ์ชื่อไฟล์ที่ได้บรรทัดละหนึ่งไฟล์

  --office    รหัส อปท. 7 หลัก หรือชื่อ เช่น "ทต.แม่สาย" หากชื่อซ้ำให้ต่อด้วย อ. และ จ.
  --year      ปีงบประมาณ (พ.ศ.)
  --out       โฟลเดอร์ที่เก็บผล (ปกติ โฟลเดอร์ปัจจุบัน)
  --formats   pdf docx xlsx คั่นด้วยจุลภาค (ปกติ ทั้งหมด)
  --digits    เลขไทยหรืออารบิก (ปกติ thai)
  --bars      แถบเดือนในไฟล์ Word: ระบายสีหรือลูกศร (ปกติ shaded)

สถานะเมื่อจบ: 0 จัดทำแล้ว · 2 ไฟล์ใช้ไม่ได้หรือคำสั่งผิด
`,
  demo: `damnoen demo [--reset]

เปิดระบบพร้อมข้อมูลสมมุติทั้งปีงบประมาณ ในโฟลเดอร์ของตัวเอง (./data-demo หรือตามตัวแปร DAMNOEN_DEMO_DATA)

  --reset   ลบข้อมูลทดลองเดิมแล้วเริ่มใหม่
`,
} as const
