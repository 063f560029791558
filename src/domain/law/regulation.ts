/**
 * The wording of the planning regulation a plan is made under: '2559' = as amended by no. 2 (four-year plan), '2561' = as amended by
 * no. 3 (five-year plan, evaluation in December). A later amendment becomes a new member here and a new entry in each table of this folder.
 */
export const REGULATION_VERSIONS = ['2559', '2561'] as const
export type RegulationVersion = (typeof REGULATION_VERSIONS)[number]

/** Where a rule or a text of the law comes from. `source` null: from memory, to be checked before it is relied on. */
export type LawReference = { clause: string; source: string | null }

/** What is cited for one version of the regulation. */
export type Regulation = {
  version: RegulationVersion
  /** Full citation with its amendments, Arabic digits. */
  citation: string
  /** The clauses of the operation plan. */
  chapter: string
  amendments: readonly { name: string; gazette: string | null; source: string | null }[]
  /** What the development plan is called that the operation plan is taken from. */
  developmentPlan: string
}

const BASE = 'ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548'
const SECOND = {
  name: 'ฉบับที่ 2 พ.ศ. 2559',
  gazette: 'ประกาศในราชกิจจานุเบกษา 28 กันยายน 2559',
  source: 'tapong.go.th/intro/2019/01/04',
}
const THIRD = {
  name: 'ฉบับที่ 3 พ.ศ. 2561',
  gazette: 'ราชกิจจานุเบกษา เล่ม 135 ตอนพิเศษ 246 ง วันที่ 3 ตุลาคม 2561',
  source: 'online.flipbuilder.com/itic/hzzg/files/basic-html/page251.html',
}

const REGULATIONS: Readonly<Record<RegulationVersion, Regulation>> = {
  '2559': {
    version: '2559',
    citation: `${BASE} และที่แก้ไขเพิ่มเติม (ฉบับที่ 2) พ.ศ. 2559`,
    chapter: 'หมวด 5 ข้อ 26',
    amendments: [SECOND],
    developmentPlan: 'แผนพัฒนาสี่ปี',
  },
  '2561': {
    version: '2561',
    citation: `${BASE} และที่แก้ไขเพิ่มเติมถึง (ฉบับที่ 3) พ.ศ. 2561`,
    chapter: 'หมวด 5 ข้อ 26',
    amendments: [SECOND, THIRD],
    developmentPlan: 'แผนพัฒนาท้องถิ่น',
  },
}

/** The regulation in one of its versions. */
export const regulationOf = (version: RegulationVersion): Regulation => REGULATIONS[version]

/** The version in force when a fiscal year's plan is made: no. 3 from 4 October 2561, so from the plan of 2562 on. */
export const regulationForYear = (fiscalYear: number): RegulationVersion => (fiscalYear >= 2562 ? '2561' : '2559')
