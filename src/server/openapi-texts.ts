/** What stands once at the head of the description: how to ask, for all operations alike. Markdown, Thai first. */
export const API_DESCRIPTION = `แผนการดำเนินงานประจำปีขององค์กรปกครองส่วนท้องถิ่น · Annual operation plans of Thai local governments.

**การยืนยันตัวตน · Who asks.** ส่งหัวข้อ \`Authorization: Bearer dmn_…\` ด้วยคีย์ที่สร้างในหน้าบัญชีของท่าน หรือใช้คุกกี้เมื่อลงชื่อเข้าใช้แล้ว การเขียนด้วยคุกกี้รับจากหน้าของระบบนี้เท่านั้น · Send a key of your account page as a bearer token, or the cookie of a session; writes with a cookie are taken from our own pages only.

**ขอบเขตของคีย์ · Scopes of a key.** \`read\` อ่าน · reads; \`write\` แก้ไขแผน · edits plans; \`workflow\` ดำเนินขั้นตอน · takes steps; \`admin\` ตั้งค่าหน่วยงาน · sets up the office. ไม่เกินสิทธิ์ของเจ้าของคีย์ · Never more than its owner may.

**รุ่นของข้อมูล · Versions.** คำตอบมี \`ETag\` ส่งกลับมาใน \`If-Match\` เมื่อแก้ไข ไม่ส่งได้ 428 ส่งค่าเก่าได้ 409 · Answers bear an ETag: send it as If-Match when you change what was read. Without it 428, with an old one 409.

**รายการยาว · Long lists.** ตอบทีละส่วนพร้อม \`nextCursor\` ส่งค่านั้นเป็น \`cursor\` เพื่อขอส่วนถัดไป null คือหมดแล้ว · Part by part: give \`nextCursor\` as \`cursor\` for the next; null ends the list.

**คำปฏิเสธ · Refusals.** \`application/problem+json\` (RFC 9457) บอกทุกข้อที่ต้องแก้ใน \`problems\` ในคราวเดียว · tells all shortcomings at once.

**เงินและวันที่ · Money and dates.** เงินเป็นสตางค์ (จำนวนเต็ม) วันที่เป็น ค.ศ. แบบ ISO ปีงบประมาณเป็น พ.ศ. เดือนเป็นบิต 12 บิต เริ่มที่ตุลาคม · Money in satang, dates in ISO form, fiscal years in the Buddhist era, months as 12 bits from October on.`

/** How a client proves who asks. */
export const SECURITY_SCHEMES = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'คีย์ API ส่วนบุคคล ขึ้นต้นด้วย dmn_ · Personal API key, begins with dmn_',
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'damnoen.session_token',
    description:
      'คุกกี้ของผู้ลงชื่อเข้าใช้ (ชื่อขึ้นต้นด้วย __Secure- เมื่อใช้ https) · Session cookie (with prefix __Secure- over https)',
  },
} as const

/** The refusals, by status: named in the description, each in Thai and English. */
export const REFUSALS = {
  401: { name: 'Unauthenticated', description: 'ยังไม่ลงชื่อเข้าใช้ หรือคีย์ใช้ไม่ได้ · Not signed in, or the key does not work' },
  403: { name: 'Forbidden', description: 'ไม่มีสิทธิ์ หรือขอบเขตของคีย์ไม่พอ · Not allowed, or beyond the scopes of the key' },
  404: { name: 'NotFound', description: 'ไม่พบ · Not there' },
  409: {
    name: 'Conflict',
    description: 'มีผู้แก้ไขไปแล้ว หรือสถานะไม่ยอมให้ทำ · Changed by someone else, or not possible as things stand',
  },
  413: { name: 'TooLarge', description: 'ข้อมูลใหญ่เกินไป · Too large' },
  422: { name: 'Invalid', description: 'ข้อมูลไม่ถูกต้อง บอกครบทุกข้อ · Not valid; every shortcoming is told' },
  428: { name: 'VersionMissing', description: 'ต้องส่ง If-Match · If-Match is required' },
  default: { name: 'Failed', description: 'ระบบขัดข้องหรือไม่ว่าง · A fault of ours, or too busy' },
} as const

/** Parameters that mean the same everywhere. */
export const PARAMETER_DESCRIPTIONS: Readonly<Record<string, string>> = {
  officeCode: 'รหัสหน่วยงาน 7 หลัก · DLA code of the office, 7 digits',
  fiscalYear: 'ปีงบประมาณ พ.ศ. · Fiscal year, Buddhist era',
  projectId: 'รหัสโครงการ · Id of the project',
  limit: 'จำนวนสูงสุดต่อส่วน · Most that are answered at once',
  cursor: 'nextCursor ของส่วนก่อน · nextCursor of the part before',
}

/** The chapters of the description, in order. The first whose pattern matches a path takes it. */
export const API_TAGS: readonly { name: string; description: string; pattern: RegExp }[] = [
  {
    name: 'projects',
    description: 'โครงการในแผน · Projects of a plan',
    pattern: /^\/offices\/.*\/(projects|edits|undo|changes)\b/,
  },
  { name: 'checks', description: 'การตรวจแผน · Checks of a plan', pattern: /\/(checks|fund-totals)\b/ },
  { name: 'steps', description: 'ขั้นตอนตามข้อ 26 · Steps of ข้อ 26', pattern: /\/(steps|progress|remarks)\b/ },
  { name: 'deadlines', description: 'กำหนดเวลาและวันหยุด · Deadlines and days off', pattern: /\/(deadlines|holidays)\b/ },
  {
    name: 'publications',
    description: 'แผนที่ประกาศแล้ว · Announced plans',
    pattern: /\/(published|publications|announcement|posting|p)\b/,
  },
  { name: 'imports', description: 'การนำเข้าไฟล์ · Imports of files', pattern: /\/imports\b/ },
  {
    name: 'people',
    description: 'ตำแหน่งและบุคลากร · Positions and people',
    pattern: /\/(people|positions|holdings|divisions|profile|words)\b/,
  },
  { name: 'plans', description: 'แผน · Plans', pattern: /\/plans\b/ },
  { name: 'offices', description: 'หน่วยงาน · Offices', pattern: /^\/offices\b/ },
  { name: 'other', description: 'อื่น ๆ · Other', pattern: /^/ },
]

/** The chapter that a route belongs to. */
export const tagOf = (path: string): string => API_TAGS.find(({ pattern }) => pattern.test(path))?.name ?? 'other'
