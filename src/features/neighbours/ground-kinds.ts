/**
 * Kinds of work by the words of their names: patterns that the database and the program read alike. A work may be of several kinds.
 */
export const WORK_KINDS = {
  surface: 'ถนน|ผิวจราจร|ผิวทาง|ลาดยาง|แอสฟัล|ทางเท้า|สายทาง',
  drain: 'ระบายน้ำ|ท่อลอด|ท่อเหลี่ยม|บ่อพัก|รางวี|วางท่อ',
  pipe: 'ประปา|ท่อเมน',
  cable: 'ไฟฟ้า|สายไฟ|เคเบิล|โคมไฟ|ใยแก้ว|สื่อสาร|โทรศัพท์|ส่องสว่าง',
  water: 'คลอง|ลำห้วย|ขุดลอก|ฝาย|ตลิ่ง|แหล่งน้ำ|บาดาล|ลำเหมือง|สระน้ำ|สะพาน',
} as const
export type WorkKind = keyof typeof WORK_KINDS
/** All kinds of work in the ground. */
export const WORK_KIND_NAMES = Object.keys(WORK_KINDS) as readonly WorkKind[]

const patterns = WORK_KIND_NAMES.map((kind) => [kind, new RegExp(WORK_KINDS[kind])] as const)

/** The kinds that a name speaks of; none for works that are held, bought or built apart from ways and waters. */
export const kindsOf = (name: string): WorkKind[] =>
  patterns.flatMap(([kind, pattern]) => (pattern.test(name) ? [kind] : []))

/** All kinds in one pattern: works on ways and waters. */
export const GROUND_WORKS = Object.values(WORK_KINDS).join('|')
